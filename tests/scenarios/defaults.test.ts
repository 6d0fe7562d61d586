import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { mean, studentQuantile, variance } from '../../src/core/statistics/index.ts';
import { findLever, levers } from '../../src/model/levers/catalogue.ts';
import { outcomeIndex, outcomeNames, type OutcomeName } from '../../src/model/outcomes/outcomes.ts';
import type { LeverSetting, Scenario } from '../../src/model/settings.ts';
import { createNodePool } from '../../src/platform/node/threads.ts';
import { parsePolicy } from '../../src/scenario/parse.ts';
import { shippedScenario } from '../scenario-files.ts';

const frontier = shippedScenario('frontier');
const pool = createNodePool({ size: 2, solvers: 0 });
afterAll(() => pool.close());

/**
 * Pairs of runs at the two looks. An interval of each look leaves out 1 of 80 cases on either side, so that both looks together hold 95 %
 * (Bonferroni).
 */
const looks = [16, 64] as const;
const quantile = 1 - 0.05 / 2 / looks.length;
const baselineRuns = 128;
const width = outcomeNames.length;

/** Outcomes of first runs by scenario, computed as far as they were asked for. */
const known = new Map<string, { runs: number; rounds: number; solved: number; values: number[] }>();
async function outcomesOf(scenario: Scenario, runs: number): Promise<readonly number[]> {
  const key = JSON.stringify(scenario.policies);
  const kept = known.get(key) ?? { runs: 0, rounds: 0, solved: 0, values: [] };
  known.set(key, kept);
  const block = 8;
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

/**
 * A lever at typical strength from month 0 on, and what it is compared with. Its policy file says on top of what it makes sense: verification and
 * sanctions on a treaty, inspection, fine, suspension and whistleblowers on a cap, insurance on liability; all others on nothing.
 */
function trialOf(id: string): { readonly without: Scenario; readonly under: Scenario } {
  const text = readFileSync(new URL(`../../scenarios/policies/${id}.yaml`, import.meta.url), 'utf8');
  const settings = parsePolicy(text, id, frontier).policy!.levers.map((setting): LeverSetting => ({ ...setting, start: 0, ...(setting.lever === id ? { strength: findLever(id, [])!.typical } : {}) }));
  return { without: { ...frontier, policies: settings.filter((setting) => setting.lever !== id) }, under: { ...frontier, policies: settings } };
}

/** The outcomes looked at: the chance of catastrophe with the last draw left open, which has the mean of the share of catastrophes and less noise. */
const asked = ['expectedCatastrophe', 'timeToThreshold'] as const satisfies readonly OutcomeName[];

/** How far a mean paired difference lies from zero, in half widths of its interval: above 1 the interval leaves out zero. The larger of the two outcomes. */
async function reach({ without, under }: ReturnType<typeof trialOf>, pairs: number): Promise<number> {
  let furthest = 0;
  for (const name of asked) {
    const [from, to] = [await column(without, name, pairs), await column(under, name, pairs)];
    const differences = to.map((value, run) => value - from[run]!);
    const half = studentQuantile(quantile, pairs - 1) * Math.sqrt(variance(differences) / pairs);
    if (half > 0) furthest = Math.max(furthest, Math.abs(mean(differences)) / half);
  }
  return furthest;
}

describe('the default scenario', () => {
  it('is not saturated: catastrophe between a quarter and nine tenths of the mean of p_true, at most 30 % corner rounds, half of the races decided by month 40', async () => {
    for (const name of ['catastrophe', 'expectedCatastrophe'] as const) {
      const chance = mean(await column(frontier, name, baselineRuns));
      expect(chance, name).toBeGreaterThan(0.25 * 0.4);
      expect(chance, name).toBeLessThan(0.9 * 0.4);
    }
    expect(mean(await column(frontier, 'saturatedShare', baselineRuns))).toBeLessThanOrEqual(0.3);
    const { rounds, solved } = known.get(JSON.stringify(frontier.policies))!;
    expect(solved).toBe(rounds);
    const times = [...await column(frontier, 'timeToThreshold', baselineRuns)].sort((a, b) => a - b);
    expect(times[baselineRuns / 2]!).toBeGreaterThan(20);
    expect(times[baselineRuns / 2]!).toBeLessThan(40);
  }, 120_000);

  it('has every lever tried where it can act', () => {
    const alone = levers.filter((lever) => trialOf(lever.id).without.policies.length === 0).map((lever) => lever.id);
    expect(levers.map((lever) => lever.id).filter((id) => !alone.includes(id)).sort())
      .toEqual(['fine', 'inspection', 'insurance', 'sanctions', 'suspension', 'verification', 'whistleblower-protection']);
    for (const lever of levers) expect(trialOf(lever.id).under.policies.find((setting) => setting.lever === lever.id)?.strength, lever.id).toBe(lever.typical);
  });

  /**
   * Sequential, by a plan fixed beforehand: all levers at the first look; those undecided at the second, the nearest first, until half have moved.
   * The order and the stop cannot make a lever pass: each passes on its own pairs, and to test the rest could only add more. A lever that does
   * nothing passes in at most 10 of 100 cases: 5 for either outcome.
   */
  it('answers to at least half of its levers, in the chance of catastrophe or the time of the decision', async () => {
    const moving: string[] = [];
    const undecided: { readonly id: string; readonly trial: ReturnType<typeof trialOf>; readonly reach: number }[] = [];
    for (const { id } of levers) {
      const trial = trialOf(id);
      const reached = await reach(trial, looks[0]);
      if (reached > 1) moving.push(id);
      else undecided.push({ id, trial, reach: reached });
    }
    for (const { id, trial } of undecided.sort((a, b) => b.reach - a.reach)) {
      if (moving.length >= levers.length / 2) break;
      if (await reach(trial, looks[1]) > 1) moving.push(id);
    }
    expect(moving.length, moving.join(', ')).toBeGreaterThanOrEqual(levers.length / 2);
  }, 300_000);
});
