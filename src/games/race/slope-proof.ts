import { exp } from '../../core/math/index.ts';
import { pieceAt } from '../portfolio/frontier.ts';
import { residualRisk } from '../portfolio/readouts.ts';
import type { CertificateColumns } from './certificate.ts';
import type { CompiledRace } from './compiled.ts';
import { type OwnDeeds, ownDeeds, payoffOver, type Rivals, slopeOver } from './duel-bounds.ts';
import type { Interval } from '../aggregates/interval.ts';
import { penaltyAt } from './payoff.ts';
import { stakeOf } from './stake.ts';

/**
 * A second proof of an equilibrium, for payoffs that hardly move beside their size: a loss of 10^7 of which a budget moves a ten-millionth, a product
 * that is all but sold out. The certificate compares payoffs, each right to some units in the last place of its terms, and cannot tell whether a lab gains as little as
 * 1e-9 of its range there. Slopes can: a lab's payoff at another budget is what its own is and the slopes between, which interval arithmetic encloses, rounding included,
 * without the large constants. Tried only where the certificate has found nothing but what may be rounding.
 */

/** A gain is proved up to this part of the largest range. */
const goalShare = 1e-11;
/** Better choices of more than this part of a lab's stakes are no rounding. */
const roundingShare = 64 * 2.220446049250313e-16;
/** Cells whose slopes are enclosed, a lab, before the proof is given up. */
const mostCells = 3000;
const narrowest = 1e-14;

/** Replaces gains that are next to nothing by smaller ones that slopes prove; true if any is. `budgets` as in `certifyLabs`, whose columns these are. */
export function sharpenBySlopes(race: CompiledRace, budgets: ArrayLike<number>, columns: CertificateColumns): boolean {
  let range = 0;
  for (let i = 0; i < race.labs; i++) range = Math.max(range, columns.range[i]!);
  const goal = goalShare * range;
  let sharpened = false;
  const doubtful: number[] = [];
  for (let i = 0; i < race.labs; i++) {
    if (!(columns.gain[i]! > goal)) continue;
    if (!(columns.shortfall[i]! <= roundingShare * stakeOf(race, i))) return false;
    doubtful.push(i);
  }
  for (const i of doubtful) {
    const gain = gainBySlopes(race, i, budgets, goal);
    if (!(gain < columns.gain[i]!)) continue;
    columns.gain[i] = gain;
    sharpened = true;
  }
  return sharpened;
}

/** What lab i's rivals add up to as it sees them, rounding of the sums included; null if all abstain. */
function rivalsOf(race: CompiledRace, i: number, budgets: ArrayLike<number>): Rivals | null {
  const row = race.view[i]! * race.labs;
  const enmity = race.enmityRow[i]!;
  let weight = 0;
  let risky = 0;
  let hazard = 0;
  let price = 0;
  let priceSize = 0;
  let active = 0;
  for (let j = 0; j < race.labs; j++) {
    const b = budgets[j]!;
    if (j === i || b !== b) continue;
    active++;
    const w = exp(race.viewLogWeight[row + j]! - race.viewSlope[row + j]! * Math.max(b, race.capBudget[j]!));
    const risk = residualRisk(race.frontier[j]!, b);
    const cost = enmity === null ? race.enmityWeight[i]! + race.enmityRisk[i]! * risk : race.prize[i]! * enmity[j]! * (1 - race.belief[i]! * risk);
    weight += w;
    risky += w * risk;
    hazard += race.viewHazard[row + j]! * risk;
    price += w * cost;
    priceSize += w * Math.abs(cost);
  }
  if (active === 0) return null;
  // Each term is within a few units in the last place, for weights times the size of their logarithms, and sums lose one a term.
  const rounding = (active + 64) * 2.220446049250313e-16;
  const around = (value: number, size: number): Interval => [value - rounding * size, value + rounding * size];
  return {
    seenWeight: around(weight, weight), risk: around(risky / weight, risky / weight), seenHazard: around(hazard, hazard), price: around(price / weight, priceSize / weight),
  };
}

/** An upper bound of what lab i gains by any other choice, M$, at most `goal` where slopes prove it; ∞ where they do not. */
export function gainBySlopes(race: CompiledRace, i: number, budgets: ArrayLike<number>, goal: number): number {
  const b = budgets[i]!;
  const lower = race.lower[i]!;
  const upper = race.upper[i]!;
  if (!(b >= lower && b <= upper)) return Infinity;
  const frontier = race.frontier[i]!;
  const threshold = race.threshold[i]!;
  const cap = race.capBudget[i]!;
  const rivals = rivalsOf(race, i, budgets);
  const deedsAt = (x: number): OwnDeeds => ownDeeds(race, i, { low: x, high: x, piece: pieceAt(frontier, x), capped: x < cap });
  const kept = payoffOver(race, i, deedsAt(b), rivals)[0] - penaltyAt(race, i, b);
  if (race.mayAbstain[i] === 1 && payoffOver(race, i, null, rivals)[1] - kept > goal) return Infinity;
  const kinks = [cap, threshold, ...frontier.start.subarray(0, frontier.count)].filter((x) => x > lower && x < upper);
  let cells = 0;
  let worst = 0;
  // Away from b in one direction: an upper bound of the gain at the place reached, from the slopes so far or from the payoff there.
  const proves = (towards: 1 | -1): boolean => {
    const end = towards === 1 ? upper : lower;
    const stops = [...new Set([...kinks.filter((x) => (x - b) * towards > 0), end])].filter((x) => x !== b).sort((x, y) => (x - y) * towards);
    let gain = 0;
    let place = b;
    const over = (next: number): boolean => {
      const [low, high] = place < next ? [place, next] : [next, place];
      const middle = (low + high) / 2;
      if (++cells > mostCells) return false;
      const slope = slopeOver(race, i, ownDeeds(race, i, { low, high, piece: pieceAt(frontier, middle), capped: middle < cap }), rivals);
      const rise = towards === 1 ? slope[1] : -slope[0];
      const top = gain + Math.max(0, rise) * (high - low);
      if (top > goal) {
        if (high - low <= narrowest || !(middle > low && middle < high)) return false;
        return over(middle) && over(next);
      }
      worst = Math.max(worst, top);
      gain += rise * (high - low);
      place = next;
      if (rise > 0) gain = Math.min(gain, payoffOver(race, i, deedsAt(next), rivals)[1] - penaltyAt(race, i, low) - kept);
      return true;
    };
    // Below the threshold the fine falls due, and at it no longer.
    if (towards === -1 && b === threshold) gain -= race.penalty[i]!;
    for (const stop of stops) {
      if (!over(stop)) return false;
      if (stop !== threshold) continue;
      gain += towards * race.penalty[i]!;
      if (gain > goal) return false;
      worst = Math.max(worst, gain);
    }
    return true;
  };
  return proves(1) && proves(-1) ? worst : Infinity;
}
