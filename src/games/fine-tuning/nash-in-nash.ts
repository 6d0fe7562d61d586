import { bracketedRoot } from '../solve/roots.ts';
import { betterShare, followBargain, wholeBargain } from './local-bargain.ts';
import type { Standing } from './local-bargain.ts';
import { OUT } from './chain-plan.ts';
import { SeveralSolver } from './several.ts';
import type { ChainOutcome } from './several-outcome.ts';
import { NEAREST_END } from './share-curve.ts';
import type { CurvePoint } from './share-curve.ts';
import type { BargainingRule, ShareRule, SupplyChain } from './types.ts';

/** Sweeps over the sectors before the bargains are called unsettled, sweeps without progress, and how still the shares must stand. */
const SWEEPS = 160;
const PATIENCE = 9;
const STILL = 1e-12;
/** Where rounding keeps the shares from standing stiller than they did. */
const NEARLY_STILL = 5e-9;
/** Shares that come back this close to earlier ones, as a share of how far they move, go in a circle. */
const CIRCLE = 1e-6;
/** How often shares may stand still, within so much, where a better one had turned up for some pair before: each takes its own, and all come back. */
const RETURNS = 2;
const SAME_STAND = 1e-5;
/** A loss of this share of G's revenue is rounding. */
const NO_LOSS = 1e-14;
/** How much farther than by its last move a share is looked for. */
const REACH = 1.5;

export interface ChainBargain {
  /** null if no sector comes to terms, or G abstains. */
  readonly outcome: ChainOutcome | null;
  /** G's share in each sector, null where the pair finds none that leaves both at least as well off as without it. */
  readonly shares: readonly (number | null)[];
  readonly settled: boolean;
  /** By sector the shares at which G and D have the most; null where nothing was bargained. */
  readonly idealShares: readonly (readonly [number, number] | null)[];
}

/** Shares of several specialists: the same fixed one for each, or Nash-in-Nash. */
export function bargainChain(chain: SupplyChain, share: ShareRule): ChainBargain {
  const solver = new SeveralSolver(chain);
  if (typeof share === 'number') {
    const shares = chain.sectors.map(() => share);
    const outcome = solver.solve(shares);
    return { outcome, shares, settled: true, idealShares: shares.map(() => null) };
  }
  return nashInNash(chain, solver, share.rule);
}

/**
 * Nash-in-Nash: every pair bargains by the rule over its own share, the other shares given; without an agreement the
 * sector drops out and G plans for the rest. Bargains jump where G switches plans, so that there may be no fixed point: then the shares go in a
 * circle from every start, and those of the sweeps from equal shares are given as unsettled.
 */
function nashInNash(chain: SupplyChain, solver: SeveralSolver, rule: BargainingRule): ChainBargain {
  const first = sweepFrom(solver, rule, chain.sectors.map(() => 0.5));
  if (first.settled) return first;
  for (const start of otherStarts(solver, rule, chain.sectors.length)) {
    const other = sweepFrom(solver, rule, start);
    if (other.settled) return other;
  }
  return first;
}

/** Cells of the scan of two bargains; how often one with a change of sign is halved, from which height on what is left is a jump, and below which nothing. */
const SCANNED = 40;
const HALVINGS = 8;
const JUMP = 2e-3;
const AGREED = 1e-11;

/**
 * Where sweeps may still settle that did not from equal shares. Of two sectors, the first is answered by the second and answers that: x = R(S(x)) is
 * one equation, whose crossings a scan finds, apart from the jumps. And nobody may come to terms: with the others out no pair gains. (Half steps
 * and sixty random starts were tried on such games, of two sectors and of three, and settled no other.)
 */
function* otherStarts(solver: SeveralSolver, rule: BargainingRule, count: number): Generator<number[]> {
  if (count === 2) {
    const reply = (s: number, other: number): number => wholeBargain(pairCurve(solver, s === 0 ? [0, other] : [other, 0], s), rule)?.share ?? 0;
    const excess = (x: number): number => reply(0, reply(1, x)) - x;
    let [before, low] = [excess(0), 0];
    for (let k = 1; k <= SCANNED; k++) {
      const high = k === SCANNED ? 1 - NEAREST_END : k / SCANNED;
      const after = excess(high);
      // Where the replies agree all along a stretch the sign of what is left is rounding.
      if (Math.abs(after) <= AGREED) yield [high, reply(1, high)];
      else if (Math.abs(before) > AGREED && before > 0 !== after > 0) {
        const share = crossing(excess, low, high, before, after);
        if (share !== null) yield [share, reply(1, share)];
      }
      [before, low] = [after, high];
    }
  }
  yield Array.from({ length: count }, () => 0);
}

