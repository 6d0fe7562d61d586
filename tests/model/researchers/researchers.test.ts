import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SimulationEvent } from '../../../src/core/events/index.ts';
import { createSimulation, driveToEnd, restoreSimulation, runToEnd, solveInRun, type Snapshot } from '../../../src/engine/index.ts';
import { worldColumns } from '../../../src/engine/types.ts';
import { ALIGNMENT, CAPABILITIES, NEITHER } from '../../../src/games/labour/index.ts';
import { researcherValue } from '../../../src/games/researcher/value.ts';
import { outcomeIndex } from '../../../src/model/outcomes/outcomes.ts';
import { boughtOut, employerCount, firstLab, government, OUTSIDE } from '../../../src/model/researchers/employers.ts';
import { wrung } from '../../../src/model/researchers/concession.ts';
import { preferringAlignment } from '../../../src/model/researchers/preferences.ts';
import { populationOf } from '../../../src/model/researchers/population.ts';
import { headsOf, type ResearcherState } from '../../../src/model/researchers/state.ts';
import { stepResearchers } from '../../../src/model/researchers/step.ts';
import { createValuation, livesWorth, offersOf, traitCount, valueJobs } from '../../../src/model/researchers/valuation.ts';
import type { Scenario } from '../../../src/model/settings.ts';
import { createWorld } from '../../../src/model/world/create.ts';
import type { World } from '../../../src/model/world/world.ts';
import { complete, type ScenarioInput } from '../../../src/scenario/complete.ts';

type Given = Partial<Scenario['researchers']>;
const worldOf = (researchers: Given, over: ScenarioInput = {}): World => createWorld(complete({ seed: 'people', ...over, researchers }), 0, [], () => undefined);

/** Lets months pass for the people alone; `act` may change settings or labs before each. */
function pass(world: World, months: number, act: (month: number) => void = () => undefined): ResearcherState {
  for (let m = 0; m < months; m++) {
    act(m);
    stepResearchers(world);
    world.round++;
    world.month += world.settings.stepMonths;
  }
  return world.researchers!;
}

const change = (world: World, researchers: Given): void => {
  world.settings = { ...world.settings, researchers: { ...world.settings.researchers, ...researchers } };
};
const sum = (column: ArrayLike<number>): number => Array.from(column).reduce((all, n) => all + n, 0);

/** Counts heads from the people themselves. */
function recount(world: World): { staff: number[]; safety: number[]; minded: number[]; neither: number; bought: number } {
  const state = world.researchers!;
  const labs = world.settings.labs.length;
  const { minded } = populationOf(world.base)!;
  const result = { staff: new Array<number>(employerCount(labs)).fill(0), safety: new Array<number>(employerCount(labs)).fill(0), minded: new Array<number>(employerCount(labs)).fill(0), neither: 0, bought: 0 };
  state.job.forEach((job, p) => {
    const employer = state.employer[p]!;
    if (job === CAPABILITIES) result.staff[employer]!++;
    else if (job === ALIGNMENT) result.safety[employer]!++;
    else if (employer === boughtOut(labs)) result.bought++;
    else result.neither++;
    if (job !== NEITHER) result.minded[employer]! += minded[p]!;
    expect(job === NEITHER ? [OUTSIDE, boughtOut(labs)].includes(employer) : employer >= firstLab && employer <= government(labs)).toBe(true);
  });
  return result;
}

