import { batch } from '@preact/signals';
import { EMPTY, Observable, Subject, concat, defer, of, timer, catchError, map, switchMap, type Subscription } from 'rxjs';
import type { LabColumn } from '../../engine/types.ts';
import type { runEnsemble } from '../../experiments/ensemble.ts';
import type { BlockResult, RunPool, SingleJob } from '../../experiments/types.ts';
import type { Scenario } from '../../model/settings.ts';
import type { GrowingRun } from '../../platform/workers/run-stream.ts';
import { columnsFor } from '../charts/quantities.ts';
import { createGrowingView, createRunView, labValue, type RunView } from '../run/run-view.ts';
import { noEnsemble, type EnsembleProgress, type Session } from './session.ts';
import { partsOf } from './split.ts';

/** Twenty quantiles, each standing for one run in twenty: the race view's dots. */
export const spreadLevels: readonly number[] = Array.from({ length: 20 }, (_, index) => (index + 0.5) / 20);
export const bandLevels: readonly number[] = [0.1, 0.25, 0.5, 0.75, 0.9, ...spreadLevels];
export const firstMilestone = 20;
export const futuresShown = 12;
/** Above this many labs paths of 200 runs would fill the memory of a phone; bands are left out and the page says so. */
export const mostLabsWithBands = 12;
/** The ensemble starts when the levers have been still for so long, so that it does not compete with the single run. */
const quietMs = 60;
/** The same for the first one, while which the page makes its charts and the race. */
const openingMs = 100;
/** Runs a call of the ensemble: enough that a worker rarely waits for this thread. Of a population one, or nothing would be told for many seconds. */
const runsACall = 10;
/** What grows is told of so often, so that telling takes no time from what it tells of. */
export const tellMs = 100;
/** How often the number of runs so far is told, ms: every telling takes the page a frame, and on few cores the runs themselves wait for it. */
export const countMs = 300;
/** Ensembles and single runs that are kept by the content of their scenario. */
const mostEnsembles = 48;
const mostRuns = 24;
/** A single run that shows nothing for so long is said to be slow. */
const slowMs = 3000;
/** A stale single run that has gone on for so long is stopped, not waited for. */
const patienceMs = 150;

export interface Ports {
  /** A single run as it grows, thinned to frames; unsubscribing stops it. It goes before all of an ensemble. */
  readonly single: (job: SingleJob) => Observable<GrowingRun>;
  readonly ensemble: RunPool;
  readonly runEnsemble: typeof runEnsemble;
  readonly now: () => number;
  /** Takes every block of an ensemble, for the picture of all futures. */
  readonly onBlock?: (scenario: Scenario, block: BlockResult) => void;
  /** Milliseconds instead of `slowMs`, for tests. */
  readonly slowMs?: number;
  /** Called when a changed single run is in the session's state. */
  readonly onRun?: () => void;
}

export interface Responder {
  /** Answers the session's current scenario: a single run at once, then the ensemble. */
  request(): void;
  /** Computes the current ensemble again where a chart that was chosen since lacks its bands; the run itself stays. */
  complete(): void;
  /** Drops what is under way: something else than computed runs is shown. */
  rest(): void;
  stop(): void;
}

/**
 * The three-tier answer to a lever: its value at once (by the signals), a single run of the same seed as soon as a worker has it, then the
 * ensemble as it fills. Latest wins: at most one single run is under way, and the newest wish replaces any that waits. The baseline, the
 * reference and what a split needs come after the current setting, and from a cache by the scenario's content where they were there before.
 */
