import type { GameFront } from '../solve/answer.ts';
import { fallbackPoints, withFallback } from '../solve/fallback.ts';
import { readInput } from '../solve/input.ts';
import { safetyRaceNormalForm, safetyRaceStrategies } from './normal-form.ts';
import { solveSafetyRace } from './solve.ts';
import type { SafetyRaceGame, SafetyRaceSolution } from './types.ts';

export const safetyRaceGame: GameFront<SafetyRaceGame, SafetyRaceSolution> = {
  name: 'safety-race',
  read: (json) =>
    readInput(json, (reader) => ({
      speeds: reader.numbers('speeds', { above: 0, minimumLength: 1, maximumLength: 1000 }),
      // Beyond, (1-s)^exponent leaves the range of doubles within the safeties that labs choose.
      exponent: reader.number('exponent', { above: 0, maximum: 1000 }),
      enmity: reader.number('enmity', { minimum: -1 }),
      disasterLoss: reader.number('disasterLoss', { minimum: 0 }, 0),
      floor: reader.number('floor', { minimum: 0, maximum: 1 }, 0),
      fine: reader.number('fine', { minimum: 0 }, 0),
    })),
  solve: (game, effort) => withFallback(solveSafetyRace(game, effort), game.speeds.length, () => ({ form: safetyRaceNormalForm(game, fallbackPoints), strategies: safetyRaceStrategies(game, fallbackPoints) })),
  normalForm: safetyRaceNormalForm,
};
