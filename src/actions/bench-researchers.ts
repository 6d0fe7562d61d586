import { createSimulation, solveInRun } from '../engine/index.ts';
import { populationOf, stepResearchers } from '../model/researchers/index.ts';
import type { Scenario } from '../model/settings.ts';
import { createWorld } from '../model/world/create.ts';
import type { World } from '../model/world/world.ts';

/** What the labour market costs on one core. */
export interface ResearcherTimes {
  /** Milliseconds of whole months with a million people, race and all, one by one. */
  readonly millionMonths: readonly number[];
  /** Time a person and month at a million over that at ten thousand. */
  readonly growth: number;
  /** Bytes a person, columns of the run and of the scenario together. */
  readonly bytes: number;
}

const million = 1_000_000;
const few = 10_000;

/** Times the people of a scenario; `now` is a clock in milliseconds. */
export function timeResearchers(scenario: Scenario, now: () => number): ResearcherTimes {
  const whole = withPeople(scenario, million);
  const simulation = createSimulation({ ...whole, race: { ...whole.race, threshold: 10 } }, 0);
  const months: number[] = [];
  for (let next = simulation.advance(); next.kind === 'problem' && months.length < 24; ) {
    const start = now();
    simulation.provide(solveInRun(next.problem));
    next = simulation.advance();
    months.push(now() - start);
  }
  const large = worldOf(scenario, million);
  return { millionMonths: months.slice(1), growth: growthOf(worldOf(scenario, few), large, now), bytes: bytesOf(large) };
}

/** A month of the large world and a hundred of the small one in turn, about as long: the ratio of neighbours cancels what else the machine does. */
function growthOf(small: World, large: World, now: () => number): number {
  monthsOf(small, 300, now);
  monthsOf(large, 3, now);
  const ratios = Array.from({ length: 15 }, () => {
    const one = monthsOf(large, 1, now)[0]! / million;
    return one / (median(monthsOf(small, million / few, now)) / few);
  });
  return median(ratios);
}

const withPeople = (scenario: Scenario, count: number): Scenario => ({ ...scenario, researchers: { ...scenario.researchers, count } });

function worldOf(scenario: Scenario, count: number): World {
  return createWorld(withPeople(scenario, count), 0, [], () => undefined);
}

/** Milliseconds of the people's part of each of the next months, labs changing their budgets in between. */
function monthsOf(world: World, months: number, now: () => number): number[] {
  return Array.from({ length: months }, () => {
    for (let i = 0; i < world.labs.budget.length; i++) world.labs.budget[i] = 0.2 + 0.01 * ((world.round + i) % 5);
    const start = now();
    stepResearchers(world);
    const spent = now() - start;
    world.round++;
    world.month += world.settings.stepMonths;
    return spent;
  });
}

function bytesOf(world: World): number {
  const { traits, minded, count } = populationOf(world.base)!;
  const { job, employer } = world.researchers!;
  return (traits.byteLength + minded.byteLength + job.byteLength + employer.byteLength) / count;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
