import type { SimulationEvent } from '../../../src/core/events/index.ts';
import { createSimulation, solveInRun } from '../../../src/engine/index.ts';
import type { RaceProblem, RaceSolution } from '../../../src/games/race/types.ts';
import type { Scenario } from '../../../src/model/settings.ts';
import type { World } from '../../../src/model/world/world.ts';
import { complete, type ScenarioInput } from '../../../src/scenario/complete.ts';

/** A round as the engine hands it out, with the world before and after the labs' choices. */
export interface Seen {
  readonly world: World;
  readonly problem: RaceProblem;
  readonly solution: RaceSolution;
}

export interface Driven {
  readonly world: World;
  readonly events: readonly SimulationEvent[];
}

/** Drives a run of a completed scenario up to `months` (to its end if absent) and looks at every round once its choices are applied. */
export function drive(scenario: Scenario, run = 0, months = Infinity, look: (seen: Seen) => void = () => undefined): Driven {
  const events: SimulationEvent[] = [];
  const simulation = createSimulation(scenario, run, { onEvent: (event) => events.push(event) });
  // The world is the engine's own; tests look at it and never write to it.
  const { world } = simulation as unknown as { readonly world: World };
  for (;;) {
    const next = simulation.advanceUntil(months);
    if (next.kind !== 'problem') break;
    const solution = solveInRun(next.problem);
    simulation.provide(solution);
    look({ world, problem: next.problem, solution });
  }
  return { world, events };
}

/**
 * A scenario in which nothing but the race is left: people, sectors, breakthroughs, leaks, hires and misconduct worth telling are off and the regulator does only as it is
 * told; `over` says what is on. A section that it states replaces the section here, field by field.
 */
export function bare(over: ScenarioInput = {}): Scenario {
  const { researchers, breakthroughs, leaks, misconduct, regulators, ...rest } = over;
  return complete({
    seed: 'world', sectors: [], ...rest,
    researchers: { count: 0, ...researchers },
    breakthroughs: { capabilityRate: 0, safetyRate: 0, ...breakthroughs },
    leaks: { theftRate: 0, openRate: 0, hireRate: 0, ...leaks },
    misconduct: { opportunityRate: 0, ...misconduct },
    regulators: (regulators ?? [{}]).map((regulator) => ({ behaviour: 'schedule' as const, ...regulator })),
  });
}
