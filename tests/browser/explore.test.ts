import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { labColumns, worldColumns } from '../../src/engine/types.ts';
import { isNotable } from '../../src/app/events/describe.ts';
import { describeBrowser } from './harness.ts';
import { atRest, drawingThread, inDrawingThread, ready, settled, testPage } from './page.ts';
import { alike, colourTokens, countIn, labTokens, readPng } from './pixels.ts';

interface Lane {
  readonly lab: number;
  readonly y: number;
  readonly token: { readonly x: number; readonly y: number; readonly radius: number };
  readonly diamond: { readonly x: number };
  readonly debt: { readonly from: number; readonly to: number };
  readonly badges: readonly { readonly id: string; readonly lab: number; readonly x: number; readonly y: number; readonly radius: number }[];
}
interface Pool {
  readonly kind: string;
  readonly lab: number;
  readonly marks: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
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
    const notable = (await page.evaluate(() => window.labRace.events)).filter(isNotable).map((event) => event.time);
    const times = [...new Set(notable)].sort((a, b) => a - b);
    expect(times.length).toBeGreaterThan(3);
    expect(await month(page)).toBe(times.find((time) => time > 0));
    await page.keyboard.press('e');
    await page.click('[data-testid=next-event]');
    expect(await month(page)).toBe(times.filter((time) => time > 0)[2]);
    await page.keyboard.press('Shift+E');
    expect(await month(page)).toBe(times.filter((time) => time > 0)[1]);
    await page.click('[data-testid=previous-event]');
    expect(await month(page)).toBe(times.filter((time) => time > 0)[0]);
    await page.keyboard.press('Home');
    await page.click('[data-testid=forward]');
    await page.click('[data-testid=forward]');
    await page.click('[data-testid=back]');
    expect(await month(page)).toBe(1);
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

  it('has in the picture what its layout says: tokens, diamonds, bars, badges and marks of people', async () => {
    const page = await tools.share(testPage, ready);
    await page.keyboard.press('End');
    await page.evaluate(() => window.labRace.advance(0));
    const colours = await colourTokens(page, ['card', 'safe', 'risk', 'soft', ...labTokens]);
    const missing = async (): Promise<string[]> => {
      const { lanes: drawn, people } = (await page.evaluate(() => window.labRace.layout)) as Lanes & { readonly people: { readonly pools: readonly Pool[] } };
      const picture = readPng(await page.locator('[data-testid=race-canvas] canvas').screenshot());
      const near = (x: number, y: number, reach: number, colour: string): number => countIn(picture, x - reach, y - reach, 2 * reach, 2 * reach, (each) => alike(each, colours[colour]!));
      const found = drawn.flatMap(({ lab, y, token, diamond, debt, badges }): [string, number, number][] => [
        // Left of its letter and right of it, where nothing else of its colour is.
        [`token ${lab}`, Math.min(near(token.x - 0.6 * token.radius, y, 2, labTokens[lab]!), near(token.x + 0.6 * token.radius, y + 3, 2, labTokens[lab]!)), 10],
        [`diamond ${lab}`, near(diamond.x - 4, y - 4, 3, 'safe'), 5],
        [`bar ${lab}`, countIn(picture, debt.from + 12, y - 4, debt.to - debt.from - token.radius - 14, 8, (each) => alike(each, colours['risk']!, 80)), 0.1 * 8 * (debt.to - debt.from - token.radius - 14)],
        ...badges.map(({ id, x, y: at, radius }): [string, number, number] => [id, near(x - 0.65 * radius, at, 2, 'risk'), 6]),
      ]);
      const pools = people.pools.map(({ kind, lab, x, y, width, height, marks }): [string, number, number] =>
        [`${kind} ${lab}`, countIn(picture, x, y, width, height, (each) => !alike(each, colours['card']!, 60)), marks]);
      return [...found, ...pools].filter(([, count, least]) => count < least).map(([what, count, least]) => `${what}: ${count} of ${least} pixels`);
    };
    await expect.poll(missing, { timeout: 60_000, interval: 500 }).toEqual([]);
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
    await scrub(page, 3.4);
    expect(await month(page)).toBeCloseTo(3.4, 9);
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