describe('people', () => {
  it('start in the numbers that the scenario gives, at rest, at the given wages', () => {
    const world = worldOf({ count: 4000 });
    const population = populationOf(world.base)!;
    const state = pass(world, 1);
    expect(state.staff.slice(1, 6)).toEqual(Int32Array.from({ length: 5 }, () => Math.round(1000 / population.each)));
    expect(state.wageCapabilities).toBeCloseTo(0.25, 9);
    expect(state.wageAlignment).toBeCloseTo(0.09, 9);
    expect([...world.labs.labour]).toEqual([1000, 1000, 1000, 1000, 1000]);
    expect([...world.labs.staff]).toEqual([1000, 1000, 1000, 1000, 1000]);
    expect([...world.labs.technology]).toEqual([1, 1, 1, 1, 1]);
    // Ten years later, nothing having changed but missions held, they are still about there: an expectation, up to chance.
    const before = [sum(state.staff), sum(state.safetyStaff)];
    world.labs.budget.fill(0);
    change(world, { missionAdjustment: 0, missionCulture: 0 });
    pass(world, 120, () => world.labs.budget.fill(0));
    expect(Math.abs(sum(state.staff) / before[0]! - 1)).toBeLessThan(0.08);
    expect(Math.abs(sum(state.safetyStaff) / before[1]! - 1)).toBeLessThan(0.15);
  });

  it('are conserved by whatever happens, and every count is that of the people, 60 random histories', () => {
    fc.assert(fc.property(
      fc.integer({ min: 50, max: 900 }), fc.constantFrom(0.25, 1, 3), fc.double({ min: 0, max: 0.25, noNaN: true }), fc.nat(1000), fc.double({ min: 0, max: 5000, noNaN: true }),
      (count, step, rate, seed, buyOuts) => {
        const world = worldOf({ count, revisionRate: rate }, { seed: `${seed}`, stepMonths: step, horizonMonths: 600 });
        pass(world, 14, (month) => {
          for (let i = 0; i < 5; i++) world.labs.budget[i] = ((month * 7 + i * 3 + seed) % 10) / 12;
          change(world, { buyOuts: month > 4 && month < 9 ? buyOuts : 0, stipend: month % 3 === 1 ? 0.1 : 0, prizes: month % 4 === 1 ? 50 : 0 });
          if (month === 10) world.labs.present[1] = 0;
        });
        const state = world.researchers!;
        const found = recount(world);
        expect(headsOf(state)).toBe(count);
        expect([...state.staff]).toEqual(found.staff);
        expect([...state.safetyStaff]).toEqual(found.safety);
        expect([...state.mindedStaff]).toEqual(found.minded);
        expect([state.neither, state.boughtOut]).toEqual([found.neither, found.bought]);
      }), { numRuns: 60 });
  });

  it('move in whole numbers with a reason each: flows add up to the change in every job', () => {
    const world = worldOf({ count: 3000, revisionRate: 0.1 });
    pass(world, 1);
    const jobs = (): number[] => {
      const counts = [0, 0, 0];
      for (const job of world.researchers!.job) counts[job]!++;
      return counts;
    };
    let moved = 0;
    for (let m = 0; m < 12; m++) {
      const before = jobs();
      pass(world, 1, () => world.labs.budget.fill(0.1 * (m % 3)));
      const after = jobs();
      const { flows } = world.researchers!;
      for (let job = 0; job < 3; job++) {
        let net = 0;
        for (let r = 0; r < flows.length / 9; r++) for (let other = 0; other < 3; other++) net += flows[r * 9 + other * 3 + job]! - flows[r * 9 + job * 3 + other]!;
        expect(after[job]! - before[job]!).toBe(net);
      }
      moved += sum(flows);
    }
    expect(moved).toBeGreaterThan(100);
  });

  it('reconsider at the stated rate, and a change of the rate asks further people without asking others', () => {
    const asked = (rate: number): Set<number> => {
      // With no difference in value everyone who is asked in neither job would move with the same draw: a huge spread makes moves frequent.
      const world = worldOf({ count: 20_000, revisionRate: rate, spread: 10, switchingCost: 0 });
      const before = pass(world, 1).job.slice();
      pass(world, 1);
      const moved = new Set<number>();
      world.researchers!.job.forEach((job, p) => {
        if (job !== before[p]) moved.add(p);
      });
      return moved;
    };
    const few = asked(0.03125);
    const many = asked(0.09375);
    // Three times the layers: about three times the moves, and every mover of the first is asked in the second.
    expect(many.size / few.size).toBeGreaterThan(2.6);
    expect(many.size / few.size).toBeLessThan(3.4);
    let kept = 0;
    for (const p of few) if (many.has(p)) kept++;
    expect(kept / few.size).toBeGreaterThan(0.95);
  });

  it('value jobs as the source does: the sums of the calculator, to the dollar', () => {
    const { researchers } = complete({});
    const traits = new Float32Array(traitCount).fill(1);
    traits[3] = 0;
    const offers = offersOf(researchers, 0.25, 0.09, 0, 0, 0, { capabilities: 0, alignment: 0 });
    const source = researcherValue({
      vsl: 6.5e6, chanceToMatter: 0.05, riskCut: 0.05, wageAlignment: 90_000, wageCapabilities: 250_000, years: 5, circle: 150, circleWeight: 0.1, vslMultiple: 1, doom: 0.2,
      population: 8e9, vslOthers: 20e6,
    });
    expect(livesWorth(offers, traits, 0) * 1e6).toBeCloseTo(source.ownLife + source.withCircle, 3);
    traits[3] = 1 / researchers.scope;
    expect(livesWorth(offers, traits, 0) * 1e6 / (source.withEveryone + source.ownLife)).toBeCloseTo(1, 6);
    traits[3] = 0;
    const value = createValuation();
    valueJobs({ ...offers, standingAlignment: 0, standingCapabilities: 0 }, traits, 0, value);
    const rest = researchers.cause - (researchers.impact - researchers.blame);
    expect((value[CAPABILITIES]! - value[ALIGNMENT]!) * 1e6).toBeCloseTo(source.payGivenUp - source.ownLife - source.withCircle - rest * 1e6, 2);
  });
});

