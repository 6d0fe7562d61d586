import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../src/engine/index.ts';
import { loadScenario } from '../../src/scenario/parse.ts';

const folder = new URL('../../scenarios/', import.meta.url);
const file = new URL('hashes.json', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length)).sort();

/**
 * Hashes of the first runs of every scenario. A change here changes results for users: it belongs in the changelog, with the mark "Results
 * change", and UPDATE_GOLDEN=1 writes the file anew.
 */
describe('golden runs', () => {
  const computed: Record<string, string[]> = {};
  for (const name of names) {
    it(`of ${name} have the hashes of the last release`, () => {
      const scenario = loadScenario(readFileSync(new URL(`${name}.yaml`, folder), 'utf8'), name);
      const crowded = scenario.researchers.count > 100_000;
      const large = crowded || scenario.labs.some((lab) => lab.count > 50);
      // A year of a million people pins the same rules as four.
      const pinned = crowded ? { ...scenario, horizonMonths: 12 } : scenario;
      computed[name] = Array.from({ length: large ? 1 : name === 'frontier' ? 8 : 4 }, (_, run) => runToEnd(pinned, run).hash);
      if (process.env['UPDATE_GOLDEN'] === '1') return;
      const golden = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>;
      expect(computed[name]).toEqual(golden[name]);
    });
  }
  it('cover every scenario and no other', () => {
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, `${JSON.stringify(computed, null, 2)}\n`);
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object).sort()).toEqual(names);
  });
});
