import type { PrecipiceGame } from './risk.ts';
import { safetyOfLeader, safetyWithPrivateInformation, safetyWithoutInformation } from './risk.ts';

/**
 * What a team earns by a safety of its own while the others follow the formulas, and hence its largest gain on a grid. The regimes are
 * checked where a deviation can matter: a team without information, one of given capability, and the two leading teams when all is known.
 */
function ownPayoff(winChance: number, safety: number, othersSafety: number, enmity: number): number {
  return winChance * safety + (1 - winChance) * othersSafety * (1 - enmity);
}

/** Chance that n - 1 iid uniform capabilities are all below a level. */
const allBelow = (game: PrecipiceGame, level: number): number => {
  let product = 1;
  const share = Math.min(1, Math.max(0, level / game.maxCapability));
  for (let i = 1; i < game.teams; i++) product *= share;
  return product;
};

/**
 * Largest gain of a team without information that plays s instead of `safety` while the others play `safety`: it wins against capabilities
 * below its own capability less the excess of safety, averaged over its capability by the midpoint rule.
 */
export function gainWithoutInformation(game: PrecipiceGame, safety = safetyWithoutInformation(game), points = 200): number {
  const payoff = (own: number): number => {
    let chance = 0;
    for (let i = 0; i < 2000; i++) chance += allBelow(game, ((i + 0.5) / 2000) * game.maxCapability - own + safety) / 2000;
    return ownPayoff(chance, own, safety, game.enmity);
  };
  const status = payoff(safety);
  let gain = 0;
  for (let i = 0; i <= points; i++) gain = Math.max(gain, payoff(i / points) - status);
  return gain;
}

/**
 * Largest gain of a team of capability c that plays as if its capability were another one, others following s(c) = min(1, c/K) times
 * `factor`. For factor 1 c - s rises in c, so that a choice of s is a choice of the rivals that are beaten.
 */
export function gainWithPrivateInformation(game: PrecipiceGame, capability: number, factor = 1, points = 400): number {
  const strategy = (c: number): number => Math.min(1, factor * safetyWithPrivateInformation(game, c));
  const score = (c: number): number => c - strategy(c);
  const steps = 2000;
  const payoff = (own: number): number => {
    // Expected safety of the best rival where it beats us: integrate over the largest of n - 1 capabilities.
    let sum = 0;
    for (let i = 0; i < steps; i++) {
      const rival = ((i + 0.5) / steps) * game.maxCapability;
      let density = (game.teams - 1) / steps;
      for (let k = 2; k < game.teams; k++) density *= rival / game.maxCapability;
      sum += density * (score(rival) < capability - own ? own : strategy(rival) * (1 - game.enmity));
    }
    return sum;
  };
  const status = payoff(strategy(capability));
  let gain = 0;
  for (let i = 0; i <= points; i++) gain = Math.max(gain, payoff(i / points) - status);
  return gain;
}

/**
 * Largest gain of the two leading teams at a lead Δ when the leader plays `safety` and the runner-up answers with max(0, safety - Δ), a tie
 * that the leader wins. The runner-up may race past at any safety below that; the leader may be as safe as the runner-up's answer allows.
 * For e > 1 the leader's formula is not its best choice: a lead lets it be safer at no cost, and this check says so.
 */
export function gainWithPublicInformation(game: PrecipiceGame, lead: number, safety = safetyOfLeader(game, lead)): number {
  const answer = Math.max(0, safety - lead);
  const runnerUpGain = answer > 0 ? answer - safety * (1 - game.enmity) : 0;
  const leaderGain = Math.min(1, answer + lead) - safety;
  return Math.max(0, runnerUpGain, leaderGain);
}
