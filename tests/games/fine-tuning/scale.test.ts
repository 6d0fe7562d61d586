import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveRegime } from '../../../src/games/fine-tuning/answer.ts';
import { fineTuningGame, readFineTuning } from '../../../src/games/fine-tuning/front.ts';
import type { FineTuningSolution, PlayerAnswer } from '../../../src/games/fine-tuning/types.ts';

/** A game of one or two attributes, its cross-terms up to nine tenths of what keeps a cost convex. */
const amount = (min: number, max: number) => fc.integer({ min: Math.round(997 * min), max: Math.round(997 * max) }).map((n) => n / 997);
const cost = fc.tuple(amount(0.2, 3), amount(0.2, 3), amount(-0.9, 0.9)).map(([a, b, c]) => [[a, c * Math.sqrt(a * b)], [c * Math.sqrt(a * b), b]]);
const rule = fc.constantFrom('utilitarian', 'nash', 'egalitarian', 'kalai-smorodinsky').map((name) => ({ rule: name }));
const floors = { floorGeneralist: fc.oneof(fc.constant(0), amount(0, 1.2)), floorSpecialist: fc.oneof(fc.constant(0), amount(0, 1.5)), share: fc.oneof(amount(0.1, 0.9), rule) };
const games = fc.oneof(
  fc.record({ attributes: fc.constant(2), revenue: fc.tuple(amount(0.2, 2), amount(0, 2)), costGeneralist: cost, costSpecialist: cost, ...floors }),
  fc.record({ attributes: fc.constant(1), revenue: amount(0.2, 2), costGeneralist: amount(0.2, 3), costSpecialist: amount(0.2, 3), ...floors }),
);
/** Three in four with a share that is given: to bargain one and to check it takes ten times as long. */
const mostlyFixed = fc.tuple(games, amount(0.1, 0.9), fc.integer({ min: 0, max: 3 })).map(([game, share, kind]): Game => (kind > 0 ? { ...game, share } : game));
type Game = typeof games extends fc.Arbitrary<infer T> ? T : never;

type Nested = number | readonly Nested[];
const times = (value: Nested, k: number): Nested => (typeof value === 'number' ? value * k : value.map((inner) => times(inner, k)));

/** The same game in another unit of payoff: levels and shares must not notice. */
const inUnits = (game: Game, k: number) => ({ ...game, revenue: times(game.revenue, k), costGeneralist: times(game.costGeneralist, k), costSpecialist: times(game.costSpecialist, k) });

describe('payoffs in another unit', () => {
  it('leave shares, levels and who takes part to the bit where the unit is a power of two, 1,000 random games', () => {
    fc.assert(fc.property(games, fc.constantFrom(-20, -7, 7, 20), (game, power) => {
      const k = 2 ** power;
      const outcomes = [1, k].map((unit) => {
        const { chain, share } = readFineTuning(inUnits(game, unit));
        return solveRegime(chain, chain.sectors[0]!, share);
      });
      const [one, other] = outcomes;
      if (one == null) expect(other).toBeNull();
      else expect(other).toEqual({ ...one, generalistUtility: one.generalistUtility * k, specialistUtility: one.specialistUtility * k });
    }), { numRuns: 1000 });
  });

  it('leave the answer and its certificate from a millionth to a million, the check of bargained shares included, 1,000 random games', () => {
    const played = (game: Game): { solution: FineTuningSolution; status: string } => {
      const { solution, fallback, certificate } = fineTuningGame.solve(readFineTuning(game));
      return { solution: solution ?? (fallback as { found: FineTuningSolution }).found, status: certificate.status };
    };
    let solved = 0;
    fc.assert(fc.property(mostlyFixed, fc.constantFrom(1e-6, 1e-3, 1e3, 1e6), (game, k) => {
      const [one, other] = [played(game), played(inUnits(game, k) as Game)];
      expect(other.status).toBe(one.status);
      if (one.status === 'solved') solved++;
      for (const part of ['regulated', 'unregulated'] as const) {
        const [a, b] = [one, other].map(({ solution }) => (part === 'regulated' ? solution : solution.unregulated));
        expect(b!.generalist.abstains).toBe(a!.generalist.abstains);
        expect([b!.share === null, b!.safety === null]).toEqual([a!.share === null, a!.safety === null]);
        expect(Math.abs(Number(b!.share) - Number(a!.share))).toBeLessThan(1e-8);
        expect(Math.abs(Number(b!.safety) - Number(a!.safety))).toBeLessThan(1e-7);
        for (const side of ['generalist', 'specialist'] as const) {
          expect(Math.abs((b![side] as PlayerAnswer).utility / k - (a![side] as PlayerAnswer).utility)).toBeLessThan(1e-7);
        }
      }
    }), { numRuns: 1000 });
    expect(solved).toBeGreaterThan(980);
  });
});
