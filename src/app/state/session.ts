import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { EnsembleResult } from '../../experiments/types.ts';
import type { Lever, Scenario } from '../../model/settings.ts';
import type { Room } from '../assumptions/room.tsx';
import { firstCharts, type ChartQuantity } from '../charts/quantities.ts';
import { leverOf, shippedStrength, withLevers, withNumberSet, withoutNumber, type LeverValues } from '../levers/apply.ts';
import type { RunView } from '../run/run-view.ts';
import type { Pair } from './choice.ts';

export interface ScenarioEntry {
  readonly id: string;
  readonly name: string;
}

/** An ensemble as far as it has come. */
export interface EnsembleProgress {
  /** The scenario whose runs these are. Right after a lever moved it is the one before, until the new run's first rows are there. */
  readonly of: Scenario | null;
  readonly done: number;
  readonly total: number;
  readonly result: EnsembleResult | null;
}

/** Runs of the ensembles that the numbers and bands are of. */
export const ensembleRuns = 200;

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
 * The state of the page: what the user chose, and the latest results for it. Reference = the scenario as shipped; baseline = with the
 * assumptions as set here and the policies as shipped; current = with the policies too. Everything on screen is computed from these signals.
 */
export interface Session {
  readonly entries: readonly ScenarioEntry[];
  /** Runs of each ensemble. */
  readonly runs: number;
  /** The catalogue; a scenario may bring more. */
  readonly levers: readonly Lever[];
  /** Parameters with their texts, and what is shown of them: loaded after the first paint. */
  readonly room: Signal<Room | null>;
  /** What is searched for among levers and parameters. */
  readonly find: Signal<string>;
  readonly scenarioId: Signal<string>;
  readonly shipped: Signal<Scenario>;
  readonly values: Signal<LeverValues>;
  /** What the user is doing to a lever right now (dragging, typing): its states make one step of the history. */
  readonly gesture: Signal<string | null>;
  readonly current: ReadonlySignal<Scenario>;
  /** My assumptions under the policies as shipped; the very shipped or current scenario where it equals that. */
  readonly baselineScenario: ReadonlySignal<Scenario>;
  /** The assumptions as shipped under my policies: what the contribution split needs besides. */
  readonly policiesScenario: ReadonlySignal<Scenario>;
  readonly changed: ReadonlySignal<boolean>;
  readonly run: Signal<RunView | null>;
  readonly reference: Signal<RunView | null>;
  /** The run of the baseline; the reference's or the current one where the scenario is the same. */
  readonly baseline: Signal<RunView | null>;
  /** The shown run computed again without one of its events, while its card asks for it. */
  readonly without: Signal<Without | null>;
  /** What is drawn beside the current run as its ghost: that run, else the baseline where policies differ from it, else the scenario as shipped. */
  readonly compared: ReadonlySignal<RunView | null>;
  readonly ensemble: Signal<EnsembleProgress>;
  /** The ensemble's numbers: changes at its milestones, not with every block of runs. */
  readonly result: ReadonlySignal<EnsembleResult | null>;
  readonly referenceEnsemble: Signal<EnsembleProgress>;
  readonly baselineEnsemble: Signal<EnsembleProgress>;
  readonly policiesEnsemble: Signal<EnsembleProgress>;
  /** Whether each change is asked for alone, and the ensembles of those, by the key of the change. */
  readonly partsAsked: Signal<boolean>;
  readonly parts: Signal<ReadonlyMap<string, EnsembleProgress>>;
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
  /** What the charts below the race show, from left to right. */
  readonly charts: Signal<readonly ChartQuantity[]>;
  /** Id of the event whose card is open. */
  readonly why: Signal<string | null>;
  /** The two worlds of A|B; null outside of it. */
  readonly pair: Signal<Pair | null>;
  /** The run of the world that the levers do not act on, while two are compared. */
  readonly otherRun: Signal<RunView | null>;
  /** The leader is selected once the first run is there, unless a link says which lab. */
  readonly selectsLeader: Signal<boolean>;
  /** The run that is waited for takes longer than it should: this is said, and a worker that hangs is replaced in the end. */
  readonly slow: Signal<boolean>;
  readonly fault: Signal<Fault | null>;
  /** Something to know that is no failure of this page: a link that could not be read. */
  readonly notice: Signal<string | null>;
  readonly horizon: ReadonlySignal<number>;
}

