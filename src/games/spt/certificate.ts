import { exp, log } from '../../core/math/index.ts';
import { type Deviation, deviationPayoff, type PerformanceChoice, type SafetyChoice, performanceOf, pricesAt, safetyOf, sptOutcome } from './payoff.ts';
import type { SptGame, SptPlayer } from './types.ts';
import { alongThreshold } from './threshold.ts';
import { type Surface, zoomCut, zoomSmooth } from './zoom.ts';

/** Points a side of the grid over logarithms of both investments; no investment comes on top. */
const gridPoints = 40;
/** The grid reaches from what uses up the whole payoff span down by this many units of the logarithm, of both investments and of performance. */
const gridDepth = 28;
/** Peaks of the grid that are refined, besides the player's own choice, and of what lies deeper in performance. */
const refinedPeaks = 4;
const refinedDeeper = 2;
/** A cost that uses up the whole span may exceed it by rounding. */
const rounding = 1e-12;

export const sptMethod = `grid-${gridPoints}`;

/**
 * The lowest payoff over efforts whose cost does not exceed the span 1 + d, given what a grid found: it costs the whole span, and brings least
 * where all goes into performance without any safety, or (where others' safety is shared) into safety without any performance.
 */
function lowestOf(game: SptGame, player: SptPlayer, { payoff, safety: ofSafety, performance: ofPerformance }: Deviation, span: number, onGrid: number): number {
  const { certification } = game;
  const prices = certification === null
    ? [pricesAt(game, player, 0)]
    : [certification.below, certification.above].map((price) => ({ safety: price, performance: price }));
  let lowest = onGrid;
  for (const price of prices) {
    for (const [safety, performance] of [[0, span / price.performance], [span / price.safety, 0]] as const) {
      if (isAffordable(game, player, span, safety, performance)) lowest = Math.min(lowest, payoff(ofSafety(safety), ofPerformance(performance)));
    }
  }
  return lowest;
}

function isAffordable(game: SptGame, player: SptPlayer, span: number, safety: number, performance: number): boolean {
  const price = pricesAt(game, player, game.certification === null ? 0 : safetyOf(player, safety, performanceOf(player, performance)));
  return price.safety * safety + price.performance * performance <= span * (1 + rounding);
}

/** The points looked at that none of their neighbours tops, the highest first; `side` points a row. */
function peaksOf(values: Float64Array, side: number): number[] {
  const peaks: number[] = [];
  for (let point = 0; point < values.length; point++) {
    const value = values[point]!;
    if (value === -Infinity) continue;
    const [row, column] = [Math.floor(point / side), point % side];
    let topped = false;
    for (let i = Math.max(0, row - 1); i <= Math.min(values.length / side - 1, row + 1); i++) {
      for (let j = Math.max(0, column - 1); j <= Math.min(side - 1, column + 1); j++) topped ||= values[i * side + j]! > value;
    }
    if (!topped) peaks.push(point);
  }
  return peaks.sort((a, b) => values[b]! - values[a]! || a - b);
}

/**
 * Marks the points of the grid around which a better payoff than `own` may be, those of every cell whose upper bound exceeds it. Both axes run from
 * much to nothing, so that once safety is too little for a cell even at no cost, less of it is too.
 */
function hopefulPoints({ ceiling }: Deviation, own: number, safeties: readonly SafetyChoice[], performances: readonly PerformanceChoice[]): Uint8Array {
  const side = performances.length;
  const hopeful = new Uint8Array(safeties.length * side);
  const nothing = safeties[gridPoints]!;
  for (let column = 0; column < side - 1; column++) {
    const [most, least] = [performances[column]!, performances[column + 1]!];
    for (let row = 0; row < gridPoints; row++) {
      if (ceiling(safeties[row + 1]!, safeties[row]!, least, most) > own) {
        for (const corner of [row * side + column, (row + 1) * side + column]) hopeful[corner] = hopeful[corner + 1] = 1;
      } else if (ceiling(nothing, safeties[row]!, least, most) <= own) break;
    }
  }
  return hopeful;
}

/**
 * Highest and lowest payoff of one player over efforts whose cost does not exceed its payoff span 1 + d: a grid over (ln Xs, ln Xp) with both axes'
 * zeros, then repeated zooming around its peaks and around the given point. Where an upper bound shows that a cell of the grid holds no more than the
 * player has, it is left out. Shares only the payoff function with the solver.
 */
