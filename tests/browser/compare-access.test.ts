import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { describeBrowser } from './harness.ts';
import { findings, ready, testPage } from './page.ts';

/** How far the page reaches beyond its width, and the smallest text in it (a size of 0 takes away the words beside an icon on phones). */
const fit = (page: Page) => page.evaluate(() => {
  const sizes = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => element.checkVisibility() && [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim() !== ''));
  return { beyond: document.documentElement.scrollWidth - innerWidth, smallest: Math.min(...sizes.map((element) => Number.parseFloat(getComputedStyle(element).fontSize)).filter((size) => size > 0)) };
});

describeBrowser('access to futures and A|B', (tools) => {
  for (const theme of ['light', 'dark'] as const) {
    it(`has no serious or critical finding in the ${theme} theme, fits the narrowest page and has no small text`, async () => {
      const page = await tools.open(testPage, (each) => each.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' }));
      await ready(page);
      await page.click('[data-testid=race-futures]');
      await page.waitForFunction(() => (document.querySelector<HTMLProgressElement>('.futures progress')?.value ?? 0) >= 20, null, { timeout: 120_000 });
      await page.click('.region summary');
      await page.focus('[data-testid=plane]');
      await page.keyboard.press('ArrowDown');
      expect(await findings(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 740 });
      await expect.poll(async () => (await fit(page)).beyond, { timeout: 30_000 }).toBeLessThanOrEqual(0);
      expect((await fit(page)).smallest).toBeGreaterThanOrEqual(12);

      await page.setViewportSize({ width: 1440, height: 900 });
      await page.fill('[data-testid=number-pause]', '0.3');
      await page.keyboard.press('Escape');
      await page.click('[data-testid=compare-button]');
      await page.waitForSelector('[data-testid=statement]', { timeout: 120_000 });
      expect(await findings(page)).toEqual([]);
      for (const width of [1024, 320]) {
        await page.setViewportSize({ width, height: 740 });
        await expect.poll(async () => (await fit(page)).beyond, { timeout: 30_000, message: `${width} px` }).toBeLessThanOrEqual(0);
        expect((await fit(page)).smallest).toBeGreaterThanOrEqual(12);
      }
      expect(tools.problems).toEqual([]);
    }, 240_000);
  }
});
