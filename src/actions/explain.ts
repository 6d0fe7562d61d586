import type { SimulationEvent } from '../core/events/event.ts';
import { runToEnd } from '../engine/index.ts';
import type { RunRecord } from '../engine/types.ts';
import { assessedRisk, frontierOf, residualRisk, spending } from '../games/portfolio/index.ts';
import type { SafetyReadouts } from '../games/race/readouts.ts';
import type { RaceProblem, RaceSolution } from '../games/race/types.ts';
import { outcomeNames } from '../model/outcomes/outcomes.ts';
import type { Scenario } from '../model/settings.ts';
import { explainEvent, headlineOf } from '../record/explanation.ts';
import type { Explanation } from '../record/explanation.ts';
import { canBeLeftOut } from '../record/left-out.ts';
import { budgetsByHorizon, portfolioOf, type MeasureSpending, type PlannedBudget } from './decision-view.ts';
import { informationOf, readoutsOf, type LabInformation } from './information.ts';
import { watchRun } from './watch-run.ts';

export { UnknownEvent } from './watch-run.ts';

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
  /** Of a decision: its safety and usefulness in three ways; null for other events, an abstaining lab and a round without a solution. */
  readonly readouts: SafetyReadouts | null;
  /** Of a decision: what is spent on which measure; null for other events, an abstaining lab and a round without a solution. */
  readonly portfolio: readonly MeasureSpending[] | null;
  /** Of a decision: the choice had all labs planned for 6, 12 or 24 months; null for other events. */
  readonly planning: readonly PlannedBudget[] | null;
  /** Of evidence: what seeing it before choosing was worth to each lab; null for other events. */
  readonly information: readonly LabInformation[] | null;
  /** Null where leaving the event out has no meaning (a lab's decision is an equilibrium, not a draw; see `canBeLeftOut`). */
  readonly counterfactual: Counterfactual | null;
}

/** Simulates the run anew and says why the event happened, what the labs could read at it, and what the same seed brings without it. */
export function explain(scenario: Scenario, run: number, id: string): Explained {
  const watched = watchRun(scenario, run, id);
  const { record, event } = watched;
  const explanation = explainEvent(event, record.events ?? []);
  const decided = event.kind === 'decision';
  const readouts = decided ? readoutsOf(watched) : null;
  const portfolio = decided ? portfolioOf(watched, scenario) : null;
  const planning = decided ? budgetsByHorizon(scenario, run, watched) : null;
  const information = event.kind === 'evidence' ? informationOf(watched) : null;
  if (!canBeLeftOut(event)) return { explanation, readouts, portfolio, planning, information, counterfactual: null };
  const without = runToEnd(scenario, run, { record: { series: false, events: true }, suppress: [id] });
  return { explanation, readouts, portfolio, planning, information, counterfactual: compare(record, without) };
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
  const { event, round } = watchRun(scenario, run, id);
  if (event.kind !== 'decision') throw new NotADecision(id);
  if (round === null) throw new Error(`no round at month ${event.time}`);
  const { labs } = round;
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
