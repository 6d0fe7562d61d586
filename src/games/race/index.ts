/** The race between labs: one equilibrium a decision round, with a certificate (model, section 3; contract, "solve"). */
export type { MixedStrategy, RaceLab, RaceObserver, RaceProblem, RaceSolution, RaceStatus } from './types.ts';
export type { PlainRaceLab, PlainRaceProblem } from './plain.ts';
export { certifyRace, type RaceCertificate } from './check.ts';
export { type AnyRaceProblem, compileRace, frontierOf } from './compile.ts';
export { solveRace, type SolveOptions } from './solve.ts';
export { raceGame, type PlainMeasure, type PlainRaceSolution, type RaceContext, type RaceFront } from './front.ts';
export { combineParts, type PartResult, planParts, type RacePart, runPart, solveInParts, workOf } from './parts.ts';
export { certifyRange, type PendingCheck, placeRange, solveWithChecks } from './checks.ts';
export { UnilateralChoice, type OwnChoice } from './unilateral.ts';
export type { PayoffPart } from './breakdown.ts';
export { decisionTerms, type DecisionTerm } from './terms.ts';
