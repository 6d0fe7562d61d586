import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { describeBrowser } from './harness.ts';
import { settled, testPage } from './page.ts';

describeBrowser('the page on a phone', (tools) => {
  it('is played, moved, read and shared at 360 x 740, with the header in the order of the Tab key', async () => {
    const page = await tools.open(testPage);
    await settled(page);
    // Controls of the header from left to right and from above, as the Tab key goes.
    const boxes = await page.$$eval('.header select, .header button', (controls) => controls.map((control) => control.getBoundingClientRect()).map(({ left, top, right, bottom }) => ({ left, top, right, bottom })));
    boxes.slice(1).forEach((box, index) => {
      const before = boxes[index]!;
      expect(box.top >= before.bottom - 1 || box.left >= before.right - 1, `control ${index + 2} of the header`).toBe(true);
      expect(box.right).toBeLessThanOrEqual(360);
    });

    await page.keyboard.press('Home');
    await page.click('[data-testid=play]');
    expect(await page.evaluate(() => window.labRace.playing)).toBe(true);
    await page.evaluate(() => window.labRace.advance(16).then(() => window.labRace.advance(1000)));
    await page.click('[data-testid=play]');
    expect(await page.evaluate(() => window.labRace.month)).toBeGreaterThan(0);

    const hash = await page.evaluate(() => window.labRace.hash);
    await page.locator('[data-testid=lever-pause] .step-button').last().click();
    await page.waitForFunction((before) => window.labRace.hash !== before, hash, { timeout: 120_000 });
    expect(await page.isVisible('[data-testid=outcome-catastrophe] .big')).toBe(true);
    expect(await page.textContent('[data-testid=outcome-catastrophe] .big')).toMatch(/of \d+ runs/);

    await page.click('[data-testid=share]');
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('dialog[open] input[readonly]')?.value.includes('#s'));
    const dialog = (await page.locator('dialog[open]').boundingBox())!;
    expect(dialog.x).toBeGreaterThanOrEqual(0);
    expect(dialog.x + dialog.width).toBeLessThanOrEqual(360);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(tools.problems).toEqual([]);
  });
}, { viewport: { width: 360, height: 740 } });
