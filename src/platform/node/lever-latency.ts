import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserType } from 'playwright-core';
import { browserSwitches, findBrowser } from './browser.ts';
import { servePage } from './server.ts';

/** The part of the page's test mode that is read here. */
interface TestMode {
  readonly labRace: { readonly hash: string | null; readonly state: { readonly ensemble: { readonly done: number; readonly total: number } }; readonly counters: { readonly latencies: readonly number[] } };
}

/**
 * Milliseconds from moving a lever of the built page to the frame with the changed curve, of `moves` moves in Chromium, one after the
 * other. Rejects readably where Chromium or the driver (a development dependency) is missing.
 */
export async function measureLeverLatencies(moves = 60): Promise<number[]> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('no Chromium or Chrome was found (set CHROME_PATH to one)');
  const { chromium } = await loadDriver();
  const server = await servePage({ port: 0 });
  const profile = mkdtempSync(join(tmpdir(), 'lab-race-bench-'));
  const context = await chromium.launchPersistentContext(profile, { executablePath, headless: true, viewport: { width: 1440, height: 900 }, args: browserSwitches() });
  try {
    const page = await context.newPage();
    await page.goto(`${server.address}?test=1`);
    await page.waitForFunction(() => {
      const { labRace } = globalThis as unknown as Partial<TestMode>;
      return labRace !== undefined && labRace.hash !== null && labRace.state.ensemble.total > 0 && labRace.state.ensemble.done === labRace.state.ensemble.total;
    }, undefined, { timeout: 60_000 });
    const sliders = page.locator('[data-testid^="range-"]');
    const count = await sliders.count();
    if (count === 0) throw new Error('the page shows no lever');
    for (let move = 0; move < moves; move++) {
      const before = await page.evaluate(() => (globalThis as unknown as TestMode).labRace.counters.latencies.length);
      const slider = sliders.nth(move % count);
      const atEnd = await slider.evaluate((input) => (input as HTMLInputElement).value === (input as HTMLInputElement).max);
      await slider.press(atEnd ? 'ArrowLeft' : 'ArrowRight');
      await page.waitForFunction((known) => (globalThis as unknown as TestMode).labRace.counters.latencies.length > known, before, { polling: 5, timeout: 20_000 });
    }
    return await page.evaluate(() => [...(globalThis as unknown as TestMode).labRace.counters.latencies]);
  } finally {
    await context.close();
    await server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Loaded by a name that the bundler does not follow: the driver is far larger than all the rest and only this measurement needs it. */
async function loadDriver(): Promise<{ readonly chromium: BrowserType }> {
  const name = 'playwright-core';
  try {
    return (await import(/* @vite-ignore */ name)) as { readonly chromium: BrowserType };
  } catch {
    throw new Error('the package playwright-core is not installed: it is a development dependency, so run npm ci in a clone of the project');
  }
}
