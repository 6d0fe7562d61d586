import { describe, expect, it } from 'vitest';
import { createSimulation, labColumns, runToEnd, solveInRun, worldColumns } from '../../../src/engine/index.ts';
import type { RaceProblem } from '../../../src/games/race/types.ts';
import { complete, type ScenarioInput } from '../../../src/scenario/complete.ts';

const all = { series: true, events: true };
const scenario = (input: ScenarioInput) => complete({
  seed: 'rules', horizonMonths: 30, race: { threshold: 5 }, knowledge: { sigma: 0 }, breakthroughs: { capabilityRate: 0 }, leaks: { theftRate: 0, openRate: 0, hireRate: 0 },
  labs: [{ name: 'Aurora', capability: 0.8 }, { name: 'Boreal', profile: 'limited-will', capability: 0 }], ...input,
});
const at = (record: ReturnType<typeof runToEnd>, row: number, lab: number, column: (typeof labColumns)[number]): number =>
  record.series!.values[row * record.series!.width + worldColumns.length + lab * labColumns.length + labColumns.indexOf(column)]!;
const policies = [{ lever: 'spend-the-lead', start: 0, coverage: ['Aurora'], strength: 0.6 }];

describe('spending the lead', () => {
  it('holds the budget at b_hi exactly while x > x_d and the lead is above the margin', () => {
    const record = runToEnd(scenario({ policies, rules: { leadCapability: 1.5, leadMargin: 0.3, commitment: 1e12 } }), 0, { record: all });
    let asked = 0;
    let free = 0;
    for (let row = 0; row < record.series!.rows - 1; row++) {
      if (record.series!.values[row * record.series!.width + 1] === 1) break;
      const x = at(record, row, 0, 'capability');
      const lead = x - at(record, row, 1, 'capability');
      if (x > 1.5 && lead > 0.3) {
        asked++;
        expect(at(record, row, 0, 'budget')).toBeGreaterThanOrEqual(0.6 - 1e-9);
      } else {
        free++;
        expect(at(record, row, 0, 'bound')).toBe(0);
      }
    }
    expect(asked).toBeGreaterThan(0);
    expect(free).toBeGreaterThan(0);
  });

  it('is left when the gain of leaving is above what breaking the promise costs, and the event says both', () => {
    const rules = { leadCapability: 1.5, leadMargin: 0.3 };
    const kept = runToEnd(scenario({ policies, rules: { ...rules, commitment: 1e12 } }), 0, { record: all });
    const told = kept.events!.find((event) => event.kind === 'lead-rule')!;
    const gain = told.terms.find((term) => term.name === 'gain of leaving the rule')!.value;
    expect(gain).toBeGreaterThan(0);
    const above = runToEnd(scenario({ policies, rules: { ...rules, commitment: gain * 1.01 } }), 0, { record: all });
    const below = runToEnd(scenario({ policies, rules: { ...rules, commitment: gain * 0.99 } }), 0, { record: all });
    const next = Math.round(told.time) + 1;
    expect(at(above, next, 0, 'budget')).toBeGreaterThanOrEqual(0.6 - 1e-9);
    expect(at(below, next, 0, 'budget')).toBeLessThan(0.6 - 1e-6);
  });

  it('measures the gain as a grid search over the lab\'s own budget does, rivals fixed', async () => {
    const { UnilateralChoice, solveRace } = await import('../../../src/games/race/index.ts');
    const simulation = createSimulation(scenario({ policies, rules: { leadCapability: 1.5, leadMargin: 0.3, commitment: 1e12 } }), 0, { record: all, onEvent: (event) => void (event.kind === 'lead-rule' && told.push(event.terms.find((term) => term.name === 'gain of leaving the rule')!.value)) });
    const told: number[] = [];
    let last: RaceProblem | null = null;
    for (let next = simulation.advance(); next.kind === 'problem' && told.length === 0; next = simulation.advance()) {
      last = next.problem;
      simulation.provide(solveInRun(next.problem));
    }
    const solution = solveRace(last!, { searchEquilibria: 'continuation' });
    const own = UnilateralChoice.of({ ...last!, labs: last!.labs.map((lab, k) => (k === 0 ? { ...lab, minimumBudget: 0 } : lab)) }, solution.budgets);
    let best = own.payoff(0, null);
    for (let b = 0; b <= 0.9; b += 0.0005) best = Math.max(best, own.payoff(0, b));
    const gain = best - solution.utilities[0]!;
    expect(told[0]! / gain).toBeCloseTo(1, 3);
  });
});

describe('a pause at a trigger', () => {
  const rules = { triggerCapability: 1.5, triggerWarning: 0, triggerMonths: 4 };

  it('begins when the most capable lab passes the capability, lasts its months, and comes once', () => {
    const record = runToEnd(scenario({ policies: [{ lever: 'trigger-pause', start: 0, strength: 0.9 }], rules }), 0, { record: all });
    const triggers = record.events!.filter((event) => event.kind === 'trigger');
    expect(triggers).toHaveLength(1);
    const month = triggers[0]!.time;
    expect(at(record, month, 0, 'capability')).toBeGreaterThanOrEqual(1.5);
    expect(at(record, month - 1, 0, 'capability')).toBeLessThan(1.5);
    const before = at(record, month - 1, 0, 'speed');
    for (let row = month; row < month + 4; row++) expect(at(record, row, 0, 'speed')).toBeLessThan(0.3 * before);
    expect(at(record, month + 4, 0, 'speed')).toBeGreaterThan(0.4 * before);
  });

  it('begins anew at a warning where the rule says so, because of that warning', () => {
    let found = 0;
    for (let run = 0; run < 8; run++) {
      const record = runToEnd(scenario({ race: { threshold: 3 }, policies: [{ lever: 'trigger-pause', start: 0, strength: 0.9 }], rules: { ...rules, triggerCapability: 20, triggerWarning: 1 } }), run, { record: all });
      for (const event of record.events!.filter((each) => each.kind === 'trigger')) {
        found++;
        const cause = record.events!.find((each) => each.id === event.cause)!;
        expect(cause.kind).toBe('evidence');
        expect(cause.terms.find((term) => term.name === 'warning')!.value).toBe(1);
      }
    }
    expect(found).toBeGreaterThan(0);
  });
});
