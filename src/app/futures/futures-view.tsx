import { effect, useComputed, useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Scenario } from '../../model/settings.ts';
import { useApp } from '../context.ts';
import { mostLanes } from '../race/layout.ts';
import { ensembleRuns } from '../state/session.ts';
import { openRun, seek } from '../state/session.ts';
import { futuresWords as words } from '../words/futures.ts';
import { Endings } from './endings.tsx';
import { fillFutures, mostFutures } from './fill.ts';
import { isChosen, tally, type Selection } from './plane.ts';
import { PlaneSurface } from './plane-surface.tsx';
import { RegionFields } from './region-fields.tsx';
import type { Future } from './store.ts';
import './futures.css';

/** How often the plane and its numbers follow while it fills: a picture of thousands of lines is work for the cores that compute them. */
const showMs = 250;

/** How many futures a scenario is shown with. */
export function futuresOf(scenario: Scenario): number {
  return scenario.labs.reduce((sum, entry) => sum + entry.count, 0) > mostLanes ? ensembleRuns : mostFutures;
}

/** All futures of the current scenario at once in the plane of capability and covered capability, and how they end. */
export function FuturesView() {
  const { session, futures: store } = useApp();
  const selection = useSignal<Selection>({ ending: null, region: null });
  const highlighted = useSignal<Future | null>(null);
  const overlaid = useSignal(false);
  useFilling(overlaid.value);

  // The list grows with every block; what follows from it is worked out now and then, so that it takes no time from computing.
  const seen = useSignal(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stopStore = effect(() => {
      void [store.version.value, session.current.value];
      timer ??= setTimeout(() => {
        timer = undefined;
        seen.value++;
      }, showMs);
    });
    return () => {
      clearTimeout(timer);
      stopStore();
    };
  }, []);
  useEffect(() => {
    // At the end of its run the clock stands in the middle of other futures: all of them are over at the horizon.
    if (session.run.peek()?.endMonth === session.month.peek()) seek(session, session.horizon.peek());
  }, []);

  const current = session.current.value;
  const set = store.of(current);
  const list = useMemo(() => [...set.byRun.values()].filter((future) => future.run < futuresOf(current)), [set, seen.value]);
  const underlay = useMemo(() => (overlaid.value && session.changed.value ? [...store.of(session.shipped.peek()).byRun.values()] : none), [overlaid.value, session.changed.value, session.shipped.value, seen.value]);
  const chosen = useComputed(() => (future: Future): boolean => isChosen(future, selection.value));
  const kept = useMemo(() => (selection.value.ending === null && selection.value.region === null ? list : list.filter(chosen.value)), [list, selection.value]);
  const inRegion = useMemo(() => (selection.value.region === null ? list : list.filter((future) => isChosen(future, { ending: null, region: selection.value.region }))), [list, selection.value]);
  const open = (future: Future): void => {
    openRun(session, future.run, future.lab);
    session.face.value = 'picture';
  };
  const target = futuresOf(current);
  return (
    <div class="futures" data-testid="futures">
      <PlaneSurface list={list} kept={kept} underlay={underlay} owner={set} selection={selection} highlighted={highlighted} onOpen={open} />
      <div class="futures-side">
        <p class="futures-progress" data-testid="futures-progress">{words.progress(list.length, target)}</p>
        <progress class="runs" max={target} value={list.length} aria-label={words.progress(list.length, target)} />
        {target < mostFutures && <p class="hint">{words.few(target)}</p>}
        <Endings counts={tally(inRegion)} shipped={underlay.length > 0 ? tally(underlay) : null} selection={selection} />
        {session.changed.value && (
          <label class="futures-overlay"><input type="checkbox" checked={overlaid.value} data-testid="futures-overlay" onChange={(event) => (overlaid.value = event.currentTarget.checked)} /> {words.overlay}</label>
        )}
        {underlay.length > 0 && <p class="hint">{words.overlayNote(underlay.length)}</p>}
        <RegionFields selection={selection} />
        <p class="futures-said" role="status" data-testid="futures-said">
          {selection.value.region !== null ? `${words.passing(inRegion.length, list.length)}. ` : ''}{selection.value.ending === null ? words.chosen(kept.length, list.length, tally(kept).catastrophe) : words.isolated(kept.length, inRegion.length, words.endings[selection.value.ending])}
        </p>
        <Highlight future={highlighted.value} labs={set.labs} onOpen={open} />
      </div>
    </div>
  );
}

const none: readonly Future[] = [];

/** What is known of the future under the pointer or the keyboard's cursor. */
function Highlight({ future, labs, onOpen }: { readonly future: Future | null; readonly labs: readonly string[]; readonly onOpen: (future: Future) => void }) {
  if (future === null) return <p class="hint futures-one">{words.hint}</p>;
  return (
    <div class="futures-one">
      <p aria-live="polite" data-testid="future">{words.one(future.run, labs[future.lab] ?? '', words.single[future.ending], future.month)}</p>
      <button type="button" class="text-button" data-testid="open-future" onClick={() => onOpen(future)}>{words.open}</button>
    </div>
  );
}

/** Computes what is missing once the ensemble of the current levers is there; a moved lever stops it. */
function useFilling(withShipped: boolean): void {
  const { session, futures: store, pool } = useApp();
  useEffect(() => {
    let stop = new AbortController();
    const stopEffect = effect(() => {
      const { of, done, total } = session.ensemble.value;
      const scenario = session.current.value;
      if (of === scenario && !(total > 0 && done === total)) return;
      stop.abort();
      if (of !== scenario) return;
      const mine = (stop = new AbortController());
      const shipped = session.shipped.peek();
      void (async () => {
        await fillFutures(pool, scenario, store, futuresOf(scenario), mine.signal);
        if (withShipped && shipped !== scenario && !mine.signal.aborted) await fillFutures(pool, shipped, store, futuresOf(shipped), mine.signal);
      })().catch((error: unknown) => {
        session.fault.value = { message: error instanceof Error ? error.message : String(error), recovered: false };
      });
    });
    return () => {
      stopEffect();
      stop.abort();
    };
  }, [withShipped]);
}
