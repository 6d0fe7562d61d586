import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { command, settingsBetween, shellQuoted } from '../../src/app/share/command.ts';
import { loadScenario } from '../../src/scenario/parse.ts';
import { setPath } from '../../src/scenario/set.ts';
import { shippedScenario } from '../scenario-files.ts';

const shipped = shippedScenario('frontier');
const paths = ['race.decisiveness', 'race.trueRisk', 'risk.trueRisk', 'labs.0.compute', 'labs.2.subjectiveRisk', 'horizonMonths', 'seed'];
const numberAt = (path: string): unknown => path.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], shipped);
const present = paths.filter((path) => typeof numberAt(path) === 'number');

describe('the command that computes the same', () => {
  it('names every number that was changed, and nothing else: set one by one they make the very scenario', () => {
    expect(present.length).toBeGreaterThan(2);
    fc.assert(fc.property(fc.subarray(present, { minLength: 1 }), fc.double({ min: 0.01, max: 0.9, noNaN: true }), (chosen, factor) => {
      let current = shipped;
      for (const path of chosen) current = replaced(current, path.split('.'), (numberAt(path) as number) * factor);
      const settings = settingsBetween(shipped, current);
      expect(settings.map(({ path }) => path).sort()).toEqual([...chosen].sort());
      let made = shipped;
      for (const { path, value } of settings) {
        const set = setPath(made, path, value);
        // A value outside of its range is refused by the command line too; the page cannot set one.
        if (set.scenario === undefined) return;
        made = set.scenario;
      }
      expect(made).toEqual(current);
    }), { numRuns: 40 });
  });

  it('is short where nothing was changed, and asks for the file where the scenario is not shipped', () => {
    expect(command('frontier', shipped, shipped)).toBe('npx lab-race run frontier --runs 200');
    const own = loadScenario('version: 1\nname: My own\n');
    expect(command(null, own, own, 30)).toBe('npx lab-race run lab-race-my-own.json --runs 30');
  });

  it('is safe to paste: what is set is one word for the shell', () => {
    expect(shellQuoted("a'; rm -rf $HOME; '")).toBe(`'a'\\''; rm -rf $HOME; '\\'''`);
    const current = { ...shipped, name: "x'; echo hit; '" };
    expect(command('frontier', shipped, current)).toContain(`'name="x'\\''; echo hit; '\\''"'`);
  });
});

function replaced<T>(target: T, [first, ...rest]: readonly string[], value: unknown): T {
  if (first === undefined) return value as T;
  if (Array.isArray(target)) return target.map((entry: unknown, index) => (index === Number(first) ? replaced(entry, rest, value) : entry)) as T;
  return { ...target, [first]: replaced((target as Record<string, unknown>)[first], rest, value) };
}
