import { SpecialistProblem } from './certificate.ts';
import { generalistRevenue, investmentCost } from './payoff.ts';
import type { ChainOutcome } from './several.ts';
import type { BargainingRule, SupplyChain } from './types.ts';

/**
 * The check that the shares of several specialists are a fixed point of Nash-in-Nash: for each pair other shares of its own are tried, the
 * utilities at each found by a search of G's investment that shares only the payoff function with the solver.
 */

/** Shares tried against each bargain, off the round numbers, and points of G's safety that are searched first. */
const TRIED = 7;
const OFFSET = 0.3183098861837907;
const POINTS = 16;
/** Kalai-Smorodinsky's ideals are sought less sharply than utilities. */
const tolerance = (rule: BargainingRule): number => (rule === 'kalai-smorodinsky' ? 2e-3 : 1e-4);

interface Searched {
  readonly generalist: number;
  /** By sector; 0 where a specialist stays out. */
  readonly specialists: readonly number[];
}

/** G's best plan at given shares: a grid over its safety, sharpened around the best points; at each safety every performance that may be best. */
function searchPlan(chain: SupplyChain, shares: readonly number[]): Searched {
  const markets = chain.sectors.flatMap((sector, s) => (shares[s]! > 0 ? [{ sector, s, share: shares[s]!, problem: new SpecialistProblem(sector, shares[s]!) }] : []));
  const { performance: A, cross: B, safety: C } = chain.costGeneralist;
  let gp = 0;
  let gs = 0;
  let top = chain.floorGeneralist;
  const seeds = [chain.floorGeneralist];
  for (const { sector, share, problem } of markets) {
    gp += share * sector.revenuePerformance;
    gs += share * sector.revenueSafety;
    top = Math.max(top, sector.floor);
    seeds.push(sector.floor);
    for (const reply of problem.replies) if (reply.safety !== null) seeds.push(sector.floor - reply.safety);
  }
  top = Math.max(top, B >= 0 ? gs / (2 * C) : (gs - (B * gp) / (2 * A)) / (2 * C - (B * B) / (2 * A))) + 1e-9;
  const planAt = (y: number): { utility: number; specialists: number[] } => {
    const answers = markets.map(({ sector, share, problem }) => {
      let best = { utility: -Infinity, revenue: -Infinity };
      for (const reply of problem.replies) {
        if (!problem.allowed(reply, y)) continue;
        const utility = problem.utility(reply, 0, y);
        const added = problem.added(reply, Math.max(0, sector.floor - y));
        const revenue = generalistRevenue(sector, share, added.performance, y + added.safety);
        if (utility > best.utility + 1e-13 || (utility > best.utility - 1e-13 && revenue > best.revenue)) best = { utility, revenue };
      }
      const earned = (1 - share) * sector.revenuePerformance;
      return { ...best, earned, worth: share * sector.revenuePerformance, need: best.utility >= -1e-14 ? 0 : earned > 0 ? -best.utility / earned : Infinity };
    });
    let best = { utility: 0, specialists: [] as number[] };
    for (const least of new Set([0, ...answers.map(({ need }) => need)])) {
      if (least === Infinity) continue;
      const taking = answers.filter(({ need }) => need <= least * (1 + 1e-14));
      const x = Math.max(least, (taking.reduce((sum, { worth }) => sum + worth, 0) - B * y) / (2 * A));
      let utility = -investmentCost(chain.costGeneralist, x, y);
      const specialists = chain.sectors.map(() => 0);
      answers.forEach((answer, k) => {
        if (answer.need > x * (1 + 1e-14)) return;
        utility += answer.revenue + answer.worth * x;
        specialists[markets[k]!.s] = Math.max(0, answer.utility + answer.earned * x);
      });
      if (specialists.some((own) => own > 0) && utility > best.utility) best = { utility, specialists };
    }
    return best;
  };
  const low = chain.floorGeneralist;
  const step = (top - low) / POINTS;
  for (let k = 0; k <= POINTS; k++) seeds.push(low + k * step);
  const tried = seeds.filter((y) => y >= low && y <= top).map((y) => ({ y, utility: planAt(y).utility })).sort((a, b) => b.utility - a.utility);
  let best = planAt(tried[0]!.y);
  for (const start of tried.slice(0, 2)) {
    let { y, utility } = start;
    for (let width = step; width > 1e-5; ) {
      let moved = false;
      for (const next of [y - width, y + width]) {
        if (next < low) continue;
        const at = planAt(next).utility;
        if (at > utility) [y, utility, moved] = [next, at, true];
      }
      if (!moved) width *= 0.5;
    }
    if (utility > best.utility) best = planAt(y);
  }
  return { generalist: best.utility, specialists: best.specialists.length > 0 ? best.specialists : chain.sectors.map(() => 0) };
}

/** Whether no pair finds another share of its own that its rule values more by more than the search can tell. */
export function isBargainedPairwise(chain: SupplyChain, outcome: ChainOutcome, rule: BargainingRule): boolean {
  return chain.sectors.every((_, s) => {
    const shares = [...outcome.shares];
    shares[s] = 0;
    const without = shares.some((share) => share > 0) ? searchPlan(chain, shares).generalist : 0;
    const pairAt = (share: number): readonly [number, number] => {
      shares[s] = share;
      const found = searchPlan(chain, shares);
      return [Math.max(0, found.generalist - without), found.specialists[s]!];
    };
    const own = outcome.sectors[s]!;
    const chosen: readonly [number, number] = [Math.max(0, outcome.utility - without), own.utility];
    const scale = Math.max(outcome.utility, ...outcome.sectors.map(({ utility }) => utility), 1e-12);
    const pairs = Array.from({ length: TRIED }, (_v, k) => (k + OFFSET) / TRIED).map((share) => ({ share, pair: pairAt(share) }));
    if (!own.takesPart) return pairs.every(({ pair: [first, second] }) => !(first > 1e-6 * scale && second > 1e-6 * scale));
    const ideals = [0, 1].map((side) => {
      let best = chosen[side]!;
      let share = outcome.shares[s]!;
      if (rule !== 'kalai-smorodinsky') return 1;
      for (const tried of [...pairs, ...[1e-7, 1 - 1e-7].map((end) => ({ share: end, pair: pairAt(end) }))]) {
        if (tried.pair[side]! > best) [best, share] = [tried.pair[side]!, tried.share];
      }
      for (let width = 0.5 / TRIED; width > 2e-3; width *= 0.5) {
        for (const next of [share - width, share + width]) {
          if (!(next > 0 && next < 1)) continue;
          const value = pairAt(next)[side]!;
          if (value > best) [best, share] = [value, next];
        }
      }
      return Math.max(best, 1e-9 * scale);
    });
    const value = ([first, second]: readonly [number, number]): number => {
      if (rule === 'utilitarian') return (first + second) / scale;
      if (rule === 'nash') return (first * second) / Math.max(chosen[0] * chosen[1], 1e-9 * scale * scale);
      if (rule === 'egalitarian') return Math.min(first, second) / scale;
      return Math.min(first / ideals[0]!, second / ideals[1]!);
    };
    const reached = value(chosen);
    return pairs.every(({ pair }) => value(pair) <= reached + tolerance(rule));
  });
}
