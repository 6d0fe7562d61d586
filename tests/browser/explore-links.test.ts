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
/** Opens links one after the other on an open page: the link that its state makes, and its scenario, once they stay as they are asked for. */
const openAll = (page: Page, links: readonly string[]) => page.evaluate(async (all) => {
  const shown: { link: string | null; scenario: unknown }[] = [];
  for (const link of all) {
    location.hash = link;
    for (let tries = 0; tries < 600 && window.labRace.link !== link; tries++) await new Promise((resolve) => setTimeout(resolve, tries < 100 ? 0 : 100));
    shown.push({ link: window.labRace.link, scenario: window.labRace.scenario });
  }
  return shown;
}, links);

const together = 20;

describeBrowser('two hundred links', (tools) => {
  it('open on the page in the very same state, and five of them in a tab that knows nothing', async () => {
    // Nothing is computed there: states are looked at, not runs.
    const page = await tools.open('?test=1&runs=1', async (each) => void (await each.addInitScript(() => {
      window.Worker = class extends EventTarget {
        postMessage(): void {}
        terminate(): void {}
      } as unknown as typeof Worker;
    })));
    await page.waitForFunction(() => window.labRace);
    let rounds = 0;
    await fc.assert(fc.asyncProperty(fc.array(states, { minLength: together, maxLength: together }), async (list) => {
      const pages = await Promise.all(list.map(pageIn));
      const links = pages.map(({ session, library }) => linkOf(session, library)!);
      await page.bringToFront();
      const shown = await openAll(page, links);
      expect(shown.map(({ link }) => link)).toEqual(links);
      expect(shown.map(({ scenario }) => canonicalJson(scenario))).toEqual(pages.map(({ session }) => canonicalJson(session.current.value)));
      if (rounds++ % 2 !== 0) return;
      // What a page finds again after a reload belongs to its tab alone.
      const other = await tools.open(`?test=1&runs=1#${links[0]!}`);
      await arrives(other, links[0]!);
      expect(await other.locator('[data-testid=link-notice]').count()).toBe(0);
      await other.close();
    }), { numRuns: 200 / together });
  }, 600_000);
});
