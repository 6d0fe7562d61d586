import { exp, log } from '../../core/math/index.ts';
import type { Deviation } from './payoff.ts';
import type { SptGame, SptPlayer } from './types.ts';

/** How far from the threshold safety is held, as a part of it, and points a cell of the grid along it. */
const besideThreshold = 1e-12;
const pointsPerCell = 4;

/**
 * The highest payoff with safety just below the threshold or just above it, where prices jump and a grid of both investments sees only what lies near its points. `columns` are
 * the grid's ln Xp from much to little, nothing at the end.
 */
export function alongThreshold(game: SptGame, player: SptPlayer, { payoff, safety: ofSafety, performance: ofPerformance }: Deviation, columns: readonly number[]): number {
  if (game.certification === null) return -Infinity;
  const { threshold } = game.certification;
  let highest = -Infinity;
  for (const side of [-1, 1]) {
    const at = (y: number): number => {
      const performance = ofPerformance(exp(y));
      const needed = log((threshold * (1 + side * besideThreshold)) / player.A) + (player.theta === 0 ? 0 : player.theta * log(performance.performance));
      return payoff(ofSafety(exp(needed / player.alpha)), performance);
    };
    const cells = columns.length - 2;
    const points = Array.from({ length: cells * pointsPerCell + 1 }, (_, n) => {
      const [cell, part] = [Math.min(cells - 1, Math.floor(n / pointsPerCell)), n / pointsPerCell];
      return columns[cell]! + (columns[cell + 1]! - columns[cell]!) * (part - cell);
    });
    const values = points.map(at);
    const best = values.indexOf(Math.max(...values));
    highest = Math.max(highest, values[best]!, goldenTop(at, points[Math.min(points.length - 1, best + 1)]!, points[Math.max(0, best - 1)]!));
  }
  return highest;
}

const golden = (Math.sqrt(5) - 1) / 2;

/** The height of a peak between two points by golden sections. */
function goldenTop(at: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let top = -Infinity;
  for (let round = 0; round < 40; round++) {
    const [a, b] = [high - golden * (high - low), low + golden * (high - low)];
    const [atA, atB] = [at(a), at(b)];
    top = Math.max(top, atA, atB);
    if (atA > atB) high = b;
    else low = a;
  }
  return top;
}
