import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type {} from './probe.ts';
import { describeBrowser } from './harness.ts';

describeBrowser('the words of the race', (browser) => {
  const probe = async (): Promise<Page> => {
    const page = await browser.open('tests/browser/probe.html');
    await page.waitForFunction(() => 'probe' in window);
    return page;
  };

  it('look on a shared sheet as if each were written alone', async () => {
    const page = await probe();
    const lines = Array.from({ length: 120 }, (_, index) => `Développeur ${index} jÅq`);
    const { different, written, sheets } = await page.evaluate((all) => window.probe.words(all), lines);
    expect(different).toEqual(lines.map(() => 0));
    expect(Math.min(...written)).toBeGreaterThan(100);
    // Some 290 texels wide and 34 high: three to a shelf, fourteen shelves to a sheet.
    expect(sheets).toBeLessThanOrEqual(4);
  });

  it('have a sheet of their own where they are longer than any', async () => {
    const page = await probe();
    const { different, sheets } = await page.evaluate((all) => window.probe.words(all), ['short', 'a very long name '.repeat(30), 'short again']);
    expect(different).toEqual([0, 0, 0]);
    expect(sheets).toBe(2);
  });

  it('are forgotten when they are many and no longer shown, and those that are shown stay', async () => {
    const page = await probe();
    // A picture of 100 words fills two or three sheets, all 60 would fill more than a hundred.
    const { sprites, sheets, drawable } = await page.evaluate(() => window.probe.forgetting(60, 100));
    expect(drawable).toBe(true);
    expect(sheets).toBeLessThanOrEqual(9);
    expect(sprites).toBeLessThan(2000);
  });
}, { folder: 'out/probe' });