describe('the market', () => {
  it('counts esteem that a scenario states from month 0 on as a change from the start: work that only looks like it lowers real technology', () => {
    const technology = (legibility: number, alignmentEsteem: number): number => {
      const world = worldOf({ legibility, alignmentEsteem, researchLag: 1, revisionRate: 0 });
      pass(world, 12);
      return world.labs.technology[0]!;
    };
    // Nobody moves, so that only the mislabelled share does: none of it where work is legible, most where it is not.
    expect(technology(1, 20)).toBe(1);
    expect(technology(0.1, 1)).toBe(1);
    expect(technology(0.1, 20)).toBeLessThan(0.95);
  });

  it('prefers alignment from the source\'s VSL of 11 and 20 million dollars on, where people are alike and have no tastes', () => {
    const alike: Given = { wageDispersion: 0, lifeDispersion: 0, tasteDispersion: 0, doomDispersion: 0, scopeShare: 0, standing: 0, cause: 0, impact: 0, blame: 0 };
    const share = (lifeValue: number, wages: Given): number => {
      const base = worldOf({ ...alike, ...wages, count: 50 }).base;
      return preferringAlignment(base, { lifeValue });
    };
    const stipend = { wageAlignment: 0.035, wageCapabilities: 0.123 };
    const work = { wageAlignment: 0.09, wageCapabilities: 0.25 };
    expect([share(10.99, stipend), share(11.01, stipend), share(19.99, work), share(20.01, work)]).toEqual([0, 1, 0, 1]);
  });

  it('draws people into alignment as money, stipends and esteem do, and out of capabilities by buy-outs that labs refill', () => {
    const after = (change_: Given): { aligned: number; inCapabilities: number; wageC: number; wageA: number } => {
      const world = worldOf({ count: 20_000 });
      pass(world, 1);
      change(world, change_);
      const state = pass(world, 60, () => world.labs.budget.fill(0.1));
      return { aligned: sum(state.safetyStaff), inCapabilities: sum(state.staff), wageC: state.wageCapabilities, wageA: state.wageAlignment };
    };
    const base = after({});
    const money = after({ publicMoney: 1000 });
    expect(money.aligned).toBeGreaterThan(base.aligned);
    expect(money.wageA).toBeGreaterThan(base.wageA);
    const stipend = after({ stipend: 0.1 });
    expect(stipend.aligned).toBeGreaterThan(base.aligned);
    expect(stipend.wageA).toBeLessThan(base.wageA);
    // Stated in the scenario itself a stipend works from the first month, on the same people.
    const stated = worldOf({ count: 20_000, stipend: 0.1 });
    expect(sum(pass(stated, 61, (month) => stated.labs.budget.fill(month === 0 ? 0 : 0.1)).safetyStaff)).toBeGreaterThan(base.aligned);
    expect(after({ alignmentEsteem: 10 }).aligned).toBeGreaterThan(base.aligned);
    const bought = after({ buyOuts: 1000 });
    expect(bought.wageC).toBeGreaterThan(base.wageC);
    expect(bought.inCapabilities).toBeLessThan(base.inCapabilities);
    // Replacement hiring: fewer are missing than were bought out.
    const world = worldOf({ count: 20_000 });
    pass(world, 1);
    change(world, { buyOuts: 1000 });
    const state = pass(world, 60, () => world.labs.budget.fill(0.1));
    expect(base.inCapabilities - bought.inCapabilities).toBeLessThan(state.boughtOut);
    expect(state.boughtOut).toBeGreaterThan(0);
  });

  it('drifts away from the mission where money is commercial, and back where grants are large', () => {
    const drifted = (grants: number): number => {
      const world = worldOf({ count: 2000 }, { labs: [{ name: 'A', grants, missionWeight: 0.3 }] });
      pass(world, 60);
      return world.labs.mission[0]!;
    };
    expect(drifted(0)).toBeLessThan(0.3);
    expect(drifted(4000)).toBeGreaterThan(0.3);
  });

  it('tips where standing among peers is worth millions, and tells so', () => {
    const events: SimulationEvent[] = [];
    const scenario = complete({ seed: 'tipping', researchers: { count: 2000, standing: 5, peers: 1, tasteDispersion: 0 } });
    const world = createWorld(scenario, 0, [], (event) => events.push(event));
    const state = pass(world, 3);
    expect(state.bound).toBeGreaterThan(1);
    change(world, { stipend: 1 });
    pass(world, 3);
    expect(world.researchers!.shareAlignment).toBeGreaterThan(0.3);
    expect(events.some((event) => event.kind === 'tipping')).toBe(true);
    expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
  });

  it('wrings from a lab the largest budget that it prefers to a walk-out, as a fine grid finds it', () => {
    const payoff = (b: number): number => -((b - 0.04) ** 2);
    expect(wrung(payoff, -(0.05 ** 2), 0.04, 0.01, 0.5)).toBeCloseTo(0.09, 6);
    expect(wrung(payoff, -1, 0.04, 0.01, 0.1)).toBe(0.1);
    expect(wrung(payoff, 1, 0.04, 0.01, 0.1)).toBe(0);
    // However little there is to lose.
    expect(wrung(payoff, -(0.0001 ** 2), 0.04, 0.01, 0.5)).toBeCloseTo(0.0401, 7);
    expect(wrung((b) => payoff(0.08 - b), 1, null, 0.01, 0.1)).toBe(0);
    expect(wrung(payoff, -(0.03 ** 2), 0.04, 0.01, 0.02)).toBe(0.02);
  });
});

