import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { askAll, askingOf } from '../../src/actions/bench-choices.ts';
import { ALIGNMENT, CAPABILITIES, NEITHER } from '../../src/games/labour/index.ts';
import { compileChoiceTwin } from '../../src/platform/node/choice-twin.ts';
import { loadScenario } from '../../src/scenario/parse.ts';

const twin = compileChoiceTwin();
if (twin === null) process.stderr.write('\nSKIPPED: the choice of jobs against C: no C compiler (cc) was found\n');
afterAll(() => twin?.close());

const frontier = loadScenario(readFileSync(new URL('../../scenarios/frontier.yaml', import.meta.url), 'utf8'), 'frontier');

describe('the choice of jobs', () => {
  it('moves people between all three jobs, whatever their number', () => {
    for (const count of [1, 63, 64, 65, 5000]) {
      const asking = askingOf(frontier, count);
      expect(askAll(asking, 3)).toHaveLength(count);
      expect(asking.jobs).toEqual(askingOf(frontier, count).jobs);
    }
    expect(new Set(askAll(askingOf(frontier, 5000), 3))).toEqual(new Set([CAPABILITIES, ALIGNMENT, NEITHER]));
  });

  it.skipIf(twin === null)('is that of a program in C, person by person', () => {
    for (const [count, seed, passes] of [[1, 'a', 1], [65, 'b', 4], [20_000, 'c', 12], [3000, 'd', 40]] as const) {
      const asking = askingOf({ ...frontier, seed }, count);
      expect(Buffer.compare(askAll(asking, passes), twin!.ask(asking, passes).jobs)).toBe(0);
    }
    const { researchers } = frontier;
    const other = askingOf({ ...frontier, researchers: { ...researchers, stipend: 0.05, spread: researchers.spread / 3, peers: 0.9, switchingCost: 0, scopeShare: 0.5 } }, 4000);
    expect(Buffer.compare(askAll(other, 9), twin!.ask(other, 9).jobs)).toBe(0);
  });
});
