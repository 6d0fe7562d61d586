import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import { audit, type Device, type LoadFigures } from './page-audit.ts';
import { visitPage } from './page-visit.ts';

/** One load of the page, milliseconds; shift without unit. */
export interface PageLoad extends LoadFigures {
  /** Share of the checks of good practice that hold, in per cent. */
  readonly practices: number;
}

export interface PageLoads {
  readonly loads: readonly PageLoad[];
  /** Score from 0 to 100 of each load as on a phone, after `audit`. */
  readonly scores: readonly number[];
  /** The same for loads on the processor as it is, as on a desktop. */
  readonly desktop: { readonly loads: readonly LoadFigures[]; readonly scores: readonly number[] };
  /** Share of axe's rules that apply and hold, in per cent. */
  readonly accessibility: number;
  /** Share of the time for which the main thread works while the page is paused, in per cent, of several spans of a second. */
  readonly idle: readonly number[];
}

/** How much slower the processor is made than it is. */
const throttling = { phone: 4, desktop: 1 } as const satisfies Record<Device, number>;
/** A page that has done nothing long for so many milliseconds is loaded. */
const quietMs = 3000;

/** Loads the built page several times, each in a browser of its own, and looks at the last one when it is at rest. */
export async function measurePageLoads(times = 3): Promise<PageLoads> {
  const loads: PageLoad[] = [];
  const quick: PageLoad[] = [];
  for (let load = 0; load < times; load++) {
    loads.push(await visitPage((page, address) => loadOnce(page, address, throttling.phone), { open: false }));
    quick.push(await visitPage((page, address) => loadOnce(page, address, throttling.desktop), { open: false }));
  }
  const rest = await visitPage(async (page) => {
    await settled(page);
    return { idle: await idleShares(page), accessibility: await passedRules(page) };
  }, { query: '' });
  return {
    loads, scores: loads.map((load) => audit(load, 'phone')), desktop: { loads: quick, scores: quick.map((load) => audit(load, 'desktop')) }, ...rest,
  };
}

async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const bar = document.querySelector<HTMLProgressElement>('progress.runs');
    return bar !== null && bar.max > 1 && bar.value === bar.max;
  }, undefined, { timeout: 120_000 });
  await page.waitForTimeout(3500);
}

async function loadOnce(page: Page, address: string, rate: number): Promise<PageLoad> {
  let faults = 0;
  page.on('console', (message) => void (message.type() === 'error' && faults++));
  page.on('pageerror', () => void faults++);
  page.on('requestfailed', () => void faults++);
  await page.addInitScript(() => {
    const seen = { paint: 0, largest: 0, shift: 0, blocked: 0, last: 0 };
    Object.assign(globalThis, { seen });
    const observe = (type: string, take: (entry: PerformanceEntry) => void): void =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
    observe('paint', (entry) => { if (entry.name === 'first-contentful-paint') seen.paint = entry.startTime; });
    observe('largest-contentful-paint', (entry) => { seen.largest = entry.startTime; });
    observe('layout-shift', (entry) => { if (!(entry as PerformanceEntry & { hadRecentInput: boolean }).hadRecentInput) seen.shift += (entry as PerformanceEntry & { value: number }).value; });
    // What goes beyond 50 ms of a task blocks (W3C Long Tasks), counted from the first paint on.
    observe('longtask', (entry) => {
      seen.last = entry.startTime + entry.duration;
      if (seen.paint > 0) seen.blocked += Math.max(0, entry.duration - 50);
    });
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  const answer = await page.goto(address);
  await page.waitForFunction((quiet) => {
    const { seen } = globalThis as unknown as { seen: { paint: number; last: number } };
    return seen.paint > 0 && performance.now() - Math.max(seen.last, seen.paint) > quiet;
  }, quietMs, { timeout: 120_000 });
  const { paint, largest, shift, blocked } = await page.evaluate(() => (globalThis as unknown as { seen: { paint: number; largest: number; shift: number; blocked: number } }).seen);
  const headers = answer?.headers() ?? {};
  const practices = await page.evaluate(() => [
    document.doctype?.name === 'html', document.characterSet === 'UTF-8', document.documentElement.lang !== '', document.title !== '',
    document.querySelector('meta[name=viewport]') !== null && !/user-scalable=no|maximum-scale=1/.test(document.querySelector('meta[name=viewport]')!.outerHTML),
    document.querySelector('link[rel=manifest]') !== null, document.querySelector('link[rel=icon]') !== null, document.querySelector('noscript') !== null,
    performance.getEntriesByType('resource').every((entry) => entry.name.startsWith(location.origin) || entry.name.startsWith('blob:') || entry.name.startsWith('data:')),
  ]);
  practices.push(faults === 0, /default-src 'none'/.test(headers['content-security-policy'] ?? ''), headers['x-content-type-options'] === 'nosniff', (headers['content-encoding'] ?? '') !== '');
  return { paint, largest, blocked, shift, practices: (100 * practices.filter(Boolean).length) / practices.length };
}

/** By the time that the browser itself counts as spent in tasks of the main thread. */
async function idleShares(page: Page, spans = 5): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'timeTicks' });
  const read = async (client: CDPSession): Promise<[busy: number, at: number]> => {
    const { metrics } = await client.send('Performance.getMetrics');
    const value = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    return [value('TaskDuration'), value('Timestamp')];
  };
  const shares: number[] = [];
  for (let span = 0; span < spans; span++) {
    const [busy, from] = await read(session);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const [later, to] = await read(session);
    shares.push((100 * (later - busy)) / (to - from));
  }
  return shares;
}

async function passedRules(page: Page): Promise<number> {
  // A development dependency, found by a name that the bundler does not follow.
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve(['axe-core', 'axe.min.js'].join('/')), 'utf8'));
  const { passes, violations } = (await page.evaluate('axe.run(document).then(({ passes, violations }) => ({ passes: passes.length, violations: violations.length }))')) as { passes: number; violations: number };
  return (100 * passes) / (passes + violations);
}
