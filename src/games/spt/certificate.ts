import { exp, log } from '../../core/math/index.ts';
import { deviationPayoff, sptOutcome } from './payoff.ts';
import type { SptGame, SptPlayer } from './types.ts';

/** Points a side of the grid over logarithms of both investments; no investment comes on top. */
const gridPoints = 40;
/** The grid reaches from what uses up the whole payoff span down by this many units of the logarithm. */
const gridDepth = 28;
/** Cells around the best points that are refined, and how often. */
const refinedPeaks = 4;
const refinements = 40;

export const sptMethod = `grid-${gridPoints}`;

/**
 * Highest and lowest payoff of one player over efforts whose cost does not exceed its payoff span 1 + d: a grid over (ln Xs, ln Xp) with
 * both axes' zeros, then repeated zooming around its best points and around the given one. Shares only the payoff function with the solver.
 */
function reach(game: SptGame, safetyInvestment: readonly number[], performanceInvestment: readonly number[], index: number): { highest: number; lowest: number } {
  const player = game.players[index] as SptPlayer;
  const payoff = deviationPayoff(game, safetyInvestment, performanceInvestment, index);
  const span = 1 + player.d;
  const { certification } = game;
  const cheapest = certification === null ? Infinity : Math.min(certification.below, certification.above);
  const topSafety = log(span / Math.min(cheapest, game.safetyPrice ?? player.r));
  const topPerformance = log(span / Math.min(cheapest, game.performancePrice ?? player.r));
  const utility = (logSafety: number, logPerformance: number): number => payoff(exp(logSafety), exp(logPerformance));
  const axis = (top: number): number[] => [-Infinity, ...Array.from({ length: gridPoints }, (_, i) => top - (gridDepth * i) / (gridPoints - 1))];
  const rows = axis(topSafety);
  const values = new Float64Array(rows.length * (gridPoints + 1));
  let filled = 0;
  let highest = -Infinity;
  let lowest = Infinity;
  const columns = axis(topPerformance).map((y) => ({ y, performance: exp(y) }));
  for (const x of rows) {
    const safety = exp(x);
    for (const { performance } of columns) {
      const value = payoff(safety, performance);
      // Costs above the span are out of the range but may not be best either.
      if (value >= -player.d - span) lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
      values[filled++] = value;
    }
  }
  const own = { x: log(safetyInvestment[index] as number), y: log(performanceInvestment[index] as number), value: 0 };
  const chosen: { x: number; y: number }[] = [own];
  const cell = gridDepth / (gridPoints - 1);
  // The best point of the grid, then the best ones that are not next to one chosen before.
  while (chosen.length <= refinedPeaks) {
    let best: { x: number; y: number } | null = null;
    let top = -Infinity;
    for (let k = 0; k < filled; k++) {
      if (!((values[k] as number) > top)) continue;
      const at = { x: rows[Math.floor(k / columns.length)] as number, y: (columns[k % columns.length] as { y: number }).y };
      if (chosen.length > 1 && chosen.some(({ x, y }) => (x === at.x || Math.abs(x - at.x) < 1.5 * cell) && (y === at.y || Math.abs(y - at.y) < 1.5 * cell))) continue;
      [best, top] = [at, values[k] as number];
    }
    if (best === null) break;
    chosen.push(best);
  }
  for (const start of chosen) {
    let { x, y } = start;
    let value = utility(x, y);
    let width = cell;
    for (let round = 0; round < refinements; round++) {
      let bestX = x;
      let bestY = y;
      for (let i = -2; i <= 2; i++) {
        for (let j = -2; j <= 2; j++) {
          const trial = utility(x + (i * width) / 2, y + (j * width) / 2);
          if (trial > value) {
            value = trial;
            bestX = x + (i * width) / 2;
            bestY = y + (j * width) / 2;
          }
        }
      }
      if (bestX === x && bestY === y) width /= 2;
      x = bestX;
      y = bestY;
      if (width < 1e-9) break;
    }
    highest = Math.max(highest, value);
  }
  return { highest, lowest };
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