function reach(game: SptGame, safetyInvestment: readonly number[], performanceInvestment: readonly number[], index: number, own: number): { highest: number; lowest: number } {
  const player = game.players[index] as SptPlayer;
  const deviation = deviationPayoff(game, safetyInvestment, performanceInvestment, index);
  const { payoff } = deviation;
  const span = 1 + player.d;
  const { certification } = game;
  const cheapest = certification === null ? Infinity : Math.min(certification.below, certification.above);
  const topSafety = log(span / Math.min(cheapest, game.safetyPrice ?? player.r));
  const topPerformance = log(span / Math.min(cheapest, game.performancePrice ?? player.r));
  // From much to little, then nothing.
  const cell = gridDepth / (gridPoints - 1);
  const axis = (top: number): number[] => Array.from({ length: gridPoints }, (_, i) => top - (gridDepth * i) / (gridPoints - 1));
  const rows = [...axis(topSafety), -Infinity];
  // Where performance grows more slowly than its investment, on in steps of performance.
  const deeper = Math.max(0, Math.ceil((1 - player.beta) * (gridPoints - 1)));
  const columns = [...axis(topPerformance), ...Array.from({ length: deeper }, (_, i) => topPerformance - gridDepth - (cell * (i + 1)) / player.beta), -Infinity];
  const safeties = rows.map((x) => deviation.safety(exp(x)));
  const performances = columns.map((y) => deviation.performance(exp(y)));
  const side = columns.length;
  const values = new Float64Array(rows.length * side).fill(-Infinity);
  // Where safety makes compute cheaper, the lowest payoff is no corner and is looked for on the whole grid.
  const hopeful = certification !== null && certification.above < certification.below ? null : hopefulPoints(deviation, own, safeties, performances);
  let highest = -Infinity;
  let lowest = Infinity;
  for (let point = 0; point < values.length; point++) {
    if (hopeful !== null && hopeful[point] === 0) continue;
    const safety = safeties[Math.floor(point / side)]!;
    const performance = performances[point % side]!;
    const value = payoff(safety, performance);
    // More than the span costs more than it can bring: such points may be dear, but not best.
    if (value < lowest && isAffordable(game, player, span, safety.investment, performance.investment)) lowest = value;
    highest = Math.max(highest, value);
    values[point] = value;
  }
  const surface: Surface = (xs, ys) => {
    const choices = ys.map((y) => deviation.performance(exp(y)));
    return xs.map((x) => {
      const safety = deviation.safety(exp(x));
      return choices.map((performance) => payoff(safety, performance));
    });
  };
  const zoom = certification === null ? zoomSmooth : zoomCut;
  highest = Math.max(highest, zoom(surface, log(safetyInvestment[index] as number), log(performanceInvestment[index] as number), cell));
  const peaks = peaksOf(values, side);
  const isDeeper = (peak: number): boolean => peak % side >= gridPoints && peak % side < gridPoints + deeper;
  const refined = [...peaks.filter((peak) => !isDeeper(peak)).slice(0, refinedPeaks), ...peaks.filter(isDeeper).slice(0, refinedDeeper)];
  for (const peak of refined) highest = Math.max(highest, zoom(surface, rows[Math.floor(peak / side)]!, columns[peak % side]!, cell));
  highest = Math.max(highest, alongThreshold(game, player, deviation, columns));
  return { highest, lowest: lowestOf(game, player, deviation, span, lowest) };
}

/** Largest gain by a unilateral change of both investments, and the largest range of payoffs that a player reaches alone. */
export function checkSpt(game: SptGame, safetyInvestment: readonly number[], performanceInvestment: readonly number[]): { epsilon: number; range: number } {
  const { utilities } = sptOutcome(game, safetyInvestment, performanceInvestment);
  let epsilon = 0;
  let range = 0;
  game.players.forEach((_, index) => {
    const { highest, lowest } = reach(game, safetyInvestment, performanceInvestment, index, utilities[index] as number);
    epsilon = Math.max(epsilon, highest - (utilities[index] as number));
    range = Math.max(range, highest - lowest);
  });
  return { epsilon, range };
}
