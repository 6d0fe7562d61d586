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

const sweepLimit = 400;
const newtonLimit = 60;
const tolerance = 1e-13;

/**
 * min Σ y_k subject to Σ_k q_k^(g) (1 - exp(-y_k/c_k)) ≥ D_g for every group g, y ≥ 0.
 *
 * By duality: with prices ν_g ≥ 0 and Q_k = Σ_g ν_g q_k^(g) the best effect is s_k = 1 - min(1, c_k/Q_k). The dual is concave with
 * gradient D_g - Σ_k q_k^(g) s_k. One group is in closed form on each active set; several are solved by exact coordinate ascent
 * followed by Newton steps on the groups that bind. Throws `UnmeetableDemand` if some D_g ≥ Σ_k q_k^(g).
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
    for (let sweep = 0; sweep < sweepLimit; sweep++) {
      let change = 0;
      for (const g of binding) {
        for (let k = 0; k < count; k++) {
          let sum = 0;
          for (const h of binding) if (h !== g) sum += prices[h]! * demands[h]!.weight[k]!;
          others[k] = sum;
        }
        const price = priceAgainst(cost, demands[g]!, others);
        change = Math.max(change, Math.abs(price - prices[g]!) / (1 + price));
        prices[g] = price;
      }
      if (binding.length === 1 || change < tolerance) break;
      if (sweep % 8 === 7 && polish(cost, demands, binding, prices)) break;
    }
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
  let price = 0;
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
  price = low;
  // From below, Σ q (1 - c/(o + νq)) is increasing and concave in ν on the piece: Newton rises to the root without passing it.
  for (let step = 0; step < 200; step++) {
    let value = 0;
    let slope = 0;
    for (let k = 0; k < count; k++) {
      const q = demand.weight[k]!;
      const marginal = others[k]! + price * q;
      if (marginal <= 0 || (starts[k]! > low && marginal <= cost[k]!)) continue;
      if (marginal < cost[k]!) continue;
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

/** Newton on the groups with a positive price; true if all demands hold to rounding and no price turned negative. */
function polish(
  cost: readonly number[],
  demands: readonly PortfolioDemand[],
  binding: readonly number[],
  prices: number[],
): boolean {
  const free = binding.filter((g) => prices[g]! > 0);
  const size = free.length;
  const trial = [...prices];
  for (let step = 0; step < newtonLimit; step++) {
    const gap = new Array<number>(size).fill(0);
    const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
    for (let a = 0; a < size; a++) gap[a] = demands[free[a]!]!.level;
    for (let k = 0; k < cost.length; k++) {
      let marginal = 0;
      for (const g of free) marginal += trial[g]! * demands[g]!.weight[k]!;
      if (!(marginal > cost[k]!)) continue;
      const effect = 1 - cost[k]! / marginal;
      const bend = cost[k]! / (marginal * marginal);
      for (let a = 0; a < size; a++) {
        const qa = demands[free[a]!]!.weight[k]!;
        gap[a]! -= qa * effect;
        for (let b = 0; b < size; b++) matrix[a]![b]! += qa * demands[free[b]!]!.weight[k]! * bend;
      }
    }
    const direction = solveLinear(matrix, gap);
    if (direction === null) return false;
    let change = 0;
    for (let a = 0; a < size; a++) {
      const g = free[a]!;
      const next = trial[g]! + direction[a]!;
      if (!(next > 0)) return false;
      change = Math.max(change, Math.abs(next - trial[g]!) / (1 + next));
      trial[g] = next;
    }
    if (change < tolerance) break;
    if (step === newtonLimit - 1) return false;
  }
  for (const g of binding) {
    const none = new Array<number>(cost.length).fill(0);
    for (let k = 0; k < cost.length; k++) for (const h of free) none[k]! += trial[h]! * demands[h]!.weight[k]!;
    if (delivered(cost, demands[g]!, none, 0) < demands[g]!.level * (1 - 1e-12)) return false;
  }
  for (const g of free) prices[g] = trial[g]!;
  return true;
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