/** Where a function that may jump crosses 0 between two points of opposite sign, to the last bits; null where it jumps past. */
function crossing(excess: (x: number) => number, from: number, to: number, atFrom: number, atTo: number): number | null {
  let [low, high, atLow, atHigh] = [from, to, atFrom, atTo];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = 0.5 * (low + high);
    const value = excess(middle);
    if (value > 0 === atLow > 0) [low, atLow] = [middle, value];
    else [high, atHigh] = [middle, value];
  }
  return Math.min(Math.abs(atLow), Math.abs(atHigh)) > JUMP ? null : bracketedRoot(excess, low, high, atLow, atHigh);
}

/**
 * Sweeps of bargains over the sectors from given shares: the first looks at whole bargains, later ones follow each optimum as the other shares
 * move. When all stand still whole bargains are looked over once more, and where a better share turns up the sweeps go on from there. Shares that
 * go in a circle, or wander, are given up.
 */
function sweepFrom(solver: SeveralSolver, rule: BargainingRule, start: readonly number[]): ChainBargain {
  const shares = [...start];
  const standings: (Standing | null)[] = start.map(() => null);
  const extra: number[][] = start.map(() => []);
  const past: number[][] = [];
  const reopened: number[][] = [];
  let settled = false;
  let least = Infinity;
  let stale = 0;
  let reach = 1;
  for (let sweep = 0; sweep < SWEEPS && !settled; sweep++) {
    let moved = 0;
    for (let s = 0; s < shares.length; s++) {
      const evaluate = pairCurve(solver, shares, s);
      const before = standings[s] ?? null;
      const standing = (before === null ? null : followBargain(evaluate, rule, before, reach)) ?? wholeBargain(evaluate, rule, extra[s]!);
      const agreed = standing?.share ?? 0;
      moved = Math.max(moved, Math.abs(agreed - shares[s]!));
      standings[s] = standing;
      shares[s] = agreed;
    }
    reach = REACH * moved;
    if (moved <= STILL || (moved <= NEARLY_STILL && moved > 0.9 * least)) {
      settled = true;
      for (let s = 0; s < shares.length; s++) {
        const standing = standings[s] ?? null;
        if (standing === null) continue;
        const evaluate = pairCurve(solver, shares, s);
        // An ideal may stand at the very brink of taking part, which has moved by the last bits with the shares of those that bargained later.
        const now = followBargain(evaluate, rule, standing, 0) ?? standing;
        standings[s] = now;
        const share = betterShare(evaluate, rule, now);
        if (share === null) continue;
        settled = false;
        extra[s]!.push(share);
        standings[s] = null;
        least = Infinity;
      }
      if (!settled && reopened.filter((earlier) => earlier.every((share, s) => Math.abs(share - shares[s]!) < SAME_STAND)).length >= RETURNS) break;
      if (!settled) reopened.push([...shares]);
    }
    stale = moved < 0.9 * least ? 0 : stale + 1;
    least = Math.min(least, moved);
    const circles = moved > CIRCLE && past.some((earlier) => earlier.every((share, s) => Math.abs(share - shares[s]!) < CIRCLE * moved));
    if (stale > PATIENCE || circles) break;
    past.push([...shares]);
  }
  const idealShares = standings.map((standing) => (standing === null ? null : [standing.idealGeneralist, standing.idealSpecialist] as const));
  if (!shares.some((share) => share > 0)) return { outcome: null, shares: shares.map(() => null), settled, idealShares };
  return { outcome: solver.solve(shares), shares: shares.map((share) => (share > 0 ? share : null)), settled, idealShares };
}

/** What the pair of G and sector s bargains about at each share of its own, the other shares as given. */
export function pairCurve(solver: SeveralSolver, given: readonly number[], s: number): (share: number) => CurvePoint {
  const shares = [...given];
  shares[s] = 0;
  let without = 0;
  if (shares.some((share) => share > 0)) {
    solver.plan(shares);
    without = solver.utility;
  }
  const known = new Map<number, CurvePoint>();
  return (share) => {
    const before = known.get(share);
    if (before !== undefined) return before;
    shares[s] = share;
    solver.plan(shares);
    const { best } = solver;
    const gain = solver.utility - without;
    const takesPart = solver.takesPart && best.faces[s] !== OUT && gain >= -NO_LOSS * best.revenue;
    const point = {
      share,
      generalist: takesPart ? Math.max(0, gain) : 0,
      specialist: takesPart ? best.utilities[s]! : 0,
      takesPart,
      label: takesPart ? solver.label : -1,
      reachable: takesPart ? gain : -1,
      margin: solver.margin,
    };
    known.set(share, point);
    return point;
  };
}
