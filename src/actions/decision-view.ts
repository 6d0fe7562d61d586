import { createSimulation, restoreSimulation, solveInRun } from '../engine/index.ts';
import type { Snapshot } from '../engine/simulation.ts';
import { frontierOf, spending } from '../games/portfolio/index.ts';
import type { Scenario } from '../model/settings.ts';
import { planningHorizons } from './assumptions.ts';
import type { WatchedRun } from './watch-run.ts';

/** What a lab spends on one measure at a decision, share of speed. */
export interface MeasureSpending {
  readonly measure: string;
  readonly label: string;
  readonly spending: number;
}

/** What the lab of a decision would have chosen at that round had all labs planned for so many months. */
export interface PlannedBudget {
  readonly planningMonths: number;
  /** Share of speed; null where it would sit out, or where the round has no solution in pure strategies. */
  readonly budget: number | null;
  readonly residualRisk: number | null;
}

/** How the lab of a decision spreads its budget, dearest first; null for a lab that sits out and for a round without a solution. */
export function portfolioOf({ event, round }: WatchedRun, scenario: Pick<Scenario, 'measures'>): readonly MeasureSpending[] | null {
  const player = round?.labs.indexOf(event.entity) ?? -1;
  const budget = round?.solution.budgets[player] ?? null;
  if (round === null || player < 0 || budget === null) return null;
  const spent = spending(frontierOf(round.problem.portfolios[round.problem.labs[player]!.portfolio]!), budget);
  return scenario.measures.map(({ name, label }, k) => ({ measure: name, label, spending: spent[k]! })).filter((each) => each.spending > 0).sort((a, b) => b.spending - a.spending);
}

/** The lab's choice by planning horizon, from the very state in which its round was played: H is a knob of competition (model, introduction). */
export function budgetsByHorizon(scenario: Scenario, run: number, { event, round }: WatchedRun): readonly PlannedBudget[] {
  if (round === null) return [];
  const before = stateBefore(scenario, run, round.month);
  return planningHorizons.map((planningMonths) => {
    const next = restoreSimulation(before, {}, { ...scenario, race: { ...scenario.race, planningMonths } }).advance();
    const solution = next.kind === 'problem' ? solveInRun(next.problem) : null;
    const player = round.labs.indexOf(event.entity);
    const budget = solution?.budgets[player] ?? null;
    return { planningMonths, budget, residualRisk: budget === null ? null : solution!.residualRisk[player]! };
  });
}

/** The run as it stands before the round of a month. */
function stateBefore(scenario: Scenario, run: number, month: number): Snapshot {
  const simulation = createSimulation(scenario, run);
  for (;;) {
    const next = simulation.advanceUntil(month);
    if (next.kind !== 'problem') return simulation.snapshot() as Snapshot;
    simulation.provide(solveInRun(next.problem));
  }
}
