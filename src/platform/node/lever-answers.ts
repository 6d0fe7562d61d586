import { visitPage } from './page-visit.ts';

/** The part of the page's test mode that is read here. */
interface TestMode {
  readonly labRace: { readonly hash: string | null; readonly state: { readonly ensemble: { readonly current: boolean; readonly done: number; readonly total: number } }; readonly counters: { readonly chartMs: readonly number[] } };
}

/** The answers to moves of a lever that were waited for to their end, milliseconds from the move on. */
export interface LeverAnswers {
  /** To the whole run. */
  readonly runs: readonly number[];
  /** To the current ensemble of 200 runs. */
  readonly ensembles: readonly number[];
  /** Script of each chart drawn meanwhile. */
  readonly chartMs: readonly number[];
  /** The longest task of the main thread meanwhile; 0 where none took 50 ms. */
  readonly longestTask: number;
}

/** Moves the pause of the built page to values not seen before, one after the other. */
export async function measureLeverAnswers(moves = 6): Promise<LeverAnswers> {
  return visitPage(async (page) => {
    await page.waitForFunction(() => {
      const { labRace } = globalThis as unknown as Partial<TestMode>;
      return labRace !== undefined && labRace.hash !== null && labRace.state.ensemble.total > 0 && labRace.state.ensemble.done === labRace.state.ensemble.total;
    }, undefined, { timeout: 120_000 });
    // The other lines are computed after the current one.
    await page.waitForTimeout(3000);
    return page.evaluate(async (count) => {
      const { labRace } = globalThis as unknown as TestMode;
      const until = async (done: () => boolean): Promise<void> => {
        for (const start = performance.now(); !done() && performance.now() - start < 60_000;) await new Promise((resolve) => setTimeout(resolve, 4));
      };
      let longestTask = 0;
      const watch = new PerformanceObserver((list) => list.getEntries().forEach((entry) => (longestTask = Math.max(longestTask, entry.duration))));
      watch.observe({ type: 'longtask' });
      const slider = document.querySelector<HTMLInputElement>('[data-testid="range-pause"]')!;
      const drawn = labRace.counters.chartMs.length;
      const runs: number[] = [];
      const ensembles: number[] = [];
      for (let move = 1; move <= count; move++) {
        const before = labRace.hash;
        const start = performance.now();
        slider.value = String(Number(slider.min) + ((Number(slider.max) - Number(slider.min)) * move) / (count + 2));
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        // A growing run has no hash yet.
        await until(() => labRace.hash !== before && Boolean(labRace.hash));
        runs.push(performance.now() - start);
        await until(() => labRace.state.ensemble.current && labRace.state.ensemble.done === 200);
        ensembles.push(performance.now() - start);
        slider.dispatchEvent(new Event('change', { bubbles: true }));
      }
      watch.disconnect();
      return { runs, ensembles, chartMs: labRace.counters.chartMs.slice(drawn), longestTask };
    }, moves);
  });
}
