import { dispatch, joinHandlers, type Handlers } from '../core/events/index.ts';
import { onTranche } from '../model/advocate/events.ts';
import { onBreakthrough } from '../model/breakthroughs/events.ts';
import { onDecided } from '../model/decision/events.ts';
import { onInspection } from '../model/enforcement/events.ts';
import { onEvidence } from '../model/evidence/events.ts';
import { onDeploymentAccident } from '../model/incidents/deployment.ts';
import { onMisconduct } from '../model/misconduct/events.ts';
import { onAccident } from '../model/incidents/events.ts';
import { onHire, onLeak } from '../model/leaks/events.ts';
import { onEntry, onExit } from '../model/membership/events.ts';
import { onDetection } from '../model/treaties/events.ts';
import { onPolicy } from '../model/levers/events.ts';
import { onSitting } from '../model/regulators/events.ts';
import { applySolution } from '../model/round/apply.ts';
import { observe } from '../model/round/observe.ts';
import { spendingByMeasure } from '../model/round/portfolios.ts';
import { raceProblem } from '../model/round/problem.ts';
import type { Scenario } from '../model/settings.ts';
import { onRelease } from '../model/supply/events.ts';
import { createWorld } from '../model/world/create.ts';
import type { World } from '../model/world/world.ts';
import type { RaceSolution } from '../games/race/types.ts';
import { rowWidth, writeRow } from './columns.ts';
import { runOutcomes } from './outcomes.ts';
import { Recorder, type RecorderState, type Recording } from './recorder.ts';
import { restoreWorld, snapshotWorld, type WorldSnapshot } from './snapshot.ts';
import type { Advance, RunRecord, Simulation } from './types.ts';

/** How a run is watched and varied. None of `record`, `onRow`, `onEvent` changes its hash. */
export interface RunOptions {
  readonly record?: Recording;
  readonly onRow?: (row: Float64Array) => void;
  readonly onEvent?: Recorder['onEvent'];
  /** Sees the world after every round's choices; it may not change it. */
  readonly onRound?: (world: World) => void;
  /** Ids of events that must not happen: the counterfactual on the same seed. */
  readonly suppress?: readonly string[];
}

/** A run at any moment, as plain data that survives a structured clone. */
export interface Snapshot {
  readonly scenario: Scenario;
  readonly world: WorldSnapshot;
  readonly recorder: RecorderState;
}

const handlers: Handlers<World> = joinHandlers<World>({
  policy: (world, event) => ('sitting' in (event.payload as object) ? onSitting : onPolicy)(world, event),
  accident: onAccident,
  advocate: onTranche,
  breakthrough: onBreakthrough,
  leak: onLeak,
  hire: onHire,
  entry: onEntry,
  exit: onExit,
  detection: onDetection,
  'deployment-accident': onDeploymentAccident,
  misconduct: onMisconduct,
  release: onRelease,
  inspection: onInspection,
  evidence: onEvidence,
  decided: onDecided,
  decision: (world, event) => {
    observe(world, event.time);
    if (event.time < world.settings.horizonMonths) world.problem = raceProblem(world);
    else world.ending = { time: event.time, lab: -1, decided: false, catastrophe: false };
  },
});

const nothing: Recording = { series: false, events: false };

class Run implements Simulation {
  private readonly scenario: Scenario;
  private readonly world: World;
  private readonly recorder: Recorder;
  private readonly rowBuffer: Float64Array;
  private readonly chances: Float64Array;
  private readonly onRound: RunOptions['onRound'];
  private closed = false;

  constructor(scenario: Scenario, build: (emit: World['emit']) => World, recorder: Recorder, onRound: RunOptions['onRound']) {
    this.scenario = scenario;
    this.recorder = recorder;
    this.onRound = onRound;
    this.world = build((event) => recorder.event(event));
    const labs = this.world.settings.labs.length;
    this.rowBuffer = new Float64Array(rowWidth(labs));
    this.chances = new Float64Array(labs);
  }

  get month(): number {
    return this.world.month;
  }

