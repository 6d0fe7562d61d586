import { expect, it } from 'vitest';
import { createStream } from '../../src/core/random/index.ts';
import { solveSafetyRace } from '../../src/games/safety-race/solve.ts';

/** Random races a kind; `LAB_RACE_RACES` shortens the check while it is worked on. */
const races = Number(process.env['LAB_RACE_RACES'] ?? 1500);

/** An effort at which nearly every search comes to its end. */
const untilSure = 100;

interface Kind {
  readonly exponents: readonly [number, number];
  readonly enmities: readonly [number, number];
  readonly floor?: boolean;
  readonly alike?: boolean;
  /** Share of lists that may be partial. */
  readonly partial?: number;
}

const kinds: readonly Kind[] = [
  { exponents: [0.02, 0.5], enmities: [0.05, 1] }, { exponents: [0.5, 5], enmities: [0.05, 1] }, { exponents: [5, 10], enmities: [0.05, 1] },
  { exponents: [10, 30], enmities: [0.05, 1] }, { exponents: [30, 100], enmities: [0.05, 1], partial: 0.005 }, { exponents: [0.5, 5], enmities: [1, 3] },
  { exponents: [5, 30], enmities: [1, 3] }, { exponents: [0.5, 5], enmities: [1, 20], partial: 0.005 }, { exponents: [0.5, 5], enmities: [1, 20], floor: false, partial: 0.005 },
  { exponents: [0.5, 5], enmities: [0.05, 1], alike: true }, { exponents: [0.5, 5], enmities: [1, 3], alike: true },
];

it.each(kinds)('lists of random safety races are whole: %j', (kind) => {
  const { exponents, enmities, floor = true, alike = false, partial = 0 } = kind;
  const stream = createStream(`safety races ${JSON.stringify(kind)}`);
  const draw = (): number => stream.uniform();
  const between = (low: number, high: number): number => low + (high - low) * draw();
  let lacking = 0;
  const milliseconds: number[] = [];
  for (let race = 0; race < races; race++) {
    const labs = alike ? 12 : 2 + Math.floor(11 * draw());
    const common = between(0.2, 5);
    const speeds = Array.from({ length: labs }, () => (alike ? common : between(0.2, 5)));
    const game = { speeds, exponent: between(...exponents), enmity: between(...enmities), disasterLoss: 0, floor: floor ? draw() : 0, fine: floor ? 0.5 * draw() ** 2 : 0 };
    const start = performance.now();
    const { certificate } = solveSafetyRace(game, untilSure);
    milliseconds.push(performance.now() - start);
    if (certificate.status === 'unresolved' || certificate.selection.includes('not listed')) lacking++;
  }
  milliseconds.sort((a, b) => a - b);
  const at = (share: number): string => milliseconds[Math.min(races - 1, Math.floor(share * races))]!.toFixed(1);
  console.log(`${JSON.stringify(kind)}: ${lacking} of ${races} not whole; ms median ${at(0.5)}, 99 % ${at(0.99)}, most ${at(1)}`);
  expect(lacking).toBeLessThanOrEqual(Math.ceil(partial * races));
}, 600_000);
