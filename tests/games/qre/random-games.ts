import type { QuantalGame } from '../../../src/games/qre/types.ts';
import { numbers } from '../race/random-games.ts';

/** A random game of two to six actions a side, with payoffs up to 3 and λ from 1 to 200. */
export function randomQuantal(seed: number): QuantalGame {
  const next = numbers(seed);
  const [rows, columns] = [2 + Math.floor(next(0, 5)), 2 + Math.floor(next(0, 5))];
  const matrix = (): number[][] => Array.from({ length: rows }, () => Array.from({ length: columns }, () => next(0, 3)));
  return { row: matrix(), column: matrix(), lambda: 10 ** next(0, 2.3) };
}
