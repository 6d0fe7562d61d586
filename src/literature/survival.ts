import { survivalEquilibrium, survivalGain } from '../games/survival/race.ts';
import type { LiteratureEntry } from './entry.ts';
import { entries } from './entry.ts';

const source = 'kwa, ai-race-game-theory';

const solve = (labs: number, ease: number, winnerTakes: number) => survivalEquilibrium({ labs, ease, winnerTakes });

export const survivalEntries: readonly LiteratureEntry[] = entries('survival', source, 'read', [
  { id: 'easy.safety', quantity: 's* at n=2, w=1, k=10', expected: 1 / 3, compute: () => solve(2, 10, 1).safety, tolerance: 1e-12 },
  { id: 'easy.survival', quantity: 'survival at n=2, w=1, k=10', expected: 0.6944, compute: () => solve(2, 10, 1).survival, tolerance: 5.1e-5 },
  { id: 'easier.aligned', quantity: 'p at n=2, w=1, k=33.9', expected: 0.8974, compute: () => solve(2, 33.9, 1).aligned, tolerance: 5.1e-5 },
  { id: 'easier.survival', quantity: 'survival at n=2, w=1, k=33.9', expected: 0.8054, compute: () => solve(2, 33.9, 1).survival, tolerance: 5.1e-5 },
  { id: 'five.survival', quantity: 'survival at n=5, w=2, k=33.9', expected: 0.3606, compute: () => solve(5, 33.9, 2).survival, tolerance: 5.1e-5 },
  {
    id: 'five.gain',
    quantity: 'largest log gain of a lab that leaves the formula, n=5, w=2, k=33.9',
    expected: 0,
    compute: () => survivalGain({ labs: 5, ease: 33.9, winnerTakes: 2 }, solve(5, 33.9, 2).safety),
    tolerance: 1e-9,
    mark: 'computed',
  },
]);
