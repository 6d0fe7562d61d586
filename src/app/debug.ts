import type { SimulationEvent } from '../core/events/event.ts';
import type { WorkerPool } from '../platform/workers/pool.ts';
import type { Scenario } from '../model/settings.ts';
import { bandColumns, companions, currentColumn, firstCompanion } from './charts/chart-data.ts';
import type { App } from './context.ts';
import { standingAt, type Marks } from './race/people.ts';
import type { Picture } from './race/picture.ts';
import { linkOf } from './share/make-link.ts';
import { openScenario, seek, type Session } from './state/session.ts';

declare global {
  interface Window {
    /** Only with `?test=1`. */
    readonly labRace: LabRaceDebug;
  }
}

/** What `?test=1` lets a test read; nothing here changes the race. */
export interface LabRaceDebug {
  readonly month: number;
  readonly playing: boolean;
  readonly state: object;
  readonly series: { readonly labs: readonly string[]; readonly rows: number; readonly width: number; readonly values: readonly number[] } | null;
  readonly reference: { readonly hash: string } | null;
  /** The run of my assumptions under the policies as shipped. */
  readonly baseline: { readonly hash: string } | null;
  /** The run without an event, if one is shown. */
  readonly without: { readonly event: string; readonly values: readonly number[]; readonly events: readonly SimulationEvent[] } | null;
  readonly hash: string | null;
  /** The link of this screen, without a dialog. */
  readonly link: string | null;
  /** The run of the other world of A|B, and which letter the levers act on. */
  readonly other: { readonly side: 'a' | 'b'; readonly hash: string | null } | null;
  readonly events: readonly SimulationEvent[];
  readonly layout: object | null;
  /** What each chart drew: the labs with a line, and each one's values by row (null: no line there). */
  readonly charts: Readonly<Record<string, { readonly labs: readonly number[]; readonly lines: readonly (readonly (number | null)[])[]; readonly beside: Readonly<Record<string, readonly (number | null)[]>>; /** 10 and 90 % of the selected lab. */ readonly spread: readonly (readonly (number | null)[])[] }>>;
  readonly counters: { readonly frames: number; readonly raceDraws: number; readonly chartDraws: number; readonly longestTask: number; readonly latencies: readonly number[]; /** Milliseconds of script for each of the latest pictures of the race: to draw it, in its own thread, and to build it, in the page's; and of the latest charts. */ readonly raceMs: readonly number[]; readonly builtMs: readonly number[]; readonly chartMs: readonly number[] };
  /** The scenario as it stands, and the hash of any run of any scenario, computed in a worker. */
  readonly scenario: Scenario;
  runHash(scenarioJson: string, run: number): Promise<string>;
  seek(month: number): void;
  /** Opens a completed scenario. */
  show(scenarioJson: string): void;
  /** Lets the frozen clock go on. */
  advance(ms: number): Promise<void>;
}

const mostTimes = 2000;

export interface Debug {
  clock(): number;
  drawn(what: 'chart' | 'race', ms?: number): void;
  built(ms: number): void;
  leverMoved(time: number): void;
  expose(app: App, pool: WorkerPool): void;
}

