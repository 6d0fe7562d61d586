import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { EnsembleResult } from '../../experiments/types.ts';
import type { Lever, Scenario } from '../../model/settings.ts';
import { shippedStrength, withLevers, type LeverValues } from '../levers/apply.ts';
import type { RunView } from '../run/run-view.ts';
import type { Pair } from './choice.ts';

export interface ScenarioEntry {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

/** An ensemble as far as it has come. */
export interface EnsembleProgress {
  /** The scenario whose runs these are. Right after a lever moved it is the one before, until the new run's first rows are there. */
  readonly of: Scenario | null;
  readonly done: number;
  readonly total: number;
  readonly result: EnsembleResult | null;
}

export const noEnsemble: EnsembleProgress = { of: null, done: 0, total: 0, result: null };

/** What went wrong, for people; `recovered` if nothing is left to do. */
export interface Fault {
  readonly message: string;
  readonly recovered: boolean;
}

/** A run without an event: `of` is the run that has it. */
export interface Without {
  readonly event: string;
  readonly of: RunView;
  /** Null while it is computed, and if that failed. */
  readonly view: RunView | null;
  readonly failed: boolean;
}

/**
 * The state of the page: what the user chose, and the latest results for it. Reference = the scenario as shipped; current = with the
 * levers as set here. Everything on screen is computed from these signals.
 */
export interface Session {
  readonly entries: readonly ScenarioEntry[];
  readonly levers: readonly Lever[];
  readonly scenarioId: Signal<string>;
  readonly shipped: Signal<Scenario>;
  readonly values: Signal<LeverValues>;
  /** What the user is doing to a lever right now (dragging, typing): its states make one step of the history. */
  readonly gesture: Signal<string | null>;
  readonly current: ReadonlySignal<Scenario>;
  readonly changed: ReadonlySignal<boolean>;
  readonly run: Signal<RunView | null>;
  readonly reference: Signal<RunView | null>;
  /** The shown run computed again without one of its events, while its card asks for it. */
  readonly without: Signal<Without | null>;
  /** What is drawn dashed beside the current run: that run, else the scenario as shipped where the levers differ from it. */
  readonly compared: ReadonlySignal<RunView | null>;
  readonly ensemble: Signal<EnsembleProgress>;
  /** The ensemble's numbers: changes at its milestones, not with every block of runs. */
  readonly result: ReadonlySignal<EnsembleResult | null>;
  readonly referenceEnsemble: Signal<EnsembleProgress>;
  readonly month: Signal<number>;
  /** A scenario opens on the end of its run, and its first run is followed as it grows, until the user goes somewhere. */
  readonly followsEnd: Signal<boolean>;
  readonly playing: Signal<boolean>;
  readonly speed: Signal<number>;
  readonly selected: Signal<number>;
  /** Which run of the ensemble is shown in the lanes; the reference is shown in the same one. */
  readonly runIndex: Signal<number>;
  /** What the race view shows: the lanes, all futures, or the table. */
  readonly face: Signal<'picture' | 'futures' | 'table'>;
  /** Id of the event whose card is open. */
  readonly why: Signal<string | null>;
  /** The two worlds of A|B; null outside of it. */
  readonly pair: Signal<Pair | null>;
  /** The leader is selected once the first run is there, unless a link says which lab. */
  readonly selectsLeader: Signal<boolean>;
  readonly fault: Signal<Fault | null>;
  /** Something to know that is no failure of this page: a link that could not be read. */
  readonly notice: Signal<string | null>;
  readonly horizon: ReadonlySignal<number>;
}

export function createSession(entries: readonly ScenarioEntry[], levers: readonly Lever[], id: string, scenario: Scenario): Session {
  const shipped = signal(scenario);
  const values = signal<LeverValues>({});
  const current = computed(() => withLevers(shipped.value, levers, values.value));
  const ensemble = signal(noEnsemble);
  const changed = computed(() => current.value !== shipped.value);
  const run = signal<RunView | null>(null);
  const reference = signal<RunView | null>(null);
  const without = signal<Without | null>(null);
  const compared = computed(() => {
    const left = without.value;
    if (left?.view && left.of === run.value) return left.view;
    return changed.value ? reference.value : null;
  });
  return {
    entries, levers, scenarioId: signal(id), shipped, values, gesture: signal(null), current,
    changed, run, reference, without, compared, ensemble, result: computed(() => ensemble.value.result), referenceEnsemble: signal(noEnsemble),
    runIndex: signal(0), face: signal('picture'), why: signal(null), pair: signal(null),
    month: signal(0), followsEnd: signal(true), playing: signal(false), speed: signal(1), selected: signal(0), selectsLeader: signal(true), fault: signal(null), notice: signal(null),
    horizon: computed(() => shipped.value.horizonMonths),
  };
}

export function strengthOf(session: Session, lever: Lever): number {
  return session.values.value[lever.id] ?? shippedStrength(session.shipped.value, lever);
}

export function setLever(session: Session, lever: Lever, strength: number): void {
  const { [lever.id]: _dropped, ...others } = session.values.peek();
  const isShipped = strength === shippedStrength(session.shipped.peek(), lever);
  session.values.value = isShipped ? others : { ...others, [lever.id]: strength };
}

export function resetLevers(session: Session): void {
  session.values.value = {};
}

export function openScenario(session: Session, id: string, scenario: Scenario, values: LeverValues = {}): void {
  batch(() => {
    session.playing.value = false;
    session.gesture.value = null;
    session.values.value = values;
    session.scenarioId.value = id;
    session.run.value = null;
    session.reference.value = null;
    session.ensemble.value = noEnsemble;
    session.referenceEnsemble.value = noEnsemble;
    session.selected.value = 0;
    session.runIndex.value = 0;
    session.why.value = null;
    session.month.value = 0;
    session.followsEnd.value = true;
    session.selectsLeader.value = true;
    session.shipped.value = scenario;
  });
}

/** Goes to a month, kept within the scenario's horizon. */
export function seek(session: Session, month: number): void {
  session.followsEnd.value = false;
  session.month.value = Math.min(session.horizon.peek(), Math.max(0, month));
}

/** Shows another run of the ensemble in the lanes, at its end, with the lab that ended it. */
export function openRun(session: Session, run: number, lab: number | null = null): void {
  batch(() => {
    session.playing.value = false;
    session.without.value = null;
    session.why.value = null;
    if (lab !== null) session.selected.value = lab;
    session.selectsLeader.value = false;
    session.followsEnd.value = true;
    if (run === session.runIndex.peek()) {
      const view = session.run.peek();
      if (view) seek(session, view.endMonth);
      return;
    }
    session.reference.value = null;
    session.runIndex.value = run;
  });
}

/** Steps along the grid of decision rounds: from between two of them to the next one. */
export function step(session: Session, steps: number): void {
  const size = session.shipped.peek().stepMonths;
  const at = session.month.peek() / size;
  const from = steps > 0 ? Math.floor(at + 1e-9) : Math.ceil(at - 1e-9);
  seek(session, (from + steps) * size);
}

export const speeds: readonly number[] = [0.5, 1, 2, 4];

export function changeSpeed(session: Session, by: 1 | -1): void {
  const index = speeds.indexOf(session.speed.peek());
  session.speed.value = speeds[Math.min(speeds.length - 1, Math.max(0, index + by))]!;
}
