import { exp, log } from '../../../core/math/index.ts';
import { type Aggregates, aggregates, middleOf, widened } from '../../aggregates/aggregates.ts';
import { type Cover, cover, type SummedGame } from '../../aggregates/cover.ts';
import { type Effort, usualEffort } from '../../solve/effort.ts';
import { chanceSafe, performanceOf, pricesAt, safetyOf } from '../payoff.ts';
import { bestReply } from '../reply.ts';
import { type Profile, rivalsOf } from '../settle.ts';
import type { SptGame } from '../types.ts';
import { tightened, verdictOn } from './combination.ts';
import { undominated } from './dominated.ts';
import { type Choice, choiceAt, leastGain, rangeOf } from './gain.ts';
import { type Option, partsOf } from './option.ts';
import { optionsOf } from './options.ts';
import { aggregatesAt, type Place, placeOf, profileAt } from './place.ts';
import { isIdle, type Side, sidesOf } from './side.ts';
import { leastStates, mostStates, stateOver, statesOfCheck, work } from './state.ts';
import { zeroOf } from './zeros.ts';

/** ln q and ln s of a known equilibrium are within this of those that an option allows. */
const same = 1e-7;
const sameSafety = 1e-9;
/** From Π t = e^-30 on all is as good as lost. */
const mostHazard = 30;
/** Performances that are tried with safety a hair below the threshold, and how far down they reach. */
const edgePoints = 100;
const edgeDepth = 12;

/**
 * A complete search over the sums by which rivals enter (see `Side`), for equilibria in which somebody's performance costs a billionth at least of what it may bring. `known` are certified;
 * `certify` looks for an equilibrium at a profile to which the search comes.
 */
export function coverSpt<Found>(game: SptGame, known: readonly Found[], profileOf: (found: Found) => Profile, certify: (profile: Profile) => Found | null, effort: Effort = usualEffort): Cover<Found> {
  work.states = 0;
  work.most = mostStates(game.players.length) * effort;
  if (work.most < leastStates * game.players.length) return { complete: false, found: [] };
  const sides = game.players.map((_, i) => sidesOf(game, i));
  const summed: SummedGame<Option, Found> = {
    players: game.players.length,
    whole: wholeBox(game, sides),
    levelUnit: 3,
    optionsOf: (i, box, before) => optionsOf(sides[i]!, box, before),
    undominated: (i, options, box) => undominated(sides[i]!, options, box),
    partsOf: (_, option, box) => partsOf(option, box),
    isSingle: ({ single }) => single,
    verdictOn,
    tightened,
    isNone(options, box) {
      const near = widened(box, 0, 1e-12);
      const profile = profileAt(game, placeIn(options, near));
      return options.some((option, i) => {
        const own = undominated(sides[i]!, optionsOf(sides[i]!, near, null), near)
          .filter(({ side, low, high }) => side === option.side && low <= option.high + same && high >= option.low - same)
          .map((other) => rangeOf(other, near));
        const choices = [replyTo(game, profile, i, near), ...sides[i]!.filter(({ edge }) => edge).flatMap((side) => alongEdge(side, near))];
        return choices.some((choice) => own.every((range) => leastGain(choice, range, near) > 0));
      });
    },
    placeOf: (found) => aggregatesAt(game, placeOf(game, profileOf(found))),
    allows(options, found) {
      const place = placeOf(game, profileOf(found));
      const { logLow: level } = aggregatesAt(game, place);
      return options.every((option, i) => allows(option, place.logPerformance[i]! - level, place.logSafety[i]!));
    },
    certify(options, box) {
      work.states += statesOfCheck(game.certification !== null) * game.players.length;
      return certify(profileAt(game, placeIn(options, box)));
    },
    isSpent: () => work.states > work.most,
  };
  return cover(summed, known);
}

/** What the options come to in the middle of a box. */
function placeIn(options: readonly Option[], box: Aggregates): Place {
  const middle = middleOf(box);
  const shares = options.map(({ side, low, high, rising }) => zeroOf(side, low, high, rising, middle, 0).v);
  const logSafety = options.map(({ side }, i) => {
    const { logSafety: range } = stateOver(side, shares[i]!, shares[i]!, middle);
    return isIdle(side) ? -Infinity : (range[0] + range[1]) / 2;
  });
  return { logPerformance: shares.map((v) => v + middle.logLow), logSafety };
}

/** Whether an option is a choice of ln q and ln s. */
function allows({ side, low, high, fixed }: Option, v: number, y: number): boolean {
  if (v === -Infinity || fixed) return fixed && v === low;
  if (v < low - same || v > high + same) return false;
  if (side.kind === 'held') return Math.abs(y - side.most) < sameSafety;
  return side.kind === 'free' && y > side.least + sameSafety && y < side.most + sameSafety;
}

/** A player's best reply to the rest of a profile, for a narrow box around what that adds up to. */
function replyTo(game: SptGame, profile: Profile, index: number, { sizeLow }: Aggregates): Choice {
  const player = game.players[index]!;
  const reply = bestReply(game, index, rivalsOf(game, profile, index), profile.logPerformance[index]!, true);
  const [safetyInvestment, performanceInvestment] = [exp(reply.logSafety), exp(reply.logPerformance)];
  const performance = performanceOf(player, performanceInvestment);
  const safety = safetyOf(player, safetyInvestment, performance);
  const prices = pricesAt(game, player, safety);
  const cost = prices.safety * safetyInvestment + prices.performance * performanceInvestment;
  // What it would cost more where the box is that narrow.
  return { ratio: performance / sizeLow, safe: chanceSafe(safety), cost: cost * (1 + 1e-10) };
}

/** Choices with safety a hair below the threshold. */
function alongEdge(side: Side, box: Aggregates): Choice[] {
  return Array.from({ length: edgePoints }, (_, n) => {
    const v = Math.min(side.top - box.logHigh, edgeDepth * (0.2 - n / edgePoints));
    return choiceAt(side, v, side.most, box);
  });
}

/** All aggregates that profiles may add up to. */
function wholeBox(game: SptGame, sides: readonly (readonly Side[])[]): Aggregates {
  const all = sides.map((own) => own.filter(({ kind }) => kind !== 'out'));
  const low = Math.min(...all.map((own) => Math.min(...own.map(({ bottom }) => bottom))));
  const high = log(all.reduce((sum, own) => sum + exp(Math.max(...own.map(({ top }) => top))), 0));
  if (game.disaster === 'multiplicative') return aggregates(low, high, 0, mostHazard);
  // Somebody has a chance of one in n at least, for which some safety is worth its price.
  const n = game.players.length;
  const least = Math.min(...all.flat().map((side) => stateOver({ ...side, d: 0 }, -log(n), -log(n), aggregates(side.top + log(n), side.top + log(n), 0, 0)).safe[0]));
  return aggregates(low, high, 0, 1 - least / n);
}
