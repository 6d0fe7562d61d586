import { exp, log } from '../../../core/math/index.ts';
import type { QuantalGame } from '../types.ts';

/**
 * A game as the player with fewer actions sees it, the own player: its log odds z of each action against the last are to be what the other player's response to them makes them, z = G(z).
 */
export interface OwnSide {
  readonly byRow: boolean;
  /** Log odds, one fewer than own actions, and actions of the other player. */
  readonly size: number;
  readonly others: number;
  /** λ times what each own action but the last earns more than the last, against each action of the other. */
  readonly gains: readonly (readonly number[])[];
  /** λ times what the other's actions earn against each own action. */
  readonly answers: readonly (readonly number[])[];
}

export function ownSide({ row, column, lambda }: QuantalGame): OwnSide {
  const byRow = row.length <= row[0]!.length;
  const turned = (matrix: readonly (readonly number[])[]): number[][] => matrix[0]!.map((_, j) => matrix.map((values) => values[j]!));
  const own = byRow ? row : turned(column);
  const answers = (byRow ? column : turned(row)).map((values) => values.map((value) => lambda * value));
  const last = own[own.length - 1]!;
  return { byRow, size: own.length - 1, others: last.length, gains: own.slice(0, -1).map((values) => values.map((value, j) => lambda * (value - last[j]!))), answers };
}

/** Both players' chances at a point, and G there. */
export interface At {
  readonly own: readonly number[];
  readonly other: readonly number[];
  readonly image: readonly number[];
}

/** Logarithms of the chances to which logarithms of weights come. */
function logChances(logits: readonly number[]): number[] {
  let best = -Infinity;
  for (const value of logits) best = Math.max(best, value);
  let total = 0;
  for (const value of logits) total += exp(value - best);
  const all = best + log(total);
  return logits.map((value) => value - all);
}

/** Σ of values times chances. */
export function mean(values: readonly number[], chances: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]! * chances[k]!;
  return sum;
}

/** Logarithms of both players' chances at a point, the own one's first. */
export function logChancesAt({ others, answers }: OwnSide, z: readonly number[]): [number[], number[]] {
  const logOwn = logChances([...z, 0]);
  const own = logOwn.map((value) => exp(value));
  const earned: number[] = [];
  for (let j = 0; j < others; j++) {
    let sum = 0;
    for (let i = 0; i < own.length; i++) sum += own[i]! * answers[i]![j]!;
    earned.push(sum);
  }
  return [logOwn, logChances(earned)];
}

export function at(side: OwnSide, z: readonly number[]): At {
  const [own, other] = logChancesAt(side, z).map((logs) => logs.map((value) => exp(value))) as [number[], number[]];
  return { own, other, image: side.gains.map((values) => mean(values, other)) };
}
