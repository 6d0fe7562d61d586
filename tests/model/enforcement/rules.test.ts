import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../../src/engine/index.ts';
import { chanceOfDetection, deterrentValue, penaltyWhenFound, perceivedRate } from '../../../src/model/enforcement/expected.ts';
import { outcomeIndex, type OutcomeName } from '../../../src/model/outcomes/outcomes.ts';
import type { Regulator } from '../../../src/model/settings.ts';
import { complete, type ScenarioInput } from '../../../src/scenario/complete.ts';

const regulator = complete({}).regulators[0] as Regulator;
const learning = complete({}).enforcement;

/** Mean of an outcome over the first runs; none of the scenarios here lasts beyond two years. */
function mean(input: ScenarioInput, outcome: OutcomeName, runs = 6): number {
  const scenario = complete({ seed: 'enforcement', horizonMonths: 24, ...input });
  let sum = 0;
  for (let run = 0; run < runs; run++) sum += runToEnd(scenario, run).outcomes[outcomeIndex(outcome)]!;
  return sum / runs;
}

describe('Becker\'s hyperbola', () => {
  it('a risk neutral lab is deterred by detection times penalty alone', () => {
    for (const q of [0.1, 0.25, 0.5, 1]) expect(deterrentValue(q, 12 / q, 1e6, 0)).toBeCloseTo(12, 12);
  });

  it('with risk aversion the same expected penalty deters more when it is rarer and larger, and less for one who likes risk', () => {
    const value = (aversion: number, q: number): number => deterrentValue(q, 1000 / q, 20_000, aversion);
    expect(value(2, 0.1)).toBeGreaterThan(value(2, 0.5));
    expect(value(2, 0.5)).toBeGreaterThan(1000);
    expect(value(-1, 0.1)).toBeLessThan(value(-1, 0.5));
    // Log utility by hand: (1-q) ln(w+g) + q ln(w+g-F) = ln w at the gain that is returned.
    const g = deterrentValue(0.3, 5000, 20_000, 1);
    expect(0.7 * Math.log(20_000 + g) + 0.3 * Math.log(20_000 + g - 5000)).toBeCloseTo(Math.log(20_000), 9);
  });

  it('beyond what the lab owns a larger fine adds nothing; a suspension does', () => {
    const at = (change: Partial<Regulator>): number => penaltyWhenFound({ ...regulator, ...change }, 100, 600);
    expect(at({ fineShare: 0.25 })).toBe(300);
    expect(at({ fineShare: 1 })).toBe(600);
    expect(at({ fineShare: 5 })).toBe(600);
    expect(at({ fineShare: 5, suspensionMonths: 6 })).toBe(1200);
  });

  it('whistleblowers raise the chance of detection as that many more inspections would', () => {
    expect(chanceOfDetection(regulator, 12, 0.1, 0.5)).toBeCloseTo(chanceOfDetection(regulator, 12, 0.15), 14);
    expect(chanceOfDetection(regulator, 12, 0.1)).toBeCloseTo(1 - Math.exp(-0.1 * 12 * 0.6), 14);
  });
});

describe('the rate that labs reckon with', () => {
  it('is the announced one before any experience, and moves to what is seen', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 2, noNaN: true }), fc.integer({ min: 1, max: 500 }), (announced, months) => {
        expect(perceivedRate(learning, announced, 0, 0)).toBeCloseTo(announced, 10);
        expect(perceivedRate(learning, announced, months, 0)).toBeLessThan(announced);
        expect(perceivedRate(learning, announced, months, months)).toBeGreaterThan(announced);
      }),
      { numRuns: 200, seed: 3 },
    );
    expect(perceivedRate({ ...learning, priorWeight: 1000 }, 0.2, 24, 0)).toBeGreaterThan(0.19);
    expect(perceivedRate({ ...learning, priorWeight: 0.1 }, 0.2, 240, 24)).toBeCloseTo(-Math.log(0.9), 3);
    expect(perceivedRate(learning, 0, 0, 0)).toBe(0);
  });
});

