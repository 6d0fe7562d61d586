import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserType, Page } from 'playwright-core';
import { browserSwitches, findBrowser } from './browser.ts';
import { servePage } from './server.ts';

export interface Visit {
  /** Of the page's address; its test mode if absent. */
  readonly query?: string;
  /** Whether the page is opened before `measure`; else that opens the address that it is given. */
  readonly open?: boolean;
}

/**
 * Opens the built page in Chromium in its test mode, for one measurement. Rejects readably where Chromium or the driver (a development
 * dependency) is missing.
 */
export async function visitPage<T>(measure: (page: Page, address: string) => Promise<T>, { query = '?test=1', open = true }: Visit = {}): Promise<T> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('no Chromium or Chrome was found (set CHROME_PATH to one)');
  const { chromium } = await loadDriver();
  const server = await servePage({ port: 0 });
  const profile = mkdtempSync(join(tmpdir(), 'lab-race-bench-'));
  const context = await chromium.launchPersistentContext(profile, { executablePath, headless: true, viewport: { width: 1440, height: 900 }, args: browserSwitches() });
  try {
    const page = await context.newPage();
    const address = `${server.address}${open ? query : ''}`;
    if (open) await page.goto(address);
    return await measure(page, address);
  } finally {
    await context.close();
    await server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Loaded by a name that the bundler does not follow: the driver is far larger than all the rest and only these measurements need it. */
async function loadDriver(): Promise<{ readonly chromium: BrowserType }> {
  const name = 'playwright-core';
  try {
    return (await import(/* @vite-ignore */ name)) as { readonly chromium: BrowserType };
  } catch {
    throw new Error('the package playwright-core is not installed: it is a development dependency, so run npm ci in a clone of the project');
  }
}
