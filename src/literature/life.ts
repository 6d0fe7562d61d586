import type { ResearcherCase } from '../games/researcher/value.ts';
import { flippingVsl, researcherValue, willingnessLargeRisk, willingnessLinear } from '../games/researcher/value.ts';
import type { LiteratureEntry } from './entry.ts';
import { entries, truth } from './entry.ts';

const source = 'Who Aligns the Alignment Researchers?';
const statisticalLife = 'value of a statistical life (hedonic estimates)';

/** The source's figures: $6.5m, 5 % chance to cut doom by 5 points, a $35k stipend against $123k, five years. */
export const researcherSource: ResearcherCase = {
  vsl: 6.5e6,
  chanceToMatter: 0.05,
  riskCut: 0.05,
  wageAlignment: 35_000,
  wageCapabilities: 123_000,
  years: 5,
  circle: 150,
  circleWeight: 0.1,
  vslMultiple: 1,
  doom: 0.2,
  population: 8e9,
  vslOthers: 20e6,
};

/** $90k in alignment against $250k in capabilities. */
const independent: ResearcherCase = { ...researcherSource, wageAlignment: 90_000, wageCapabilities: 250_000 };
const cautious: ResearcherCase = { ...researcherSource, vslMultiple: 5 };

/** Estimates by age, dollars: a spread that a single number hides. */
export const vslByAge = [
  { label: 'young', vsl: 6.4e6 },
  { label: '35 to 44', vsl: 9.0e6 },
  { label: '55 to 62', vsl: 3.7e6 },
] as const;

const dollar = 0.005;
/** The source rounds to a tenth of a million, or to hundredths of a multiple. */
const tenthOfMillion = 5.1e4;

export const lifeEntries: readonly LiteratureEntry[] = [
  ...entries('researcher', source, 'read', [
    { id: 'escape', quantity: 'worth of own escape at P(doom) 20%, $', expected: 1.3e6, compute: () => researcherValue(researcherSource).escapeValue, tolerance: dollar },
    { id: 'own-life', quantity: '5% chance to cut P(doom) by 5 points, $', expected: 16_250, compute: () => researcherValue(researcherSource).ownLife, tolerance: dollar },
    { id: 'own-life-cautious', quantity: 'the same with five times the VSL, $', expected: 81_250, compute: () => researcherValue(cautious).ownLife, tolerance: dollar },
    { id: 'stipend', quantity: 'pay given up, $35k stipend against $123k, five years, $', expected: 440_000, compute: () => researcherValue(researcherSource).payGivenUp, tolerance: dollar },
    { id: 'independent', quantity: 'pay given up, $90k against $250k, five years, $', expected: 800_000, compute: () => researcherValue(independent).payGivenUp, tolerance: dollar },
    { id: 'circle', quantity: 'circle of 150 at 10%, $', expected: 243_750, compute: () => researcherValue(researcherSource).withCircle, tolerance: dollar },
    { id: 'circle-cautious', quantity: 'the same with five times the VSL, $', expected: 1_218_750, compute: () => researcherValue(cautious).withCircle, tolerance: dollar },
    { id: 'everyone', quantity: 'all 8 billion at $20m, $ (counts others twice: that VSL already contains altruism)', expected: 400e12, compute: () => researcherValue(researcherSource).withEveryone, tolerance: 1 },
    { id: 'flip.stipend', quantity: 'VSL at which the choice flips, $440k given up, own life and circle, $', expected: 11e6, compute: () => flippingVsl(researcherSource), tolerance: tenthOfMillion, mark: 'computed' },
    { id: 'flip.stipend-multiple', quantity: 'the same as a multiple of $6.5m', expected: 1.69, compute: () => flippingVsl(researcherSource) / researcherSource.vsl, tolerance: 0.0051, mark: 'computed' },
    { id: 'flip.independent', quantity: 'VSL at which the choice flips, $800k given up, $', expected: 20e6, compute: () => flippingVsl(independent), tolerance: tenthOfMillion, mark: 'computed' },
    { id: 'flip.independent-multiple', quantity: 'the same as a multiple of $6.5m', expected: 3.08, compute: () => flippingVsl(independent) / independent.vsl, tolerance: 0.0051, mark: 'computed' },
    { id: 'flip.without-circle', quantity: 'VSL at which the choice flips without the circle, $440k given up, $', expected: 176e6, compute: () => flippingVsl(researcherSource, false), tolerance: 5.1e5, mark: 'computed' },
    { id: 'prefers-neither', quantity: 'prefers alignment at the source\'s figures (1 = yes)', expected: 0, compute: () => truth(researcherValue(researcherSource).prefersAlignment), tolerance: 0, mark: 'computed' },
  ]),
  ...entries('vsl', statisticalLife, 'read', [
    { id: 'linear', quantity: '$10m at a risk of 1e-4 a year, linear form, $ a year', expected: 1000, compute: () => willingnessLinear(10e6, 1e-4), tolerance: 1e-9 },
    ...([['young', 640], ['35 to 44', 900], ['55 to 62', 370]] as const).map(([age, expected]) => ({
      id: `age.${age.replaceAll(' ', '-')}`, quantity: `the same at the estimate for those ${age}`, expected,
      compute: () => willingnessLinear(vslByAge.find(({ label }) => label === age)?.vsl ?? Number.NaN, 1e-4), tolerance: 1e-9,
    })),
    { id: 'large-risk', quantity: 'part of wealth of $1m paid against a risk of 20% at $10m, large-risk form: 1 - e^-2', expected: 0.8646647167633873, compute: () => willingnessLargeRisk(10e6, 0.2, 1e6) / 1e6, tolerance: 1e-12, mark: 'computed' },
    { id: 'linear-beyond-wealth', quantity: 'the linear form there, as a multiple of that wealth', expected: 2, compute: () => willingnessLinear(10e6, 0.2) / 1e6, tolerance: 1e-12, mark: 'computed' },
  ]),
];
