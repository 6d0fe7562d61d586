import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { runEnsemble } from '../../experiments/ensemble.ts';
import type { Scenario } from '../../model/settings.ts';
import type { App } from '../context.ts';
import { createRunView, type RunView } from '../run/run-view.ts';
import { keptColumns } from '../charts/quantities.ts';
import { blockOf, firstMilestone, isPopulation } from '../state/responder.ts';
import { createSession, noEnsemble, type EnsembleProgress, type Session } from '../state/session.ts';

/** The two worlds of A|B as the panels read them: by letter, whichever of them the levers act on. */
export interface Worlds {
  readonly a: Session;
  readonly b: Session;
  stop(): void;
}

/** Ensembles kept for when the levers change sides and back. */
const mostKept = 6;

/**
 * Keeps the world that the levers do not act on computed: its run of the same index at once, its ensemble after the current one. Both
 * letters share clock, selection and face with the page.
 */
export function createWorlds(app: App): Worlds {
  const { session, pool, library } = app;
  const own = createSession(session.entries, session.levers, session.scenarioId.peek(), session.shipped.peek(), session.runs);
  const kept = new Map<string, EnsembleProgress>();
  const keyOf = (scenario: Scenario): string => JSON.stringify(scenario);
  const keep = (progress: EnsembleProgress): void => {
    if (progress.of === null || progress.result === null || progress.done < progress.total) return;
    kept.set(keyOf(progress.of), progress);
    if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
  };
  const fail = (error: unknown): void => {
    if ((error as { name?: string }).name !== 'Cancelled') session.fault.value = { message: error instanceof Error ? error.message : String(error), recovered: false };
  };

  const stops = [
    effect(() => {
      const other = session.pair.value?.other;
      if (!other) return;
      if (other.scenario === own.scenarioId.peek()) {
        own.values.value = other.values;
        return;
      }
      library.get(other.scenario).then((scenario) => {
        if (session.pair.peek()?.other !== other) return;
        own.scenarioId.value = other.scenario;
        own.shipped.value = scenario;
        own.values.value = other.values;
      }, fail);
    }),
    effect(() => keep(session.ensemble.value)),
    effect(() => {
      const scenario = own.current.value;
      const run = session.runIndex.value;
      const stop = new AbortController();
      pool.runSingle({ scenario, run }, stop.signal).then((record) => {
        if (!stop.signal.aborted) own.run.value = createRunView(record, scenario.stepMonths);
      }, fail);
      return () => stop.abort();
    }),
    effect(() => {
      const scenario = own.current.value;
      const { of, done, total } = session.ensemble.value;
      const before = kept.get(keyOf(scenario));
      if (before) {
        own.ensemble.value = { ...before, of: scenario };
        return;
      }
      if (own.ensemble.peek().of !== scenario) own.ensemble.value = { ...noEnsemble, of: scenario, total: session.runs };
      // The world that the levers act on comes first.
      if (of !== session.current.value || total === 0 || done < total) return;
      const stop = new AbortController();
      const tell = (more: Partial<EnsembleProgress>): void => {
        if (!stop.signal.aborted) own.ensemble.value = { ...own.ensemble.peek(), ...more };
      };
      runEnsemble(pool, scenario, {
        runs: session.runs, blockSize: blockOf(scenario), paths: isPopulation(scenario) ? [] : keptColumns, levels: [], futures: session.runs, milestones: [firstMilestone],
        signal: stop.signal, leaders: true, onBlock: (block) => app.futures.add(scenario, block),
        onProgress: (count) => tell({ done: count }), onPartial: (result) => tell({ result }),
      }).then((result) => {
        if (stop.signal.aborted) return;
        tell({ done: result.runs, result });
        keep(own.ensemble.peek());
      }, fail);
      return () => stop.abort();
    }),
    effect(() => {
      session.otherRun.value = own.run.value;
    }),
  ];

  const world = (letter: 'a' | 'b'): Session => {
    const forward = <T>(pick: (of: Session) => ReadonlySignal<T>): Signal<T> => computed(() => pick(session.pair.value?.side === letter ? session : own).value) as Signal<T>;
    return {
      ...session,
      scenarioId: forward((of) => of.scenarioId), shipped: forward((of) => of.shipped), values: forward((of) => of.values), current: forward((of) => of.current),
      changed: forward((of) => of.changed), run: forward((of) => of.run), ensemble: forward((of) => of.ensemble), result: forward((of) => of.result),
      reference: signal<RunView | null>(null), baseline: signal<RunView | null>(null), referenceEnsemble: signal(noEnsemble), baselineEnsemble: signal(noEnsemble),
      // Ghosts of the scenario as shipped would stand beside the other column's lanes; only a run without an event is drawn dashed.
      compared: computed(() => {
        const left = session.without.value;
        return session.pair.value?.side === letter && left?.view && left.of === session.run.value ? left.view : null;
      }),
    };
  };
  return {
    a: world('a'), b: world('b'),
    stop() {
      for (const stop of stops) stop();
      session.otherRun.value = null;
    },
  };
}