export function createResponder(session: Session, ports: Ports): Responder {
  let wanted: Scenario | null = null;
  let busy = false;
  let resting = true;
  /** The paths that the latest ensemble keeps or will keep. */
  let kept: readonly LabColumn[] = [];
  let startedAt = 0;
  /** Whether what is under way is the baseline's run, which nobody waits for. */
  let unasked = false;
  let stale = new AbortController();
  const finished = new Map<string, EnsembleProgress>();
  /** A scenario whose single run is shown, or null for a new wish, which ends the ensemble under way. */
  const settled = new Subject<Scenario | null>();

  const views = new Map<string, RunView>();
  const keys = new WeakMap<Scenario, string>();
  /** What the shown baseline is a run of. */
  let baselineOf = '';

  /** Equal texts are equal scenarios. The text itself, not a hash of it: it is made once a setting, and a hash would cost the first paint two kilobytes. */
  function key(scenario: Scenario): string {
    let text = keys.get(scenario);
    if (text === undefined) keys.set(scenario, (text = JSON.stringify(scenario)));
    return text;
  }
  const viewKey = (scenario: Scenario): string => `${session.runIndex.peek()}/${key(scenario)}`;

  function fail(error: unknown): void {
    session.fault.value = { message: error instanceof Error ? error.message : String(error), recovered: false };
  }

  function show(scenario: Scenario, view: RunView): void {
    batch(() => {
      const first = session.reference.peek() === null;
      if (!view.growing) keep(scenario, view);
      if (scenario === session.shipped.peek() && !view.growing) session.reference.value = view;
      showBaseline();
      if (first && session.followsEnd.peek()) session.month.value = view.endMonth;
      if (first && !view.growing) {
        if (session.selectsLeader.peek()) session.selected.value = leadingLab(view);
        session.followsEnd.value = false;
      }
      session.run.value = view;
      // Bands of another setting must not stand behind this line.
      if (session.ensemble.peek().of !== scenario) session.ensemble.value = known(scenario) ?? none(scenario);
      if (session.fault.peek()?.recovered === false) session.fault.value = null;
    });
    ports.onRun?.();
  }

  function keep(scenario: Scenario, view: RunView): void {
    // A population's runs are too large to keep many of.
    if (view.labs.length > mostLabsWithBands) views.clear();
    views.set(`${view.run}/${key(scenario)}`, view);
    const oldest = views.keys().next().value;
    if (views.size > mostRuns && oldest !== undefined) views.delete(oldest);
  }

  /** Shows the baseline's run if it is there; says whether it is. */
  function showBaseline(): boolean {
    const wantedKey = viewKey(session.baselineScenario.peek());
    if (wantedKey === baselineOf && session.baseline.peek() !== null) return true;
    const view = views.get(wantedKey);
    if (!view) return false;
    baselineOf = wantedKey;
    session.baseline.value = view;
    return true;
  }

  /** Shows the run while it grows, or keeps it once it is whole; resolves when it is whole or was stopped. */
  function single(scenario: Scenario, signal: AbortSignal, silent: boolean): Promise<void> {
    const rows = Math.round(scenario.horizonMonths / scenario.stepMonths) + 1;
    return new Promise((resolve, reject) => {
      let whole = false;
      const watch = timer(ports.slowMs ?? slowMs).subscribe(() => (session.slow.value = true));
      const seen = (): void => {
        watch.unsubscribe();
        session.slow.value = false;
      };
      const subscription = ports.single({ scenario, run: session.runIndex.peek() }).subscribe({
        next(growing) {
          // Progress that was held back for a frame may come after the end.
          if (signal.aborted || whole || growing.run !== session.runIndex.peek()) return;
          if (growing.rows > 1 || growing.record) seen();
          whole = growing.record !== null;
          if (silent) {
            if (growing.record) keep(scenario, createRunView(growing.record, scenario.stepMonths));
            showBaseline();
            return;
          }
          if (growing.record) show(scenario, createRunView(growing.record, scenario.stepMonths));
          else if (growing.rows > 1) show(scenario, createGrowingView(growing, rows, scenario.stepMonths));
        },
        error: reject,
        complete: resolve,
      });
      subscription.add(seen);
      signal.addEventListener('abort', () => {
        subscription.unsubscribe();
        resolve();
      });
    });
  }

  const none = (scenario: Scenario): EnsembleProgress => ({ ...noEnsemble, of: scenario, total: session.runs });

  /** The finished ensemble of a setting that was there before. */
  function known(scenario: Scenario): EnsembleProgress | null {
    const progress = finished.get(key(scenario));
    return progress ? { ...progress, of: scenario } : null;
  }

  /** The paths that an ensemble keeps for bands: what the shown charts are made of; none in a population. */
  function pathsOf(scenario: Scenario): LabColumn[] {
    return isPopulation(scenario) ? [] : columnsFor(session.charts.peek());
  }

  /** Whether a chart of the current setting lacks its bands: its quantity was chosen after the ensemble was computed. */
  function lacksPaths(scenario: Scenario, { result }: EnsembleProgress): boolean {
    return scenario === session.current.peek() && pathsOf(scenario).some((column) => !result!.futures.columns.includes(column));
  }

  async function pump(): Promise<void> {
    if (busy) return;
    busy = true;
    let retried = false;
    for (;;) {
      // The reference comes first: ghosts and differences need it. The baseline comes after what the user waits for.
      const silent = wanted === null;
      if (silent && showBaseline()) break;
      const next: Scenario = wanted === null ? session.baselineScenario.peek() : session.reference.peek() === null ? session.shipped.peek() : wanted;
      if (next === wanted) wanted = null;
      stale = new AbortController();
      startedAt = ports.now();
      unasked = silent;
      try {
        await single(next, stale.signal, silent);
        retried = false;
        // A run that left nothing to show is not asked for again; but another wish may have come meanwhile, with another baseline.
        if (silent && wanted === null && next === session.baselineScenario.peek() && !stale.signal.aborted && !showBaseline()) break;
        if (wanted === null && !stale.signal.aborted && !silent) settled.next(next);
      } catch (error) {
        // A worker that was lost has been replaced: ask once more, and say so only if that fails too.
        if (retried) {
          fail(error);
          break;
        }
        retried = true;
        if (!silent) wanted ??= next;
      }
    }
    busy = false;
  }

  /** The scenarios whose ensembles are wanted once this one is settled, in order; equal ones come from the cache. */
  function rest(scenario: Scenario): readonly Scenario[] {
    if (scenario !== session.current.peek()) return [];
    const { baselineScenario, shipped, policiesScenario } = session;
    const asked = session.partsAsked.peek() ? partsOf(session).map((part) => part.scenario) : [];
    return [baselineScenario.peek(), shipped.peek(), policiesScenario.peek(), ...asked];
  }

  function ensembleOf(scenario: Scenario, wait: number): Observable<EnsembleProgress> {
    const before = known(scenario);
    if (before && !lacksPaths(scenario, before)) return of(before);
    return timer(wait).pipe(switchMap(() => new Observable<EnsembleProgress>((observer) => {
      const abort = new AbortController();
      // Numbers that are known stay while their runs are computed again with more paths.
      let latest = { ...none(scenario), result: before?.result ?? null };
      let told = ports.now();
      const paths = pathsOf(scenario);
      if (scenario === session.current.peek()) kept = paths;
      observer.next(latest);
      ports.runEnsemble(ports.ensemble, scenario, {
        runs: session.runs, blockSize: blockOf(scenario), paths, levels: [], futures: session.runs, milestones: [firstMilestone], signal: abort.signal,
        leaders: true, onBlock: (block) => ports.onBlock?.(scenario, block),
        onProgress(done) {
          latest = { ...latest, done };
          if (ports.now() - told < countMs) return;
          told = ports.now();
          observer.next(latest);
        },
        onPartial: (partial) => observer.next((latest = { ...latest, done: Math.max(latest.done, partial.runs), result: before?.result ?? partial })),
        onLost: (message) => (session.fault.value = { message, recovered: true }),
      }).then((result) => {
        if (abort.signal.aborted) return;
        const whole = { of: scenario, done: result.runs, total: session.runs, result };
        remember(key(scenario), whole);
        observer.next(whole);
        observer.complete();
      }, (error: unknown) => observer.error(error));
      return () => abort.abort();
    })));
  }

  function remember(name: string, progress: EnsembleProgress): void {
    finished.set(name, progress);
    const oldest = finished.keys().next().value;
    if (finished.size > mostEnsembles && oldest !== undefined) finished.delete(oldest);
  }

  const told = (scenario: Scenario, wait: number): Observable<{ readonly scenario: Scenario; readonly progress: EnsembleProgress }> =>
    defer(() => ensembleOf(scenario, wait)).pipe(catchError((error: unknown) => {
      fail(error);
      return of(noEnsemble);
    }), map((progress) => ({ scenario, progress })));

  const subscription: Subscription = settled.pipe(
    switchMap((scenario) => scenario === null ? EMPTY : concat(told(scenario, finished.size === 0 ? openingMs : quietMs), defer(() => concat(...rest(scenario).map((each) => told(each, 0)))))),
  ).subscribe(({ scenario, progress }) => batch(() => {
    if (scenario === session.current.peek()) session.ensemble.value = progress;
    if (scenario === session.shipped.peek()) session.referenceEnsemble.value = progress;
    if (scenario === session.baselineScenario.peek()) session.baselineEnsemble.value = progress;
    if (scenario === session.policiesScenario.peek()) session.policiesEnsemble.value = progress;
    if (session.partsAsked.peek()) {
      const part = partsOf(session).find((each) => each.scenario === scenario);
      if (part) session.parts.value = new Map(session.parts.peek()).set(part.key, progress);
    }
  }));

  return {
    request() {
      resting = false;
      wanted = session.current.peek();
      // At once, not when the new run is there: a stale ensemble would take the cores from it.
      settled.next(null);
      showBaseline();
      const running = stale;
      if (busy) timer(unasked ? 0 : Math.max(0, startedAt + patienceMs - ports.now())).subscribe(() => wanted !== null && running.abort());
      void pump();
    },
    complete() {
      const scenario = session.current.peek();
      // A run under way is followed by its ensemble anyway.
      if (resting || busy) return;
      const before = known(scenario);
      if (before ? lacksPaths(scenario, before) : pathsOf(scenario).some((column) => !kept.includes(column))) settled.next(scenario);
    },
    rest() {
      resting = true;
      wanted = null;
      settled.next(null);
      stale.abort();
    },
    stop() {
      stale.abort();
      subscription.unsubscribe();
    },
  };
}

/** Whether a scenario has more labs than bands are kept for. */
export const isPopulation = (scenario: Scenario): boolean => scenario.labs.reduce((sum, entry) => sum + entry.count, 0) > mostLabsWithBands;

/** Runs a call of a scenario's ensemble. */
export const blockOf = (scenario: Scenario): number => (isPopulation(scenario) ? 1 : runsACall);

/** The most capable lab at the start. */
function leadingLab(view: RunView): number {
  let best = 0;
  for (let lab = 1; lab < view.labs.length; lab++) {
    if (labValue(view, 0, lab, 'capability') > labValue(view, 0, best, 'capability')) best = lab;
  }
  return best;
}
