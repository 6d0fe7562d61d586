import { expect, test } from 'vitest';
import { policyReadouts } from '../../src/experiments/policy-readouts.ts';
import type { EnsembleResult } from '../../src/experiments/types.ts';
import { outcomeIndex, outcomeNames, type OutcomeName } from '../../src/model/outcomes/outcomes.ts';
import { trueRiskOfRun } from '../../src/model/world/create.ts';
import { readoutsOf } from '../../src/record/readouts.ts';
import { complete, type ScenarioInput } from '../../src/scenario/complete.ts';

const none = { rounds: 0, solved: 0, noPure: 0, unresolved: 0, worstEpsilon: 0, severalEquilibria: 0 };
function ensemble(rows: readonly Partial<Record<OutcomeName, number>>[], scenario: ScenarioInput = { horizonMonths: 60 }): EnsembleResult {
  const outcomes = new Float64Array(rows.length * outcomeNames.length);
  rows.forEach((row, run) => { for (const [name, value] of Object.entries(row)) outcomes[run * outcomeNames.length + outcomeIndex(name as OutcomeName)] = value; });
  return { scenario: complete(scenario), runs: rows.length, hash: '', labs: [], rows: 0, outcomes, bands: [], futures: { columns: [], labs: [], rows: 0, runs: 0, values: new Float64Array(0) }, certificates: none, partial: false };
}

test('the chance of catastrophe given a decision, undecided runs and the worst twentieth are counted from the runs', () => {
  const rows = Array.from({ length: 40 }, (_, run) => ({
    reached: run < 30 ? 1 : 0, catastrophe: run < 6 || run === 35 ? 1 : 0, catastropheByDecision: run < 6 ? 1 : 0, welfare: run * 10, harm: run,
  }));
  const readouts = readoutsOf(ensemble(rows));
  expect(readouts.catastropheGivenDecision).toMatchObject({ count: 6, of: 30, estimate: 0.2 });
  // Of the ten without a decision one ended in an accident.
  expect(readouts.undecided).toMatchObject({ count: 9, of: 40, estimate: 9 / 40 });
  expect(readouts.worst).toEqual({ runs: 2, welfare: 5, welfareWithoutCatastrophe: 0, harm: 0.5, catastrophe: 1 });
});

test('an ensemble without decisions has no chance given one', () => {
  expect(readoutsOf(ensemble([{ welfare: 1 }])).catastropheGivenDecision).toEqual({ estimate: null, low: null, high: null, count: 0, of: 0 });
});

test('the ratio of chances has the interval of matched pairs', () => {
  // 8 of 40 before, 4 of 40 after, 3 in both: ln(1/2) ± 1.96 sqrt((5 + 1)/(8 · 4)).
  const before = ensemble(Array.from({ length: 40 }, (_, run) => ({ catastrophe: run < 8 ? 1 : 0 })));
  const after = ensemble(Array.from({ length: 40 }, (_, run) => ({ catastrophe: run < 3 || run === 20 ? 1 : 0 })));
  const ratio = policyReadouts([before, after])[1]!.catastropheRatio;
  expect(ratio.estimate).toBe(0.5);
  expect(ratio.low).toBeCloseTo(0.5 * Math.exp(-1.959963984540054 * Math.sqrt(6 / 32)), 12);
  expect(ratio.high).toBeCloseTo(0.5 * Math.exp(1.959963984540054 * Math.sqrt(6 / 32)), 12);
  expect(policyReadouts([after, after])[1]!.catastropheRatio.estimate).toBe(1);
});

test('delay is told for each million of public money, an undecided run at the horizon, and not at all where nothing is spent', () => {
  const before = ensemble([{ timeToThreshold: 30, publicSpending: 30 }, { timeToThreshold: 40, publicSpending: 40 }, { catastropheByAccident: 1, publicSpending: 1 }]);
  // The baseline's million a month goes on for as long as the run: it is not the policy's.
  const after = ensemble([{ timeToThreshold: 40, publicSpending: 40 + 10 }, { timeToThreshold: NaN, publicSpending: 60 + 20 }, { timeToThreshold: 50, publicSpending: 500 }]);
  const [, { monthsOfDelayPerMusd: delay }] = policyReadouts([before, after]) as [unknown, ReturnType<typeof policyReadouts>[number]];
  // Delays of 10 and 20 months for 10 and 20 M$: one month a million, and every pair says so.
  expect(delay.estimate).toBe(1);
  expect([delay.low, delay.high]).toEqual([1, 1]);
  expect(policyReadouts([before, before])[1]!.monthsOfDelayPerMusd.estimate).toBeNull();
});

test('regret is what the best choice for each fifth of the prior of p_true would have brought more', () => {
  const scenario: ScenarioInput = { seed: 'regret', risk: { trueRisk: { beta: [4, 6] } } };
  const base = ensemble(Array.from({ length: 50 }, () => ({ welfare: 10 })), scenario);
  const risks = Array.from({ length: 50 }, (_, run) => trueRiskOfRun(base.scenario, run));
  const order = [...risks].sort((a, b) => a - b);
  // The policy is worth 30 in the ten most dangerous worlds and 5 in the others.
  const policy = ensemble(risks.map((risk) => ({ welfare: risk > order[39]! ? 30 : 5 })), scenario);
  const [idle, acting] = policyReadouts([base, policy]);
  expect(idle!.regret.mean).toBeCloseTo(4, 12);
  expect(idle!.regret.largest).toBeCloseTo(20, 12);
  expect(acting!.regret.mean).toBeCloseTo(4, 12);
  expect(acting!.regret.largest).toBeCloseTo(5, 12);
});
