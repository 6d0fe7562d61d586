import { visitPage } from './page-visit.ts';

/** The part of the page's test mode that is read here. */
interface TestMode {
  readonly labRace: { readonly hash: string | null; readonly state: { readonly ensemble: { readonly done: number; readonly total: number } }; readonly counters: { readonly latencies: readonly number[] } };
}

/**
 * Milliseconds from moving a lever of the built page to the frame with the changed curve, of `moves` moves in Chromium, one after the
 * other. Rejects readably where Chromium or the driver (a development dependency) is missing.
 */
export async function measureLeverLatencies(moves = 60): Promise<number[]> {
  return visitPage(async (page) => {
    await page.waitForFunction(() => {
      const { labRace } = globalThis as unknown as Partial<TestMode>;
      return labRace !== undefined && labRace.hash !== null && labRace.state.ensemble.total > 0 && labRace.state.ensemble.done === labRace.state.ensemble.total;
    }, undefined, { timeout: 60_000 });
    // A switch goes back and forth between two runs, of which both are soon known.
    const sliders = page.locator('[data-testid^="range-"]:not([max="1"])');
    const count = await sliders.count();
    if (count === 0) throw new Error('the page shows no lever');
    for (let move = 0; move < moves; move++) {
      const before = await page.evaluate(() => (globalThis as unknown as TestMode).labRace.counters.latencies.length);
      const slider = sliders.nth(move % count);
      const atEnd = await slider.evaluate((input) => (input as HTMLInputElement).value === (input as HTMLInputElement).max);
      await slider.press(atEnd ? 'ArrowLeft' : 'ArrowRight');
      await page.waitForFunction((known) => (globalThis as unknown as TestMode).labRace.counters.latencies.length > known, before, { polling: 5, timeout: 20_000 });
    }
    return page.evaluate(() => [...(globalThis as unknown as TestMode).labRace.counters.latencies]);
  });
}
