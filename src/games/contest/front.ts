import type { GameFront } from '../solve/answer.ts';
import { fallbackPoints, withFallback } from '../solve/fallback.ts';
import { readInput } from '../solve/input.ts';
import { contestNormalForm, contestStrategies } from './normal-form.ts';
import { solveContest } from './solve.ts';
import type { ContestGame, ContestSolution } from './types.ts';

export const contestGame: GameFront<ContestGame, ContestSolution> = {
  name: 'contest',
  read: (json) =>
    readInput(json, (reader) => {
      const values = reader.numbers('values', { minimum: 0, minimumLength: 1, maximumLength: 1000 });
      const costs = reader.numbers('costs', { above: 0, minimumLength: 1 });
      if (costs.length > 0 && costs.length !== values.length) reader.fault('costs', `expected as many entries as values (${values.length}), found ${costs.length}`);
      return { values, costs, exponent: reader.number('exponent', { above: 0 }), costPower: reader.number('costPower', { above: 0 }, 1) };
    }),
  solve: (game, effort) => withFallback(solveContest(game, effort), game.values.length, () => ({ form: contestNormalForm(game, fallbackPoints), strategies: contestStrategies(game, fallbackPoints) })),
  normalForm: contestNormalForm,
};
