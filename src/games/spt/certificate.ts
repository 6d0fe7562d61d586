import { exp, log } from '../../core/math/index.ts';
import { type Deviation, deviationPayoff, performanceOf, pricesAt, safetyOf, sptOutcome } from './payoff.ts';
import type { SptGame, SptPlayer } from './types.ts';

/** Points a side of the grid over logarithms of both investments; no investment comes on top. */
const gridPoints = 40;
/** The grid reaches from what uses up the whole payoff span down by this many units of the logarithm. */
const gridDepth = 28;
/** Peaks of the grid that are refined, besides the player's own choice, and how often at most. */
const refinedPeaks = 4;
const refinements = 40;
/** A peak this near in logarithms is short of its height by the square of that; where certification cuts it off, by this itself. */
const nearSmooth = 1e-6;
const nearCut = 1e-9;
/** Half cells that a zoom looks at on either side, in both directions. */
const steps = [-2, -1, 0, 1, 2];
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

/** The highest points of the grid that none of their neighbours tops, at most `most`. */
function peaksOf(values: Float64Array, side: number, most: number): number[] {
  const peaks: number[] = [];
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const value = values[row * side + column]!;
      let topped = false;
      for (let i = Math.max(0, row - 1); i <= Math.min(side - 1, row + 1); i++) {
        for (let j = Math.max(0, column - 1); j <= Math.min(side - 1, column + 1); j++) topped ||= values[i * side + j]! > value;
      }
      if (!topped) peaks.push(row * side + column);
    }
  }
  return peaks.sort((a, b) => values[b]! - values[a]! || a - b).slice(0, most);
}

/**
 * Highest and lowest payoff of one player over efforts whose cost does not exceed its payoff span 1 + d: a grid over (ln Xs, ln Xp) with
 * both axes' zeros, then repeated zooming around its peaks and around the given point. Shares only the payoff function with the solver.
 */
function reach(game: SptGame, safetyInvestment: readonly number[], performanceInvestment: readonly number[], index: number): { highest: number; lowest: number } {
  const player = game.players[index] as SptPlayer;
  const deviation = deviationPayoff(game, safetyInvestment, performanceInvestment, index);
  const { payoff } = deviation;
  const span = 1 + player.d;
  const { certification } = game;
  const cheapest = certification === null ? Infinity : Math.min(certification.below, certification.above);
  const topSafety = log(span / Math.min(cheapest, game.safetyPrice ?? player.r));
  const topPerformance = log(span / Math.min(cheapest, game.performancePrice ?? player.r));
  // From much to little, then nothing.
  const axis = (top: number): number[] => [...Array.from({ length: gridPoints }, (_, i) => top - (gridDepth * i) / (gridPoints - 1)), -Infinity];
  const rows = axis(topSafety);
  const columns = axis(topPerformance);
  const performances = columns.map((y) => deviation.performance(exp(y)));
  const side = gridPoints + 1;
  const values = new Float64Array(side * side);
  let highest = -Infinity;
  let lowest = Infinity;
  rows.forEach((x, row) => {
    const safety = deviation.safety(exp(x));
    performances.forEach((performance, column) => {
      const value = payoff(safety, performance);
      // More than the span costs more than it can bring: such points may be dear, but not best.
      if (value < lowest && isAffordable(game, player, span, safety.investment, performance.investment)) lowest = value;
      highest = Math.max(highest, value);
      values[row * side + column] = value;
    });
  });
  const cell = gridDepth / (gridPoints - 1);
  const near = certification === null ? nearSmooth : nearCut;
  const zoom = (startX: number, startY: number): void => {
    let [x, y] = [startX, startY];
    let value = payoff(deviation.safety(exp(x)), deviation.performance(exp(y)));
    let width = cell;
    for (let round = 0; round < refinements && width >= near; round++) {
      const [centreX, centreY] = [x, y];
      const trials = steps.map((step) => deviation.performance(exp(centreY + (step * width) / 2)));
      for (const step of steps) {
        const trialX = centreX + (step * width) / 2;
        const safety = deviation.safety(exp(trialX));
        for (let j = 0; j < steps.length; j++) {
          const trial = payoff(safety, trials[j]!);
          if (trial > value) [value, x, y] = [trial, trialX, centreY + (steps[j]! * width) / 2];
        }
      }
      if (x === centreX && y === centreY) width /= 2;
    }
    highest = Math.max(highest, value);
  };
  zoom(log(safetyInvestment[index] as number), log(performanceInvestment[index] as number));
  for (const peak of peaksOf(values, side, refinedPeaks)) zoom(rows[Math.floor(peak / side)]!, columns[peak % side]!);
  return { highest, lowest: lowestOf(game, player, deviation, span, lowest) };
}

/** Largest gain by a unilateral change of both investments, and the largest range of payoffs that a player reaches alone. */
export function checkSpt(game: SptGame, safetyInvestment: readonly number[], performanceInvestment: readonly number[]): { epsilon: number; range: number } {
  const { utilities } = sptOutcome(game, safetyInvestment, performanceInvestment);
  let epsilon = 0;
  let range = 0;
  game.players.forEach((_, index) => {
    const { highest, lowest } = reach(game, safetyInvestment, performanceInvestment, index);
    epsilon = Math.max(epsilon, highest - (utilities[index] as number));
    range = Math.max(range, highest - lowest);
  });
  return { epsilon, range };
}
