/** The library: read a scenario, simulate it, solve a game, replicate the literature, compare simulated labs with people. Node and browsers; nothing here touches files, clocks or threads. */
import { withCatalogue } from './actions/race-catalogue.ts';
import { runToEnd } from './engine/index.ts';
import type { RunOptions } from './engine/index.ts';
import type { RunRecord } from './engine/types.ts';
import { type Effort, usualEffort } from './games/solve/effort.ts';
import { solveGame } from './games/solve/registry.ts';
import type { Answer } from './games/solve/answer.ts';
import type { Scenario } from './model/settings.ts';

export { replicate } from './actions/replicate.ts';
export { compareWithPeople, unsafeSharesOfPeople } from './literature/people.ts';
export { complete } from './scenario/complete.ts';
export { auditRate, compliesUnderAudit, effectiveDetection, expectedAuditPenalty } from './games/deterrence/audit.ts';
export { learnAuditRate, learnInspection } from './games/deterrence/learning.ts';
export { misconductShare } from './games/deterrence/misconduct.ts';
export { committedInspection, compareCommitment } from './games/inspection/commitment.ts';
export { levers } from './model/levers/catalogue.ts';
export { outcomeDefinitions } from './model/outcomes/outcomes.ts';
export { parameters } from './model/registry.ts';
export { modelVersion } from './record/version.ts';
export { ScenarioError } from './scenario/fault.ts';
export { loadScenario } from './scenario/parse.ts';
export type { SimulationEvent, Term } from './core/events/event.ts';
export type { Parameter } from './core/parameter.ts';
export type { CertificateCounts, RunRecord, Series } from './engine/types.ts';
export type { AuditRegime } from './games/deterrence/audit.ts';
export type { AuditBelief, LearnedInspection, LearningPeriod, LearningProblem } from './games/deterrence/learning.ts';
export type { MisconductProblem } from './games/deterrence/misconduct.ts';
export type { CommitmentComparison } from './games/inspection/commitment.ts';
export type { InspectionGame } from './games/inspection/types.ts';
export type { Answer, Certificate } from './games/solve/answer.ts';
export type { OutcomeDefinition } from './model/outcomes/outcomes.ts';
export type { LabEntry, Lever, LeverSetting, Measure, Regulator, Scenario } from './model/settings.ts';
export type { ScenarioInput } from './scenario/complete.ts';
export type { Fault } from './scenario/fault.ts';

/** One run of a completed scenario, `run` its index from 0; series and events are recorded unless told otherwise. */
export function simulate(scenario: Scenario, run = 0, options: Pick<RunOptions, 'record' | 'suppress'> = {}): RunRecord {
  return runToEnd(scenario, run, { record: { series: true, events: true }, ...options });
}

/** Solves one game by name, as `lab-race solve` does, its searches going on `effort` times as long as usual (1 or more) before they give up; throws an error with every fault of the input. */
export function solve(game: string, input: unknown, effort: Effort = usualEffort): Answer<unknown> {
  return solveGame(game, game === 'race' ? withCatalogue(input) : input, effort);
}