export function createSession(entries: readonly ScenarioEntry[], levers: readonly Lever[], id: string, scenario: Scenario, runs = ensembleRuns): Session {
  const shipped = signal(scenario);
  const values = signal<LeverValues>({});
  const room = signal<Room | null>(null);
  const current = computed(() => withLevers(shipped.value, levers, values.value));
  /** The scenario with some of the values: the very same object where all or none of them are meant, and as long as those stay the same. */
  const partly = (keep: (key: string) => boolean): (() => Scenario) => {
    let last: { readonly of: Scenario; readonly text: string; readonly scenario: Scenario } | null = null;
    return () => {
      const kept = Object.entries(values.value).filter(([key]) => keep(key));
      if (kept.length === Object.keys(values.value).length) return current.value;
      const [of, text] = [shipped.value, JSON.stringify(kept)];
      if (last?.of !== of || last.text !== text) last = { of, text, scenario: withLevers(of, levers, Object.fromEntries(kept)) };
      return last.scenario;
    };
  };
  const isPolicy = (key: string): boolean => leverOf(shipped.value, levers, key) !== undefined || (room.value?.isPolicy(key) ?? false);
  const baselineScenario = computed(partly((key) => !isPolicy(key)));
  const policiesScenario = computed(partly(isPolicy));
  const ensemble = signal(noEnsemble);
  const changed = computed(() => current.value !== shipped.value);
  const run = signal<RunView | null>(null);
  const reference = signal<RunView | null>(null);
  const baseline = signal<RunView | null>(null);
  const without = signal<Without | null>(null);
  const compared = computed(() => {
    const left = without.value;
    if (left?.view && left.of === run.value) return left.view;
    if (!changed.value) return null;
    return baselineScenario.value === current.value ? reference.value : baseline.value ?? reference.value;
  });
  return {
    entries, runs, levers, room, find: signal(''), scenarioId: signal(id), shipped, values, gesture: signal(null), current, baselineScenario, policiesScenario, baseline,
    changed, run, reference, without, compared, ensemble, result: computed(() => ensemble.value.result), referenceEnsemble: signal(noEnsemble),
    baselineEnsemble: signal(noEnsemble), policiesEnsemble: signal(noEnsemble), partsAsked: signal(false), parts: signal(new Map()),
    runIndex: signal(0), face: signal('picture'), charts: signal(firstCharts), why: signal(null), pair: signal(null), otherRun: signal(null),
    month: signal(0), followsEnd: signal(true), playing: signal(false), speed: signal(1), selected: signal(0), selectsLeader: signal(true), slow: signal(false), fault: signal(null), notice: signal(null),
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

/** Sets a number of the scenario by its path, `*` for all entries of a list. */
export function setNumber(session: Session, path: string, value: number): void {
  session.values.value = withNumberSet(session.shipped.peek(), session.levers, session.values.peek(), path, value);
}

/** Takes back what was set of a lever, or at a path. */
export function resetValue(session: Session, key: string): void {
  session.values.value = withoutNumber(session.values.peek(), key);
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
    session.baseline.value = null;
    session.ensemble.value = noEnsemble;
    session.referenceEnsemble.value = noEnsemble;
    session.baselineEnsemble.value = noEnsemble;
    session.policiesEnsemble.value = noEnsemble;
    session.partsAsked.value = false;
    session.parts.value = new Map();
    session.find.value = '';
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
