import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type {} from '../../src/app/debug.ts';
import { describeBrowser } from './harness.ts';
import { drawingThread, ready, testPage } from './page.ts';

const draws = (page: Page): Promise<number> => page.evaluate(() => window.labRace.counters.raceDraws);
const picture = '[data-testid=race-canvas] canvas';

/** Pixels of the picture's upper fifth that are not its ground. */
async function inkAbove(page: Page): Promise<number> {
  const shot = await page.locator(picture).screenshot();
  return page.evaluate(async (bytes) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(bytes)]));
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, image.width, Math.floor(image.height / 5));
    let ink = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at] !== data[0] || data[at + 1] !== data[1] || data[at + 2] !== data[2]) ink++;
    return ink;
  }, [...shot]);
}

describeBrowser('the thread that draws the race', (tools) => {
  const lose = async (page: Page): Promise<void> => (await drawingThread(page)).evaluate(() => {
    setTimeout(() => { throw new Error('lost by a test'); });
  });

  it('is started anew when it is lost, and leaves the table in its place when it is lost again', async () => {
    tools.allow(/lost by a test/);
    const page = await tools.open(testPage);
    await ready(page);
    const before = await draws(page);
    await lose(page);
    await expect.poll(() => draws(page), { timeout: 60_000 }).toBeGreaterThan(before);
    expect(await page.isVisible(picture)).toBe(true);
    await expect.poll(() => inkAbove(page), { timeout: 20_000 }).toBeGreaterThan(500);
    await lose(page);
    await page.waitForSelector('[data-testid=no-canvas]', { timeout: 60_000 });
    expect(await page.isVisible('[data-testid=race-table]')).toBe(true);
    expect(await page.locator(picture).count()).toBe(0);
  });

  it('draws a picture of the new size whenever the place for it changes', async () => {
    const page = await tools.open(testPage, (each) => each.setViewportSize({ width: 390, height: 844 }));
    await ready(page);
    await page.locator(picture).scrollIntoViewIfNeeded();
    for (const width of [600, 390, 1440]) {
      const before = await draws(page);
      await page.setViewportSize({ width, height: 844 });
      await expect.poll(() => draws(page), { timeout: 60_000 }).toBeGreaterThan(before);
      const size = (): Promise<[number, number, number, number]> => page.evaluate((selector) => {
        const canvas = document.querySelector<HTMLCanvasElement>(selector)!;
        const place = canvas.parentElement!;
        return [canvas.clientWidth - place.clientWidth, canvas.clientHeight - place.clientHeight, canvas.width - place.clientWidth, canvas.height - place.clientHeight];
      }, picture);
      await expect.poll(size, { timeout: 20_000 }).toEqual([0, 0, 0, 0]);
      await expect.poll(() => inkAbove(page), { timeout: 20_000, message: `${width} pixels` }).toBeGreaterThan(500);
    }
    expect(tools.problems).toEqual([]);
  });

  it('has pictures of several labs and of two worlds drawn by one thread', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    await page.click('[data-testid=compare-button]');
    await page.waitForFunction((selector) => document.querySelectorAll(selector).length === 2, picture, { timeout: 60_000 });
    const before = await draws(page);
    await expect.poll(() => draws(page), { timeout: 60_000 }).toBeGreaterThan(before);
    expect(page.workers().filter((worker) => worker.url().includes('race-worker-'))).toHaveLength(1);
    expect(tools.problems).toEqual([]);
  });
});
