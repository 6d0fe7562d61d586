import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSimulation, restoreSimulation, runToEnd, solveInRun, type Simulation, type Snapshot } from '../../../src/engine/index.ts';
import { chanceOfPassage, organisedAfter, sharesOfTranche } from '../../../src/model/advocate/rules.ts';
import { purposes, type AdvocateSettings } from '../../../src/model/advocate/settings.ts';
import { meanInterval } from '../../../src/core/statistics/index.ts';
import { outcomeIndex } from '../../../src/model/outcomes/outcomes.ts';
import { accountsAt } from '../../../src/model/welfare/accounts.ts';
import { complete, type ScenarioInput } from '../../../src/scenario/complete.ts';
import { shippedScenario } from '../../scenario-files.ts';
import { bare, drive } from '../world/drive.ts';

const all = { series: true, events: true };
const whole: ScenarioInput = { seed: 'advocate', horizonMonths: 30, researchers: { count: 1000 } };
const withMoney = (advocate: Partial<AdvocateSettings>, over: ScenarioInput = {}): ScenarioInput => ({ ...whole, ...over, advocate });
const settings = (over: Partial<AdvocateSettings>): AdvocateSettings => complete({ advocate: over }).advocate;
const amount = (event: { readonly terms: readonly { readonly name: string; readonly value: number }[] }, name = 'money spent'): number => event.terms.find((term) => term.name === name)!.value;

