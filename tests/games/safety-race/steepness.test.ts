import fc from 'fast-check';
import { expect, it } from 'vitest';
import { budgetOf } from '../../../src/games/safety-race/budget.ts';
import { RegimeSystem } from '../../../src/games/safety-race/regime-system.ts';
import type { UnsafetyBounds } from '../../../src/games/safety-race/regime-system.ts';
import type { ReplyProblem } from '../../../src/games/safety-race/replies.ts';
import { steepest } from '../../../src/games/safety-race/steepness.ts';

/** The chance of disaster when all labs reply to one, from the weights written out; null where their shares add up to less than 1. */
function answerTo(problem: ReplyProblem, speeds: readonly number[], bounds: readonly UnsafetyBounds[], to: number) {
  const balance = new RegimeSystem(problem, speeds, bounds, budgetOf(Infinity)).balanceAt(to, 0);
  if (balance === null) return null;
  const unsafety = [...balance.unsafety];
  const weights = unsafety.map((z, i) => speeds[i]! * z ** problem.exponent);
  const total = weights.reduce((a, b) => a + b, 0);
  expect(Math.abs(Math.log(total) - balance.logTotal)).toBeLessThan(1e-9);
  return { ...balance, disaster: weights.reduce((sum, w, i) => sum + w * unsafety[i]!, 0) / total };
}

it('bounds every difference quotient of the chance of disaster, and closely on a short interval; 1,000 random regimes', () => {
  const unit = fc.integer({ min: 1, max: 999 }).map((k) => k / 1000);
  let close = 0;
  fc.assert(fc.property(
    fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.boolean()), { minLength: 2, maxLength: 5 }), fc.constantFrom(0.5, 1, 1.5, 3), unit, unit, unit, fc.constantFrom(1e-4, 1e-2, 0.3),
    (labs, exponent, enmity, floor, from, width) => {
      const problem = { exponent, enmity };
      const speeds = labs.map(([speed]) => speed / 8);
      const bounds = labs.map(([, violates]) => (violates ? { low: 1 - floor, high: 1 } : { low: 0, high: 1 - floor }));
      const to = Math.min(1, from + width);
      const [low, high] = [answerTo(problem, speeds, bounds, from), answerTo(problem, speeds, bounds, to)];
      if (low === null || high === null) return;
      const bound = steepest(problem, speeds, bounds, low, high, from, to);
      const quotients: number[] = [];
      for (const [a, b] of [[0, 1], [0, 0.5], [0.5, 1], [0.3, 0.4]] as const) {
        const [x, y] = [from + a * (to - from), from + b * (to - from)];
        if (y - x > 1e-6) quotients.push((answerTo(problem, speeds, bounds, y)!.disaster - answerTo(problem, speeds, bounds, x)!.disaster) / (y - x));
      }
      for (const quotient of quotients) expect(quotient).toBeLessThanOrEqual(bound + 1e-8);
      if (width === 1e-4 && quotients.length > 0 && bound - Math.max(...quotients) < 0.1) close += 1;
    },
  ), { numRuns: 1000 });
  expect(close).toBeGreaterThan(150);
});
