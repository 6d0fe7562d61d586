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
/** Humps of G's utility over its safety that are looked into, highest first. */
const HUMPS = 3;
/** Distances from a bargain's share at which others are tried too. */
const PROBES = [1e-3, 1e-4, 1e-5, 1e-6];
/** How much more, relative to what the bargain is worth, another share may be worth. */
const TOLERANCE = 1e-9;
/** Without stated ideals those of Kalai and Smorodinsky are sought less sharply. */
const UNSHARP = 2e-3;
/** Steps of the differences by which a smooth peak of G's plan is polished, the short one for peaks beside a kink, and what tells them from a kink. */
const STEPS = [2e-5, 2e-6];
const KINK = 1e-11;

interface Searched {
  readonly generalist: number;
  /** By sector; 0 where a specialist stays out. */
  readonly specialists: readonly number[];
}

/**
 * The peak next to y of a function that is smooth but for kinks. By comparing values a smooth peak is known to no more than the root of rounding, too
 * little for the utilities of specialists, which are not flat there: Newton's method on differences. A kink is closed in on.
 */
function polished(start: number, low: number, step: number, f: (y: number) => number): number {
  let y = start;
  for (const apart of STEPS) {
    y = start;
    for (let round = 0; round < 3; round++) {
      if (!(y - 2 * apart > low)) break;
      const [a, b, c, d, e] = [-2, -1, 0, 1, 2].map((k) => f(y + k * apart)) as [number, number, number, number, number];
      const bend = b - 2 * c + d;
      const odd = Math.max(Math.abs(e - 2 * d + 2 * b - a), Math.abs(a - 4 * b + 6 * c - 4 * d + e));
      if (odd > KINK * (apart / STEPS[0]!) * Math.max(1, Math.abs(c)) || !(bend < 0)) break;
      const move = (-apart * (8 * (d - b) - (e - a))) / (12 * bend);
      if (!(Math.abs(move) < STEPS[0]!)) break;
      y += move;
      if (round === 2 || Math.abs(move) < 1e-12) return y;
    }
  }
  y = start;
  let value = f(y);
  for (let width = Math.min(step, 1e-5); width > 1e-14; ) {
    const next = f(y + width) > value ? y + width : y - width >= low && f(y - width) > value ? y - width : null;
    if (next === null) width *= 0.5;
    else [y, value] = [next, f(next)];
  }
  return y;
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
  const tried = [...new Set(seeds)].filter((y) => y >= low && y <= top).sort((a, b) => a - b).map((y) => ({ y, utility: planAt(y).utility }));
  // Rival plans are humps apart from each other: where G is nearly indifferent the lower one on these points may be its best.
  const humps = tried.filter(({ utility }, k) => utility >= (tried[k - 1]?.utility ?? -Infinity) && utility >= (tried[k + 1]?.utility ?? -Infinity));
  humps.sort((a, b) => b.utility - a.utility);
  let best = planAt(humps[0]!.y);
  for (const start of humps.slice(0, HUMPS)) {
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
    const kept = polished(y, low, step, (at) => planAt(at).utility);
    if (planAt(kept).utility >= best.utility - 1e-15) best = planAt(kept);
  }
  return { generalist: best.utility, specialists: best.specialists.length > 0 ? best.specialists : chain.sectors.map(() => 0) };
}

/** The shares at which G and D of each pair are said to have the most. */
export type IdealShares = readonly (readonly [number, number] | null)[];

/** Whether no pair finds another share of its own that its rule values more by more than the search can tell. */
export function isBargainedPairwise(chain: SupplyChain, outcome: ChainOutcome, rule: BargainingRule, stated: IdealShares | null = null): boolean {
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
    const at = outcome.shares[s]!;
    const near = own.takesPart ? PROBES.flatMap((distance) => [at - distance, at + distance]).filter((share) => share > 0 && share < 1) : [];
    const pairs = [...Array.from({ length: TRIED }, (_v, k) => (k + OFFSET) / TRIED), ...near].map((share) => ({ share, pair: pairAt(share) }));
    const claimed = stated?.[s] ?? null;
    let refuted = false;
    if (!own.takesPart) return pairs.every(({ pair: [first, second] }) => !(first > 1e-6 * scale && second > 1e-6 * scale));
    const ideals = [0, 1].map((side) => {
      let best = chosen[side]!;
      let share = at;
      if (rule !== 'kalai-smorodinsky') return 1;
      if (claimed !== null) {
        const most = pairAt(claimed[side]!)[side]!;
        const beside = [-1e-3, 1e-3, -1e-5, 1e-5].map((distance) => claimed[side]! + distance).filter((tried) => tried > 0 && tried < 1);
        const reached = Math.max(best, ...pairs.map(({ pair }) => pair[side]!), ...beside.map((tried) => pairAt(tried)[side]!));
        if (reached > most + TOLERANCE * scale) refuted = true;
        return Math.max(most, 1e-9 * scale);
      }
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
    const enough = reached + (rule === 'kalai-smorodinsky' && claimed === null ? UNSHARP : TOLERANCE);
    return !refuted && pairs.every(({ pair }) => value(pair) <= enough);
  });
}
