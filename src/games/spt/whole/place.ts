import { exp, log, log1p } from '../../../core/math/index.ts';
import { type Aggregates, aggregates } from '../../aggregates/aggregates.ts';
import type { Profile } from '../settle.ts';
import type { SptGame } from '../types.ts';

/** ln p and ln s of every player, -∞ where it invests nothing. */
export interface Place {
  readonly logPerformance: readonly number[];
  readonly logSafety: readonly number[];
}

export function placeOf({ players }: SptGame, { logSafety, logPerformance }: Profile): Place {
  const performance = logPerformance.map((x, i) => log(players[i]!.B) + players[i]!.beta * x);
  const safety = logSafety.map((x, i) => {
    const { A, alpha, theta } = players[i]!;
    return log(A) + alpha * x - (theta === 0 ? 0 : theta * performance[i]!);
  });
  return { logPerformance: performance, logSafety: safety.map((y, i) => (logSafety[i] === -Infinity ? -Infinity : y)) };
}

export function profileAt({ players }: SptGame, { logSafety, logPerformance }: Place): Profile {
  return {
    logPerformance: logPerformance.map((u, i) => (u - log(players[i]!.B)) / players[i]!.beta),
    logSafety: logSafety.map((y, i) => {
      const { A, alpha, theta } = players[i]!;
      return y === -Infinity ? y : (y - log(A) + (theta === 0 ? 0 : theta * logPerformance[i]!)) / alpha;
    }),
  };
}

/** -ln t at ln s. */
export const hazardAt = (y: number): number => (y >= 0 ? log1p(exp(-y)) : -y + log1p(exp(y)));

/** What a place adds up to (see `Side`). */
export function aggregatesAt({ disaster }: SptGame, { logPerformance, logSafety }: Place): Aggregates {
  const total = logPerformance.reduce((sum, u) => sum + exp(u), 0);
  const parts = logPerformance.map((u, i) => (disaster === 'multiplicative' ? hazardAt(logSafety[i]!) : exp(u) / total / (1 + exp(logSafety[i]!))));
  const risk = parts.reduce((sum, part) => sum + part, 0);
  return aggregates(log(total), log(total), risk, risk);
}
