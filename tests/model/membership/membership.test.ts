import { describe, expect, it } from 'vitest';
import { createSimulation, driveToEnd, labColumns, restoreSimulation, runToEnd, solveInRun, worldColumns, type Snapshot } from '../../../src/engine/index.ts';
import { expandLabs } from '../../../src/model/labs/population.ts';
import { mergedLab } from '../../../src/model/membership/merge.ts';
import { complete, type ScenarioInput } from '../../../src/scenario/complete.ts';
import { parseScenario } from '../../../src/scenario/parse.ts';

const all = { series: true, events: true };
// Labour markets reckon with the staff that a scenario names, present or not: switched off, so that an entrant is alone in what changes.
const quiet = { researchers: { count: 0 }, breakthroughs: { capabilityRate: 0, safetyRate: 0 }, leaks: { theftRate: 0, openRate: 0, hireRate: 0 } };
const scenario = (input: ScenarioInput) => complete({ seed: 'members', horizonMonths: 24, race: { threshold: 6 }, ...quiet, ...input });
const at = (record: ReturnType<typeof runToEnd>, row: number, lab: number, column: (typeof labColumns)[number]): number =>
  record.series!.values[row * record.series!.width + worldColumns.length + lab * labColumns.length + labColumns.indexOf(column)]!;

describe('a lab that enters', () => {
  const entrant = scenario({ labs: [{ name: 'Aurora' }, { name: 'Boreal', profile: 'limited-will', capability: -0.1 }, { name: 'Fjord', capability: -0.3, entryMonth: 10 }] });

  it('is not there before, starts at its gap to the most capable lab, and plays from then on', () => {
    const record = runToEnd(entrant, 0, { record: all });
    expect(at(record, 9, 2, 'present')).toBe(0);
    expect(at(record, 9, 2, 'winProbability')).toBe(0);
    expect(at(record, 9, 2, 'abstains')).toBe(0);
    expect(at(record, 10, 2, 'present')).toBe(1);
    expect(at(record, 10, 2, 'capability')).toBeCloseTo(Math.max(at(record, 10, 0, 'capability'), at(record, 10, 1, 'capability')) - 0.3, 9);
    expect(at(record, 12, 2, 'budget')).toBeGreaterThan(0);
    expect(at(record, 12, 2, 'revenue')).toBeGreaterThanOrEqual(0);
    expect(record.certificates.solved).toBe(record.certificates.rounds);
  });

  it('changes nothing before it is there: the race until then is the one without it', () => {
    const record = runToEnd(entrant, 0, { record: all });
    const without = runToEnd({ ...entrant, labs: entrant.labs.slice(0, 2) }, 0, { record: all });
    for (let row = 0; row < 10; row++) for (const lab of [0, 1]) for (const column of labColumns) expect(at(record, row, lab, column), `${row} ${lab} ${column}`).toBe(at(without, row, lab, column));
  });

  it('waits for capital where it has no date, and comes the sooner the higher the rate', () => {
    const month = (entryRate: number, run: number): number => runToEnd(scenario({ horizonMonths: 48, membership: { entryRate }, labs: [{ name: 'Aurora' }, { name: 'Fjord', entryMonth: 600 }] }), run, { record: all })
      .events!.find((event) => event.kind === 'entry')?.time ?? 99;
    for (let run = 0; run < 4; run++) {
      expect(month(0, run)).toBe(99);
      expect(month(0.05, run)).toBeLessThanOrEqual(month(0.01, run));
    }
  });

  it('resumes from a snapshot before and after its entry', () => {
    const whole = runToEnd(entrant, 1).hash;
    for (const month of [5.5, 15.5]) {
      const simulation = createSimulation(entrant, 1);
      for (let next = simulation.advanceUntil(month); next.kind === 'problem'; next = simulation.advanceUntil(month)) simulation.provide(solveInRun(next.problem));
      expect(driveToEnd(restoreSimulation(structuredClone(simulation.snapshot() as Snapshot))).hash).toBe(whole);
    }
  });

  it('must not be the only one: a scenario without a lab at the start is refused', () => {
    const { faults } = parseScenario('version: 1\nlabs:\n  - { name: Aurora, entryMonth: 3 }\n');
    expect(faults?.[0]?.message).toMatch(/no lab is there/);
  });
});

