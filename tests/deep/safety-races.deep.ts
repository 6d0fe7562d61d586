import { expect, it } from 'vitest';
import { solveSafetyRace } from '../../src/games/safety-race/solve.ts';
import { kinds, racesOf } from '../games/safety-race/random-races.ts';

/** Random races a kind; `LAB_RACE_RACES` shortens the check while it is worked on. */
const races = Number(process.env['LAB_RACE_RACES'] ?? 1500);

/** An effort at which nearly every search comes to its end. */
const untilSure = 100;

it.each(kinds)('lists of random safety races are whole: %j', (kind) => {
  const { partial = 0 } = kind;
  let lacking = 0;
  const milliseconds: number[] = [];
  for (const game of racesOf(kind, races)) {
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
