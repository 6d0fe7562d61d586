import type { Answer, GameFront } from '../solve/answer.ts';
import { checkedFormula } from '../solve/answer.ts';
import { readInput } from '../solve/input.ts';
import { checkDeterrence } from './certificate.ts';
import { changeOfUtility, utilityChange, violationAdvantage } from './payoff.ts';
import type { DeterrenceGame, DeterrenceSolution } from './types.ts';
import { effectivePenalty } from './types.ts';

/** Advantages below this share of what is at stake are ties, and an indifferent actor complies. */
const tie = 1e-12;

/** Whether the actor violates; risk neutral this is gain > qF. */
export function violates(game: DeterrenceGame): boolean {
  if (game.gain === 0) return false;
  const stake = game.riskAversion === 0 ? game.gain : Math.min(1e300, Math.abs(utilityChange(game.riskAversion, game.wealth ?? 0, game.gain)));
  return violationAdvantage(game) > tie * stake;
}

function detectionNeeded(game: DeterrenceGame): number | null {
  const { gain, riskAversion } = game;
  if (gain === 0) return 0;
  const penalty = effectivePenalty(game);
  const wealth = game.wealth ?? 0;
  if (riskAversion !== 0 && wealth === 0) return null;
  const won = utilityChange(riskAversion, wealth, gain);
  const lost = utilityChange(riskAversion, wealth, gain - penalty);
  if (lost === -Infinity) return 0;
  const needed = won / (won - lost);
  return penalty > 0 && needed <= 1 + tie ? Math.min(1, needed) : null;
}

function penaltyNeeded(game: DeterrenceGame): number | null {
  const { gain, detection: q, riskAversion } = game;
  if (gain === 0) return 0;
  if (q === 0) return null;
  const limit = game.wealth ?? Infinity;
  if (riskAversion === 0) return gain / q <= limit * (1 + tie) ? Math.min(gain / q, limit) : null;
  if (limit === 0) return null;
  // q v(w + gain - F) = v(w) - (1-q) v(w + gain), all relative to v(w).
  const target = (-(1 - q) * utilityChange(riskAversion, limit, gain)) / q;
  const needed = gain - changeOfUtility(riskAversion, limit, target);
  return needed <= limit * (1 + tie) ? Math.min(needed, limit) : null;
}

/** The offender's choice and what would deter it. */
export function deterrenceOf(game: DeterrenceGame): DeterrenceSolution {
  return {
    violates: violates(game),
    expectedPenalty: game.detection * effectivePenalty(game),
    detectionNeeded: detectionNeeded(game),
    penaltyNeeded: penaltyNeeded(game),
  };
}

export function solveDeterrence(game: DeterrenceGame): Answer<DeterrenceSolution> {
  const solution = deterrenceOf(game);
  return checkedFormula('deterrence', solution, checkDeterrence(game, solution));
}

export const deterrenceGame: GameFront<DeterrenceGame, DeterrenceSolution> = {
  name: 'deterrence',
  read: (json) =>
    readInput(json, (reader) => {
      const game: DeterrenceGame = {
        gain: reader.number('gain', { minimum: 0 }),
        detection: reader.number('detection', { minimum: 0, maximum: 1 }),
        penalty: reader.number('penalty', { minimum: 0 }),
        wealth: reader.optionalNumber('wealth', { minimum: 0 }),
        riskAversion: reader.number('riskAversion', {}, 0),
      };
      if (game.riskAversion !== 0 && game.wealth === null) reader.fault('wealth', 'missing; a risk aversion other than 0 needs wealth');
      return game;
    }),
  solve: solveDeterrence,
};
