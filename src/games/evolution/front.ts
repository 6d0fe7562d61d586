import type { GameFront } from '../solve/answer.ts';
import { formulaAnswer } from '../solve/answer.ts';
import { readInput } from '../solve/input.ts';
import { tabulate } from '../solve/normal-form.ts';
import { evolutionOf } from './solve.ts';
import type { EvolutionGame, EvolutionSolution } from './types.ts';

export const evolutionGame: GameFront<EvolutionGame, EvolutionSolution> = {
  name: 'evolution',
  read: (json) =>
    readInput(json, (reader) => {
      const payoffs = reader.matrix('payoffs');
      const width = payoffs[0]?.length ?? 0;
      if (payoffs.length > 0 && width !== payoffs.length) reader.fault('payoffs', `expected a square matrix, found ${payoffs.length} rows of ${width}`);
      if (payoffs.length > 200) reader.fault('payoffs', `expected at most 200 strategies, found ${payoffs.length}`);
      return {
        payoffs,
        population: reader.number('population', { minimum: 2, maximum: 100_000, integer: true }),
        selection: reader.number('selection', { minimum: 0 }),
      };
    }),
  solve: (game) => formulaAnswer('evolution', evolutionOf(game)),
  normalForm: (game) => {
    const names = game.payoffs.map((_, i) => i);
    const at = (row: number, column: number): number => game.payoffs[row]?.[column] as number;
    return tabulate('evolution', ['Player 1', 'Player 2'], [names, names], ([i, j]) => [at(i as number, j as number), at(j as number, i as number)]);
  },
};
