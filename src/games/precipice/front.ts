import type { GameFront } from '../solve/answer.ts';
import { checkedFormula } from '../solve/answer.ts';
import { readInput } from '../solve/input.ts';
import { checkPrecipice, strategiesHold } from './certificate.ts';
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
  solve: (game) => {
    const risk = precipiceRisk(game);
    const selection = strategiesHold(game)
      ? 'only one'
      : `formula as recalled, for an enmity of at most 1: above, a leader gains by the safety min(1, lead), as at an enmity of 1, with a risk of ${precipiceRisk({ ...game, enmity: 1 })}`;
    return checkedFormula('precipice', { risk }, checkPrecipice(game, risk), selection);
  },
};
