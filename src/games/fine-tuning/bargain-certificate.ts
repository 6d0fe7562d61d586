import { boundGeneralist } from './certificate.ts';
import { gameSize, generalistPayoff, sectorSize, specialistPayoff, sumsSize } from './payoff.ts';
import type { BargainingRule, Sector, SupplyChain } from './types.ts';

/** Shares tried against a bargain: off the round numbers at which players are often indifferent. */
const TRIED = 49;
const OFFSET = 0.3183098861837907;
/** How near the best of them is looked for. */
const NARROWEST = 1e-7;
/** How many humps of what the shares tried are worth are climbed. */
const HUMPS = 2;
/** Next to a switch G is nearly indifferent between two plans that are far apart for D: there a search has to be sharp to find the right one. */
const SHARP = 1e-11;
/** Shares are told apart to this share of the utilities; ideals are searched for less sharply. */
export const bargainTolerance = (rule: BargainingRule): number => (rule === 'kalai-smorodinsky' ? 1e-5 : 1e-6);

interface Pair {
  readonly generalist: number;
  readonly specialist: number;
}

/**
 * Both utilities at a share by the checker's own search: bounds find the generalist's safety up to a tolerance, as a share of what there is to gain;
 * bisection sharpens it.
 */
export function searchedUtilities(chain: SupplyChain, sector: Sector, share: number, tolerance = 1e-8): Pair | null {
  const size = gameSize(chain, sector);
  const found = boundGeneralist(chain, sector, share, -1e-12 * size, tolerance * size);
  if (!(found.reached >= 0)) return null;
  const span = safetySpan(chain, sector);
  let best = { utility: -Infinity, x: 0, y: 0, p: 0, s: 0 };
  for (let width = 1e-3, y = found.safety; width > 1e-8; width *= 0.5) {
    for (const step of [-1, 0, 1]) {
      const tried = bestAt(chain, sector, share, Math.max(chain.floorGeneralist, y + step * width * span));
      if (tried.utility > best.utility) best = tried;
    }
    y = best.y;
  }
  return { generalist: best.utility, specialist: specialistPayoff(sector, share, best.x, best.y, best.p, best.s) };
}

/** About how large safeties are: the floors, and what the revenue would pay for alone. */
const safetySpan = (chain: SupplyChain, { cost, floor, revenuePerformance, revenueSafety }: Sector): number =>
  Math.max(chain.floorGeneralist, floor, (revenuePerformance + revenueSafety) / (2 * Math.min(chain.costGeneralist.safety, cost.safety)));

/** G's best plan with safety y against D's best reply, the reply found on a fine list of safeties around the critical ones. */
function bestAt(chain: SupplyChain, sector: Sector, share: number, y: number): { utility: number; x: number; y: number; p: number; s: number } {
  const { performance: A, cross: B, safety: C } = sector.cost;
  const kp = (1 - share) * sector.revenuePerformance;
  const ks = (1 - share) * sector.revenueSafety;
  const m = Math.max(0, sector.floor - y);
  const bend = 2 * C - (B * B) / (2 * A);
  const tried = [m, Math.max(m, ks / (2 * C))];
  if (bend > 0) tried.push(Math.max(m, (ks - (B * kp) / (2 * A)) / bend));
  const rounding = 1e-13 * sumsSize(chain, sector);
  let reply = { utility: -Infinity, u: 0, v: 0, revenue: -Infinity };
  for (const v of tried) {
    const u = Math.max(0, (kp - B * v) / (2 * A));
    const utility = specialistPayoff(sector, share, 0, y, u, y + v);
    const revenue = sector.revenuePerformance * u + sector.revenueSafety * v;
    if (utility > reply.utility + rounding || (utility > reply.utility - rounding && revenue > reply.revenue)) reply = { utility, u, v, revenue };
  }
  const { performance: A0, cross: B0 } = chain.costGeneralist;
  const needed = reply.utility >= -0.1 * rounding ? 0 : kp > 0 ? -reply.utility / kp : Infinity;
  const x = Math.max(0, needed, (share * sector.revenuePerformance - B0 * y) / (2 * A0));
  if (x === Infinity) return { utility: -Infinity, x: 0, y, p: 0, s: 0 };
  return { utility: generalistPayoff(chain, sector, share, x, y, x + reply.u, y + reply.v), x, y, p: x + reply.u, s: y + reply.v };
}

/** Gains up to this share of what the sector is worth are not told from none. */
const UNCLEAR = 1e-6;

/** By how much, relative to the utilities, some other share beats what the rule is said to have picked; 0 if none does. */
export function bargainShortfall(chain: SupplyChain, sector: Sector, rule: BargainingRule, chosen: Pair | null): number {
  const pairs: (Pair & { readonly share: number })[] = [];
  for (let k = 0; k < TRIED; k++) {
    const share = (k + OFFSET) / TRIED;
    const pair = searchedUtilities(chain, sector, share);
    if (pair !== null) pairs.push({ ...pair, share });
  }
  if (chosen === null) return pairs.some((pair) => pair.generalist > UNCLEAR * sectorSize(sector) && pair.specialist >= 0) ? Infinity : 0;
  // What is highest is sought uphill from the best of the shares tried and the ends of (0,1), so that none that lies between two of them is missed.
  const tried = [1e-7, ...pairs.map((pair) => pair.share), 1 - 1e-7];
  const highest = (pick: (pair: Pair) => number): number => {
    const at = (share: number): number => {
      const pair = share > 0 && share < 1 ? searchedUtilities(chain, sector, share, SHARP) : null;
      return pair === null ? -Infinity : pick(pair);
    };
    const heights = tried.map((share, k) => (k === 0 || k === tried.length - 1 ? at(share) : pick(pairs[k - 1]!)));
    const tops = heights.map((_, k) => k).filter((k) => heights[k]! >= (heights[k - 1] ?? -Infinity) && heights[k]! >= (heights[k + 1] ?? -Infinity));
    let best = -Infinity;
    for (const k of tops.sort((one, other) => heights[other]! - heights[one]!).slice(0, HUMPS)) {
      let [share, height] = [tried[k]!, heights[k]!];
      for (let step = 1 / TRIED; step > NARROWEST; step *= 0.5) {
        for (const next of [share - step, share + step]) {
          const value = at(next);
          if (value > height) [height, share] = [value, next];
        }
      }
      best = Math.max(best, height);
    }
    return best;
  };
  let idealG = chosen.generalist;
  let idealD = chosen.specialist;
  for (const pair of pairs) {
    idealG = Math.max(idealG, pair.generalist);
    idealD = Math.max(idealD, pair.specialist);
  }
  if (rule === 'kalai-smorodinsky') [idealG, idealD] = [Math.max(idealG, highest((pair) => pair.generalist)), Math.max(idealD, highest((pair) => pair.specialist))];
  const negligible = 1e-9 * gameSize(chain, sector);
  const scale = Math.max(idealG, idealD, negligible);
  const value = ({ generalist, specialist }: Pair): number => {
    if (rule === 'utilitarian') return (generalist + specialist) / scale;
    if (rule === 'nash') return (generalist * specialist) / (scale * scale);
    if (rule === 'egalitarian') return Math.min(generalist, specialist) / scale;
    return Math.min(idealG > negligible ? generalist / idealG : 1, idealD > negligible ? specialist / idealD : 1);
  };
  return Math.max(0, highest(value) - value(chosen));
}
