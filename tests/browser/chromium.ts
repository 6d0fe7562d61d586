import { mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { browserSwitches, findBrowser } from '../../src/platform/node/browser.ts';
import { packageFolder } from '../../src/platform/node/location.ts';
import { servePage, type PageServer } from '../../src/platform/node/server.ts';

/** The Chromium or Chrome that the tests drive; null if there is none. */
export const executable = findBrowser();

/** How a page looks at the world where a block of tests does not say otherwise. */
export const usual = { viewport: { width: 1440, height: 900 }, colorScheme: 'light' } as const;

/** A running Chromium with the served folder. */
export interface Running {
  readonly context: BrowserContext;
  readonly server: PageServer;
  /** Pages to be opened again: the renderer that is up saves a third of what a new one costs. */
  readonly idle: Page[];
}

/** Starts a Chromium with an empty profile. */
async function launch(args: readonly string[], serviceWorkers: 'allow' | 'block'): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(mkdtempSync(join(inject('profiles'), 'profile-')), {
    executablePath: executable!,
    headless: true,
    ...usual,
    serviceWorkers,
    handleSIGTERM: false,
    // Where a processor draws what a graphics card should, smooth edges are half of a picture's work, and no test looks at them.
    args: [...browserSwitches(), '--webgl-antialiasing-mode=none', ...args],
  });
  // Tests wait for states: how long that takes says how busy the machine is, not whether the page is right.
  context.setDefaultTimeout(120_000);
  return context;
}

const serve = (folder: string): Promise<PageServer> => servePage({ port: 0, folder: resolve(packageFolder(), folder) });

// So ends a process of tests. An exit kills Chromium at once; left to close in its own time it would write its profile anew after that was removed.
process.once('SIGTERM', () => process.exit());

/** A Chromium and a server for one block of tests, which closes them. */
export async function startChromium(folder: string, args: readonly string[], serviceWorkers: 'allow' | 'block'): Promise<Running> {
  return { server: await serve(folder), context: await launch(args, serviceWorkers), idle: [] };
}

/** Takes back what a failed test may have left for its second try: permissions, and all that an origin stores. */
export async function forgetAll({ context, server, idle }: Running): Promise<void> {
  await context.clearPermissions();
  const page = idle[0] ?? (await context.newPage());
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin: new URL(server.address).origin, storageTypes: 'cookies,file_systems,indexeddb,local_storage,cache_storage,service_workers' });
  await devtools.detach();
  if (!idle.includes(page)) await page.close();
}