describe('rules in a running world', () => {
  const capped = { policies: [{ lever: 'risk-cap', start: 0, strength: 0.4 }] };

  it('without a rule nothing is broken, fined or suspended', () => {
    const record = runToEnd(complete({ seed: 'enforcement', horizonMonths: 24 }), 0);
    const value = (name: OutcomeName): number => record.outcomes[outcomeIndex(name)]!;
    expect([value('fines'), value('suspendedShare'), value('premiums')]).toEqual([0, 0, 0]);
    expect(value('violationShare')).toBeNaN();
  });

  it('a stronger sanction lowers violations of a committed regulator\'s cap', () => {
    const weak = mean({ labs: [{ profile: 'limited-will' }, { profile: 'limited-will', capability: -0.1 }], regulators: [{ inspectionRate: 0.02, fineShare: 0.01, assessorNoise: 0 }], levers: [capOnly], policies: [{ lever: 'cap-only' }] }, 'violationShare');
    const strong = mean({ labs: [{ profile: 'limited-will' }, { profile: 'limited-will', capability: -0.1 }], regulators: [{ inspectionRate: 0.5, fineShare: 2, suspensionMonths: 12, assessorNoise: 0 }], levers: [capOnly], policies: [{ lever: 'cap-only' }] }, 'violationShare');
    expect(weak).toBeGreaterThan(0.9);
    expect(strong).toBeLessThan(0.1);
  });

  it('a design rule is kept where breaking it is not worth it, and then costs budget', () => {
    const rule = (change: Partial<Regulator>): ScenarioInput => ({ regulators: [{ designLevel: 0.7, ...change }] });
    expect(mean(rule({ inspectionRate: 0.5, fineShare: 1 }), 'violationShare')).toBeLessThan(0.1);
    expect(mean(rule({ inspectionRate: 0.005, fineShare: 0.001 }), 'violationShare')).toBeGreaterThan(0.3);
    expect(mean(rule({ inspectionRate: 0.5, fineShare: 1 }), 'meanBudgetLimited')).toBeGreaterThan(mean({}, 'meanBudgetLimited'));
  });

  it('a list that nobody can meet within its budget is broken, not fatal', () => {
    const labs = [{ maximumBudget: 0.02 }, { maximumBudget: 0.02, capability: -0.2 }];
    expect(mean({ labs, regulators: [{ designLevel: 0.95 }] }, 'violationShare', 2)).toBe(1);
  });

  it('violations found suspend the licence: no sales until it runs again', () => {
    const scenario = complete({ seed: 'enforcement', horizonMonths: 24, ...capped, regulators: [{ suspensionMonths: 6, fineShare: 0, inspectionRate: 1, falseNegativeShare: 0 }], labs: [{ profile: 'limited-will', catastropheLoss: 1, prize: 1e9 }, { profile: 'limited-will', catastropheLoss: 1, prize: 1e9 }] });
    const record = runToEnd(scenario, 0, { record: { series: true, events: true } });
    const found = record.events!.find((event) => event.kind === 'inspection' && event.terms.some((term) => term.name === 'months without licence'));
    expect(found).toBeDefined();
    expect(record.outcomes[outcomeIndex('suspendedShare')]!).toBeGreaterThan(0);
  });

  it('inspections do not shift with the rate of others: a capacity shared by all labs leaves the events kept a subset', () => {
    const ids = (capacity: number): string[] => {
      const scenario = complete({ seed: 'enforcement', horizonMonths: 24, labs: [{ profile: 'limited-will', prize: 1e9 }, { profile: 'limited-will', prize: 1e9 }], levers: [capOnly], policies: [{ lever: 'cap-only' }], regulators: [{ inspectionRate: 0.5, inspectionCapacity: capacity, fineShare: 0 }] });
      return runToEnd(scenario, 1, { record: { series: false, events: true } }).events!.filter((event) => event.kind === 'inspection').map((event) => event.id);
    };
    const all = ids(1000);
    const few = ids(0.4);
    expect(few.length).toBeLessThan(all.length);
    expect(few.every((id) => all.includes(id))).toBe(true);
    expect(ids(0)).toEqual([]);
  });
});

const capOnly = { id: 'cap-only', changes: [{ path: 'labs.*.riskCap', operation: 'atMost' as const, intercept: 0.4, slope: 0 }] };
