import { exp, expm1, log, log1p } from '../../core/math/index.ts';
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

/** Nodes and weights of Gauss and Legendre's rule with five points on [-1, 1] (Abramowitz and Stegun, table 25.4). */
const NODES = [-0.906179845938664, -0.5384693101056831, 0, 0.5384693101056831, 0.906179845938664] as const;
const WEIGHTS = [0.23692688505618908, 0.47862867049936647, 0.5688888888888889, 0.47862867049936647, 0.23692688505618908] as const;
/** Past this many means an exponential variable does not come. */
const FAR = 42;
const PANELS = 84;

/** E[f(T)] of an exponential T with mean 1, f smooth on either side of `kink`. */
function exponentialMean(f: (t: number) => number, kink: number): number {
  let sum = 0;
  const piece = (from: number, to: number): void => {
    const panels = Math.max(1, Math.ceil(((to - from) / FAR) * PANELS));
    const half = (to - from) / panels / 2;
    for (let panel = 0; panel < panels; panel++) {
      const middle = from + (2 * panel + 1) * half;
      NODES.forEach((node, k) => {
        const t = middle + node * half;
        sum += half * (WEIGHTS[k] as number) * exp(-t) * f(t);
      });
    }
  };
  const split = kink > 0 && kink < FAR ? kink : FAR;
  piece(0, split);
  if (split < FAR) piece(split, FAR);
  return sum;
}

/**
 * The risk by another route than its closed form: the winner's safety averaged over what decides it. The largest of n capabilities is μ e^(-T/n) and
 * the lead of the first over the second μ (1 - e^(-T/n)) with T exponential, by the law of order statistics; the strategies are taken as they are.
 */
export function averagedRisk(game: PrecipiceGame): number {
  const { teams: n, maxCapability: mu, enmity: e, information } = game;
  if (information === 'none') return 1 - safetyWithoutInformation(game);
  if (information === 'private') {
    const scale = (n - 1) * e + 1;
    return exponentialMean((t) => 1 - safetyWithPrivateInformation(game, mu * exp(-t / n)), mu > scale ? n * log(mu / scale) : 0);
  }
  return exponentialMean((t) => 1 - safetyOfLeader(game, -mu * expm1(-t / n)), e < mu ? -n * log1p(-e / mu) : FAR);
}

/** Whether a stated risk is that of the strategies. */
export const checkPrecipice = (game: PrecipiceGame, risk: number): boolean => Math.abs(risk - averagedRisk(game)) <= 1e-10;

/**
 * The paper's enmity lies in [0, 1]. Above, the leader of a race with public information would not play min(1, Δ/e): nobody can pass it as long as
 * its safety is at most its lead, so that min(1, Δ) is safer at no cost.
 */
export const strategiesHold = (game: PrecipiceGame): boolean => game.information !== 'public' || game.enmity <= 1;
