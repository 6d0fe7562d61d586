import fc from 'fast-check';
import { expect, it } from 'vitest';
import { researcherGame } from '../../../src/games/researcher/front.ts';
import { flippingVsl, researcherValue, willingnessLargeRisk, willingnessLinear } from '../../../src/games/researcher/value.ts';

const source = { vsl: 6.5e6, chanceToMatter: 0.05, riskCut: 0.05, wageAlignment: 35_000, wageCapabilities: 123_000, years: 5, circle: 150, circleWeight: 0.1, doom: 0.2, population: 8e9, vslOthers: 20e6 };

it('reproduces the source to the dollar', () => {
  const { solution, certificate } = researcherGame.solve(researcherGame.read(source));
  const rounded = Object.fromEntries(Object.entries(solution!).map(([key, value]) => [key, typeof value === 'number' ? Math.round(value) : value]));
  expect(rounded).toEqual({ ownLife: 16_250, escapeValue: 1_300_000, withCircle: 243_750, withEveryone: 400e12, payGivenUp: 440_000, prefersAlignment: false });
  expect(certificate).toMatchObject({ status: 'solved', epsilon: 0, method: 'closed-form' });
});

it('flips exactly at the flipping value, 1,000 random cases', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1_000, max: 500_000 }), (chance, cut, circle, pay) => {
      const given = { ...researcherGame.read(source), chanceToMatter: chance / 100, riskCut: cut / 100, circle, wageAlignment: 0, wageCapabilities: pay };
      const vsl = flippingVsl(given);
      expect(researcherValue({ ...given, vsl: vsl * (1 + 1e-9) }).prefersAlignment).toBe(true);
      expect(researcherValue({ ...given, vsl: vsl * (1 - 1e-9) }).prefersAlignment).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

it('the large-risk form touches the linear one at small risks and stays below wealth, 1,000 random cases', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), fc.double({ min: 1e-12, max: 1, noNaN: true }), (vsl, wealth, risk) => {
      const paid = willingnessLargeRisk(vsl * 1e6, risk, wealth * 1e5);
      expect(paid).toBeLessThanOrEqual(wealth * 1e5);
      expect(paid).toBeLessThanOrEqual(willingnessLinear(vsl * 1e6, risk) * (1 + 1e-9));
      expect(Math.abs(willingnessLargeRisk(vsl * 1e6, 1e-9, wealth * 1e5) / willingnessLinear(vsl * 1e6, 1e-9) - 1)).toBeLessThan(1e-5);
    }),
    { numRuns: 1000 },
  );
});
