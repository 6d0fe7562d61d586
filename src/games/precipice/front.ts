import type { GameFront } from '../solve/answer.ts';
import { formulaAnswer } from '../solve/answer.ts';
import { readInput } from '../solve/input.ts';
import type { PrecipiceGame, PrecipiceSolution } from './risk.ts';
import { precipiceRisk } from './risk.ts';

export const precipiceGame: GameFront<PrecipiceGame, PrecipiceSolution> = {
  name: 'precipice',
  read: (json) =>
    readInput(json, (reader) => ({
      teams: reader.number('teams', { minimum: 2, integer: true }),
      maxCapability: reader.number('maxCapability', { above: 0 }),
      enmity: reader.number('enmity', { minimum: 0 }),
      information: reader.choice('information', ['none', 'private', 'public']),
    })),
  solve: (game) => formulaAnswer('precipice', { risk: precipiceRisk(game) }),
};
