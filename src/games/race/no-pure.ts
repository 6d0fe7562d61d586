import { pieceAt } from '../portfolio/frontier.ts';
import { best, bestResponse } from './best-response.ts';
import type { CompiledRace } from './compiled.ts';
import { type Deeds, deedsOver, payoffOver, type Reach, slopeOver } from './duel-bounds.ts';
import { Profile, restOf, setProfile } from './profile.ts';

/**
 * A complete search that shows that a game of two labs has no equilibrium in pure strategies. Each lab's choices are cut into abstaining, the
 * points where its payoff has a kink, a jump or an end, and the open cells between them; a pair of these is a box. A box holds no
 * equilibrium where for one of the labs, against everything in the box that the other may do,
 *
 * - its payoff rises or falls all over its cell, or on a side of its point on which it may move, or
 * - some choice of its own (abstaining, an end, the threshold, its reply to the middle of the other's choices) is better than all of its box.
 *
 * Boxes of which neither can be shown are halved. Payoffs and slopes are enclosed by interval arithmetic (`duel-bounds.ts`).
 */

/** Boxes after which nothing is claimed; games without an equilibrium seen so far took at most a few thousand. */
const boxLimit = 20_000;
/** A box as narrow as this, in shares of speed, that still cannot be excluded may hold an equilibrium. */
const narrowest = 1e-9;

interface Part {
  /** Null abstains; a point has equal ends. */
  readonly reach: Reach | null;
  readonly deeds: Deeds | null;
  /** What the lab does just left and just right of a point, for the slopes there; null where it may not move that way or only across a jump. */
  readonly left: Deeds | null;
  readonly right: Deeds | null;
  readonly fine: number;
}

interface Side {
  readonly race: CompiledRace;
  readonly lab: number;
  /** Choices that are tried as better ones everywhere. */
  readonly known: readonly Part[];
}

/** True only if no pair of choices is an equilibrium; false where that is not shown, and for games of other than two labs. */
export function excludesPure(race: CompiledRace): boolean {
  if (race.labs !== 2) return false;
  const parts = [partsOf(race, 0), partsOf(race, 1)];
  const sides = [0, 1].map((lab): Side => ({ race, lab, known: parts[lab]!.filter((part) => part.reach === null || isEnd(race, lab, part.reach)) }));
  const profile = new Profile(2, race.views);
  const stack: (readonly [Part, Part])[] = [];
  for (const first of parts[0]!) for (const second of parts[1]!) stack.push([first, second]);
  for (let boxes = stack.length; ; ) {
    const box = stack.pop();
    if (box === undefined) return true;
    if (leaves(sides[0]!, box[0], box[1]) || leaves(sides[1]!, box[1], box[0])) continue;
    if (prefersReply(sides[0]!, box[0], box[1], profile) || prefersReply(sides[1]!, box[1], box[0], profile)) continue;
    const wide = widthOf(box[0]) >= widthOf(box[1]) ? 0 : 1;
    if (widthOf(box[wide]) < narrowest || (boxes += 2) > boxLimit) return false;
    for (const half of halves(race, wide, box[wide])) stack.push(wide === 0 ? [half, box[1]] : [box[0], half]);
  }
}

const widthOf = ({ reach }: Part): number => (reach === null ? 0 : reach.high - reach.low);

function isEnd(race: CompiledRace, lab: number, { low, high }: Reach): boolean {
  return low === high && (low === race.lower[lab] || low === race.upper[lab] || low === race.threshold[lab]);
}

/** All choices of a lab: abstaining, points and cells. */
function partsOf(race: CompiledRace, lab: number): Part[] {
  const lower = race.lower[lab]!;
  const upper = race.upper[lab]!;
  const frontier = race.frontier[lab]!;
  const cap = race.capBudget[lab]!;
  const kinks = [cap, race.threshold[lab]!, ...frontier.start.subarray(0, frontier.count)].filter((b) => b > lower && b < upper);
  const points = [...new Set([lower, ...kinks, upper])].sort((a, b) => a - b);
  const parts: Part[] = race.mayAbstain[lab] === 1 ? [{ reach: null, deeds: null, left: null, right: null, fine: 0 }] : [];
  const rightOf = (b: number): Reach => ({ low: b, high: b, piece: pieceAt(frontier, b), capped: b < cap });
  points.forEach((b, n) => {
    const onRight = rightOf(b);
    const before = n === 0 ? null : rightOf(points[n - 1]!);
    parts.push({
      reach: onRight, deeds: deedsOver(race, lab, onRight), fine: fineAt(race, lab, b),
      left: before === null || b === race.threshold[lab] ? null : deedsOver(race, lab, { ...before, low: b, high: b }),
      right: b === upper ? null : deedsOver(race, lab, onRight),
    });
    if (n + 1 < points.length) parts.push(cellOf(race, lab, { ...onRight, high: points[n + 1]! }));
  });
  return parts;
}

const fineAt = (race: CompiledRace, lab: number, b: number): number => (b < race.threshold[lab]! ? race.penalty[lab]! : 0);

const cellOf = (race: CompiledRace, lab: number, reach: Reach): Part => (
  { reach, deeds: deedsOver(race, lab, reach), left: null, right: null, fine: fineAt(race, lab, reach.low) }
);

/** The halves of a cell; their common end is a point of the open cell, so that slopes on it have no side. */
function halves(race: CompiledRace, lab: number, { reach }: Part): Part[] {
  const middle = (reach!.low + reach!.high) / 2;
  return [cellOf(race, lab, { ...reach!, high: middle }), cellOf(race, lab, { ...reach!, low: middle })];
}

/** Whether the lab would leave every choice of its part, by a small step or for a choice known from the start. */
function leaves(side: Side, own: Part, rival: Part): boolean {
  const { race, lab } = side;
  if (own.reach !== null) {
    if (own.reach.low < own.reach.high) {
      const [low, high] = slopeOver(race, lab, own.deeds!, rival.deeds);
      if (low > 0 || high < 0) return true;
    } else {
      if (own.right !== null && slopeOver(race, lab, own.right, rival.deeds)[0] > 0) return true;
      if (own.left !== null && slopeOver(race, lab, own.left, rival.deeds)[1] < 0) return true;
    }
  }
  const most = payoffOver(race, lab, own.deeds, rival.deeds)[1] - own.fine;
  return side.known.some((other) => other !== own && payoffOver(race, lab, other.deeds, rival.deeds)[0] - other.fine > most);
}

/** Whether the lab's best reply to the middle of what the other may do beats every choice of its part against all of it. */
function prefersReply(side: Side, own: Part, rival: Part, profile: Profile): boolean {
  const { race, lab } = side;
  const middle = ({ reach }: Part): number => (reach === null ? NaN : (reach.low + reach.high) / 2);
  setProfile(race, profile, lab === 0 ? [NaN, middle(rival)] : [middle(rival), NaN]);
  const at = restOf(race, profile, lab);
  bestResponse(race, lab, profile.rest, at, race.lower[lab]!, race.upper[lab]!, race.mayAbstain[lab] === 1);
  const b = best.budget;
  if (Number.isNaN(b)) return false;
  const deeds = deedsOver(race, lab, { low: b, high: b, piece: pieceAt(race.frontier[lab]!, b), capped: b < race.capBudget[lab]! });
  const most = payoffOver(race, lab, own.deeds, rival.deeds)[1] - own.fine;
  return payoffOver(race, lab, deeds, rival.deeds)[0] - fineAt(race, lab, b) > most;
}
