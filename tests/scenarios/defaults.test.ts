import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { meanInterval } from '../../src/core/statistics/index.ts';
import { findLever, levers } from '../../src/model/levers/catalogue.ts';
import { outcomeIndex, outcomeNames, type OutcomeName } from '../../src/model/outcomes/outcomes.ts';
import type { LeverSetting, Scenario } from '../../src/model/settings.ts';
import { createNodePool } from '../../src/platform/node/threads.ts';
import { parsePolicy } from '../../src/scenario/parse.ts';
import { shippedScenario } from '../scenario-files.ts';

const frontier = shippedScenario('frontier');
const pool = createNodePool({ size: 2, solvers: 0 });
afterAll(() => pool.close());

/** Pairs of runs after which the levers still undecided are looked at. */
const looks = [60, 120, 240] as const;
const baselineRuns = 240;
const width = outcomeNames.length;

/** Outcomes of first runs by scenario, computed as far as they were asked for. */
const known = new Map<string, { runs: number; rounds: number; solved: number; values: number[] }>();
async function outcomesOf(scenario: Scenario, runs: number): Promise<readonly number[]> {
  const key = JSON.stringify(scenario.policies);
  const kept = known.get(key) ?? { runs: 0, rounds: 0, solved: 0, values: [] };
  known.set(key, kept);
  const block = 10;
  const jobs = [];
  for (let from = kept.runs; from < runs; from += block) jobs.push(pool.runBlock({ scenario, from, count: Math.min(block, runs - from), paths: [] }));
  for (const { outcomes, certificates } of await Promise.all(jobs)) {
    kept.values.push(...outcomes);
    kept.rounds += certificates.rounds;
    kept.solved += certificates.solved;
  }
  kept.runs = Math.max(kept.runs, runs);
  return kept.values;
}

/** One outcome of the first runs; a race that was not decided counts as decided at the horizon. */
async function column(scenario: Scenario, name: OutcomeName, runs: number): Promise<readonly number[]> {
  const values = await outcomesOf(scenario, runs);
  return Array.from({ length: runs }, (_, run) => values[run * width + outcomeIndex(name)]!).map((value) => (name === 'timeToThreshold' && Number.isNaN(value) ? frontier.horizonMonths : value));
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * A lever at typical strength from month 0 on, and what it is compared with. Its policy file says on top of what it makes sense: verification and
 * sanctions on a treaty, inspection, fine, suspension and whistleblowers on a cap, insurance on liability; all others on nothing.
 */
function trialOf(id: string): { readonly without: Scenario; readonly under: Scenario } {
  const text = readFileSync(new URL(`../../scenarios/policies/${id}.yaml`, import.meta.url), 'utf8');
  const settings = parsePolicy(text, id, frontier).policy!.levers.map((setting): LeverSetting => ({ ...setting, start: 0, ...(setting.lever === id ? { strength: findLever(id, [])!.typical } : {}) }));
  return { without: { ...frontier, policies: settings.filter((setting) => setting.lever !== id) }, under: { ...frontier, policies: settings } };
}

/** Whether the 95 % interval of the paired difference of an outcome leaves out zero. */
async function moves({ without, under }: ReturnType<typeof trialOf>, name: OutcomeName, pairs: number): Promise<boolean> {
  const [from, to] = [await column(without, name, pairs), await column(under, name, pairs)];
  const { low, high } = meanInterval(to.map((value, run) => value - from[run]!));
  return low > 0 || high < 0;
}

describe('the default scenario', () => {
  it('is not saturated: catastrophe between a quarter and nine tenths of the mean of p_true, at most 30 % corner rounds, half of the races decided by month 40', async () => {
    const catastrophe = mean(await column(frontier, 'catastrophe', baselineRuns));
    expect(catastrophe).toBeGreaterThan(0.25 * 0.4);
    expect(catastrophe).toBeLessThan(0.9 * 0.4);
    expect(mean(await column(frontier, 'saturatedShare', baselineRuns))).toBeLessThanOrEqual(0.3);
    const { rounds, solved } = known.get(JSON.stringify(frontier.policies))!;
    expect(solved).toBe(rounds);
    const times = [...await column(frontier, 'timeToThreshold', baselineRuns)].sort((a, b) => a - b);
    expect(times[baselineRuns / 2]!).toBeGreaterThan(20);
    expect(times[baselineRuns / 2]!).toBeLessThan(40);
  }, 300_000);

  it('has every lever tried where it can act', () => {
    const alone = levers.filter((lever) => trialOf(lever.id).without.policies.length === 0).map((lever) => lever.id);
    expect(levers.map((lever) => lever.id).filter((id) => !alone.includes(id)).sort())
      .toEqual(['fine', 'inspection', 'insurance', 'sanctions', 'suspension', 'verification', 'whistleblower-protection']);
    for (const lever of levers) expect(trialOf(lever.id).under.policies.find((setting) => setting.lever === lever.id)?.strength, lever.id).toBe(lever.typical);
  });

  /**
   * Sequential, by a plan fixed beforehand: all levers at 60 pairs, those still undecided at 120, then at 240; the search ends as soon as half have
   * moved. Looking up to three times, a lever that does nothing passes for one that moves in at most 14 of 100 cases (three times 5 %, Bonferroni).
   */
  it('answers to at least half of its levers, in the chance of catastrophe or the time of the decision', async () => {
    const moving = new Set<string>();
    for (const pairs of looks) {
      for (const { id } of levers) {
        if (moving.has(id) || moving.size >= levers.length / 2) continue;
        const trial = trialOf(id);
        if (await moves(trial, 'catastrophe', pairs) || await moves(trial, 'timeToThreshold', pairs)) moving.add(id);
      }
    }
    expect(moving.size, [...moving].join(', ')).toBeGreaterThanOrEqual(levers.length / 2);
  }, 900_000);
});
