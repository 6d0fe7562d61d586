import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page, Worker as PageWorker } from 'playwright-core';
import type {} from '../../src/app/debug.ts';

/** Runs of an ensemble where a test is about something else than its numbers: enough for every number, band and dot. */
export const fewRuns = 8;
/** The page with its clock frozen and with what a test may read of it (`src/app/debug.ts`), on short ensembles. */
export const testPage = `?test=1&runs=${fewRuns}`;
/** The same with the ensembles that users get. */
export const wholePage = '?test=1';

/** What a test reads of the ensemble of the current setting. */
export interface State {
  readonly selected: number;
  readonly ensemble: { readonly current: boolean; readonly done: number; readonly total: number; readonly runs: number; readonly hash: string };
}

/** The first run is there and drawn. */
export const ready = (page: Page) => page.waitForFunction(() => window.labRace?.layout && window.labRace.hash && window.labRace.counters.raceDraws > 0, null, { timeout: 120_000 });

/** All runs of the current setting are there, not those of the setting before. */
export const settled = (page: Page) => page.waitForFunction(() => {
  if (!window.labRace?.layout) return false;
  const { current, runs, total } = (window.labRace.state as State).ensemble;
  return current && total > 0 && runs === total;
}, null, { timeout: 120_000 });

/** Waits until what is read stays the same for a second, however long the machine takes to come to rest, and gives it; what never rests fails. */
export async function atRest<T>(page: Page, read: () => Promise<T>, same: (a: T, b: T) => boolean = Object.is): Promise<T> {
  let last = await read();
  for (let second = 0; second < 120; second++) {
    await page.waitForTimeout(1000);
    const now = await read();
    if (same(now, last)) return now;
    last = now;
  }
  throw new Error(`still changing after two minutes: ${String(last).slice(0, 80)}`);
}

/** The table beside the picture has followed to the month: out of sight it does so a moment later. */
export const twinned = (page: Page) => page.waitForFunction(() => Number(document.querySelector<HTMLElement>('[data-testid=race-table]')!.dataset['month']) === window.labRace.month);

export const stateOf = async (page: Page): Promise<State> => (await page.evaluate(() => window.labRace.state)) as State;
export const nameOf = (page: Page): Promise<string> => page.evaluate(() => window.labRace.scenario.name);

/** Gives the workers of a page that is about to be opened numbers as names, in the order in which they start: the first serves single runs. */
export async function nameWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let started = 0;
    window.Worker = class extends Worker {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, { ...options, name: String(started++) });
      }
    };
  });
}

export async function workerCalled(page: Page, name: string): Promise<PageWorker> {
  for (const worker of page.workers()) if ((await worker.evaluate(() => self.name)) === name) return worker;
  throw new Error(`no worker is called ${name}`);
}

/** Has a function run in the thread that draws the race, before anything else does. */
export async function inDrawingThread(page: Page, first: () => void): Promise<void> {
  await page.route(/race-worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `(${first.toString()})();\n${await response.text()}` });
  });
}

/** The thread that draws the race. */
export async function drawingThread(page: Page): Promise<PageWorker> {
  const found = page.workers().find((worker) => worker.url().includes('race-worker-'));
  if (!found) throw new Error('the thread that draws the race has not begun');
  return found;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

/** Serious and critical findings of axe, as `rule: place`. Evaluated through the debugger, which the page's strict policy allows. */
export async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const result = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as { readonly violations: readonly Finding[] };
  return result.violations.filter((each) => each.impact === 'serious' || each.impact === 'critical')
    .flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.target.join(' ')} ${node.failureSummary}`));
}
