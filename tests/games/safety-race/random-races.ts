import { createStream } from '../../../src/core/random/index.ts';
import type { SafetyRaceGame } from '../../../src/games/safety-race/types.ts';

/** Ranges of random races: two to twelve labs of speeds from 0.2 to 5, or twelve `alike`. */
export interface Kind {
  readonly exponents: readonly [number, number];
  readonly enmities: readonly [number, number];
  readonly floor?: boolean;
  readonly alike?: boolean;
  /** Share of lists that may be partial. */
  readonly partial?: number;
}

/** Those in which searches take different ways. */
export const kinds: readonly Kind[] = [
  { exponents: [0.02, 0.5], enmities: [0.05, 1] }, { exponents: [0.5, 5], enmities: [0.05, 1] }, { exponents: [5, 10], enmities: [0.05, 1] },
  { exponents: [10, 30], enmities: [0.05, 1] }, { exponents: [30, 100], enmities: [0.05, 1], partial: 0.005 }, { exponents: [0.5, 5], enmities: [1, 3] },
  { exponents: [5, 30], enmities: [1, 3] }, { exponents: [0.5, 5], enmities: [1, 20], partial: 0.005 }, { exponents: [0.5, 5], enmities: [1, 20], floor: false, partial: 0.005 },
  { exponents: [0.5, 5], enmities: [0.05, 1], alike: true }, { exponents: [0.5, 5], enmities: [1, 3], alike: true },
];

/** So many random races of a kind, the same ones every time. */
export function racesOf(kind: Kind, count: number): SafetyRaceGame[] {
  const { exponents, enmities, floor = true, alike = false } = kind;
  const stream = createStream(`safety races ${JSON.stringify(kind)}`);
  const draw = (): number => stream.uniform();
  const between = (low: number, high: number): number => low + (high - low) * draw();
  return Array.from({ length: count }, () => {
    const labs = alike ? 12 : 2 + Math.floor(11 * draw());
    const common = between(0.2, 5);
    const speeds = Array.from({ length: labs }, () => (alike ? common : between(0.2, 5)));
    return { speeds, exponent: between(...exponents), enmity: between(...enmities), disasterLoss: 0, floor: floor ? draw() : 0, fine: floor ? 0.5 * draw() ** 2 : 0 };
  });
}
