import { batch, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { connect, filter, merge, throttleTime } from 'rxjs';
import { entries, file, first } from 'virtual:scenarios';
import { levers } from '../model/levers/catalogue.ts';
import type { Scenario } from '../model/settings.ts';
import { createPreferences } from '../platform/browser/storage.ts';
import { patched, type Patch } from '../scenario/patch.ts';
import { createBrowserPool } from '../platform/browser/pool.ts';
import { grow, streamRun } from '../platform/workers/run-stream.ts';
import { Explore, parts } from './app.tsx';
import type { App } from './context.ts';
import { createFutureStore } from './futures/store.ts';
import { createAnnouncer } from './state/announce.ts';
import type { Step } from './state/history.ts';
import { createLibrary } from './state/library.ts';
import { listenToDrops } from './places/drop.ts';
import { createPlaces } from './places/places.ts';
import { createRunView } from './run/run-view.ts';
import { listenToKeys } from './state/listen.ts';
import { startNarration } from './state/narration.ts';
import { createLoop } from './state/loop.ts';
import { startPlayback } from './state/playback.ts';
import { place, startHistory } from './state/remember.ts';
import { createReplay } from './state/replay.ts';
import { createResponder, tellMs } from './state/responder.ts';
import { createSession, ensembleRuns, openScenario, seek } from './state/session.ts';
import { prefersReducedMotion, startTheme } from './theme.ts';
import { words } from './words.ts';
import './styles/base.css';
import './styles/layout.css';
import './styles/panels.css';
import './styles/controls.css';
import './styles/race.css';

/** Puts the page together: state, workers, clock, keys; then paints. */
const asked = new URLSearchParams(location.search);
const test = asked.get('test') === '1';
// A test of something else than the numbers asks for fewer runs.
const session = createSession(entries, levers, entries[0]!.id, first, test ? Number(asked.get('runs') ?? ensembleRuns) : ensembleRuns);
const debug = test ? (await import('./debug.ts')).startDebug(session) : null;
const loop = createLoop({
  frame: (callback) => requestAnimationFrame((time) => callback(debug ? debug.clock() : time)),
  task: (callback) => void setTimeout(callback, 0),
  now: () => performance.now(),
});
const announcer = createAnnouncer(() => performance.now(), (callback, ms) => void setTimeout(callback, ms));
const helpOpen = signal(false);

const cores = Math.max(1, Math.min(8, navigator.hardwareConcurrency || 2));
const onLost = (message: string): void => {
  session.fault.value = { message, recovered: true };
};
/** A stopped call usually ends by itself. A worker given up too early on a busy machine starts again with nothing compiled, and is slower still. */
const graceMs = 2000;
/** A call that gives no answer for so long hangs: the largest shipped scenario takes a tenth of it on a slow machine. */
const deadlineMs = 120_000;
const pool = createBrowserPool(Math.max(2, Math.min(4, cores)), { onLost, graceMs, deadlineMs, solvers: Math.min(3, cores - 1), atFirst: 1 });
/**
 * While the page opens, the worker that made the first run has the others' work too: it is the only one with something compiled, and the page needs a
 * core. The others come when the race is drawn, which waits for the first numbers; a scenario of many labs takes longer than that to have any.
 */
let narrow = true;
const widen = (): void => {
  if (!narrow) return;
  narrow = false;
  pool.widen();
  // A test that asks for few runs has no use for more.
  if (session.runs === ensembleRuns) void import('./futures/ahead.ts').then(({ startAhead }) => startAhead({ session, pool, futures }), () => undefined);
};
setTimeout(widen, 4000);
const futures = createFutureStore();
const responder = createResponder(session, {
  // The beginning of a run is shown at once, more of it now and then: showing takes longer than computing. The finished run waits for nothing.
  single: (job) => streamRun(pool, job).pipe(grow(), connect((runs) => merge(
    runs.pipe(filter((run) => run.record !== null)),
    runs.pipe(filter((run) => run.record === null && run.rows > 1), throttleTime(tellMs, undefined, { leading: true, trailing: true })),
  ))),
  // Fetched while the first run is computed.
  runEnsemble: async (...all) => (await import('../experiments/ensemble.ts')).runEnsemble(...all),
  ensemble: pool, now: () => performance.now(), onBlock: futures.add,
});

let others: Readonly<Record<string, Patch | null>> | null = null;
const library = createLibrary(entries, first, async (id) => {
  if (others === null) {
    const answer = await fetch(`${import.meta.env.BASE_URL}${file}`);
    if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
    others = (await answer.json()) as Readonly<Record<string, Patch | null>>;
  }
  return patched(first, others[id] ?? null) as Scenario;
});

/** Opens a scenario with levers set; says so and keeps the one before if it cannot be had. */
async function open({ scenario: id, values, pair = null }: Step): Promise<void> {
  try {
    const scenario = await library.get(id);
    const month = session.month.peek();
    batch(() => {
      if (scenario === session.shipped.peek()) session.values.value = values;
      else openScenario(session, id, scenario, values);
      // The clock of two worlds does not move when the levers change sides.
      if (pair && session.pair.peek()) seek(session, month);
      session.pair.value = pair;
    });
  } catch (error) {
    session.scenarioId.value = `${session.scenarioId.peek()}`;
    session.fault.value = { message: `${words.faults.scenario(library.entries().find((entry) => entry.id === id)?.name ?? id)} ${String(error)}`, recovered: false };
  }
}

const storage = createPreferences('lab-race.', 'session');
// A page that is opened anew has nothing to find again.
const recalled = storage.read(place) === null ? null : await (await import('./state/recall.ts')).recall(session, library, storage, async (body) => (await import('./share/check-scenario.ts')).soundScenario(body));
if (recalled) await open(recalled.steps[recalled.at]!);
const history = startHistory(session, library, storage, recalled);
/** A link's state lies in the fragment: it opens as one more step and leaves the address, which would soon be out of date. */
async function openLink(): Promise<void> {
  if (!/^#s\d/.test(location.hash)) return;
  const fragment = location.hash.slice(1);
  window.history.replaceState(null, '', location.pathname + location.search);
  try {
    const { step, month, lab, run, face, charts, notice } = await (await import('./share/open-link.ts')).readLink(fragment, session, library);
    if (step) await open(step);
    session.notice.value = notice;
    if (!step) return;
    batch(() => {
      if (run !== session.runIndex.peek()) session.reference.value = null;
      session.runIndex.value = run;
      session.face.value = face;
      session.charts.value = charts;
      seek(session, month);
      session.selectsLeader.value = false;
      session.selected.value = lab;
    });
  } catch {
    session.notice.value = words.linkFailed;
  }
}
await openLink();
addEventListener('hashchange', () => void openLink());
/** Whoever goes on, or back, has read what was said of the step that he leaves ("Undo takes you back"). */
function dropNotice(): void {
  if (session.notice.peek() !== words.newerVersion) session.notice.value = null;
}
let lastValues = session.values.peek();
effect(() => {
  if (session.values.value === lastValues) return;
  lastValues = session.values.value;
  dropNotice();
});

const goTo = (step: Step | null): void => {
  if (!step) return;
  dropNotice();
  void open(step);
};

async function leaveOut(event: string | null): Promise<void> {
  const of = session.run.peek();
  session.without.value = event === null || !of ? null : { event, of, view: null, failed: false };
  const asked = session.without.peek();
  if (!asked) return;
  const scenario = session.current.peek();
  const answer = await pool.runSingle({ scenario, run: asked.of.run, suppress: [asked.event] }).catch(() => null);
  // Meanwhile something else may have been asked, or the levers moved.
  if (session.without.peek() !== asked) return;
  if (scenario !== session.current.peek()) session.without.value = null;
  else session.without.value = { ...asked, view: answer && createRunView(answer, scenario.stepMonths), failed: answer === null };
}

const places = createPlaces(open);
const replay = createReplay(history, {
  go: goTo, stands: prefersReducedMotion,
  later(callback, ms) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
});
const layout = { current: null as unknown };
const app: App = {
  parts: signal(0), session, loop, announcer, helpOpen, pool, futures, layout, charts: new Map(), library, history, shareOpen: signal(false), briefOpen: signal(false), places, replay, picture: { current: null },
  undo: () => {
    replay.stop();
    goTo(history.undo());
  },
  redo: () => {
    replay.stop();
    goTo(history.redo());
  },
  chooseScenario: (id) => void open({ scenario: id, values: {}, pair: session.pair.peek() }),
  open: (step) => void open(step),
  leaveOut: (event) => void leaveOut(event),
  retry: () => {
    session.fault.value = null;
    responder.request();
  },
  drawn: (what, ms) => {
    if (what === 'race') setTimeout(widen, 0);
    debug?.drawn(what, ms);
  },
  built: (ms) => debug?.built(ms),
};

startTheme();
startPlayback(session, loop);
startNarration(session, announcer);
listenToKeys(app);
listenToDrops(app);
effect(() => {
  void [session.current.value, session.runIndex.value, session.partsAsked.value];
  const recorded = places.results.value;
  // A folder of results is shown as recorded as long as its scenario stands as it is.
  if (recorded && session.current.value === session.shipped.value && session.scenarioId.value === recorded.id) {
    responder.rest();
    void import('./places/show-results.ts').then(({ showRecorded }) => showRecorded(session, recorded));
  } else responder.request();
});
effect(() => {
  void session.charts.value;
  responder.complete();
});
if (import.meta.env.MODE === 'production') {
  // After the first numbers: keeping the page for later must not slow it down now.
  setTimeout(() => void import('../platform/browser/offline.ts').then(({ keepOffline }) => keepOffline(`${import.meta.env.BASE_URL}service-worker.js`, () => {
    session.notice.value = words.newerVersion;
  })).catch(() => {}), 2500);
}
debug?.expose(app, pool);
const nextPart = (): void => {
  if (++app.parts.value < parts) setTimeout(nextPart, 0);
};
// The page's code has run for long enough: what it shows comes in tasks of its own, part by part.
setTimeout(() => {
  render(<Explore app={app} onInput={(time) => debug?.leverMoved(time)} />, document.getElementById('app')!);
  setTimeout(nextPart, 0);
}, 0);
// Parameters and their texts are as large as the rest of the controls: they come once there is something to see.
requestAnimationFrame(() => setTimeout(() => void import('./assumptions/room.tsx').then(({ room }) => (session.room.value = room), (error: unknown) => {
  session.fault.value = { message: String(error), recovered: false };
}), 0));
