import type { NormalForm } from '../solve/answer.ts';
import { evenlySpaced, tabulate } from '../solve/normal-form.ts';
import { contestUtility, largestUsefulEffort } from './payoff.ts';
import type { ContestGame } from './types.ts';

/** Evenly spaced efforts of each player up to the one that costs the whole value. */
export const contestStrategies = (game: ContestGame, points: number): number[][] =>
  game.values.map((_, i) => evenlySpaced(0, largestUsefulEffort(game, i), points));

/** The contest over these efforts as a finite game. */
export const contestNormalForm = (game: ContestGame, points: number): NormalForm =>
  tabulate(
    'contest',
    game.values.map((_, i) => `Player ${i + 1}`),
    contestStrategies(game, points),
    (efforts) => efforts.map((_, player) => contestUtility(game, player, efforts)),
  );
