import { describe, expect, it } from 'vitest';
import { meanInterval } from '../../src/core/statistics/index.ts';
import { outcomeDefinitions, outcomeNames } from '../../src/model/outcomes/outcomes.ts';
import { summarise, summariseOutcome } from '../../src/record/summary.ts';
import { complete } from '../../src/scenario/complete.ts';

const definition = (name: string) => outcomeDefinitions.find((each) => each.name === name)!;

function ensemble(values: readonly Partial<Record<string, number>>[]) {
  const outcomes = new Float64Array(values.length * outcomeNames.length);
  values.forEach((row, run) => outcomeNames.forEach((name, index) => (outcomes[run * outcomeNames.length + index] = row[name] ?? 0)));
  const certificates = { rounds: 6, solved: 5, noPure: 0, unresolved: 1, worstEpsilon: 1e-11, severalEquilibria: 2 };
  return { scenario: complete({ name: 'S', seed: 9 }), runs: values.length, hash: 'ab', labs: ['A'], rows: 0, outcomes, bands: [], certificates, partial: false };
}

describe('the summary of an ensemble', () => {
  it('has the keys of the contract, and the readouts', () => {
    const summary = summarise(ensemble([{ catastrophe: 1 }, {}, {}]), '0.1.0', 2);
    expect(Object.keys(summary)).toEqual(['scenario', 'modelVersion', 'seed', 'runs', 'hash', 'outcomes', 'catastropheProbability', 'certificates', 'readouts', 'timing']);
    expect(Object.keys(summary.outcomes)).toEqual([...outcomeNames]);
    for (const name of ['catastrophe', 'timeToThreshold', 'reached', 'incidents', 'harm', 'welfare', 'finalBudget', 'finalResidualRisk', 'alignmentShare'] as const) {
      expect(Object.keys(summary.outcomes[name])).toEqual(['mean', 'low', 'high', 'quantiles']);
      expect(Object.keys(summary.outcomes[name].quantiles)).toEqual(['0.1', '0.5', '0.9']);
    }
    expect(Object.keys(summary.catastropheProbability)).toEqual(['estimate', 'low', 'high', 'count']);
    expect(Object.keys(summary.certificates)).toEqual(['rounds', 'solved', 'noPure', 'unresolved', 'worstEpsilon', 'severalEquilibria']);
    expect(summary.timing).toEqual({ seconds: 2, runsPerSecond: 1.5 });
    expect(summary).toMatchObject({ scenario: 'S', seed: '9', runs: 3, hash: 'ab' });
  });

  it('gives Wilson\'s interval for a probability', () => {
    // Wilson (1927), the closed form of the score interval, written out here for 4 of 20.
    const { catastropheProbability: chance } = summarise(ensemble(Array.from({ length: 20 }, (_, i) => ({ catastrophe: i < 4 ? 1 : 0 }))), '0', 1);
    expect(chance.count).toBe(4);
    expect(chance.estimate).toBe(0.2);
    const z = 1.959963984540054;
    const centre = (0.2 + (z * z) / 40) / (1 + (z * z) / 20);
    const half = (z / (1 + (z * z) / 20)) * Math.sqrt(0.2 * 0.8 / 20 + (z * z) / 1600);
    expect(chance.low).toBeCloseTo(centre - half, 12);
    expect(chance.high).toBeCloseTo(centre + half, 12);
  });

  it('restricts the mean of a time to the horizon and leaves censored quantiles out', () => {
    const time = summariseOutcome(definition('timeToThreshold'), Float64Array.of(10, 20, NaN, NaN), 72);
    const restricted = meanInterval([10, 20, 72, 72]);
    expect(time.mean).toBe((10 + 20 + 72 + 72) / 4);
    expect([time.low, time.high]).toEqual([restricted.low, restricted.high]);
    // Type 7 of 10, 20, later, later: the median lies between 20 and later.
    expect(time.quantiles).toEqual({ '0.1': 13, '0.5': null, '0.9': null });
  });

  it('leaves out runs without a value, and says null where there is none at all', () => {
    const some = summariseOutcome(definition('meanBudgetLimited'), Float64Array.of(NaN, 0.25, 0.75), 72);
    expect(some.mean).toBe(0.5);
    const none = summariseOutcome(definition('meanBudgetLimited'), Float64Array.of(NaN), 72);
    expect(none).toEqual({ mean: null, low: null, high: null, quantiles: { '0.1': null, '0.5': null, '0.9': null } });
  });

  it('survives JSON without NaN or infinity, also of one run and of none', () => {
    for (const rows of [[{ harm: 3 }], []]) expect(JSON.stringify(summarise(ensemble(rows), '0', 0))).not.toMatch(/NaN|Infinity/);
    const one = summarise(ensemble([{ harm: 3 }]), '0', 1);
    expect(one.outcomes.harm).toMatchObject({ mean: 3, low: null, high: null });
  });
});
