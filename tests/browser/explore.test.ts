import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { labColumns, worldColumns } from '../../src/engine/types.ts';
import { describeBrowser } from './harness.ts';
import { atRest, drawingThread, inDrawingThread, ready, settled, testPage } from './page.ts';

interface Lane {
  readonly lab: number;
  readonly y: number;
  readonly token: { readonly x: number; readonly y: number; readonly radius: number };
  readonly diamond: { readonly x: number };
  readonly debt: { readonly from: number; readonly to: number };
  readonly badges: readonly { readonly id: string; readonly lab: number }[];
}
interface Lanes {
  readonly scale: { readonly domain: readonly [number, number]; readonly range: readonly [number, number] };
  readonly lanes: readonly Lane[];
}

const lanes = (page: Page) => page.evaluate(() => window.labRace.layout) as Promise<Lanes>;
const month = (page: Page) => page.evaluate(() => window.labRace.month);
const scrub = async (page: Page, to: number): Promise<void> => {
  await page.evaluate((value) => {
    const slider = document.querySelector<HTMLInputElement>('[data-testid=scrub]')!;
    slider.value = String(value);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  }, to);
  await page.evaluate(() => window.labRace.advance(0));
};

/** A quantity of the series at a row, read here by hand. */
const column = (series: { width: number; values: readonly number[] }, row: number, lab: number, name: (typeof labColumns)[number]): number =>
  series.values[row * series.width + worldColumns.length + lab * labColumns.length + labColumns.indexOf(name)]!;

