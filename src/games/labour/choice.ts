import { exp } from '../../core/math/index.ts';

/** Jobs of a researcher. */
export const CAPABILITIES = 0;
export const ALIGNMENT = 1;
export const NEITHER = 2;
export type Job = typeof CAPABILITIES | typeof ALIGNMENT | typeof NEITHER;

/**
 * The job that a person takes who weighs the three anew: logit of value over spread, where every job but the present one costs `switching`
 * first (model, section 4). `values` holds what the jobs are worth by their numbers above; `u` is uniform in (0, 1); values, switching cost and
 * spread share one unit.
 */
export function chooseJob(current: Job, values: Float64Array, switching: number, spread: number, u: number): Job {
  const c = current === CAPABILITIES ? values[CAPABILITIES]! : values[CAPABILITIES]! - switching;
  const a = current === ALIGNMENT ? values[ALIGNMENT]! : values[ALIGNMENT]! - switching;
  const n = current === NEITHER ? values[NEITHER]! : values[NEITHER]! - switching;
  const weightC = exp((c - n) / spread);
  const weightA = exp((a - n) / spread);
  const at = u * (1 + weightC + weightA);
  return at < weightC ? CAPABILITIES : at < weightC + weightA ? ALIGNMENT : NEITHER;
}

/**
 * Long-run chances of (capabilities, alignment) of a person who revises with a switching cost, written to `out`: the stationary distribution of
 * `chooseJob` by detailed balance, ∝ e^(V_k/s) Σ_j e^((V_j - cost·[j ≠ k])/s).
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
