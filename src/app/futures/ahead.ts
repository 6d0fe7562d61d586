import { effect } from '@preact/signals';
import type { RunPool } from '../../experiments/types.ts';
import { isPopulation } from '../state/responder.ts';
import type { Session } from '../state/session.ts';
import { fillFutures } from './fill.ts';
import type { FutureStore } from './store.ts';

/** Futures of the first scenario that are computed before anybody asks; about a second of two cores. */
export const futuresAhead = 600;
/** How long the page has to rest before, ms: what a page still does after its first numbers comes first. */
const restMs = 1500;

/**
 * Goes on with the runs of the scenario that the page opened with while nobody asks for anything: the picture of all futures has them when it is opened, and
 * a worker answers the first levers as quickly as later ones, for which it takes hundreds of runs. It happens once; whatever is asked for ends it.
 */
export function startAhead({ session, pool, futures }: { readonly session: Session; readonly pool: RunPool; readonly futures: FutureStore }): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop: AbortController | null = null;
  const end = effect(() => {
    const { of, done, total } = session.ensemble.value;
    const scenario = session.current.value;
    const asked = session.playing.value || session.face.value === 'futures' || session.pair.value !== null;
    // Whoever goes through the months wants pictures, which are drawn by the same cores.
    void session.month.value;
    clearTimeout(timer);
    if (stop !== null) {
      stop.abort();
      end();
      return;
    }
    if (asked || of !== scenario || total === 0 || done < total || isPopulation(scenario)) return;
    timer = setTimeout(() => {
      stop = new AbortController();
      // What fails here is asked for again by whoever needs it, and said then.
      fillFutures(pool, scenario, futures, futuresAhead, stop.signal).catch(() => undefined);
    }, restMs);
  });
}
