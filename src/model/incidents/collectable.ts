import { log, pow } from '../../core/math/index.ts';

/**
 * E[min(S, limit)], M$, for a loss S of Pareto tail `index` above `least`, in closed form: what can be collected of one accident when at most
 * `limit` can. `collectableSeverity` is the same given that the loss stays short of a catastrophe.
 */
export function collectableLoss(index: number, least: number, limit: number): number {
  if (limit <= least) return Math.max(0, limit);
  if (index === 1) return least * (1 + log(limit / least));
  return least + (least * (1 - pow(least / limit, index - 1))) / (index - 1);
}
