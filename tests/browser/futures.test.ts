import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { describeBrowser } from './harness.ts';
import { fewRuns, ready, testPage } from './page.ts';

const open = async (page: Page, least = fewRuns + 5): Promise<void> => {
  await ready(page);
  await page.click('[data-testid=race-futures]');
  await page.waitForFunction((count) => {
    const bar = document.querySelector<HTMLProgressElement>('.futures progress');
    return bar !== null && bar.value >= count;
  }, least, { timeout: 120_000 });
};
const counts = (page: Page) => page.evaluate(() => {
  const of = (ending: string): number => Number(document.querySelector<HTMLElement>(`[data-testid=endings] tr:has([data-testid=ending-${ending}]) td`)!.dataset['count']);
  return { catastrophe: of('catastrophe'), safe: of('safe'), undecided: of('undecided'), done: document.querySelector<HTMLProgressElement>('.futures progress')!.value };
});

describeBrowser('the plane of futures', (tools) => {
  it('fills on from the runs of the ensemble, and draws them', async () => {
    const page = await tools.open(testPage);
    await open(page, 60);
    expect(await page.getAttribute('.futures progress', 'max')).toBe('2000');
    const found = await counts(page);
    expect(found.catastrophe + found.safe + found.undecided).toBe(found.done);
    await page.evaluate(() => window.labRace.advance(0));
    const plane = page.locator('[data-testid=plane]');
    const drawn = await plane.screenshot();
    await page.evaluate(() => (document.querySelector<HTMLElement>('[data-testid=plane] canvas')!.style.visibility = 'hidden'));
    // The axes alone are a far smaller picture.
    expect(drawn.length).toBeGreaterThan(1.5 * (await plane.screenshot()).length);
    expect(tools.problems).toEqual([]);
  }, 300_000);

  it('isolates an ending and a region by buttons and numbers, and says how many futures those are', async () => {
    const page = await tools.open(testPage);
    await open(page, fewRuns);
    await page.click('[data-testid=ending-safe]');
    expect(await page.getAttribute('[data-testid=ending-safe]', 'aria-pressed')).toBe('true');
    await page.waitForFunction(() => /^[\d,]+ of [\d,]+ futures: decided, no catastrophe\.$/.test(document.querySelector('[data-testid=futures-said]')!.textContent!));
    await page.click('[data-testid=ending-safe]');
    await page.click('.region summary');
    await page.fill('[data-testid=region-x0]', '500');
    await page.locator('[data-testid=region-x0]').blur();
    await page.waitForFunction(() => document.querySelector('[data-testid=futures-said]')!.textContent!.startsWith('0 of '));
    await page.click('[data-testid=clear-region]');
    // A dragged region does the same as a typed one.
    const box = (await page.locator('[data-testid=plane]').boundingBox())!;
    await page.mouse.move(box.x + 0.2 * box.width, box.y + 0.1 * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.9 * box.width, box.y + 0.8 * box.height, { steps: 4 });
    await page.mouse.up();
    await page.waitForFunction(() => /pass(es)? through the region/.test(document.querySelector('[data-testid=futures-said]')!.textContent!));
    expect(Number(await page.inputValue('[data-testid=region-x0]'))).toBeLessThan(Number(await page.inputValue('[data-testid=region-x1]')));
    expect(tools.problems).toEqual([]);
  }, 300_000);

  it('goes from future to future by the arrows, and opens that very run in the lanes', async () => {
    const page = await tools.open(testPage);
    await open(page, fewRuns);
    await page.focus('[data-testid=plane]');
    for (let press = 0; press < 4; press++) await page.keyboard.press('ArrowDown');
    expect(await page.textContent('[data-testid=future]')).toMatch(/^Run 3: /);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('[data-testid=run]')?.textContent === 'run 3');
    expect(await page.getAttribute('[data-testid=race-picture]', 'aria-pressed')).toBe('true');
    const same = await page.evaluate(async () => window.labRace.runHash(JSON.stringify(window.labRace.scenario), 3));
    await page.waitForFunction((hash) => window.labRace.hash === hash, same, { timeout: 120_000 });
    // Another future, one step on.
    await page.click('[data-testid=next-run]');
    await page.waitForFunction((hash) => window.labRace.hash !== hash && document.querySelector('[data-testid=run]')?.textContent === 'run 4', same, { timeout: 120_000 });
    expect(tools.problems).toEqual([]);
  }, 300_000);
});

describeBrowser('the plane of futures without WebGL', (tools) => {
  it('is drawn all the same', async () => {
    const page = await tools.open(testPage, async (fresh) => {
      await fresh.addInitScript(() => {
        const get = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
          return kind.startsWith('webgl') ? null : (get as (...all: unknown[]) => unknown).call(this, kind, ...rest);
        } as typeof get;
      });
    });
    await ready(page);
    await page.click('[data-testid=race-futures]');
    await page.waitForFunction(() => (document.querySelector<HTMLProgressElement>('.futures progress')?.value ?? 0) >= 20, null, { timeout: 120_000 });
    await page.evaluate(() => window.labRace.advance(0));
    const inked = await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-testid=plane] canvas')!;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return data.filter((_, index) => index % 4 === 3).reduce((sum, alpha) => sum + (alpha > 0 ? 1 : 0), 0);
    });
    expect(inked).toBeGreaterThan(500);
  }, 300_000);
});
