import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { describeBrowser } from './harness.ts';
import { ready, testPage } from './page.ts';

const log = '[data-testid=events]';
/** The entry that has the focus: its place in the list, among how many, and whether its card is open. */
const focused = (page: Page) => page.evaluate(() => {
  const head = document.activeElement!;
  const entry = head.closest('[aria-posinset]');
  return entry && { place: Number(entry.getAttribute('aria-posinset')), of: Number(entry.getAttribute('aria-setsize')), open: head.getAttribute('aria-expanded') };
});
const inView = (page: Page) => page.evaluate(() => {
  const box = document.activeElement!.getBoundingClientRect();
  return box.height > 0 && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)?.closest('.entry') === document.activeElement!.closest('.entry');
});

describeBrowser('the log of a run of thousands of events', (tools) => {
  it('holds those near the window alone, and every one for the keyboard and for screen readers', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    await page.selectOption('[data-testid=scenario]', 'many-developers');
    // The population's events are there once its run is whole.
    await page.waitForFunction(() => (window.labRace.state as { scenario: string }).scenario === 'many-developers' && window.labRace.hash && window.labRace.events.length > 2000);
    await page.keyboard.press('End');
    await page.selectOption('[data-testid=event-filter]', 'all');
    const total = await page.evaluate(() => window.labRace.events.length);
    await page.waitForFunction((all) => document.querySelector('[data-testid=events] .entry')?.getAttribute('aria-setsize') === String(all), total);
    const held = () => page.locator(`${log} .entry`).count();
    expect(await held()).toBeLessThan(150);
    expect(await page.locator(`${log} .entry-head[tabindex="0"]`).count()).toBe(1);

    // By keyboard: from the newest to the oldest and to any between, each brought into view.
    await page.focus(`${log} .entry-head[tabindex="0"]`);
    expect(await focused(page)).toEqual({ place: 1, of: total, open: 'false' });
    for (const [key, place] of [['ArrowDown', 2], ['PageDown', 12], ['End', total], ['ArrowUp', total - 1], ['Home', 1]] as const) {
      await page.keyboard.press(key);
      await page.waitForFunction((to) => document.activeElement?.closest('[aria-posinset]')?.getAttribute('aria-posinset') === String(to), place);
      await expect.poll(() => inView(page), { timeout: 60_000 }).toBe(true);
      expect(await held()).toBeLessThan(200);
    }
    // The timeline's own Home and End have not been meant.
    expect(await page.evaluate(() => window.labRace.month)).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    await page.waitForSelector(`${log} [data-testid=why]`);
    expect((await focused(page))?.open).toBe('true');

    // By the wheel: what was empty space is filled when it comes into view, and the open card stays where it was.
    const middle = Math.round(total / 2);
    await page.evaluate(() => {
      const side = document.querySelector('.events-body')!;
      side.scrollTop = side.scrollHeight / 2;
    });
    await page.waitForFunction((about) => {
      const side = document.querySelector('.events-body')!.getBoundingClientRect();
      const entry = document.elementFromPoint(side.left + 100, side.top + side.height / 2)?.closest('[aria-posinset]');
      return entry !== null && entry !== undefined && Math.abs(Number(entry.getAttribute('aria-posinset')) - about) < about / 2;
    }, middle);
    expect(await held()).toBeLessThan(200);
    expect(await page.locator(`${log} [data-testid=why]`).count()).toBe(1);
    expect(tools.problems).toEqual([]);
  }, 300_000);

  it('brings a card into view that was opened elsewhere', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    await page.selectOption('[data-testid=scenario]', 'treaty-breakout');
    await page.waitForFunction(() => (window.labRace.state as { scenario: string }).scenario === 'treaty-breakout' && window.labRace.hash);
    await page.keyboard.press('End');
    await page.selectOption('[data-testid=event-filter]', 'all');
    const badge = await page.waitForFunction(() => (window.labRace.layout as { lanes: { badges: { id: string; x: number; y: number }[] }[] }).lanes.flatMap((lane) => lane.badges)
      .filter(({ id }) => window.labRace.events.find((event) => event.id === id)!.kind === 'accident').sort((a, b) => window.labRace.events.findIndex(({ id }) => id === a.id) - window.labRace.events.findIndex(({ id }) => id === b.id))[0]);
    const { id, x, y } = (await badge.jsonValue())!;
    await page.click('[data-testid=race-canvas]', { position: { x, y } });
    await page.waitForSelector(`${log} [data-event="${id}"] [data-testid=why]`);
    await page.waitForFunction((of) => {
      // With the card, as far as it fits.
      const entry = document.querySelector(`[data-event="${of}"]`)!.getBoundingClientRect();
      const side = document.querySelector('.events-body')!.getBoundingClientRect();
      return entry.top >= side.top - 1 && (entry.bottom <= side.bottom + 1 || entry.top <= side.top + 1);
    }, id);
    expect(tools.problems).toEqual([]);
  });
});
