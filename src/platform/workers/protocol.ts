import type { Endpoint } from 'comlink';
import type { SimulationEvent } from '../../core/events/index.ts';
import type { LabColumn, RunRecord } from '../../engine/types.ts';
import type { BlockResult } from '../../experiments/types.ts';
import type { CertificateColumns } from '../../games/race/certificate.ts';
import type { PartResult, RacePart, RaceProblem } from '../../games/race/index.ts';
import type { Scenario } from '../../model/settings.ts';

/**
 * What a worker does when asked, in the browser and in Node alike. A scenario is sent once with `keep` and stays until the next one; calls
 * then speak of it by its number. Results come with their buffers transferred.
 */
export interface WorkerService {
  /** Answers at once; shows that the worker has started. */
  ping(): 'pong';
  keep(scenario: number, body: Scenario): void;
  /** Null if it was stopped between two of its runs. */
  runBlock(scenario: number, from: number, count: number, paths: readonly LabColumn[], leaders?: boolean): Promise<BlockResult | null>;
  runSingle(scenario: number, run: number, suppress: readonly string[]): Promise<RunRecord>;
  /** A single run that tells of itself while it grows, at most once in `everyMs`; the answer is the finished run, or null if it was stopped. */
  streamRun(scenario: number, run: number, everyMs: number, tell: (progress: RunProgress) => Promise<void> | void): Promise<RunRecord | null>;
  /** Ends the stream or the block under way in this worker, if any. */
  stop(): void;
  /** Hands over doors to the solver workers of these numbers, for single runs whose games are large. Replaces those handed over before. */
  useSolvers(numbers: readonly number[], doors: readonly MessagePort[]): void;
  /** The solver worker of that number is gone; its parts are computed here from now on. */
  solverLost(number: number): void;
  /** Opens one more door to this worker, through which another worker can ask it to solve. */
  serve(door: MessagePort): void;
}

/** What an engine worker asks of a solver worker, through a door of its own. */
export interface SolverService {
  ping(): 'pong';
  /** A part of the searches of a game. */
  solvePart(problem: RaceProblem, part: RacePart): PartResult;
  /** A game of which labs are to be certified, under a number that the engine worker gives. Replaces the one before. */
  expectChecks(game: number, problem: RaceProblem): void;
  /** Certifies labs of that game from `first` up to but not including `last` (NaN abstains). */
  certifyLabs(game: number, budgets: Float64Array, first: number, last: number): CertificateColumns;
}

/** What is new of a run since it was last told of. */
export interface RunProgress {
  readonly run: number;
  readonly month: number;
  readonly labs: readonly string[];
  /** Rows of the series (world columns, then each lab's) since the last telling, row-major. */
  readonly firstRow: number;
  readonly rows: number;
  readonly width: number;
  readonly values: Float64Array;
  readonly events: readonly SimulationEvent[];
}

/** A started worker as the pool sees it, whichever world it lives in. */
export interface SpawnedWorker {
  readonly endpoint: Endpoint;
  /** Called once if the worker stops by itself or cannot be understood; the reason is for people. Never called after `terminate`. */
  onLost(listener: (reason: string) => void): void;
  terminate(): void;
}

/** Starts one more worker. */
export type Spawn = () => SpawnedWorker;

/** Makes two doors that lead to each other, to connect two workers. */
export type MakeChannel = () => { readonly port1: MessagePort; readonly port2: MessagePort };
