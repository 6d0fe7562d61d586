import { expect, it } from 'vitest';
import { checkResearcher } from '../../../src/games/researcher/certificate.ts';
import type { ResearcherCase, ResearcherSolution } from '../../../src/games/researcher/value.ts';

/** Figures that can be worked out by hand. */
const given: ResearcherCase = {
  vsl: 1e7, chanceToMatter: 0.01, riskCut: 0.002, wageAlignment: 2e5, wageCapabilities: 3e5, years: 4, circle: 150, circleWeight: 0.05, vslMultiple: 3, doom: 0.1,
  population: 8e9, vslOthers: 1e6,
};
const right: ResearcherSolution = { ownLife: 600, escapeValue: 3e6, withCircle: 4500, withEveryone: 1.6e11, payGivenUp: 4e5, prefersAlignment: false };

it('accepts the figures worked out by hand, and none that is off by a hundred-millionth', () => {
  expect(checkResearcher(given, right)).toBe(true);
  for (const key of ['ownLife', 'escapeValue', 'withCircle', 'withEveryone', 'payGivenUp'] as const) {
    for (const factor of [1 + 1e-8, 1 - 1e-8, -1]) expect(checkResearcher(given, { ...right, [key]: right[key] * factor }), key).toBe(false);
    expect(checkResearcher(given, { ...right, [key]: right[key] * (1 + 1e-11) })).toBe(true);
  }
  expect(checkResearcher(given, { ...right, prefersAlignment: true })).toBe(false);
});

it('tells the choice a ten-billionth of the pay from indifference, and not within rounding of it', () => {
  // Own life and circle are worth 8.5 own lives, 5100: a gap in pay of 1275 a year is worth the same over four.
  const even = { ...given, wageAlignment: 0, wageCapabilities: 1275 };
  const at = (pay: number, prefersAlignment: boolean): boolean => checkResearcher({ ...even, wageCapabilities: 1275 * pay }, { ...right, payGivenUp: 5100 * pay, prefersAlignment });
  for (const answer of [true, false]) {
    expect(at(1, answer)).toBe(true);
    expect(at(1 + 1e-10, answer)).toBe(!answer);
    expect(at(1 - 1e-10, answer)).toBe(answer);
  }
});

it('a difference of nearly equal pay is held to the rounding of the pay', () => {
  const [low, high] = [1e5, 1e5 + 1e-9];
  const close = { ...given, wageAlignment: low, wageCapabilities: high, years: 33.3 };
  for (const [wageAlignment, wageCapabilities] of [[low, high], [high, low]] as const) {
    const answer = { ...right, payGivenUp: (wageCapabilities - wageAlignment) * 33.3, prefersAlignment: true };
    expect(checkResearcher({ ...close, wageAlignment, wageCapabilities }, answer)).toBe(true);
    expect(checkResearcher({ ...close, wageAlignment, wageCapabilities }, { ...answer, payGivenUp: answer.payGivenUp + 0.01 })).toBe(false);
  }
});
