import { nearestName } from '../core/compare.ts';
import type { SimulationEvent } from '../core/events/event.ts';
import { createSimulation, driveToEnd, runToEnd, solveInRun } from '../engine/index.ts';
import type { RunRecord } from '../engine/types.ts';
import { assessedRisk, frontierOf, residualRisk, spending } from '../games/portfolio/index.ts';
import type { RaceProblem, RaceSolution } from '../games/race/types.ts';
import { outcomeNames } from '../model/outcomes/outcomes.ts';
import type { Scenario } from '../model/settings.ts';
import { explainEvent, headlineOf } from '../record/explanation.ts';
import type { Explanation } from '../record/explanation.ts';

/** The same seed without the event: what else came of it. */
export interface Counterfactual {
  /** Outcomes by name, with the event and without; null where a run has none. */
  readonly outcomes: Readonly<Record<string, { readonly actual: number | null; readonly without: number | null }>>;
  /** Events that happened only with it, and only without it, by id. */
  readonly onlyActual: readonly SimulationEvent[];
  readonly onlyWithout: readonly SimulationEvent[];
}

export interface Explained {
  readonly explanation: Explanation;
  /** Null where leaving the event out has no meaning (a lab's decision is an equilibrium, not a draw). */
  readonly counterfactual: Counterfactual | null;
}

/** No such event in the run; carries the nearest id. */
export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';
  readonly nearest: string | undefined;
  constructor(id: string, run: number, events: readonly SimulationEvent[]) {
    super(`run ${run} has no event ${JSON.stringify(id)}; it has ${events.length} events`);
    this.nearest = nearestName(id, events.map((event) => event.id));
  }
}

/** Kinds that a run can be computed without. */
const suppressible = ['accident', 'deployment-accident', 'release', 'evidence', 'inspection', 'policy', 'decided', 'breakthrough', 'leak', 'hire', 'entry', 'exit', 'breach', 'detection', 'trigger'];

/** Simulates the run anew and says why the event happened, and what the same seed brings without it. */
export function explain(scenario: Scenario, run: number, id: string): Explained {
  const record = runToEnd(scenario, run, { record: { series: false, events: true } });
  const event = findEvent(record, id);
  const explanation = explainEvent(event, record.events ?? []);
  if (!suppressible.includes(event.kind)) return { explanation, counterfactual: null };
  const without = runToEnd(scenario, run, { record: { series: false, events: true }, suppress: [id] });
  return { explanation, counterfactual: compare(record, without) };
}

function findEvent(record: RunRecord, id: string): SimulationEvent {
  const events = record.events ?? [];
  const event = events.find((each) => each.id === id);
  if (event === undefined) throw new UnknownEvent(id, record.run, events);
  return event;
}

function compare(actual: RunRecord, without: RunRecord): Counterfactual {
  const value = (record: RunRecord, index: number): number | null => {
    const found = record.outcomes[index] ?? NaN;
    return Number.isFinite(found) ? found : null;
  };
  const told = (record: RunRecord): Set<string> => new Set((record.events ?? []).map((event) => `${event.id} ${headlineOf(event)}`));
  const here = told(actual);
  const there = told(without);
  return {
    outcomes: Object.fromEntries(outcomeNames.map((name, index) => [name, { actual: value(actual, index), without: value(without, index) }])),
    onlyActual: (actual.events ?? []).filter((event) => !there.has(`${event.id} ${headlineOf(event)}`)),
    onlyWithout: (without.events ?? []).filter((event) => !here.has(`${event.id} ${headlineOf(event)}`)),
  };
}

/** A round's game as self-contained data, with every lab's residual risk as a function of its budget, the solution and its certificate. */
export interface ProblemReport {
  readonly event: string;
  readonly month: number;
  readonly labs: readonly string[];
  readonly problem: RaceProblem;
  /** Residual and assessed risk at 1,001 even budgets from 0 to the lab's largest, for plotting. Null below what its demands cost. */
  readonly residualRisk: readonly { readonly lab: string; readonly budgets: readonly number[]; readonly residualRisk: readonly (number | null)[]; readonly assessedRisk: readonly (number | null)[] }[];
  readonly solution: RaceSolution;
  /** Spending by lab and measure at the solution; null for an abstaining lab. */
  readonly portfolios: readonly (readonly number[] | null)[];
  readonly measures: readonly string[];
}

const plotPoints = 1001;

/** The game of the round at which a decision event happened. */
export function problemOf(scenario: Scenario, run: number, id: string): ProblemReport {
  const simulation = createSimulation(scenario, run, { record: { series: true, events: true } });
  const rounds: { month: number; problem: RaceProblem; solution: RaceSolution }[] = [];
  const record = driveToEnd(simulation, (problem) => {
    const solution = solveInRun(problem);
    rounds.push({ month: simulation.month, problem, solution });
    return solution;
  });
  const event = findEvent(record, id);
  if (event.kind !== 'decision') throw new NotADecision(id);
  const round = rounds.find((each) => each.month === event.time);
  if (round === undefined) throw new Error(`no round at month ${event.time}`);
  const labs = record.series?.labs ?? [];
  const frontiers = round.problem.labs.map((lab) => frontierOf(round.problem.portfolios[lab.portfolio] as RaceProblem['portfolios'][number]));
  return {
    event: id,
    month: event.time,
    labs,
    problem: round.problem,
    residualRisk: round.problem.labs.map((lab, index) => {
      const frontier = frontiers[index] as (typeof frontiers)[number];
      const budgets = Array.from({ length: plotPoints }, (_, k) => (lab.maximumBudget * k) / (plotPoints - 1));
      const above = (budget: number, value: (b: number) => number): number | null => (budget < frontier.demandCost ? null : value(budget));
      return {
        lab: labs[index] ?? String(index),
        budgets,
        residualRisk: budgets.map((budget) => above(budget, (b) => residualRisk(frontier, b))),
        assessedRisk: budgets.map((budget) => above(budget, (b) => assessedRisk(frontier, b))),
      };
    }),
    solution: round.solution,
    portfolios: round.solution.budgets.map((budget, index) => (budget === null ? null : [...spending(frontiers[index] as (typeof frontiers)[number], budget)])),
    measures: scenario.measures.map((measure) => measure.name),
  };
}

/** `--problem` asked of an event that is no decision. */
export class NotADecision extends Error {
  override readonly name = 'NotADecision';
  constructor(id: string) {
    super(`${JSON.stringify(id)} is no decision; only decisions come from a round's game`);
  }
}
