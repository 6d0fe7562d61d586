import { log } from '../../core/math/index.ts';
import { UnmeetableDemand } from './errors.ts';
import type { PortfolioDemand } from './types.ts';

/** The least spending that meets every demand (model, section 2, "Pressure"). */
export interface DemandSolution {
  /** Spending by measure, share of speed. */
  readonly spending: readonly number[];
  /** Effects s_k by measure. */
  readonly effects: readonly number[];
  /** Sum of the spending. */
  readonly cost: number;
  /** Shadow price of each demand, share of speed per unit of level; 0 where the demand is met by the others. */
  readonly prices: readonly number[];
}

const coordinateSweeps = 3;
const newtonLimit = 200;
const tolerance = 1e-13;

/**
 * min Σ y_k subject to Σ_k q_k^(g) (1 - exp(-y_k/c_k)) ≥ D_g for every group g, y ≥ 0.
 *
 * By duality: with prices ν_g ≥ 0 and Q_k = Σ_g ν_g q_k^(g) the best effect is s_k = 1 - min(1, c_k/Q_k). The dual is concave with
 * gradient D_g - Σ_k q_k^(g) s_k. One group is in closed form on each active set; several are solved by exact coordinate ascent
 * followed by Newton's ascent over the prices. Throws `UnmeetableDemand` if some D_g ≥ Σ_k q_k^(g).
 */
export function leastCostDemands(cost: readonly number[], demands: readonly PortfolioDemand[]): DemandSolution {
  const count = cost.length;
  for (const demand of demands) {
    let supremum = 0;
    for (let k = 0; k < count; k++) supremum += demand.weight[k]!;
    if (demand.level > 0 && !(demand.level < supremum)) throw new UnmeetableDemand(demand.group, demand.level, supremum);
  }
  const prices = demands.map(() => 0);
  const binding = demands.map((_, g) => g).filter((g) => demands[g]!.level > 0);
  if (binding.length > 0) {
    const others = new Array<number>(count).fill(0);
    for (let sweep = 0; sweep < (binding.length === 1 ? 1 : coordinateSweeps); sweep++) {
      for (const g of binding) {
        for (let k = 0; k < count; k++) {
          let sum = 0;
          for (const h of binding) if (h !== g) sum += prices[h]! * demands[h]!.weight[k]!;
          others[k] = sum;
        }
        prices[g] = priceAgainst(cost, demands[g]!, others);
      }
    }
    if (binding.length > 1) ascend(cost, demands, binding, prices);
  }
  const spending: number[] = [];
  const effects: number[] = [];
  let total = 0;
  for (let k = 0; k < count; k++) {
    let marginal = 0;
    for (let g = 0; g < demands.length; g++) marginal += prices[g]! * demands[g]!.weight[k]!;
    const bought = marginal > cost[k]!;
    const y = bought ? cost[k]! * log(marginal / cost[k]!) : 0;
    spending.push(y);
    effects.push(bought ? 1 - cost[k]! / marginal : 0);
    total += y;
  }
  return { spending, effects, cost: total, prices };
}

/** The price at which one group's demand is just met, the other groups' part of Q_k given: exact on its active set. */
function priceAgainst(cost: readonly number[], demand: PortfolioDemand, others: readonly number[]): number {
  const count = cost.length;
  if (delivered(cost, demand, others, 0) >= demand.level) return 0;
  // Measures join in the order of the price at which they begin; between two such prices bisection brackets, Newton finishes.
  const starts = cost.map((c, k) => (demand.weight[k]! > 0 ? Math.max(0, (c - others[k]!) / demand.weight[k]!) : Infinity));
  const ordered = [...starts].filter((start) => start < Infinity).sort((a, b) => a - b);
  let low = 0;
  let high = Infinity;
  for (const start of ordered) {
    if (delivered(cost, demand, others, start) >= demand.level) {
      high = start;
      break;
    }
    low = start;
  }
  let price = low;
  // From below, Σ q (1 - c/(o + νq)) is increasing and concave in ν on the piece: Newton rises to the root without passing it.
  for (let step = 0; step < 200; step++) {
    let value = 0;
    let slope = 0;
    for (let k = 0; k < count; k++) {
      const q = demand.weight[k]!;
      const marginal = others[k]! + price * q;
      if (starts[k]! > low) continue;
      value += q * (1 - cost[k]! / marginal);
      slope += (q * q * cost[k]!) / (marginal * marginal);
    }
    if (!(slope > 0)) break;
    const next = Math.min(price + (demand.level - value) / slope, high);
    if (!(next > price * (1 + 1e-16)) || next === price) break;
    price = next;
  }
  return price;
}

