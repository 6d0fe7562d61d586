import { exp } from '../../core/math/index.ts';

/** Jobs of a researcher. */
export const CAPABILITIES = 0;
export const ALIGNMENT = 1;
export const NEITHER = 2;
export type Job = typeof CAPABILITIES | typeof ALIGNMENT | typeof NEITHER;

/** How people choose: values, switching cost and spread share one unit. */
export interface ChoiceRule {
  readonly switchingCost: number;
  readonly spread: number;
}

/**
 * The jobs that people take who weigh the three anew: logit of value over spread, where every job but the present one costs the switching cost
 * first (model, section 4). What the jobs are worth to person k of `count` stands in `values` from `k * stride` on, by their numbers above; `draws[k]`
 * is uniform in (0, 1); `jobs` holds the present ones and gets those taken. Many at once, because numbers handed from function to function one by
 * one would each be put on the heap.
 */
export function chooseJobs(jobs: Uint8Array, values: Float64Array, stride: number, rule: ChoiceRule, draws: Float64Array, count: number): void {
  const switching = rule.switchingCost;
  const spread = rule.spread;
  for (let k = 0, at = 0; k < count; k++, at += stride) {
    const current = jobs[k]!;
    // Truth as a number: what people do is hard to foresee, and a processor that guesses a branch wrong waits longer than all of this takes.
    const c = values[at + CAPABILITIES]! - Number(current !== CAPABILITIES) * switching;
    const a = values[at + ALIGNMENT]! - Number(current !== ALIGNMENT) * switching;
    const n = values[at + NEITHER]! - Number(current !== NEITHER) * switching;
    const weightC = exp((c - n) / spread);
    const weightA = exp((a - n) / spread);
    const mark = draws[k]! * (1 + weightC + weightA);
    jobs[k] = NEITHER - Number(mark < weightC + weightA) - Number(mark < weightC);
  }
}

/**
 * Long-run chances of (capabilities, alignment) of a person who revises with a switching cost, written to `out`: the stationary distribution of
 * `chooseJobs` by detailed balance, ∝ e^(V_k/s) Σ_j e^((V_j - cost·[j ≠ k])/s).
 */
export function longRunChances(capabilities: number, alignment: number, neither: number, switching: number, spread: number, out: Float64Array): void {
  const top = Math.max(capabilities, alignment, neither);
  const c = exp((capabilities - top) / spread);
  const a = exp((alignment - top) / spread);
  const n = exp((neither - top) / spread);
  const moved = exp(-switching / spread);
  const all = moved * (c + a + n);
  const kept = 1 - moved;
  const inC = c * (kept * c + all);
  const inA = a * (kept * a + all);
  const sum = inC + inA + n * (kept * n + all);
  out[0] = inC / sum;
  out[1] = inA / sum;
}
