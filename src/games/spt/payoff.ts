import { exp, log, pow } from '../../core/math/index.ts';
import type { SptGame, SptPlayer, SptSolution } from './types.ts';

/** p = B Xp^β. */
export const performanceOf = (player: SptPlayer, performanceInvestment: number): number => player.B * pow(performanceInvestment, player.beta);

/** s = A Xs^α p^(-θ); 0 without safety investment, infinite for p = 0 with some where θ > 0. */
export function safetyOf(player: SptPlayer, safetyInvestment: number, performance: number): number {
  if (safetyInvestment === 0) return 0;
  if (player.theta === 0) return player.A * pow(safetyInvestment, player.alpha);
  if (performance === 0) return Infinity;
  return player.A * exp(player.alpha * log(safetyInvestment) - player.theta * log(performance));
}

/** t = s/(1+s). */
export const chanceSafe = (safety: number): number => (safety === Infinity ? 1 : safety / (1 + safety));

/** Prices that a player pays for safety and performance investment at a safety s. */
export function pricesAt(game: SptGame, player: SptPlayer, safety: number): { safety: number; performance: number } {
  const { certification } = game;
  if (certification !== null) {
    const price = safety < certification.threshold ? certification.below : certification.above;
    return { safety: price, performance: price };
  }
  return { safety: game.safetyPrice ?? player.r, performance: game.performancePrice ?? player.r };
}

/** Chance of a safe outcome and payoffs u_i = σ_i q_i - (1 - Σ σ q) d_i - costs, in units of a safe win. */
export function sptOutcome(game: SptGame, safetyInvestment: readonly number[], performanceInvestment: readonly number[]): SptSolution {
  const { players, disaster } = game;
  const performance = players.map((player, i) => performanceOf(player, performanceInvestment[i] as number));
  const safety = players.map((player, i) => safetyOf(player, safetyInvestment[i] as number, performance[i] as number));
  const chances = safety.map(chanceSafe);
  let total = 0;
  for (const value of performance) total += value;
  const wins = performance.map((value) => (total > 0 ? value / total : 1 / players.length));
  let common = disaster === 'multiplicative' ? 1 : 0;
  chances.forEach((chance, i) => {
    if (disaster === 'multiplicative') common *= chance;
    else common += (wins[i] as number) * chance;
  });
  // Σ q σ is the common σ in the last two rules, and the same weighted sum in the first.
  const utilities = players.map((player, i) => {
    const own = disaster === 'winner-only' ? (chances[i] as number) : common;
    const prices = pricesAt(game, player, safety[i] as number);
    const cost = prices.safety * (safetyInvestment[i] as number) + prices.performance * (performanceInvestment[i] as number);
    return own * (wins[i] as number) - (1 - common) * player.d - cost;
  });
  return { safetyInvestment, performanceInvestment, safeProbability: common, utilities };
}

/** What a payoff needs of one's performance investment alone. */
export interface PerformanceChoice {
  readonly investment: number;
  readonly performance: number;
  /** θ ln p, 0 without θ. */
  readonly weight: number;
  /** Σ p of all players. */
  readonly total: number;
  readonly win: number;
}

/** What a payoff needs of one's safety investment alone. */
export interface SafetyChoice {
  readonly investment: number;
  /** α ln Xs. */
  readonly weight: number;
  /** A Xs^α, what a player without θ has whatever its performance. */
  readonly plain: number;
}

/** The payoff of one player over its own investments, the others' fixed. Grids work out the parts of their rows and columns once. */
export interface Deviation {
  readonly performance: (investment: number) => PerformanceChoice;
  readonly safety: (investment: number) => SafetyChoice;
  readonly payoff: (safety: SafetyChoice, performance: PerformanceChoice) => number;
  /**
   * An upper bound of the payoff over all investments between the given ones: safety that of the most of it at the least performance, the chance of
   * winning that of the most performance, others' share of safety and costs those of the least.
   */
  readonly ceiling: (leastSafety: SafetyChoice, mostSafety: SafetyChoice, leastPerformance: PerformanceChoice, mostPerformance: PerformanceChoice) => number;
}

/** `sptOutcome` for one player as a function of its own investments, with everything worked out beforehand that does not depend on them; to the same bits. */
export function deviationPayoff(game: SptGame, safetyInvestment: readonly number[], performanceInvestment: readonly number[], index: number): Deviation {
  const { players, disaster, certification } = game;
  const player = players[index] as SptPlayer;
  const { A, alpha, theta, d } = player;
  let rivals = 0;
  let rivalsSafe = 0;
  let productSafe = 1;
  let sumSafe = 0;
  players.forEach((other, j) => {
    if (j === index) return;
    const performance = performanceOf(other, performanceInvestment[j] as number);
    const chance = chanceSafe(safetyOf(other, safetyInvestment[j] as number, performance));
    rivals += performance;
    rivalsSafe += performance * chance;
    productSafe *= chance;
    sumSafe += chance;
  });
  const uniform = pricesAt({ ...game, certification: null }, player, 0);
  const safetyAt = (own: SafetyChoice, { performance, weight }: PerformanceChoice): number =>
    own.investment === 0 ? 0 : theta === 0 ? own.plain : performance === 0 ? Infinity : A * exp(own.weight - weight);
  const certified = certification === null ? null : Math.min(certification.below, certification.above);
  const cheapest = { safety: certified ?? uniform.safety, performance: certified ?? uniform.performance };
  return {
    performance(investment) {
      const performance = performanceOf(player, investment);
      const total = rivals + performance;
      return { investment, performance, weight: theta === 0 ? 0 : theta * log(performance), total, win: total > 0 ? performance / total : 1 / players.length };
    },
    safety: (investment) => ({ investment, weight: alpha * log(investment), plain: theta === 0 ? A * pow(investment, alpha) : 0 }),
    payoff(own, choice) {
      const { investment, performance, total, win } = choice;
      const safety = safetyAt(own, choice);
      const chance = chanceSafe(safety);
      const average = total > 0 ? (rivalsSafe + performance * chance) / total : (sumSafe + chance) / players.length;
      const common = disaster === 'multiplicative' ? productSafe * chance : average;
      const prices = certification === null ? uniform : pricesAt(game, player, safety);
      return (disaster === 'winner-only' ? chance : common) * win - (1 - common) * d - prices.safety * own.investment - prices.performance * investment;
    },
    ceiling(leastSafety, mostSafety, leastPerformance, mostPerformance) {
      const chance = chanceSafe(safetyAt(mostSafety, leastPerformance));
      const { win } = mostPerformance;
      // Where no rival invests, a choice without performance shares the chances of winning.
      const others = rivals > 0 ? rivalsSafe / leastPerformance.total : 1;
      const common = disaster === 'multiplicative' ? productSafe * chance : Math.min(1, others + win * chance);
      const benefit = (disaster === 'winner-only' ? chance : common) * win - (1 - common) * d;
      return benefit - cheapest.safety * leastSafety.investment - cheapest.performance * leastPerformance.investment;
    },
  };
}
