import { visitPage } from './page-visit.ts';

/** The part of the page's test mode that is read here. */
interface TestMode {
  readonly labRace: { readonly month: number; readonly state: { readonly ensemble: { readonly done: number; readonly total: number } }; readonly counters: { readonly raceDraws: number } };
}

/** What was measured on the open page, milliseconds. */
export interface PageTimes {
  /** From the start of the navigation to the first frame with four numbers and two charts. */
  readonly opening: number;
  /** From moving the clock's slider to the frame with the picture of that month, of many seeks of a page at rest. */
  readonly seeks: readonly number[];
  /** The same of seeks that follow each other without a pause, where the browser still paints the picture before. */
  readonly hurried: readonly number[];
  /** From opening the plane of futures to the last of them, with those of the ensemble there. */
  readonly futures: number;
  readonly futuresCount: number;
  /** Script of each picture of the plane while it plays with all futures there. */
  readonly planeFrames: readonly number[];
}

/** Seeks all over the built page's clock, then fills and plays its plane of futures. */
export async function measurePageTimes(seeks = 60): Promise<PageTimes> {
  return visitPage(async (page) => {
    const opened = await page.waitForFunction(() => document.querySelectorAll('.tile .big').length === 4 && document.querySelectorAll('.uplot canvas').length >= 2 && performance.now(), undefined, { timeout: 60_000, polling: 'raf' });
    const opening = Number(await opened.jsonValue());
    await page.waitForFunction(() => {
      const { labRace } = globalThis as unknown as Partial<TestMode>;
      return labRace !== undefined && labRace.counters.raceDraws > 0 && labRace.state.ensemble.total > 0 && labRace.state.ensemble.done === labRace.state.ensemble.total;
    }, undefined, { timeout: 120_000 });
    const seekAll = (rests: boolean): Promise<number[]> => page.evaluate(async ({ count, rests }) => {
      const slider = document.querySelector<HTMLInputElement>('[data-testid="scrub"]')!;
      const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));
      const list: number[] = [];
      for (let seek = 0; seek < count; seek++) {
        // So long that what was drawn has been painted; and so that the seeks come at all moments of a frame.
        if (rests) await new Promise((resolve) => setTimeout(resolve, 120 + ((seek * 7) % 17)));
        const before = (globalThis as unknown as TestMode).labRace.counters.raceDraws;
        // Strides of 7/18 of the range reach every part of it, early and late in turn.
        const to = (Number(slider.max) * ((seek * 7) % 18)) / 18 + 0.1 * (seek % 5);
        const start = performance.now();
        slider.value = String(to);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        for (let wait = 0; (globalThis as unknown as TestMode).labRace.counters.raceDraws === before && wait < 120; wait++) await frame();
        list.push(performance.now() - start);
      }
      return list;
    }, { count: seeks, rests });
    const times = await seekAll(true);
    const hurried = await seekAll(false);
    const start = performance.now();
    await page.click('[data-testid="race-futures"]');
    const progress = page.locator('progress.runs[max="2000"]');
    await progress.waitFor({ timeout: 30_000 });
    await page.waitForFunction(() => {
      const bar = document.querySelector<HTMLProgressElement>('.futures progress');
      return bar !== null && bar.value === bar.max;
    }, undefined, { timeout: 180_000, polling: 50 });
    const futures = performance.now() - start;
    const futuresCount = await progress.evaluate((bar) => (bar as HTMLProgressElement).max);
    const planeFrames = await page.evaluate(async () => {
      performance.clearMeasures('lab-race:futures');
      const slider = document.querySelector<HTMLInputElement>('[data-testid="scrub"]')!;
      for (let at = 0; at <= 60; at++) {
        slider.value = String((Number(slider.max) * at) / 60);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      }
      return performance.getEntriesByName('lab-race:futures').map((entry) => entry.duration);
    });
    return { opening, seeks: times, hurried, futures, futuresCount, planeFrames };
  });
}
