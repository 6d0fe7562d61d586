import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { describeBrowser } from './harness.ts';
import { settled, testPage } from './page.ts';

describeBrowser('single-letter keys', (tools) => {
  it('act on the page, and never while something is typed', async () => {
    const page = await tools.open(testPage);
    await settled(page);
    await page.keyboard.press('Home');
    const state = () => page.evaluate(() => JSON.stringify([window.labRace.month, window.labRace.playing, window.labRace.state, document.querySelectorAll('dialog[open]').length, document.querySelector('[data-testid=compare-button]')!.getAttribute('aria-pressed')]));
    const before = await state();
    for (const field of ['[data-testid=search]', '[data-testid=number-pause]']) {
      const value = await page.inputValue(field);
      await page.click(field);
      await page.keyboard.press('End');
      await page.keyboard.type('e3cw?[] r');
      expect(await page.inputValue(field)).toBe(`${value}e3cw?[] r`);
      await page.fill(field, value);
      expect(await state(), field).toBe(before);
    }
    // The same letters elsewhere do act: the test would notice if no key did.
    await page.locator('[data-testid=number-pause]').blur();
    await page.keyboard.press('3');
    await page.keyboard.press('e');
    expect(await page.evaluate(() => (window.labRace.state as { selected: number }).selected)).toBe(2);
    expect(await page.evaluate(() => window.labRace.month)).toBeGreaterThan(0);
    expect(tools.problems).toEqual([]);
  });
});
