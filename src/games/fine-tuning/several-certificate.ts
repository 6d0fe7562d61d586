import { generalistRevenue, investmentCost, specialistPayoff } from './payoff.ts';
import { provenGain, SpecialistProblem, STATED } from './certificate.ts';
import type { OutcomeCheck, Reply } from './certificate.ts';
import type { ChainOutcome } from './several-outcome.ts';
import type { SupplyChain } from './types.ts';

/**
 * The check of an outcome with several specialists, the way of `certificate.ts`. On a cell of G's safety y the sectors
 * that take part without any performance always count; for every set of those that need some, G's utility is bounded by
 * the least, over the set, of what it could have if that sector's need alone had to be met.
 */

const MOST_CELLS = 30_000;

interface Market {
  readonly problem: SpecialistProblem;
  readonly share: number;
  readonly index: number;
}

interface Cell {
  readonly low: number;
  readonly high: number;
}

/** Checks that nobody gains by a deviation of its own from an outcome with several specialists. */
export function checkChain(chain: SupplyChain, outcome: ChainOutcome): OutcomeCheck {
  const markets: Market[] = chain.sectors.flatMap((sector, index) => {
    const share = outcome.shares[index]!;
    return share > 0 ? [{ problem: new SpecialistProblem(sector, share), share, index }] : [];
  });
  const { performance: x, safety: y } = outcome;
  const scale = outcome.sectors.reduce((sum, sector, s) => sum + chain.sectors[s]!.revenuePerformance * sector.performance + chain.sectors[s]!.revenueSafety * sector.safety, 0) || 1;
  let epsilon = 0;
  // As with one specialist: what each can have at most, over abstaining.
  let range = Math.max(0, outcome.utility);
  if (outcome.takesPart) {
    if (!(y >= chain.floorGeneralist && x >= 0)) return { epsilon: Infinity, range: scale, bounded: true };
    let revenue = 0;
    for (const { problem, share, index } of markets) {
      const sector = chain.sectors[index]!;
      const { takesPart, performance, safety, utility } = outcome.sectors[index]!;
      const best = problem.best(x, y);
      range = Math.max(range, best);
      if (!takesPart) {
        epsilon = Math.max(epsilon, best);
        continue;
      }
      if (!(performance >= x - 1e-15 && safety >= y - 1e-15 && safety >= sector.floor * (1 - 1e-15))) return { epsilon: Infinity, range: scale, bounded: true };
      const earned = specialistPayoff(sector, share, x, y, performance, safety);
      if (!(Math.abs(earned - utility) <= STATED * scale)) return { epsilon: Infinity, range: scale, bounded: true };
      revenue += generalistRevenue(sector, share, performance, safety);
      epsilon = Math.max(epsilon, best - earned, -earned);
    }
    const stated = revenue - investmentCost(chain.costGeneralist, x, y);
    if (!(Math.abs(stated - outcome.utility) <= STATED * scale)) return { epsilon: Infinity, range: scale, bounded: true };
    epsilon = Math.max(epsilon, -stated);
  }
  const search = boundChain(chain, markets, outcome.utility, provenGain(range, scale));
  const gain = Math.max(0, epsilon, search.bound - outcome.utility);
  return { epsilon: gain, range: Math.max(range, outcome.utility + gain), bounded: search.bounded };
}

function boundChain(chain: SupplyChain, markets: readonly Market[], enough: number, tolerance: number): { bound: number; bounded: boolean } {
  const { performance: A, cross: B, safety: C } = chain.costGeneralist;
  const lowest = chain.floorGeneralist;
  let gp = 0;
  let gs = 0;
  let free = lowest;
  const cuts = [lowest];
  for (const { problem, share, index } of markets) {
    const sector = chain.sectors[index]!;
    gp += share * sector.revenuePerformance;
    gs += share * sector.revenueSafety;
    free = Math.max(free, sector.floor);
    cuts.push(sector.floor, sector.floor - problem.kink, takingPart(problem, lowest, Math.max(lowest, sector.floor)));
    for (const reply of problem.replies) if (reply.safety !== null) cuts.push(sector.floor - reply.safety);
  }
  const turning = B >= 0 ? gs / (2 * C) : (gs - (B * gp) / (2 * A)) / (2 * C - (B * B) / (2 * A));
  const highest = Math.max(free, turning) * (1 + 1e-9) + 1e-9;
  cuts.push(highest);
  const ends = cuts.filter((y) => y >= lowest && y <= highest).sort((a, b) => a - b);
  const stack: Cell[] = [];
  for (let i = 0; i + 1 < ends.length; i++) if (ends[i + 1]! > ends[i]!) stack.push({ low: ends[i]!, high: ends[i + 1]! });
  let bound = -Infinity;
  let bounded = true;
  let reached = enough;
  for (let count = 0; stack.length > 0; count++) {
    const { low, high } = stack.pop()!;
    const upper = boundCell(chain, markets, low, high);
    if (upper <= reached + tolerance) {
      bound = Math.max(bound, upper);
      continue;
    }
    const middle = 0.5 * (low + high);
    if (count > MOST_CELLS || !(middle > low && middle < high)) {
      bound = Math.max(bound, upper);
      bounded = false;
      continue;
    }
    // On a cell of width nothing the bound is what G reaches there: something better need not be bounded further.
    reached = Math.max(reached, boundCell(chain, markets, middle, middle));
    stack.push({ low, high: middle }, { low: middle, high });
  }
  return { bound, bounded };
}

