import type { Page } from 'playwright-core';
import type { LabEntry, Scenario } from '../../model/settings.ts';
import { visitPage } from './page-visit.ts';

/** The part of the page's test mode that is read here. */
interface TestMode {
  readonly labRace: {
    readonly hash: string | null;
    readonly playing: boolean;
    readonly layout: { readonly kind: string; readonly lanes?: readonly unknown[]; readonly people?: { readonly marks: number } | null } | null;
    readonly state: { readonly ensemble: { readonly done: number; readonly total: number } };
    readonly counters: { readonly frames: number; readonly raceDraws: number; readonly raceMs: readonly number[]; readonly builtMs: readonly number[]; readonly chartDraws: number; readonly chartMs: readonly number[] };
    show(scenarioJson: string): void;
    seek(month: number): void;
    advance(ms: number): Promise<void>;
  };
}

export interface RaceFrames {
  readonly labs: number;
  readonly marks: number;
  /** Milliseconds of script for each picture while it plays: on the page's thread and on the one that draws. */
  readonly milliseconds: readonly number[];
  /** The page's part of them. */
  readonly built: readonly number[];
  /** Milliseconds of processor time for each picture on the thread that draws: what the thread waited for a core is not in it. */
  readonly processor: readonly number[];
  /** Script of the charts drawn anew in each of these frames, together; 0 where only their line at the month has moved. */
  readonly charts: readonly number[];
  /** Frames in a second of standing still. */
  readonly idleFrames: number;
}

/** The scenario with eight labs: its own, and copies of them under other names where there are fewer. */
export function withEightLabs(scenario: Scenario): Scenario {
  const labs = Array.from({ length: 8 }, (_, index): LabEntry => {
    const entry = scenario.labs[index % scenario.labs.length]!;
    return { ...entry, count: 1, name: index < scenario.labs.length ? entry.name : `${entry.name} II` };
  });
  return { ...scenario, labs };
}

/** Script time of the race's picture in Chromium, frame by frame, as a run of eight labs plays; the page's clock is moved by hand. */
export async function measureRaceFrames(scenario: Scenario, frames = 240): Promise<RaceFrames> {
  return visitPage(async (page) => {
    const json = JSON.stringify(withEightLabs(scenario));
    await page.waitForFunction(() => (globalThis as unknown as Partial<TestMode>).labRace?.layout != null, undefined, { timeout: 60_000 });
    await page.evaluate((text) => (globalThis as unknown as TestMode).labRace.show(text), json);
    await page.waitForFunction(() => {
      const { layout, state, hash } = (globalThis as unknown as TestMode).labRace;
      return hash !== null && layout?.lanes?.length === 8 && state.ensemble.total > 0 && state.ensemble.done === state.ensemble.total;
    }, undefined, { timeout: 120_000 });
    const idleFrames = await page.evaluate(async () => {
      const { labRace } = globalThis as unknown as TestMode;
      const before = labRace.counters.frames;
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return labRace.counters.frames - before;
    });
    await page.evaluate(() => (globalThis as unknown as TestMode).labRace.seek(0));
    await page.keyboard.press('Space');
    const trace = await traceThreads(page);
    const played = await page.evaluate(async ({ count, idle }) => {
      const { labRace } = globalThis as unknown as TestMode;
      await labRace.advance(0);
      const milliseconds: number[] = [];
      const built: number[] = [];
      const charts: number[] = [];
      for (let frame = 0; frame < count && labRace.playing; frame++) {
        // Where graphics are drawn in software, that of the frame before shares the cores: its time is no script.
        await new Promise((resolve) => setTimeout(resolve, 60));
        const { raceDraws: before, chartDraws } = labRace.counters;
        await labRace.advance(1000 / 30);
        while (labRace.counters.raceDraws === before && labRace.playing) await new Promise((resolve) => requestAnimationFrame(resolve));
        const { raceMs, builtMs, chartMs, chartDraws: drawn } = labRace.counters;
        charts.push(drawn === chartDraws ? 0 : chartMs.slice(chartDraws - drawn).reduce((sum, ms) => sum + ms, 0));
        built.push(builtMs.at(-1)!);
        milliseconds.push(raceMs.at(-1)! + builtMs.at(-1)!);
      }
      return { labs: labRace.layout?.lanes?.length ?? 0, marks: labRace.layout?.people?.marks ?? 0, milliseconds, built, charts, idleFrames: idle };
    }, { count: frames, idle: idleFrames });
    const threads = await trace();
    // The thread that draws is the one with the most work: the others are at rest.
    const busiest = threads.sort((a, b) => b.reduce((sum, ms) => sum + ms, 0) - a.reduce((sum, ms) => sum + ms, 0))[0] ?? [];
    return { ...played, processor: busiest.filter((ms) => ms > leastDrawn) };
  });
}

/** Messages that take the thread less, milliseconds, draw nothing. */
const leastDrawn = 0.5;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the thread's own time. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Begins a trace; what is returned ends it and tells, for each worker thread, the milliseconds of processor time that each message to it took. */
async function traceThreads(page: Page): Promise<() => Promise<number[][]>> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline'] } });
  return async () => {
    const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
    await session.send('Tracing.end');
    await complete;
    const workers = new Map(events.filter(({ ph, name, args }) => ph === 'M' && name === 'thread_name' && /DedicatedWorker/.test(args?.name ?? '')).map(({ pid, tid }): [string, number[]] => [`${pid}/${tid}`, []]));
    for (const { ph, name, pid, tid, tdur } of events) if (ph === 'X' && name === 'HandlePostMessage') workers.get(`${pid}/${tid}`)?.push((tdur ?? 0) / 1000);
    return [...workers.values()];
  };
}
