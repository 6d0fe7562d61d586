import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { linkOf } from '../../src/app/share/make-link.ts';
import { canonicalJson } from '../../src/scenario/canonical.ts';
import { pageIn, states } from '../app/random-states.ts';
import { describeBrowser } from './harness.ts';

/** Links say everything that the screen follows from, in one order: the same link is the same state, the other world and both baselines included. */
const arrives = (page: Page, link: string) => page.waitForFunction((wanted) => window.labRace?.link === wanted, link, { timeout: 120_000 });

describeBrowser('two hundred links', (tools) => {
  it('open on the page in the very same state, and five of them in a tab that knows nothing', async () => {
    // Nothing is computed there: states are looked at, not runs.
    const page = await tools.open('?test=1&runs=1', async (each) => void (await each.route(/browser-worker/, (route) => route.abort())));
    let count = 0;
    await fc.assert(fc.asyncProperty(states, async (state) => {
      const { session, library } = await pageIn(state);
      const link = linkOf(session, library)!;
      await page.waitForFunction(() => window.labRace);
      await page.evaluate((hash) => void (location.hash = hash), link);
      await arrives(page, link);
      expect(canonicalJson(await page.evaluate(() => window.labRace.scenario))).toBe(canonicalJson(session.current.value));
      if (count++ % 40 !== 0) return;
      // What a page finds again after a reload belongs to its tab alone.
      const other = await tools.open(`?test=1&runs=1#${link}`);
      await arrives(other, link);
      expect(tools.problems.filter((problem) => !problem.includes('browser-worker'))).toEqual([]);
      expect(await other.locator('[data-testid=link-notice]').count()).toBe(0);
      await other.close();
    }), { numRuns: 200 });
  }, 600_000);
});
