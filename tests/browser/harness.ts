import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { executable, forgetAll, startChromium, usual, type Running } from './chromium.ts';

/** What a browser test works with. */
export interface BrowserTools {
  /** The running Chromium: one for all tests of the block, and of no other: what one leaves behind must not reach the next. */
  readonly context: BrowserContext;
  /** Address of the served folder, ending in a slash. */
  readonly address: string;
  /**
   * Opens a page, by default the index; what goes wrong in it is collected from before its first request. One that is prepared is new and closed
   * after the test; any other may have been another test's, and remembers nothing of it but what lies in `localStorage`.
   */
  open(path?: string, prepare?: (page: Page) => Promise<void>): Promise<Page>;
  /**
   * The page that tests of the block share, opened by the first one that asks for it. For tests that only look, or take back what they do; after
   * one that failed it is opened anew.
   */
  share(path: string, opened: (page: Page) => Promise<unknown>): Promise<Page>;
  /** Console errors, uncaught exceptions, failed or refused requests and requests that leave the origin, of the test's pages. A test that has any fails. */
  readonly problems: string[];
  /** Problems that the running test causes on purpose. */
  allow(planted: RegExp): void;
}

export interface BrowserOptions {
  /** Served folder, from the package's own; the built page if absent. */
  readonly folder?: string;
  /** More command-line switches for Chromium. */
  readonly args?: readonly string[];
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** Whether the page may keep itself for times without a network; else each test's requests go over the network, where the test sees them. */
  readonly offline?: boolean;
}

const required = process.env.LAB_RACE_REQUIRE_BROWSER === '1';

/**
 * A block of tests in a real Chromium on the built page, served as `lab-race app` serves it. Without a browser the block is skipped and
 * says so; with LAB_RACE_REQUIRE_BROWSER=1 it fails.
 */
export function describeBrowser(name: string, body: (tools: BrowserTools) => void, options: BrowserOptions = {}): void {
  if (executable === null) {
    const message = 'no Chromium or Chrome was found (set CHROME_PATH to one)';
    if (required) {
      describe(name, () => {
        it('finds a browser', () => {
          throw new Error(message);
        });
      });
      return;
    }
    process.stderr.write(`\nSKIPPED in a browser: ${name}: ${message}\n`);
    describe.skip(name, () => body(createTools()));
    return;
  }
  // What a busy machine breaks once (a frame that came late, a focus that moved) is tried once more; what fails twice fails.
  describe(name, { retry: 1 }, () => {
    const tools = createTools();
    let running: Running;
    const { folder = 'dist', args = [], offline = false } = options;
    const viewport = options.viewport ?? usual.viewport;
    const colorScheme = options.colorScheme ?? usual.colorScheme;
    const allowed: RegExp[] = [];
    tools.allow = (planted) => void allowed.push(planted);
    const pages: { readonly page: Page; readonly again: boolean }[] = [];
    let kept: Promise<Page> | null = null;
    beforeAll(async () => {
      running = await startChromium(folder, args, offline ? 'allow' : 'block');
      const { context, server, idle } = running;
      tools.context = context;
      tools.address = server.address;
      tools.open = async (path = '', prepare) => {
        const again = prepare ? undefined : idle.pop();
        // A page behind another gets a frame a second, for which every click waits.
        await again?.bringToFront();
        const page = again ?? (await context.newPage());
        pages.push({ page, again: prepare === undefined && !offline });
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        watch(page, server.address, tools.problems);
        await prepare?.(page);
        await page.goto(new URL(path, server.address).href);
        return page;
      };
      tools.share = async (path, opened) => {
        kept ??= (async () => {
          const page = await tools.open(path);
          await opened(page);
          pages.splice(pages.findIndex((each) => each.page === page), 1);
          return page;
        })();
        const page = await kept;
        await page.bringToFront();
        return page;
      };
    });
    const putAway = async (page: Page, again: boolean): Promise<void> => {
      if (again && !page.isClosed() && (await forget(page).then(() => true, () => false))) running.idle.push(page);
      else await page.close().catch(() => {});
    };
    afterEach(async ({ task }) => {
      await Promise.all(pages.splice(0).map(({ page, again }) => putAway(page, again)));
      // What it stored before it failed must not be in the way of its second try.
      if (task.result?.state === 'fail') await dropKept().then(() => forgetAll(running)).catch(() => {});
      const [problems, planted] = [tools.problems.splice(0), allowed.splice(0)];
      expect(problems.filter((problem) => !planted.some((each) => each.test(problem))), 'problems of the page').toEqual([]);
    });
    afterAll(async () => {
      await dropKept();
      await running?.context.close();
      await running?.server.close();
    });
    body(tools);

    async function dropKept(): Promise<void> {
      const page = await kept?.catch(() => null);
      kept = null;
      if (page) await putAway(page, true);
    }

    /** Takes back what a test did to a page, and leaves it on an address where nothing runs. */
    async function forget(page: Page): Promise<void> {
      page.removeAllListeners();
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      // Leaving the page makes it store its history, so that is cleared from outside of it.
      await page.goto(`${running.server.address}favicon.svg`);
      await page.evaluate(() => sessionStorage.clear());
      await page.emulateMedia({ media: null, colorScheme: usual.colorScheme, reducedMotion: null, forcedColors: null });
      await page.mouse.move(0, 0);
    }
  });
}

/** A mutable holder whose parts are there once `beforeAll` has run. */
function createTools(): { -readonly [K in keyof BrowserTools]: BrowserTools[K] } {
  const early = (): never => {
    throw new Error('the browser has not been started yet');
  };
  return { context: undefined as never, address: '', open: early, share: early, problems: [], allow: early };
}

/** Collects everything that a page with nothing wrong never does. */
function watch(page: Page, address: string, problems: string[]): void {
  const { origin } = new URL(address);
  // What Chromium itself asks for, late, after a picture was opened as a page (see `forget`).
  const itsOwn = `${origin}/favicon.ico`;
  page.on('console', (message) => {
    if (message.type() === 'error' && message.location().url !== itsOwn) problems.push(`console error: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => {
    if (request.url() !== itsOwn) problems.push(`request failed: ${request.url()} (${request.failure()?.errorText ?? 'unknown'})`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && response.url() !== itsOwn) problems.push(`request refused: ${response.status()} ${response.url()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol !== 'data:' && !request.url().startsWith(`blob:${origin}`)) problems.push(`request leaves the origin: ${request.url()}`);
  });
}