describeBrowser('the page on its default scenario', (tools) => {
  it('shows four numbers, two charts and the notice without a click, and nothing goes wrong', async () => {
    const page = await tools.open();
    await page.waitForFunction(() => document.querySelectorAll('.tile .big').length === 4 && document.querySelectorAll('.uplot canvas').length >= 2, null, { timeout: 120_000 });
    await page.waitForSelector('[data-testid=race-canvas] canvas');
    expect(await page.isVisible('[data-testid=notice]')).toBe(true);
    await page.waitForFunction(() => document.querySelector('[data-testid=runs]')!.textContent!.startsWith('200 of 200'), null, { timeout: 120_000 });
    expect(await page.textContent('[data-testid=outcome-catastrophe] .big')).toMatch(/^\d+ of 200 runs$/);
    expect(tools.problems).toEqual([]);
  });

  it('does not play by itself, plays and pauses on Space and moves by the keys', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    const end = (await page.evaluate(() => (window.labRace.state as { endMonth: number }).endMonth));
    expect(await page.evaluate(() => window.labRace.playing)).toBe(false);
    await page.keyboard.press('Home');
    expect(await month(page)).toBe(0);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await month(page)).toBe(11);
    await page.keyboard.press('ArrowLeft');
    expect(await month(page)).toBe(10);
    await page.keyboard.press('Space');
    expect(await page.evaluate(() => window.labRace.playing)).toBe(true);
    await page.evaluate(async () => {
      await window.labRace.advance(16);
      await window.labRace.advance(1000);
    });
    expect(await month(page)).toBeGreaterThan(10);
    await page.keyboard.press('Space');
    expect(await page.evaluate(() => window.labRace.playing)).toBe(false);
    await page.keyboard.press('End');
    expect(await month(page)).toBe(72);
    expect(end).toBeLessThanOrEqual(72);
    await page.keyboard.press('Home');
    await page.keyboard.press('e');
    const first = await month(page);
    expect(first).toBeGreaterThan(0);
    await page.keyboard.press('3');
    expect(await page.evaluate(() => (window.labRace.state as { selected: number }).selected)).toBe(2);
    await page.keyboard.press('?');
    // The dialog's words come with it, when it is asked for.
    await page.waitForSelector('[data-testid=help-dialog]', { state: 'visible' });
    await page.keyboard.press('Escape');
    await page.waitForSelector('[data-testid=help-dialog]', { state: 'hidden' });
  });

  it('draws token and diamond where the series says, and the debt bar between them, at every month', async () => {
    const page = await tools.share(testPage, ready);
    const series = (await page.evaluate(() => window.labRace.series))!;
    let order: string | null = null;
    for (const at of [0, 7, 19, 25]) {
      await scrub(page, at);
      const { scale, lanes: drawn } = await lanes(page);
      const x = (value: number): number => scale.range[0] + ((value - scale.domain[0]) / (scale.domain[1] - scale.domain[0])) * (scale.range[1] - scale.range[0]);
      for (const lane of drawn) {
        expect(Math.abs(lane.token.x - x(column(series, at, lane.lab, 'capability')))).toBeLessThan(1);
        expect(Math.abs(lane.diamond.x - x(column(series, at, lane.lab, 'covered')))).toBeLessThan(1);
        expect(lane.debt.to - lane.debt.from).toBeCloseTo(lane.token.x - lane.diamond.x, 6);
      }
      const now = drawn.map((lane) => `${lane.lab}@${lane.y}`).join();
      expect(now).toBe((order ??= now));
    }
  });

  it('shows the same at a month whether it was sought or played to', async () => {
    const page = await tools.share(testPage, ready);
    await scrub(page, 0);
    await page.keyboard.press('Space');
    await page.evaluate(async () => {
      await window.labRace.advance(0);
      for (let index = 0; index < 20; index++) await window.labRace.advance(250);
    });
    await page.keyboard.press('Space');
    const at = await month(page);
    expect(at).toBeCloseTo(15, 6);
    const played = await lanes(page);
    await scrub(page, 3);
    await page.evaluate((value) => window.labRace.seek(value), at);
    await page.evaluate(() => window.labRace.advance(0));
    expect(await lanes(page)).toEqual(played);
  });

  it('has one badge for every incident so far, on its lane', async () => {
    const page = await tools.share(testPage, ready);
    await page.keyboard.press('End');
    await page.evaluate(() => window.labRace.advance(0));
    const incidents = (await page.evaluate(() => window.labRace.events.filter((event) => event.kind === 'accident' || event.kind === 'deployment-accident'))) as readonly { id: string; entity: string; time: number }[];
    const names = (await page.evaluate(() => window.labRace.series!.labs)) as readonly string[];
    const badges = async (): Promise<string[]> => (await lanes(page)).lanes.flatMap((lane) => lane.badges.map((badge) => `${badge.id} ${names[lane.lab]}`)).sort();
    const upTo = (time: number): string[] => incidents.filter((event) => event.time <= time).map((event) => `${event.id} ${event.entity}`).sort();
    expect(await badges()).toEqual(upTo(Infinity));
    expect(incidents.length).toBeGreaterThan(1);
    // Each comes at its time: just before it there is one less.
    for (const { time } of incidents) {
      for (const at of [time - 0.01, time]) {
        await page.evaluate((to) => window.labRace.seek(to), at);
        await page.evaluate(() => window.labRace.advance(0));
        expect(await badges()).toEqual(upTo(at));
      }
    }
  });

  it('selects the same lab by click, by tap and by Enter in the table', async () => {
    const page = await tools.share(testPage, ready);
    await scrub(page, 7);
    const selected = () => page.evaluate(() => (window.labRace.state as { selected: number }).selected);
    const lane = (await lanes(page)).lanes[3]!;
    await page.locator('[data-testid=race-canvas] canvas').click({ position: { x: lane.token.x, y: lane.token.y } });
    expect(await selected()).toBe(3);
    await page.keyboard.press('1');
    expect(await selected()).toBe(0);
    // A finger, from the device's own events on.
    const box = (await page.locator('[data-testid=race-canvas] canvas').boundingBox())!;
    const devtools = await tools.context.newCDPSession(page);
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: box.x + lane.token.x, y: box.y + lane.token.y }] });
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await devtools.detach();
    await expect.poll(selected, { timeout: 60_000 }).toBe(3);
    await page.keyboard.press('1');
    await page.locator('[data-testid=race-table] tbody button').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await selected()).toBe(3);
  });

  it('paints something on the canvas, draws nothing while paused, and survives a lost context', async () => {
    const page = await tools.open(testPage, (each) => inDrawingThread(each, () => {
      const original = OffscreenCanvas.prototype.getContext;
      OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...all: unknown[]) {
        const context: unknown = (original as (...all: unknown[]) => unknown).apply(this, all);
        // Pixi first looks on a canvas of its own whether there is WebGL.
        if (context instanceof WebGL2RenderingContext) (self as unknown as { last: WebGL2RenderingContext }).last = context;
        return context;
      } as typeof original;
    }));
    await ready(page);
    const colours = async (): Promise<number> => {
      const picture = await page.locator('[data-testid=race-canvas] canvas').screenshot();
      return new Set(picture).size > 40 ? picture.length : 0;
    };
    const before = await colours();
    expect(before).toBeGreaterThan(3000);
    await settled(page);
    await atRest(page, () => page.evaluate(() => window.labRace.counters.frames));
    await (await drawingThread(page)).evaluate(() => new Promise<void>((restored) => {
      const { last } = self as unknown as { readonly last: WebGL2RenderingContext };
      const loss = last.getExtension('WEBGL_lose_context')!;
      last.canvas.addEventListener('webglcontextrestored', () => restored(), { once: true });
      loss.loseContext();
      setTimeout(() => loss.restoreContext(), 100);
    }));
    await expect.poll(colours, { timeout: 60_000, interval: 500 }).toBeGreaterThan(before * 0.8);
  });
});
