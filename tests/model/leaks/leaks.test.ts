import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labColumns, runToEnd, worldColumns } from '../../../src/engine/index.ts';
import { nextShortfall } from '../../../src/model/capability/compute.ts';
import { mixedRisk } from '../../../src/model/leaks/round.ts';
import { complete, type ScenarioInput } from '../../../src/scenario/complete.ts';

const all = { series: true, events: true };
const quiet = { breakthroughs: { capabilityRate: 0, safetyRate: 0 }, leaks: { theftRate: 0, openRate: 0, hireRate: 0 } };
const scenario = (input: ScenarioInput) => complete({ seed: 'leaks', horizonMonths: 24, race: { threshold: 6 }, ...quiet, ...input });
const term = (event: { terms: readonly { name: string; value: number }[] }, name: string): number => event.terms.find((each) => each.name === name)!.value;
const at = (record: ReturnType<typeof runToEnd>, row: number, lab: number, column: (typeof labColumns)[number]): number =>
  record.series!.values[row * record.series!.width + worldColumns.length + lab * labColumns.length + labColumns.indexOf(column)]!;

describe('stolen weights', () => {
  const stolen = scenario({ leaks: { ...quiet.leaks, theftRate: 0.05, transferred: 0.5 }, labs: [{ name: 'Aurora', capability: 1 }, { name: 'Boreal', profile: 'limited-will', capability: -1 }] });

  it('move the thief by f times the gap at the next grid point and no other, and strip the model\'s safeguards', () => {
    let thefts = 0;
    for (let run = 0; run < 6; run++) {
      const record = runToEnd(stolen, run, { record: all });
      const leak = record.events!.find((event) => event.kind === 'leak');
      if (leak === undefined) continue;
      thefts++;
      const without = runToEnd(stolen, run, { record: all, suppress: [leak.id] });
      const row = Math.ceil(leak.time);
      expect(leak.entity).toBe('Aurora');
      expect(at(record, row, 1, 'capability') - at(without, row, 1, 'capability')).toBeCloseTo(term(leak, 'gain of Boreal'), 9);
      expect(at(record, row, 0, 'capability')).toBe(at(without, row, 0, 'capability'));
      const gap = at(record, row - 1, 0, 'capability') - at(record, row - 1, 1, 'capability');
      expect(term(leak, 'gain of Boreal') / (0.5 * gap)).toBeGreaterThan(0.8);
      expect(term(leak, 'gain of Boreal') / (0.5 * gap)).toBeLessThan(1.2);
      expect(at(record, row, 1, 'residualRisk')).toBeGreaterThan(0.8);
      expect(at(record, row, 1, 'residualRisk')).toBeGreaterThan(at(without, row, 1, 'residualRisk'));
    }
    expect(thefts).toBeGreaterThan(0);
  });

  it('come at the stated rate: a mean of Poisson draws within four standard errors', () => {
    let leaks = 0;
    const runs = 40;
    // The rate holds while the run lasts and the leader is there with somebody behind it.
    for (let run = 0; run < runs; run++) leaks += runToEnd({ ...stolen, horizonMonths: 6, race: { ...stolen.race, threshold: 10 } }, run, { record: all }).events!.filter((event) => event.kind === 'leak' && event.entity === 'Aurora').length;
    const expected = runs * 6 * 0.05;
    expect(Math.abs(leaks - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  it('shift nobody\'s other draws when their rate changes: breakthroughs stay where they were', () => {
    const found = (theftRate: number) => runToEnd(scenario({ leaks: { ...quiet.leaks, theftRate }, breakthroughs: { capabilityRate: 0.05, safetyRate: 0.05 }, horizonMonths: 12 }), 0, { record: all })
      .events!.filter((event) => event.kind === 'breakthrough').map((event) => `${event.id} ${event.time}`);
    expect(found(0).length).toBeGreaterThan(0);
    expect(found(0.05)).toEqual(found(0));
  });

  it('leave a residual risk between the lab\'s own and one, rising with the stolen part', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(fc.property(unit, unit, unit, (risk, a, b) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)];
      expect(mixedRisk(risk, 0)).toBe(risk);
      expect(mixedRisk(risk, 1)).toBeCloseTo(1, 15);
      expect(mixedRisk(risk, more)).toBeGreaterThanOrEqual(mixedRisk(risk, less) - 1e-15);
    }), { numRuns: 500 });
  });
});

describe('security', () => {
  it('of the leader slows the catching up of those behind by the stated share, and of a follower does nothing', () => {
    // v equal, no budgets: alone the gap closes by eta; the closed form is gap(t) = gap exp(-eta t).
    const gapAfter = (leader: number, follower: number): number => {
      const record = runToEnd(scenario({
        capability: { researchFeedback: 0 }, leaks: { ...quiet.leaks, securedShare: 0.5 },
        labs: [
          { name: 'Aurora', capability: 0, subjectiveRisk: 0, maximumBudget: 0.01, security: leader, mayAbstain: false },
          { name: 'Boreal', capability: -1, subjectiveRisk: 0, maximumBudget: 0.01, security: follower, mayAbstain: false },
        ],
      }), 0, { record: all });
      return at(record, 12, 0, 'capability') - at(record, 12, 1, 'capability');
    };
    const open = gapAfter(0, 0);
    expect(gapAfter(0, 1)).toBe(open);
    const sealed = gapAfter(1, 0);
    expect(sealed).toBeGreaterThan(open);
    // Speeds are nearly the same, so that the ratio of gaps is exp(0.03 * 12 / 2) but for the frozen frontier and capital.
    expect(Math.log(sealed / open)).toBeCloseTo(0.03 * 12 * 0.5, 1);
  });
});

describe('withheld compute', () => {
  it('follows dD/dt = withheld - recovery D: small Euler steps give the same', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.2, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.25, max: 3, noNaN: true }), (from, withheld, recovery, step) => {
      let d = from;
      const n = 4000;
      for (let i = 0; i < n; i++) d += (step / n) * (withheld - recovery * d);
      expect(nextShortfall(from, withheld, recovery, step)).toBeCloseTo(d, 3);
    }), { numRuns: 200 });
  });
});
