import { exp, log } from '../core/math/index.ts';
import { mean, meanInterval, quantile, studentQuantile, variance } from '../core/statistics/index.ts';
import { trueRiskOfRun } from '../model/world/create.ts';
import { outcomeColumn } from '../record/summary.ts';
import type { EnsembleResult } from './types.ts';

export interface Estimate {
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}
const nothing: Estimate = { estimate: null, low: null, high: null };

/** What a policy is worth beside its paired differences (model, section 10). */
export interface PolicyReadouts {
  /** Chance of catastrophe over the baseline's; interval of the log by the variance of a ratio of matched pairs. Null where the baseline has none. */
  readonly catastropheRatio: Estimate;
  /** Months by which the decision comes later for each M$ of public money beyond what the baseline spends in as much time; ratio of paired means, delta method; null where none is. */
  readonly monthsOfDelayPerMusd: Estimate;
  /** Welfare lost by this choice against the best of the compared ones, were p_true known, M$: mean over its prior, and the largest mean of a fifth of it. */
  readonly regret: { readonly mean: number; readonly largest: number };
}

/** Fifths of the prior of p_true: within one, options are compared by their mean welfare. */
const parts = 5;

export function policyReadouts(ensembles: readonly EnsembleResult[]): readonly PolicyReadouts[] {
  const regrets = regretsOf(ensembles);
  const [baseline] = ensembles;
  return ensembles.map((ensemble, k) => ({
    catastropheRatio: ratioOfCatastrophe(baseline!, ensemble), monthsOfDelayPerMusd: delayPerMoney(baseline!, ensemble), regret: regrets[k]!,
  }));
}

function ratioOfCatastrophe(baseline: EnsembleResult, policy: EnsembleResult): Estimate {
  const [before, after] = [outcomeColumn(baseline, 'catastrophe'), outcomeColumn(policy, 'catastrophe')];
  const pairs = Math.min(before.length, after.length);
  let [both, one, other] = [0, 0, 0];
  for (let run = 0; run < pairs; run++) {
    if (before[run] === 1 && after[run] === 1) both++;
    else if (before[run] === 1) one++;
    else if (after[run] === 1) other++;
  }
  if (both + one === 0) return nothing;
  const estimate = (both + other) / (both + one);
  if (both + other === 0) return { estimate, low: null, high: null };
  // Nam and Blackwelder (2002), Wald form: Var ln(p1/p0) = (n01 + n10) / ((n11 + n01)(n11 + n10)).
  const spread = 1.959963984540054 * Math.sqrt((one + other) / ((both + one) * (both + other)));
  return { estimate, low: exp(log(estimate) - spread), high: exp(log(estimate) + spread) };
}

function delayPerMoney(baseline: EnsembleResult, policy: EnsembleResult): Estimate {
  const horizon = baseline.scenario.horizonMonths;
  const times = (ensemble: EnsembleResult): Float64Array => outcomeColumn(ensemble, 'timeToThreshold').map((time) => (time === time ? Math.min(time, horizon) : horizon));
  const [t0, t1] = [times(baseline), times(policy)];
  const [c0, c1] = [outcomeColumn(baseline, 'publicSpending'), outcomeColumn(policy, 'publicSpending')];
  const [a0, a1] = [outcomeColumn(baseline, 'catastropheByAccident'), outcomeColumn(policy, 'catastropheByAccident')];
  // Runs that an accident ended have no time up to which money was spent; of the others that which the baseline would have spent in the time counts not.
  const told = Array.from({ length: Math.min(baseline.runs, policy.runs) }, (_, run) => run).filter((run) => a0[run] !== 1 && a1[run] !== 1 && t0[run]! > 0);
  const delay = told.map((run) => t1[run]! - t0[run]!);
  const money = told.map((run) => c1[run]! - (c0[run]! * t1[run]!) / t0[run]!);
  const runs = told.length;
  if (runs === 0 || Math.abs(mean(money)) < 1e-6) return nothing;
  const ratio = mean(delay) / mean(money);
  if (runs < 2) return { estimate: ratio, low: null, high: null };
  const left = delay.map((months, k) => months - ratio * money[k]!);
  const spread = (studentQuantile(0.975, runs - 1) * Math.sqrt(variance(left) / runs)) / Math.abs(mean(money));
  return { estimate: ratio, low: ratio - spread, high: ratio + spread };
}

/** Regret of each ensemble's choice over the prior of p_true, from the draws of the runs themselves. */
function regretsOf(ensembles: readonly EnsembleResult[]): readonly { readonly mean: number; readonly largest: number }[] {
  const runs = Math.min(...ensembles.map((ensemble) => ensemble.runs));
  const { scenario } = ensembles[0]!;
  const risks = Array.from({ length: runs }, (_, run) => trueRiskOfRun(scenario, run));
  const limits = Array.from({ length: parts - 1 }, (_, k) => quantile(risks, (k + 1) / parts));
  const partOf = (risk: number): number => limits.filter((limit) => risk > limit).length;
  const welfare = ensembles.map((ensemble) => outcomeColumn(ensemble, 'welfare'));
  const loss = ensembles.map(() => ({ sum: 0, largest: 0 }));
  for (let part = 0; part < parts; part++) {
    const within = risks.flatMap((risk, run) => (partOf(risk) === part ? [run] : []));
    if (within.length === 0) continue;
    const means = welfare.map((column) => meanInterval(within.map((run) => column[run]!)).mean);
    const best = Math.max(...means);
    means.forEach((value, k) => {
      loss[k]!.sum += (best - value) * within.length;
      loss[k]!.largest = Math.max(loss[k]!.largest, best - value);
    });
  }
  return loss.map(({ sum, largest }) => ({ mean: runs === 0 ? 0 : sum / runs, largest }));
}