describe('a run with researchers', () => {
  const all = { series: true, events: true };
  let scenario: Scenario;
  beforeAll(() => {
    scenario = complete({ seed: 'people in a run', horizonMonths: 30, researchers: { count: 1500 } });
  });

  it('equals the run without them where nothing that they do reaches the labs', () => {
    const inert: Given = { count: 1500, revisionRate: 0, technologyElasticity: 0, staffOrganising: 0, whistleEffect: 0, whistleRate: 0, legibility: 1 };
    const labs = (researchers: Given): number[] => {
      const { series } = runToEnd(complete({ seed: 'inert', horizonMonths: 24, researchers }), 1, { record: all });
      const at = worldColumns.indexOf('hazard');
      return Array.from({ length: series!.rows }, (_, r) => series!.values[r * series!.width + at]!);
    };
    expect(labs(inert)).toEqual(labs({ count: 0 }));
  });

  it('resumes from a snapshot to the same hash', () => {
    const whole = runToEnd(scenario, 2, { record: all });
    const simulation = createSimulation(scenario, 2, { record: all });
    const snapshots: Snapshot[] = [];
    for (;;) {
      const next = simulation.advance();
      snapshots.push(simulation.snapshot() as Snapshot);
      if (next.kind === 'done') break;
      simulation.provide(solveInRun(next.problem));
    }
    for (const at of [0, 3, Math.floor(snapshots.length / 2), snapshots.length - 2]) {
      expect(driveToEnd(restoreSimulation(structuredClone(snapshots[at]!), { record: all })).hash).toBe(whole.hash);
    }
  });

  it('ends with shares, ratios and heads that make sense', () => {
    const { outcomes } = runToEnd(scenario, 0);
    const of = (name: Parameters<typeof outcomeIndex>[0]): number => outcomes[outcomeIndex(name)]!;
    expect(of('alignmentShare')).toBeGreaterThan(0.05);
    expect(of('alignmentShare')).toBeLessThan(0.6);
    expect(of('mislabelledShare')).toBeGreaterThanOrEqual(0);
    expect(of('mislabelledShare')).toBeLessThan(0.3);
    expect(of('overOptimism')).toBeGreaterThan(0);
    expect(of('headsPerMusd')).toBeGreaterThan(0);
    expect(of('headsPerMusd')).toBeLessThan(1 / 0.09);
  });
});