describe('a lab that leaves', () => {
  it('has no part in the race from then on', () => {
    const record = runToEnd(scenario({ labs: [{ name: 'Aurora' }, { name: 'Boreal', exitMonth: 8 }] }), 0, { record: all });
    expect(record.events!.find((event) => event.kind === 'exit')).toMatchObject({ entity: 'Boreal', time: 8 });
    expect(at(record, 7, 1, 'present')).toBe(1);
    expect([at(record, 8, 1, 'present'), at(record, 8, 1, 'speed'), at(record, 8, 1, 'revenue'), at(record, 8, 1, 'winProbability')]).toEqual([0, 0, 0, 0]);
    expect(at(record, 8, 0, 'winProbability')).toBe(1);
    expect(record.events!.some((event) => event.time > 8 && event.entity === 'Boreal' && ['accident', 'decision'].includes(event.kind))).toBe(false);
  });

  it('pays nobody any more: its people go as they reconsider, and none comes', () => {
    const staffed = (exitMonth: number) => runToEnd(complete({ seed: 'closing', horizonMonths: 24, risk: { maximumAccidentRate: 0 }, race: { threshold: 9 }, researchers: { count: 1000, revisionRate: 0.2 }, labs: [{ name: 'Aurora' }, { name: 'Boreal', exitMonth }] }), 0, { record: all });
    const [closed, open] = [staffed(8), staffed(600)];
    const heads = (record: typeof closed, row: number): number => at(record, row, 1, 'staff') + at(record, row, 1, 'safetyStaff');
    expect(heads(closed, 12)).toBeLessThan(heads(closed, 8));
    expect(heads(open, 24)).toBeGreaterThan(0.7 * heads(open, 7));
    // After 16 months at a fifth a month 4 in 100 have not been asked; here nobody is left: 1 is the least that a lab's labour counts as.
    expect(heads(closed, 24)).toBe(1);
  });

  it('may be bankrupt: liability beyond its assets closes it with the stated chance only', () => {
    const closed = (bankruptcyExit: number): number => {
      let exits = 0;
      for (let run = 0; run < 6; run++) {
        exits += runToEnd(scenario({
          race: { threshold: 3 }, horizonMonths: 30, membership: { bankruptcyExit }, risk: { trueRisk: 0 },
          labs: [{ name: 'Aurora', assets: 20, liability: 1, capability: 2 }, { name: 'Boreal', assets: 20, liability: 1, capability: 2 }, { name: 'Corvus', assets: 1e8, capability: 2 }],
        }), run, { record: all }).events!.filter((event) => event.kind === 'exit').length;
      }
      return exits;
    };
    expect(closed(0)).toBe(0);
    expect(closed(1)).toBeGreaterThan(0);
  });
});

describe('a joint project', () => {
  it('has what its parts have together, and wants what they want on average, weighted by compute', () => {
    const [host, part] = expandLabs(complete({ labs: [{ name: 'A', compute: 100, staff: 300, enmity: -0.9, catastropheLoss: 1e7 }, { name: 'B', compute: 300, staff: 100, enmity: 0.3, catastropheLoss: 2e6, profile: 'limited-will' }] }));
    const merged = mergedLab(host!, [part!]);
    expect(merged.compute).toBe(400);
    expect(merged.staff).toBe(400);
    expect(merged.enmity).toBeCloseTo(0.25 * -0.9 + 0.75 * 0.3, 12);
    expect(merged.catastropheLoss).toBeCloseTo(0.25 * 1e7 + 0.75 * 2e6, 6);
    expect(merged.name).toBe('A');
  });

  it('races as one while the lever is on, and its parts go on from where it stands when it ends', () => {
    const record = runToEnd(scenario({ policies: [{ lever: 'joint-project', start: 6, end: 12, coverage: ['Aurora', 'Ember'], strength: 1 }] }), 0, { record: all });
    expect(record.events!.filter((event) => event.kind === 'merger').map((event) => [event.entity, event.time])).toEqual([['Ember', 6]]);
    expect([at(record, 5, 4, 'present'), at(record, 6, 4, 'present'), at(record, 11, 4, 'present'), at(record, 12, 4, 'present')]).toEqual([1, 0, 0, 1]);
    expect(at(record, 12, 4, 'capability')).toBeCloseTo(at(record, 12, 0, 'capability'), 9);
    // Twice the compute and staff at constant returns: twice the speed, budgets apart; more than before in any case.
    expect(at(record, 7, 0, 'speed')).toBeGreaterThan(1.5 * at(record, 5, 0, 'speed'));
    expect(record.certificates.solved).toBe(record.certificates.rounds);
  });
});