function delivered(cost: readonly number[], demand: PortfolioDemand, others: readonly number[], price: number): number {
  let sum = 0;
  for (let k = 0; k < cost.length; k++) {
    const marginal = others[k]! + price * demand.weight[k]!;
    if (marginal > cost[k]!) sum += demand.weight[k]! * (1 - cost[k]! / marginal);
  }
  return sum;
}

/** The dual's value at the prices, and its gradient and Hessian over the groups in `groups`. */
function dualAt(cost: readonly number[], demands: readonly PortfolioDemand[], groups: readonly number[], prices: readonly number[]) {
  const size = groups.length;
  const gradient = groups.map((g) => demands[g]!.level);
  const hessian = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  let value = 0;
  for (const g of groups) value += prices[g]! * demands[g]!.level;
  for (let k = 0; k < cost.length; k++) {
    let marginal = 0;
    for (const g of groups) marginal += prices[g]! * demands[g]!.weight[k]!;
    if (!(marginal > cost[k]!)) continue;
    value += cost[k]! * log(marginal / cost[k]!) - marginal + cost[k]!;
    const effect = 1 - cost[k]! / marginal;
    const bend = cost[k]! / (marginal * marginal);
    for (let a = 0; a < size; a++) {
      const qa = demands[groups[a]!]!.weight[k]!;
      gradient[a]! -= qa * effect;
      for (let b = 0; b < size; b++) hessian[a]![b]! += qa * demands[groups[b]!]!.weight[k]! * bend;
    }
  }
  return { value, gradient, hessian };
}

/** Newton's ascent on the dual over prices ≥ 0, an active-set method: a step ends where a price reaches 0, and lines are searched. */
function ascend(cost: readonly number[], demands: readonly PortfolioDemand[], groups: readonly number[], prices: number[]): void {
  for (let step = 0; step < newtonLimit; step++) {
    const { value, gradient, hessian } = dualAt(cost, demands, groups, prices);
    const free = groups.map((_, a) => a).filter((a) => prices[groups[a]!]! > 0 || gradient[a]! > 0);
    if (free.every((a) => Math.abs(gradient[a]!) <= tolerance * demands[groups[a]!]!.level)) return;
    const direction = ascentDirection(hessian, gradient, free, (a) => prices[groups[a]!]!);
    if (direction === null) return;
    let length = 1;
    free.forEach((a, f) => {
      if (direction[f]! < 0) length = Math.min(length, prices[groups[a]!]! / -direction[f]!);
    });
    const rise = free.reduce((sum, a, f) => sum + gradient[a]! * direction[f]!, 0);
    // Near the top rounding hides the rise; Newton's step is then taken as it is.
    const hidden = rise < 1e-12 * Math.abs(value);
    for (let cut = 0; ; cut++) {
      const trial = [...prices];
      free.forEach((a, f) => {
        const next = prices[groups[a]!]! + length * direction[f]!;
        trial[groups[a]!] = next <= 1e-15 * prices[groups[a]!]! ? 0 : next;
      });
      if (hidden || cut === 50 || dualAt(cost, demands, groups, trial).value >= value + 1e-4 * length * rise) {
        for (const g of groups) prices[g] = trial[g]!;
        break;
      }
      length /= 2;
    }
  }
}

/** Newton's direction on the free prices; one that stands at 0 and would fall leaves `free`. */
function ascentDirection(hessian: number[][], gradient: number[], free: number[], price: (a: number) => number): number[] | null {
  for (;;) {
    const ridge = 1e-14 * free.reduce((trace, a) => trace + hessian[a]![a]!, 0) + 1e-300;
    const direction = solveLinear(
      free.map((a) => free.map((b) => hessian[a]![b]! + (a === b ? ridge : 0))),
      free.map((a) => gradient[a]!),
    );
    if (direction === null) return null;
    const stuck = free.findIndex((a, f) => price(a) === 0 && direction[f]! < 0);
    if (stuck < 0) return direction;
    free.splice(stuck, 1);
  }
}

/** Gaussian elimination with partial pivoting; null if singular. */
function solveLinear(matrix: number[][], right: number[]): number[] | null {
  const size = right.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[pivot]![column]!)) pivot = row;
    }
    const value = matrix[pivot]![column]!;
    if (!(Math.abs(value) > 1e-300)) return null;
    [matrix[column], matrix[pivot]] = [matrix[pivot]!, matrix[column]!];
    [right[column], right[pivot]] = [right[pivot]!, right[column]!];
    for (let row = column + 1; row < size; row++) {
      const factor = matrix[row]![column]! / value;
      if (factor === 0) continue;
      for (let next = column; next < size; next++) matrix[row]![next]! -= factor * matrix[column]![next]!;
      right[row]! -= factor * right[column]!;
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row--) {
    let sum = right[row]!;
    for (let next = row + 1; next < size; next++) sum -= matrix[row]![next]! * solution[next]!;
    solution[row] = sum / matrix[row]![row]!;
  }
  return solution;
}
