import type { NormalForm } from '../solve/answer.ts';
import { evenlySpaced, tabulate } from '../solve/normal-form.ts';
import { safetyRaceUtility } from './payoff.ts';
import type { SafetyRaceGame } from './types.ts';

/** Evenly spaced safety from 0 to 1 for each lab. */
export const safetyRaceStrategies = (game: SafetyRaceGame, points: number): number[][] => game.speeds.map(() => evenlySpaced(0, 1, points));

/** The race over these levels of safety as a finite game. */
export const safetyRaceNormalForm = (game: SafetyRaceGame, points: number): NormalForm =>
  tabulate(
    'safety-race',
    game.speeds.map((_, i) => `Lab ${i + 1}`),
    safetyRaceStrategies(game, points),
    (safety) => safety.map((_, player) => safetyRaceUtility(game, player, safety)),
  );
