import { expect, test } from 'vitest';
import { evaluateClaim, preregisteredDesign, stepsOf, verdictOf } from '../../../src/experiments/claims/evaluate.ts';
import { reversal, signChange } from '../../../src/experiments/claims/people.ts';
import type { GameClaim, RunClaim, RunPart } from '../../../src/experiments/claims/types.ts';
import { drawnWorld } from '../../../src/experiments/claims/draw.ts';
import { plausibleRanges } from '../../../src/model/plausible.ts';
import { parameterById } from '../../../src/model/registry.ts';
import { complete } from '../../../src/scenario/complete.ts';
import { createLocalPool } from '../../../src/experiments/local.ts';
import { fakeRun } from '../fake-engine.ts';
import { outcomeNames } from '../../../src/model/outcomes/outcomes.ts';
import { labColumns } from '../../../src/engine/types.ts';

// The made-up engine puts run·1e6 + lab·1e4 + column·100 + row at every place: contrasts of it are known without any model.
const pool = createLocalPool((scenario, run, options) => {
  const record = fakeRun(scenario, run, options);
  const outcomes = new Float64Array(outcomeNames.length);
  outcomes.set(record.outcomes);
  return { ...record, outcomes };
});
const base = complete({ version: 1, name: 'Fake' });
const part = (sign: 1 | -1, value: RunPart['value']): RunPart => ({ contrast: 'made up', sign, value });
const claim = (parts: readonly RunPart[]): RunClaim => ({
  id: '99', kind: 'runs', title: 'Made up', claim: 'Made up.', source: 'None', scenario: 'none', worlds: { a: (s) => s, b: (s) => s }, paths: ['budget'], parts,
});
const options = { runs: 30, draws: 5, runsPerDraw: 2 };

test('a contrast is the mean over runs of the same index, with its interval and its share', async () => {
  const result = await evaluateClaim(claim([part(1, ({ a }) => a!.outcome('catastrophe') + 1)]), base, pool, options);
  // Outcome 0 of the made-up engine is the run's index: 0 to 29, plus one, has mean 15.5.
  expect(result.parts[0]).toMatchObject({ mean: 15.5, pairs: 30, share: 1, holds: true });
  expect(result.parts[0]!.low).toBeGreaterThan(0);
  expect(result.verdict).toBe('holds');
  expect(result.where).toBe('in every draw');
});

test('a path is read at its run, lab and row', async () => {
  const column = labColumns.indexOf('budget');
  const result = await evaluateClaim(claim([part(1, ({ b }) => b!.path('budget', 2)[3]! - b!.outcome('catastrophe') * 1e6)]), base, pool, options);
  expect(result.parts[0]!.mean).toBe(2e4 + column * 100 + 3);
});

test('parts with the wrong sign, or with an interval across zero, do not hold', async () => {
  const parts = [part(1, () => 1), part(-1, () => 1), part(1, ({ a }) => (a!.outcome('catastrophe') % 2 === 0 ? 1 : -1))];
  const result = await evaluateClaim(claim(parts), base, pool, options);
  expect(result.parts.map((each) => each.holds)).toEqual([true, false, false]);
  expect(result.verdict).toBe('mixed');
  expect(result.share).toBe(0);
});

test('of cases that a claim speaks of each must have the sign, at the defaults and in every draw', async () => {
  const values = (list: readonly number[], cases: 'range' | 'sample'): GameClaim['parts'][number] => ({ contrast: 'made up', sign: 1, cases, values: () => list });
  const game = (parts: GameClaim['parts']): GameClaim => ({ id: '98', kind: 'games', title: 'Made up', claim: 'Made up.', source: 'None', scenario: 'none', parts });
  const { parts } = await evaluateClaim(game([values([1, 2, 3], 'range'), values([-1, 2, 3], 'range'), values([4, 5, 6], 'sample')]), base, pool, options);
  expect(parts.map((each) => [each.low, each.high, each.share, each.holds])).toEqual([[1, 3, 1, true], [-1, 3, 0, false], [parts[2]!.low, parts[2]!.high, 1, true]]);
});

test('the share of grants and the legibility at which an effect turns lie on the line between the points around them', () => {
  expect(reversal([{ share: 0, drift: -0.3 }, { share: 0.2, drift: -0.1 }, { share: 0.6, drift: 0.1 }])).toBeCloseTo(0.4, 12);
  expect(reversal([{ share: 0, drift: -0.3 }, { share: 0.9, drift: -0.1 }])).toBeNaN();
  expect(signChange(0.1, -1, 0.9, 3)).toBeCloseTo(0.3, 12);
  expect(signChange(0.1, 1, 0.9, 3)).toBeNaN();
});

test('runs that say nothing are left out, and a part without any says so', async () => {
  const result = await evaluateClaim(claim([part(1, ({ a }) => (a!.outcome('catastrophe') === 3 ? 7 : NaN)), part(1, () => NaN)]), base, pool, options);
  expect(result.parts[0]).toMatchObject({ mean: 7, pairs: 1, low: null });
  expect(result.parts[1]).toMatchObject({ mean: null, pairs: 0, share: null, holds: false });
});

test('progress counts every call', async () => {
  let steps = 0;
  const made = claim([part(1, () => 1)]);
  await evaluateClaim(made, base, pool, { ...options, onStep: () => steps++ });
  expect(steps).toBe(stepsOf(made, options));
});

test('the verdict is holds, mixed or fails by its parts', () => {
  expect(verdictOf([{ holds: true }, { holds: true }])).toBe('holds');
  expect(verdictOf([{ holds: true }, { holds: false }])).toBe('mixed');
  expect(verdictOf([{ holds: false }])).toBe('fails');
});

test('the pre-registered ranges lie within the registry and hold every default', () => {
  for (const range of plausibleRanges) {
    const parameter = parameterById(range.id);
    const defaults = Object.values(parameter.profileDefaults ?? { all: parameter.default });
    if (range.as === 'value') {
      expect(range.low, range.id).toBeGreaterThanOrEqual(parameter.minimum);
      expect(range.high, range.id).toBeLessThanOrEqual(parameter.maximum);
      for (const value of defaults) expect(value >= range.low && value <= range.high, range.id).toBe(true);
    } else expect(range.low < 1 && range.high > 1, range.id).toBe(true);
  }
});

test('a draw of the whole world leaves what the claim sets as it is; factors reach the labs of every world', () => {
  const at = plausibleRanges.findIndex((range) => range.id === 'knowledge.sigma');
  const prize = plausibleRanges.findIndex((range) => range.id === 'labs.*.prize');
  const values = preregisteredDesign(3)[1]!;
  const plain = drawnWorld(base, (world) => world, plausibleRanges, values);
  const known = drawnWorld(base, (world) => ({ ...world, knowledge: { ...world.knowledge, sigma: 0.02 } }), plausibleRanges, values);
  expect(plain.knowledge.sigma).toBe(values[at]);
  expect(known.knowledge.sigma).toBe(0.02);
  expect(known.labs[0]!.prize).toBeCloseTo((base.labs[0]!.prize as number) * values[prize]!, 6);
});