describe('the advocate', () => {
  it('is nothing without a budget: whatever else is said of it, the run is the same to the last bit', () => {
    const hash = runToEnd(complete(whole), 1).hash;
    expect(runToEnd(complete(withMoney({ budget: 0, every: 1, technology: 9, powerPerMusd: 0.1, passagePerMusd: 10 })), 1).hash).toBe(hash);
    expect(runToEnd(complete(withMoney({ budget: 500, technology: 0, evidence: 0, staff: 0, bill: 0 })), 1).hash).toBe(hash);
    expect(runToEnd(complete(withMoney({ budget: 500 })), 1).hash).not.toBe(hash);
  });

  it.each([0, 2])('leaves no trace before its first tranche, and shifts nobody else\'s draws after it (run %i)', (run) => {
    const plain = runToEnd(complete(whole), run, { record: all });
    const under = runToEnd(complete(withMoney({ budget: 400, start: 14 })), run, { record: all });
    const before = 14 * plain.series!.width;
    expect(under.series!.values.subarray(0, before)).toEqual(plain.series!.values.subarray(0, before));
    expect(under.events!.filter((event) => event.time < 14)).toEqual(plain.events!.filter((event) => event.time < 14));
    expect(under.hash).not.toBe(plain.hash);
    // A seat of the money that moves nothing real: all of it into a bill that no will can pass. Then nothing else may differ, draws included.
    const idle = runToEnd(complete(withMoney({ budget: 400, start: 3, technology: 0, evidence: 0, staff: 0, passagePerMusd: 0 })), run, { record: all });
    expect(idle.events!.filter((event) => event.kind !== 'advocate')).toEqual(plain.events);
    expect(idle.series!.values).toEqual(plain.series!.values);
  });

  it('spends its budget in equal tranches, on the month, by its parts, and no cent more', () => {
    const scenario = complete(withMoney({ budget: 60, start: 2, every: 5, tranches: 4, technology: 3, evidence: 2, staff: 1, bill: 0 }, { race: { threshold: 9 } }));
    const { world, events } = drive(scenario, 0);
    const spent = events.filter((event) => event.kind === 'advocate');
    expect([...new Set(spent.map((event) => event.time))]).toEqual([2, 7, 12, 17]);
    for (const event of spent) expect(amount(event)).toBeCloseTo({ technology: 7.5, evidence: 5, staff: 2.5 }[event.entity]!, 12);
    expect(world.advocate.spent).toEqual({ technology: expect.closeTo(30, 9) as number, evidence: expect.closeTo(20, 9) as number, staff: expect.closeTo(10, 9) as number, bill: 0 });
    expect(new Set(spent.map((event) => event.id)).size).toBe(12);
  });

  it('shares a tranche among what is still to be bought, for any parts', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 4, maxLength: 4 }), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (parts, open) => {
      const given = settings({ budget: 80, tranches: 8, ...Object.fromEntries(purposes.map((purpose, k) => [purpose, parts[k]!])) });
      const shares = sharesOfTranche(given, (purpose) => open[purposes.indexOf(purpose)]!);
      const sum = purposes.reduce((total, purpose) => total + shares[purpose], 0);
      const some = parts.some((part, k) => open[k]! && part > 0);
      expect(sum).toBeCloseTo(some ? 10 : 0, 9);
      purposes.forEach((purpose, k) => expect(shares[purpose]).toBeCloseTo(some && open[k]! ? (10 * parts[k]!) / purposes.reduce((total, _, j) => total + (open[j]! ? parts[j]! : 0), 0) : 0, 9));
    }));
  });

  it('gives its money away: donors\' account falls by it and nothing else is paid for, so that all gain together less by just that', () => {
    const welfare = { discountRate: 0 };
    // A bill that cannot pass: money goes, and nothing comes of it.
    const idle = { budget: 100, tranches: 4, technology: 0, evidence: 0, staff: 0, bill: 1, passagePerMusd: 0 };
    const of = (input: ScenarioInput) => {
      const { world } = drive(complete(input), 0);
      return accountsAt(world, world.ending!.time);
    };
    const [without, under] = [of({ ...whole, welfare }), of(withMoney(idle, { welfare }))];
    expect(without.donors - under.donors).toBeCloseTo(100, 6);
    for (const who of ['users', 'labs', 'specialists', 'insurers', 'staff', 'victims', 'state', 'friction'] as const) expect(under[who], who).toBe(without[who]);
  });

  it('makes measures more powerful by the stated rate: as a scenario whose technology is that much better', () => {
    // One tranche at month 0 and the same power from the start are one world.
    const bought = drive(bare({ horizonMonths: 12, advocate: { budget: 200, tranches: 1, evidence: 0, staff: 0, bill: 0, powerPerMusd: 0.002 } }), 0).world;
    const stated = drive(bare({ horizonMonths: 12, technology: { power: Math.exp(0.4) } }), 0).world;
    for (let i = 0; i < 5; i++) {
      expect(bought.labs.residualRisk[i]).toBeCloseTo(stated.labs.residualRisk[i]!, 9);
      expect(bought.labs.budget[i]).toBeCloseTo(stated.labs.budget[i]!, 9);
    }
    expect(drive(bare({ horizonMonths: 12 }), 0).world.labs.residualRisk[0]).not.toBeCloseTo(stated.labs.residualRisk[0]!, 3);
  });

  it('organises staff with diminishing returns, beside those that a lever organises, and labs of limited will concede', () => {
    const given = settings({ organisedPerMusd: 0.01 });
    expect(organisedAfter(given, 0, 30)).toBeCloseTo(1 - Math.exp(-0.3), 14);
    expect(organisedAfter(given, organisedAfter(given, 0, 30), 20)).toBeCloseTo(organisedAfter(given, 0, 50), 14);
    const money = { budget: 300, tranches: 1, technology: 0, evidence: 0, bill: 0 };
    const { world } = drive(complete(withMoney(money, { policies: [{ lever: 'staff-organising', strength: 0.3 }] })), 0, 15);
    expect(world.settings.researchers.staffOrganising).toBeCloseTo(1 - 0.7 * Math.exp(-0.005 * 300), 12);
    // Nobody else organises staff.
    const alone: ScenarioInput = { researchers: { count: 1000, staffOrganising: 0 } };
    const conceded = (advocate: Partial<AdvocateSettings>): number => drive(complete(withMoney(advocate, alone)), 0, 15).world.labs.concession[1]!;
    expect(conceded({})).toBe(0);
    expect(conceded(money)).toBeGreaterThan(0);
  });

  it('brings demonstrations by chance with the stated mean, read with the chances of other evidence, and each moves beliefs as an accident\'s does', () => {
    // Certain danger and a signal that never fails: every demonstration is a warning.
    const scenario = bare({ seed: 'shown', horizonMonths: 6, risk: { trueRisk: 1, maximumAccidentRate: 0 }, evidence: { detectionRate: 1 }, advocate: { budget: 300, tranches: 3, every: 1, technology: 0, staff: 0, bill: 0, demonstrationsPerMusd: 0.04 } });
    let shown = 0;
    for (let run = 0; run < 200; run++) {
      const { events } = drive(scenario, run, 4);
      const evidence = events.filter((event) => event.kind === 'evidence');
      expect(evidence.every((event) => amount(event, 'warning') === 1 && /^advocate\/evidence\/\d$/.test(event.cause ?? ''))).toBe(true);
      expect(events.filter((event) => event.kind === 'advocate').reduce((sum, event) => sum + amount(event, 'demonstrations'), 0)).toBe(evidence.length);
      shown += evidence.length;
    }
    // 200 runs of 12 expected: mean 2,400, standard deviation 49; four of them.
    expect(Math.abs(shown - 2400)).toBeLessThan(4 * Math.sqrt(2400));
    const believed = (money: number): number => drive({ ...scenario, advocate: { ...scenario.advocate, budget: money } }, 1, 4).world.labs.belief[1]!;
    expect(believed(300)).toBeGreaterThan(believed(0));
  });

  it('passes a bill with the chance that money and political will give it, once in a jurisdiction, and its law binds the labs there alone', () => {
    const given = settings({ passagePerMusd: 0.05 });
    expect(chanceOfPassage(given, 0.4, 30)).toBeCloseTo(1 - Math.exp(-0.6), 14);
    expect(chanceOfPassage(given, 0, 1e4)).toBe(0);
    const scenario = bare({
      seed: 'bill', horizonMonths: 4, risk: { maximumAccidentRate: 0 }, labs: [{ name: 'A', jurisdiction: 'east' }, { name: 'B', jurisdiction: 'west', capability: -0.1 }],
      regulators: [{ name: 'East', jurisdiction: 'east', initialWill: 0.5 }, { name: 'West', jurisdiction: 'west', initialWill: 0 }],
      advocate: { budget: 40, tranches: 2, every: 1, technology: 0, evidence: 0, staff: 0, passagePerMusd: 0.1 },
    });
    let passed = 0;
    for (let run = 0; run < 400; run++) {
      const { world, events } = drive(scenario, run, 3);
      const bills = events.filter((event) => event.kind === 'bill');
      expect(bills.length).toBeLessThanOrEqual(1);
      for (const bill of bills) expect([bill.entity, bill.cause]).toEqual(['East', `advocate/bill/${bill.id.at(-1)}`]);
      expect(world.settings.labs.map((lab) => lab.liability)).toEqual([bills.length, 0]);
      passed += bills.length;
    }
    // Half of each tranche of 20 goes to either jurisdiction: twice 0.1 · 0.5 · 10 passages to expect.
    const chance = 1 - Math.exp(-1);
    expect(Math.abs(passed - 400 * chance)).toBeLessThan(4 * Math.sqrt(400 * chance * (1 - chance)));
  });

  it('can be brought by its lever at a date, which then is the cause of its tranches, and a run without one of its acts keeps all the others', () => {
    const scenario = complete({ ...whole, race: { threshold: 9 }, policies: [{ lever: 'advocate', start: 7, strength: 80 }] });
    const { events } = runToEnd(scenario, 0, { record: all });
    const spent = events!.filter((event) => event.kind === 'advocate');
    expect(spent[0]!.time).toBe(7);
    expect(new Set(spent.map((event) => event.cause))).toEqual(new Set(['policy/advocate/0']));
    expect(runToEnd(scenario, 0, { record: all, suppress: ['policy/advocate/0'] }).events!.some((event) => event.kind === 'advocate')).toBe(false);
    const left = runToEnd(scenario, 0, { record: all, suppress: ['advocate/technology/1'] }).events!.filter((event) => event.kind === 'advocate');
    expect(left.map((event) => event.id)).toEqual(spent.map((event) => event.id).filter((id) => id !== 'advocate/technology/1'));
  });

  it('goes on from a snapshot as if it had not been taken', () => {
    const scenario = complete(withMoney({ budget: 300, start: 1, every: 2 }));
    const toEnd = (simulation: Simulation, months = Infinity): void => {
      for (;;) {
        const next = simulation.advanceUntil(months);
        if (next.kind !== 'problem') return;
        simulation.provide(solveInRun(next.problem));
      }
    };
    const simulation = createSimulation(scenario, 3);
    toEnd(simulation, 8);
    const resumed = restoreSimulation(structuredClone(simulation.snapshot() as Snapshot));
    toEnd(resumed);
    toEnd(simulation);
    expect(resumed.finish().hash).toBe(simulation.finish().hash);
  });
});

describe('advocates-portfolio', () => {
  it('says what comes out: money for staff raises the budgets of labs of both profiles', () => {
    const scenario = shippedScenario('advocates-portfolio');
    const run = (advocate: Partial<AdvocateSettings>) => Array.from({ length: 8 }, (_, pair) => runToEnd({ ...scenario, advocate: { ...scenario.advocate, ...advocate } }, pair).outcomes);
    const [none, staff] = [run({ budget: 0 }), run({ technology: 0, evidence: 0, bill: 0 })];
    for (const name of ['meanBudgetReasonable', 'meanBudgetLimited'] as const) {
      const at = outcomeIndex(name);
      expect(meanInterval(staff.map((outcomes, pair) => outcomes[at]! - none[pair]![at]!)).low, name).toBeGreaterThan(0);
    }
  }, 60_000);
});