export function startDebug(session: Session): Debug {
  let frozen = 0;
  let raceDraws = 0;
  let chartDraws = 0;
  let longestTask = 0;
  const latencies: number[] = [];
  /** Script time of the latest pictures of the race. */
  const raceMs: number[] = [];
  const builtMs: number[] = [];
  const chartMs: number[] = [];
  const keep = (list: number[], ms: number | undefined): void => {
    if (ms !== undefined) list.push(ms);
    if (list.length > mostTimes) list.shift();
  };
  // From the input event to the frame in which the first chart of the new run was drawn.
  let moved: { at: number; before: unknown } | null = null;
  if (PerformanceObserver.supportedEntryTypes.includes('longtask')) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longestTask = Math.max(longestTask, entry.duration);
    }).observe({ type: 'longtask' });
  }
  return {
    clock: () => frozen,
    drawn(what, ms) {
      if (what === 'race') {
        raceDraws++;
        keep(raceMs, ms);
      } else {
        chartDraws++;
        keep(chartMs, ms);
      }
      if (what === 'chart' && moved && session.run.peek() !== moved.before) {
        const { at } = moved;
        moved = null;
        performance.mark('lab-race:curve');
        requestAnimationFrame(() => latencies.push(performance.now() - at));
      }
    },
    built: (ms) => keep(builtMs, ms),
    leverMoved(time) {
      performance.mark('lab-race:lever');
      moved ??= { at: time, before: session.run.peek() };
    },
    expose(app, pool) {
      const debug: LabRaceDebug = {
        get month() { return session.month.peek(); },
        get playing() { return session.playing.peek(); },
        get hash() { return session.run.peek()?.hash ?? null; },
        get link() { return linkOf(session, app.library); },
        get other() {
          const pair = session.pair.peek();
          return pair && { side: pair.side, hash: session.otherRun.peek()?.hash ?? null };
        },
        get scenario() { return session.current.peek(); },
        get events() { return session.run.peek()?.events ?? []; },
        get reference() { return session.reference.peek(); },
        get baseline() { return session.baseline.peek(); },
        get series() {
          const view = session.run.peek();
          return view && { labs: view.labs, rows: view.rows, width: view.width, values: [...view.values] };
        },
        get without() {
          const left = session.without.peek();
          return left?.view ? { event: left.event, values: [...left.view.values], events: left.view.events } : null;
        },
        get layout() { return layoutMap(app.layout.current as Picture | null); },
        get charts() {
          return Object.fromEntries([...app.charts].map(([name, data]) => [name, { labs: data.labs, lines: data.labs.map((_, index) => [...data.columns[currentColumn(data, index)]!]), beside: Object.fromEntries(companions.map((companion, index) => [companion, [...data.columns[firstCompanion + index]!]])), spread: [bandColumns.p10, bandColumns.p90].map((column) => [...data.columns[column]!]) }]));
        },
        get state() {
          const { of, done, total, result } = session.ensemble.peek();
          return {
            scenario: session.scenarioId.peek(), values: session.values.peek(), selected: session.selected.peek(), speed: session.speed.peek(),
            ensemble: { current: of === session.current.peek(), done, total, runs: result?.runs ?? 0, hash: result?.hash ?? null }, fault: session.fault.peek(), endMonth: session.run.peek()?.endMonth ?? null,
          };
        },
        get counters() { return { frames: app.loop.frames, raceDraws, chartDraws, longestTask, latencies: [...latencies], raceMs: [...raceMs], builtMs: [...builtMs], chartMs: [...chartMs] }; },
        runHash: async (scenarioJson, run) => (await pool.runSingle({ scenario: JSON.parse(scenarioJson) as Scenario, run })).hash,
        seek: (to) => seek(session, to),
        show: (scenarioJson) => openScenario(session, 'shown by a test', JSON.parse(scenarioJson) as Scenario),
        async advance(ms) {
          frozen += ms;
          app.loop.invalidate();
          await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        },
      };
      Object.defineProperty(window, 'labRace', { value: Object.freeze(debug), writable: false });
    },
  };
}

/** Positions as drawn, by lab: what a test compares with the series. */
function layoutMap(picture: Picture | null): object | null {
  if (!picture) return null;
  const shown = picture.layout.people;
  const people = shown && {
    perMark: shown.perMark, marks: shown.marks.marks, travelling: travellingIn(shown.marks, picture.notes),
    pools: shown.places.map(({ pool, people: count, marks, x, y, width, height }) => ({ ...pool, people: count, marks, x, y, width, height })),
  };
  if (picture.kind === 'plane') return { kind: 'plane', people, cells: picture.layout.cells, counts: picture.layout.counts, dots: picture.layout.dots, badges: picture.layout.badges, x: picture.layout.x, y: picture.layout.y };
  const { scale, lanes, threshold, treaty } = picture.layout;
  return {
    kind: 'lanes', scale, threshold, treaty, people,
    lanes: lanes.map((lane) => ({
      lab: lane.lab, y: lane.y, token: lane.token, diamond: lane.diamond, debt: lane.debt, badges: lane.badges, ghost: lane.ghost, beliefs: lane.beliefs, spread: lane.spread, absent: lane.absent,
    })),
  };
}

/** Marks of people on their way between two pools. */
function travellingIn(people: Marks, { month, stepMonths, moving }: Picture['notes']): number {
  const standing = { from: 0, fromPlace: 0, to: 0, toPlace: 0, share: 0 };
  let count = 0;
  for (let mark = 0; mark < people.marks; mark++) if (standingAt(people, month, stepMonths, mark, moving, standing).share > 0) count++;
  return count;
}
