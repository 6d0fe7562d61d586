/** The stepper: a run advances event by event, asks for the solution of each round's game, can be saved, resumed and branched. */
export { labColumnAt, rowWidth } from './columns.ts';
export { driveRemotely, driveToEnd, runInSteps, runToEnd, searchInRun, solveInRun } from './run.ts';
export type { Recording } from './recorder.ts';
export { createSimulation, restoreSimulation, type RunOptions, type Snapshot } from './simulation.ts';
export { labColumns, worldColumns } from './types.ts';
export type { Advance, CertificateCounts, LabColumn, RunRecord, Series, Simulation, WorldColumn } from './types.ts';
