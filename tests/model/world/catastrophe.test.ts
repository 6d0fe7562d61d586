import { describe, expect, it } from 'vitest';
import { meanInterval } from '../../../src/core/statistics/index.ts';
import { runToEnd } from '../../../src/engine/index.ts';
import { outcomeIndex, type OutcomeName } from '../../../src/model/outcomes/outcomes.ts';
import { complete } from '../../../src/scenario/complete.ts';

const duel = (risk: object, race: object = {}) => complete({
  seed: 'last draw', horizonMonths: 24, researchers: { count: 0 }, sectors: [], regulators: [], risk, race,
  labs: [{ name: 'North', capability: 2.5 }, { name: 'South', profile: 'limited-will', capability: 2.3 }],
});
const outcome = (values: Float64Array, name: OutcomeName): number => values[outcomeIndex(name)]!;

describe('the chance of catastrophe before the last draw', () => {
  it('without accidents is the true risk times the residual risk of the winner, as the decision tells them', () => {
    const scenario = duel({ maximumAccidentRate: 0 });
    for (let run = 0; run < 12; run++) {
      const { outcomes, events } = runToEnd(scenario, run, { record: { series: false, events: true } });
      const decided = events!.find((event) => event.kind === 'decided');
      const term = (name: string): number => decided?.terms.find((each) => each.name === name)?.value ?? 0;
      expect(outcome(outcomes, 'expectedCatastrophe')).toBe(term('true risk') * term('residual risk'));
    }
  });

  it.each([
    ['the decision', { trueRisk: 0.9, maximumAccidentRate: 0 }, {}, 'catastropheByDecision'],
    ['accidents', { trueRisk: 0.9, tailIndex: 0.1, tailIndexBeyond: 0.1 }, { maximumHazard: 0.005 }, 'catastropheByAccident'],
  ] as const)('has the mean of the share of catastrophes, and less spread where they are rare: by %s', (_, risk, race, channel) => {
    const scenario = duel(risk, race);
    const runs = Array.from({ length: 250 }, (_, run) => runToEnd(scenario, run, { record: { series: false, events: false } }).outcomes);
    expect(runs.filter((values) => outcome(values, channel) === 1).length).toBeGreaterThan(20);
    const { low, high } = meanInterval(runs.map((values) => outcome(values, 'expectedCatastrophe') - outcome(values, 'catastrophe')));
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
    const spread = (name: OutcomeName): number => { const interval = meanInterval(runs.map((values) => outcome(values, name))); return interval.high - interval.low; };
    expect(spread('expectedCatastrophe')).toBeLessThan(0.9 * spread('catastrophe'));
  });
});