  step(): Advance {
    const { world } = this;
    if (world.problem !== null) return { kind: 'problem', problem: world.problem };
    if (world.ending !== null) return this.close();
    const event = world.queue.pop();
    if (event === undefined) throw new Error('internal: no event is pending in a run that has not ended');
    dispatch(handlers, world, event);
    // The handlers may have set either: TypeScript still narrows to what was checked above.
    const after = world as World;
    if (after.problem !== null) return { kind: 'problem', problem: after.problem };
    return after.ending !== null ? this.close() : { kind: 'event' };
  }

  advance(): Exclude<Advance, { kind: 'event' }> {
    for (;;) {
      const next = this.step();
      if (next.kind !== 'event') return next;
    }
  }

  advanceUntil(month: number): Advance {
    for (;;) {
      const { world } = this;
      if (world.problem === null && world.ending === null && (world.queue.peek()?.time ?? Infinity) >= month) return { kind: 'event' };
      const next = this.step();
      if (next.kind !== 'event') return next;
    }
  }

  provide(solution: RaceSolution): void {
    const { world } = this;
    if (world.problem === null) throw new Error('internal: a solution was provided and no game is pending');
    applySolution(world, world.problem, solution);
    this.onRound?.(world);
    if (this.recorder.keepsPortfolios) this.recorder.portfolio(spendingByMeasure(world, world.problem));
    world.problem = null;
    this.record();
    world.round++;
    world.queue.schedule({ time: world.round * world.settings.stepMonths, kind: 'decision', entity: 'labs', cause: null });
  }

  snapshot(): Snapshot {
    return { scenario: this.scenario, world: snapshotWorld(this.world), recorder: this.recorder.snapshot() };
  }

  finish(): RunRecord {
    const { world } = this;
    if (world.ending === null || !this.closed) throw new Error('internal: a run was finished before its end');
    const { settings, tally } = world;
    const rows = Math.round(settings.horizonMonths / settings.stepMonths) + 1;
    const portfolios = this.recorder.portfolios(settings.measures.map((measure) => measure.name), settings.labs.length, rows);
    return {
      run: world.run,
      hash: this.recorder.digest(),
      outcomes: runOutcomes(world),
      certificates: {
        rounds: tally.rounds, solved: tally.solved, noPure: tally.noPure, unresolved: tally.unresolved,
        worstEpsilon: tally.worstEpsilon, severalEquilibria: tally.severalEquilibria,
      },
      series: this.recorder.padded(settings.labs.map((lab) => lab.name), rows, this.rowBuffer.length, settings.stepMonths),
      events: this.recorder.keptEvents(),
      ...(portfolios === null ? {} : { portfolios }),
    };
  }

  private close(): Advance {
    // The horizon has a row of its own; a decision between grid points holds the last one.
    if (!this.closed && this.world.ending?.lab === -1) this.record();
    this.closed = true;
    return { kind: 'done' };
  }

  private record(): void {
    writeRow(this.world, this.rowBuffer, this.chances);
    this.recorder.row(this.rowBuffer);
  }
}

function createRecorder(options: RunOptions, from?: RecorderState): Recorder {
  const recorder = new Recorder(options.record ?? nothing, from);
  recorder.onRow = options.onRow;
  recorder.onEvent = options.onEvent;
  return recorder;
}

/** A run of a completed scenario at its start. `run` is the index in the ensemble, from 0. */
export function createSimulation(scenario: Scenario, run: number, options: RunOptions = {}): Simulation {
  return new Run(scenario, (emit) => createWorld(scenario, run, options.suppress ?? [], emit), createRecorder(options), options.onRound);
}

/**
 * A run as it was when the snapshot was taken; it goes on to the same hash as one that never stopped. With `scenario`, the same run goes on
 * under that scenario's policies, of which the first must be those of the snapshot: a branch, which shares the past exactly.
 */
export function restoreSimulation(snapshot: Snapshot, options: RunOptions = {}, scenario: Scenario = snapshot.scenario): Simulation {
  return new Run(scenario, (emit) => restoreWorld(snapshot.world, snapshot.scenario, scenario, options.suppress ?? [], emit), createRecorder(options, snapshot.recorder), options.onRound);
}
