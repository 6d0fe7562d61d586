import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../src/engine/index.ts';
import { createLocalPool } from '../../src/experiments/local.ts';
import { runEnsemble } from '../../src/experiments/ensemble.ts';
import { pairedDifferences } from '../../src/experiments/paired.ts';
import { levers } from '../../src/model/levers/catalogue.ts';
import type { Scenario } from '../../src/model/settings.ts';
import { loadScenario } from '../../src/scenario/parse.ts';

const frontier = loadScenario(readFileSync(new URL('../../scenarios/frontier.yaml', import.meta.url), 'utf8'));
const pool = createLocalPool(runToEnd);
const runs = 250;
const ensemble = (scenario: Scenario) => runEnsemble(pool, scenario, { runs, paths: [], levels: [] });

describe('the default scenario', () => {
  it('is not saturated: catastrophe between a quarter and nine tenths of the mean of p_true, few corners, and half of the levers matter', async () => {
    const baseline = await ensemble(frontier);
    const own = pairedDifferences({ ...baseline, outcomes: new Float64Array(baseline.outcomes.length) }, baseline);
    const catastrophe = own.catastrophe.mean!;
    expect(catastrophe).toBeGreaterThan(0.25 * 0.4);
    expect(catastrophe).toBeLessThan(0.9 * 0.4);
    expect(own.saturatedShare.mean!).toBeLessThanOrEqual(0.3);
    expect(baseline.certificates.solved).toBe(baseline.certificates.rounds);
    expect(baseline.certificates.worstEpsilon).toBeLessThanOrEqual(1e-9);

    let moving = 0;
    for (const lever of levers) {
      const policies = [{ lever: lever.id, start: 0, end: null, coverage: 1, strength: lever.typical }];
      const { catastrophe: difference } = pairedDifferences(baseline, await ensemble({ ...frontier, policies }));
      if (difference.low! > 0 || difference.high! < 0) moving++;
    }
    expect(moving).toBeGreaterThanOrEqual(levers.length / 2);
  }, 300_000);
});