/** From which safety a specialist takes part without any performance. */
function takingPart(problem: SpecialistProblem, low: number, high: number): number {
  if (problem.best(0, low) >= 0) return low;
  for (let step = 0; step < 200; step++) {
    const middle = 0.5 * (low + high);
    if (!(middle > low && middle < high)) break;
    if (problem.best(0, middle) >= 0) high = middle;
    else low = middle;
  }
  return high;
}

/** The replies that may be a specialist's best somewhere on the cell. */
function possible(problem: SpecialistProblem, low: number, high: number): readonly Reply[] {
  const open = problem.replies.filter((reply) => problem.allowed(reply, high));
  if (open.length === 1) return open;
  const slack = (reply: Reply, other: Reply): number =>
    ((problem.bend(reply, 0.5 * (low + high)) + problem.bend(other, 0.5 * (low + high))) * (high - low) * (high - low)) / 8;
  return open.filter((reply) => !open.some((other) => other !== reply && problem.allowed(other, low) && Math.min(
    problem.utility(other, 0, low) - problem.utility(reply, 0, low),
    problem.utility(other, 0, high) - problem.utility(reply, 0, high),
  ) - slack(reply, other) > 1e-13));
}

function boundCell(chain: SupplyChain, markets: readonly Market[], low: number, high: number): number {
  const { performance: A, cross: B, safety: C } = chain.costGeneralist;
  const h = 0.5 * (high - low);
  const points = [low, low + h, high];
  /** Per market: what it needs at the two ends (0 where it takes part anyway), the bend of that, G's revenue at the ends without x. */
  const entries = markets.flatMap(({ problem, share, index }) => {
    const sector = chain.sectors[index]!;
    const earned = (1 - share) * sector.revenuePerformance;
    const replies = possible(problem, low, high);
    const lacking = points.map((y) => Math.min(...replies.map((reply) => Math.max(0, -problem.utility(reply, 0, y)))));
    const needs = lacking[1]! > 0;
    if (needs && !(earned > 0)) return [];
    const revenue = [low, high].map((y) => Math.max(...replies.map((reply) => {
      const added = problem.added(reply, Math.max(0, sector.floor - y));
      return generalistRevenue(sector, share, added.performance, y + added.safety);
    })));
    const need = lacking.map((amount) => (needs ? amount / earned : 0));
    const bend = needs ? (2 * sector.cost.safety + (sector.cost.cross * sector.cost.cross) / (2 * sector.cost.performance)) / earned : 0;
    return [{ needs, need, bend, revenue, worth: share * sector.revenuePerformance }];
  });
  const needy = entries.filter((entry) => entry.needs);
  const always = entries.filter((entry) => !entry.needs);
  let best = -Infinity;
  for (let mask = 0; mask < 1 << needy.length; mask++) {
    const set = [...always, ...needy.filter((_, k) => (mask >> k) & 1)];
    if (set.length === 0) continue;
    const gp = set.reduce((sum, entry) => sum + entry.worth, 0);
    const limits = mask === 0 ? [null] : set.filter((entry) => entry.needs);
    let upper = Infinity;
    for (const limit of limits) {
      const ends = [0, 1].map((end) => {
        const y = end === 0 ? low : high;
        const x = Math.max(0, limit === null ? 0 : limit.need[2 * end]!, (gp - B * y) / (2 * A));
        return set.reduce((sum, entry) => sum + entry.revenue[end]!, gp * x) - investmentCost(chain.costGeneralist, x, y);
      });
      const chosen = gp - B * low >= 0 && gp - B * high >= 0;
      let curvature = limit === null && chosen ? Math.max(0, 2 * C - (B * B) / (2 * A)) : 2 * C;
      if (limit !== null) {
        const second = limit.bend;
        const first = h > 0 ? Math.abs(limit.need[2]! - limit.need[0]!) / (2 * h) + second * h : 0;
        const most = Math.max(limit.need[0]!, limit.need[2]!);
        curvature += gp * second + 2 * A * (first * first + most * second) + Math.abs(B) * (2 * first + second * high);
      }
      upper = Math.min(upper, Math.max(ends[0]!, ends[1]!) + (curvature * h * h) / 2);
    }
    best = Math.max(best, upper);
  }
  return best;
}
