import { type Aggregates, aggregates, common, holds, hullOf, widened } from './aggregates.ts';
import { consistent } from './consistent.ts';
import type { Interval } from './interval.ts';
import type { Verdict } from './krawczyk.ts';

/** A player's part in both aggregates: its chance P and what it adds to M. */
export interface Parts {
  readonly win: Interval;
  readonly risk: Interval;
}

/** A game in which what rivals do enters by two aggregates alone: what its players may do best over a box of them, and what that adds up to. */
export interface SummedGame<Option, Found> {
  readonly players: number;
  /** All aggregates that profiles may add up to. */
  readonly whole: Aggregates;
  /** The width of ln S that leaves as much open as one of 1 in M: by it boxes are halved. */
  readonly levelUnit: number;
  /** Where a player may have a best response, no more than a few; empty if it has none. `known` are the options of a box that holds this one. */
  readonly optionsOf: (player: number, box: Aggregates, known: readonly Option[] | null) => readonly Option[];
  /** Those of a player's options that no other choice of its beats all over the box, where `optionsOf` leaves that open. */
  readonly undominated?: (player: number, options: readonly Option[], box: Aggregates) => readonly Option[];
  readonly partsOf: (player: number, option: Option, box: Aggregates) => Parts;
  /** Whether an option is at most one choice for each pair of aggregates of the box. */
  readonly isSingle: (option: Option) => boolean;
  /** What is known of the aggregates to which single options add up. */
  readonly verdictOn: (options: readonly Option[], box: Aggregates) => Verdict;
  /** What a box leaves of itself where each player takes some option of its own, null for nothing. */
  readonly tightened: (options: readonly (readonly Option[])[], box: Aggregates) => Aggregates | null;
  /** Whether some player would leave its option all over a small box. */
  readonly isNone: (options: readonly Option[], box: Aggregates) => boolean;
  readonly placeOf: (found: Found) => Aggregates;
  /** Whether a profile is one of the options' choices. */
  readonly allows: (options: readonly Option[], found: Found) => boolean;
  /** A certified equilibrium that is found from the options' choices in the middle of a small box. */
  readonly certify: (options: readonly Option[], box: Aggregates) => Found | null;
  /** Whether the search has cost too much. */
  readonly isSpent: () => boolean;
}

/** What a complete search has shown. */
export interface Cover<Found> {
  /** Whether there is no equilibrium but those that are known, the new ones included. */
  readonly complete: boolean;
  /** Equilibria that were not known, certified. */
  readonly found: readonly Found[];
}

/** Boxes this narrow are not halved: what is still unsure then is a tie, or equilibria that part. */
const narrowest = 1e-8;

/**
 * A complete search: boxes of aggregates that hold no equilibrium are left, as are those that hold one at most where one is known; others are halved. `known` are certified equilibria.
 */
export function cover<Option, Found>(game: SummedGame<Option, Found>, known: readonly Found[]): Cover<Found> {
  const equilibria = known.map((found) => ({ found, at: game.placeOf(found) }));
  const fresh: Found[] = [];
  const { whole } = game;
  const stack: { readonly box: Aggregates; readonly known: readonly (readonly Option[])[] | null }[] = [{ box: whole, known: null }];
  const ended = (complete: boolean): Cover<Found> => ({ complete, found: fresh });

  /** What is left of a box for one combination of options but for known equilibria: nothing, a box to be halved, or `lost` where the search is at its end. */
  const settle = (options: readonly Option[], box: Aggregates): Aggregates | 'nothing' | 'lost' => {
    if (!options.every(game.isSingle)) return game.tightened(alone(options), box) ?? 'nothing';
    let current = box;
    for (let step = 0; step < 40; step++) {
      const verdict = game.verdictOn(options, current);
      if (verdict.kind === 'none') return 'nothing';
      const { within } = verdict;
      if (verdict.kind === 'unsure') return game.tightened(alone(options), within) ?? 'nothing';
      if (equilibria.some(({ found, at }) => holds(current, at) && game.allows(options, found))) return 'nothing';
      const [level, risk] = [within.logHigh - within.logLow, within.riskHigh - within.riskLow];
      const stalled = level > 0.5 * (current.logHigh - current.logLow) && risk > 0.5 * (current.riskHigh - current.riskLow);
      if (Math.max(level, risk) < 1e-11 || stalled) {
        if (Math.max(level, risk) > 1e-6) return within;
        return game.isNone(options, within) || isNew(options, within) ? 'nothing' : 'lost';
      }
      current = within;
    }
    return current;
  };
  const isNew = (options: readonly Option[], box: Aggregates): boolean => {
    const found = game.certify(options, box);
    if (found === null || !game.allows(options, found)) return false;
    const at = game.placeOf(found);
    if (!holds(widened(box, 0, 1e-9), at)) return false;
    equilibria.push({ found, at });
    fresh.push(found);
    return true;
  };

  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { box, known: before } = next;
    if (game.isSpent()) return ended(false);
    const wide = widened(box, 0.001, 1e-9);
    let options = Array.from({ length: game.players }, (_, player) => game.optionsOf(player, wide, before === null ? null : before[player]!));
    if (game.undominated !== undefined) {
      // Most boxes go by the sums alone, which cost less.
      if (game.tightened(options, wide) === null) continue;
      options = options.map((own, player) => game.undominated!(player, own, wide));
    }
    const combinations = consistent(options, options.map((own, player) => own.map((option) => game.partsOf(player, option, wide))), wide);
    // What the combinations leave of the box together is all that has to be halved.
    let open = combinations === null ? game.tightened(options, wide) : null;
    for (const combination of combinations ?? []) {
      const left = settle(combination, wide);
      if (left === 'lost') return ended(false);
      if (left !== 'nothing') open = open === null ? left : hullOf(open, left);
    }
    if (open !== null) open = common(box, open);
    if (open === null) continue;
    if (isNarrow(box)) return ended(false);
    for (const part of isNarrow(open) ? [open] : halved(open, whole, game.levelUnit)) stack.push({ box: part, known: options });
  }
  return ended(true);
}

const alone = <Option>(options: readonly Option[]): Option[][] => options.map((option) => [option]);

const isNarrow = ({ logLow, logHigh, riskLow, riskHigh }: Aggregates): boolean => logHigh - logLow < narrowest && riskHigh - riskLow < narrowest;

/** Both halves of a box, across the side that is longer beside that of the whole, or where that is more beside `levelUnit` and 1. */
function halved({ logLow, logHigh, riskLow, riskHigh }: Aggregates, whole: Aggregates, levelUnit: number): [Aggregates, Aggregates] {
  const sides = [logHigh - logLow, riskHigh - riskLow] as const;
  const wholeSides = [whole.logHigh - whole.logLow, whole.riskHigh - whole.riskLow] as const;
  const across = sides[0] / Math.max(narrowest, Math.min(levelUnit, wholeSides[0])) >= sides[1] / Math.max(narrowest, Math.min(1, wholeSides[1]));
  const middle = across ? (logLow + logHigh) / 2 : (riskLow + riskHigh) / 2;
  return across
    ? [aggregates(middle, logHigh, riskLow, riskHigh), aggregates(logLow, middle, riskLow, riskHigh)]
    : [aggregates(logLow, logHigh, middle, riskHigh), aggregates(logLow, logHigh, riskLow, middle)];
}
