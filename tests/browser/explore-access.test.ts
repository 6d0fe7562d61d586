import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { labColumns, worldColumns } from '../../src/engine/types.ts';
import { describeBrowser } from './harness.ts';
import { drawingThread, findings, inDrawingThread, ready, settled, testPage, twinned } from './page.ts';
import { alike, colourTokens, countIn, labTokens, readPng } from './pixels.ts';

const tokens = ['paper', 'card', 'ink', 'soft', 'safe', 'risk', 'act', 'edge', 'on-token', ...labTokens];
/** WCAG 2.2, contrast ratio from relative luminance. */
function contrast(a: readonly number[], b: readonly number[]): number {
  const luminance = (colour: readonly number[]): number => {
    const [r, g, b] = colour.map((part) => part / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}
async function checkContrast(page: Page): Promise<void> {
  const colours = await colourTokens(page, tokens);
  for (const ground of ['paper', 'card']) {
    for (const word of ['ink', 'soft', 'safe', 'risk', 'act', ...labTokens]) expect(contrast(colours[word]!, colours[ground]!), `${word} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours['edge']!, colours[ground]!), `edge on ${ground}`).toBeGreaterThanOrEqual(3);
  }
  for (const lab of labTokens) expect(contrast(colours['on-token']!, colours[lab]!)).toBeGreaterThanOrEqual(4.5);
}
/** Lines of a chart have the colours of their labs, not paler ones: where no names stand, in the first year of six, each colour is found. */
async function checkStrokes(page: Page, chart: string): Promise<void> {
  const plot = (await page.locator(`[data-testid=chart-${chart}] .u-over`).boundingBox())!;
  const picture = readPng(await page.screenshot({ clip: { ...plot, width: plot.width / 6 } }));
  const colours = await colourTokens(page, labTokens);
  for (const lab of labTokens.slice(0, 5)) expect(countIn(picture, 0, 0, picture.width, picture.height, (colour) => alike(colour, colours[lab]!, 50)), `${lab} in ${chart}`).toBeGreaterThan(10);
}

describeBrowser('access to the page', (tools) => {
  it('would notice a fault: a button without a name is a finding', async () => {
    const page = await tools.share(testPage, ready);
    await page.evaluate(() => document.querySelector('main')!.append(document.createElement('button')));
    expect((await findings(page)).some((finding) => finding.startsWith('button-name'))).toBe(true);
    await page.evaluate(() => document.querySelector('main > button:last-child')!.remove());
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`has no serious or critical finding in the ${theme} theme, cards, tables, reasons and dialogs included, words at 4.5:1 and strokes at 3:1`, async () => {
      const page = await tools.open(testPage, (each) => each.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' }));
      await settled(page);
      expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe(theme);
      await page.fill('[data-testid=number-pause]', '0.3');
      await page.fill('[data-testid=number-treaty]', '77');
      await page.click('[data-testid=info-safety-technology]');
      await page.selectOption('[data-testid=event-filter]', 'all');
      await page.locator('.entry-head').first().click();
      await settled(page);
      expect(await findings(page)).toEqual([]);
      await checkStrokes(page, 'capability');
      await page.click('[data-testid=race-table-button]');
      await page.click('[data-testid=table-debt]');
      expect(await findings(page)).toEqual([]);
      await page.click('[data-testid=help]');
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.click('[data-testid=share]');
      await page.waitForSelector('[data-testid=share-dialog][open]');
      expect(await findings(page)).toEqual([]);
      await page.click('[data-testid=save-brief]');
      await page.waitForSelector('dialog.brief[open]');
      expect(await findings(page)).toEqual([]);
      await checkContrast(page);
    });
  }

  it('holds the same numbers in the lane table and in the picture', async () => {
    const page = await tools.share(testPage, ready);
    await page.keyboard.press('Home');
    for (let step = 0; step < 14; step++) await page.keyboard.press('ArrowRight');
    await page.evaluate(() => window.labRace.advance(0));
    await twinned(page);
    const drawn = (await page.evaluate(() => window.labRace.layout)) as {
      scale: { domain: [number, number]; range: [number, number] }; lanes: { token: { x: number }; diamond: { x: number }; debt: { value: number } }[];
    };
    const value = (x: number): number => drawn.scale.domain[0] + ((x - drawn.scale.range[0]) / (drawn.scale.range[1] - drawn.scale.range[0])) * (drawn.scale.domain[1] - drawn.scale.domain[0]);
    const rows = await page.locator('[data-testid=race-table] tbody tr').evaluateAll((all) => all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')));
    const number = (text: string): number => Number(text.replace('−', '-').replace(/[^0-9.-]/g, ''));
    const series = (await page.evaluate(() => window.labRace.series))!;
    const recorded = (lab: number, column: (typeof labColumns)[number]): number => series.values[14 * series.width + worldColumns.length + lab * labColumns.length + labColumns.indexOf(column)]!;
    expect(rows).toHaveLength(drawn.lanes.length);
    rows.forEach((cells, lab) => {
      for (const [index, column, factor, half] of [[3, 'budget', 100, 0.051], [4, 'residualRisk', 100, 0.051], [5, 'staff', 1, 0.5], [6, 'safetyStaff', 1, 0.5], [7, 'mission', 1, 0.0051]] as const) {
        expect(Math.abs(number(cells[index]!) - factor * recorded(lab, column)), `${column} of lab ${lab}`).toBeLessThanOrEqual(half);
      }
      expect(Math.abs(number(cells[0]!) - value(drawn.lanes[lab]!.token.x))).toBeLessThan(0.006);
      expect(Math.abs(number(cells[1]!) - value(drawn.lanes[lab]!.diamond.x))).toBeLessThan(0.006);
      expect(Math.abs(number(cells[2]!) - drawn.lanes[lab]!.debt.value)).toBeLessThan(0.006);
    });
  });

  it('goes through the controls in reading order, with the focus always visible and never covered', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    const seen: { y: number; name: string; covered: boolean; ring: boolean }[] = [];
    for (let press = 0; press < 120; press++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement | null;
        if (!element || element === document.body) return null;
        const box = element.getBoundingClientRect();
        const top = document.elementFromPoint(Math.min(innerWidth - 1, Math.max(0, box.left + box.width / 2)), Math.min(innerHeight - 1, Math.max(0, box.top + box.height / 2)));
        const style = getComputedStyle(element);
        const ring = (element instanceof HTMLInputElement && element.type === 'range') || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && !/, 0\)$|^transparent$/.test(style.outlineColor));
        return { y: box.top, name: element.getAttribute('aria-label') ?? element.textContent ?? element.tagName, covered: !(top && (element.contains(top) || top.contains(element))), ring };
      });
      if (!stop) break;
      seen.push(stop);
    }
    expect(seen.length).toBeGreaterThan(30);
    expect(seen.filter((stop) => stop.covered)).toEqual([]);
    expect(seen.filter((stop) => !stop.ring)).toEqual([]);
    const at = (name: string | RegExp): number => seen.findIndex((stop) => (typeof name === 'string' ? stop.name === name : name.test(stop.name)));
    const order = [at('Skip to the race'), at('About Pause'), at('About Treaty on speed'), at('Picture'), at(/^Capability by lab/), at(/^Safety debt by lab/), at('One step back'), at('Next event')];
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order.every((index) => index >= 0)).toBe(true);
    // A slider's ring is drawn around its thumb, of which styles say nothing: it is looked at.
    for (const slider of ['range-pause', 'scrub']) {
      const around = async (): Promise<Buffer> => {
        await page.waitForTimeout(300);
        return page.locator(`[data-testid=${slider}]`).screenshot();
      };
      await page.focus(`[data-testid=${slider}]`);
      await page.keyboard.press('Tab');
      const without = await around();
      await page.keyboard.press('Shift+Tab');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe(slider);
      expect((await around()).equals(without), `${slider} looks the same with the focus`).toBe(false);
    }
  });

  it('has no text under 12 px and no target under 24 px', async () => {
    const page = await tools.share(testPage, ready);
    const small = await page.evaluate(() => {
      const found: string[] = [];
      for (const element of document.querySelectorAll<HTMLElement>('body *')) {
        const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '');
        if (own && parseFloat(getComputedStyle(element).fontSize) < 12) found.push(`text ${element.className} ${element.textContent}`);
      }
      for (const element of document.querySelectorAll<HTMLElement>('button, select, input, a[href]')) {
        const box = element.getBoundingClientRect();
        const hidden = element.closest('.is-twin, .skip, dialog:not([open])');
        if (!hidden && box.width > 0 && (box.width < 24 || box.height < 24)) found.push(`target ${element.outerHTML.slice(0, 80)} ${box.width}×${box.height}`);
      }
      return found;
    });
    expect(small).toEqual([]);
  });

  it('scrolls in one direction only at 390 px and at 320 px', async () => {
    const page = await tools.open(testPage, (each) => each.setViewportSize({ width: 390, height: 800 }));
    await ready(page);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), { timeout: 60_000, message: `${width} px` }).toBeLessThanOrEqual(width);
      for (const id of ['play', 'range-pause', 'outcome-catastrophe', 'scenario']) {
        await page.locator(`[data-testid=${id}]`).scrollIntoViewIfNeeded();
        const box = (await page.locator(`[data-testid=${id}]`).boundingBox())!;
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
      }
    }
  });

  it('draws in forced colours, with strokes at 3:1 on the ground that the system chose', async () => {
    const page = await tools.open(testPage, (each) => each.emulateMedia({ forcedColors: 'active', colorScheme: 'light' }));
    await ready(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ forcedColors: 'active', colorScheme });
      expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
      const colours = await colourTokens(page, tokens);
      for (const stroke of ['ink', 'soft', 'edge', 'act', 'safe', 'risk', ...labTokens]) expect(contrast(colours[stroke]!, colours['card']!), `${stroke}, ${colorScheme}`).toBeGreaterThanOrEqual(3);
      const picture = await page.locator('[data-testid=race-canvas] canvas').screenshot();
      expect(picture.length).toBeGreaterThan(3000);
    }
  });

  it('draws without WebGL all the same', async () => {
    const page = await tools.open(testPage, (each) => inDrawingThread(each, () => {
      const original = OffscreenCanvas.prototype.getContext;
      OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, kind: string, ...rest: unknown[]) {
        return kind.startsWith('webgl') || kind === 'webgpu' ? null : (original as (...all: unknown[]) => unknown).call(this, kind, ...rest);
      } as typeof original;
    }));
    await ready(page);
    expect(await (await drawingThread(page)).evaluate(() => new OffscreenCanvas(1, 1).getContext('webgl2'))).toBeNull();
    const picture = await page.locator('[data-testid=race-canvas] canvas').screenshot();
    expect(picture.length).toBeGreaterThan(3000);
    expect(tools.problems).toEqual([]);
  });

  it('is carried by the table where the picture cannot be had at all', async () => {
    tools.allow(/race-worker-.*\.js/);
    const page = await tools.open(testPage, async (each) => void (await each.route(/race-worker-.*\.js$/, (route) => route.abort())));
    await page.waitForSelector('[data-testid=no-canvas]', { timeout: 120_000 });
    await page.waitForSelector('[data-testid=race-table] tbody tr');
    expect(await page.isVisible('[data-testid=race-table]')).toBe(true);
    await page.keyboard.press('Home');
    expect(await page.textContent('[data-testid=clock]')).toBe('Month 0.0');
    await page.locator('[data-testid=race-table] tbody button').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => (window.labRace.state as { selected: number }).selected)).toBe(1);
  });
});

// A clock belongs to all pages of a browser.
describeBrowser('the live region', (tools) => {
  it('speaks at most once a second in fast play', async () => {
    // The page's clock is the test's: what a busy machine takes to draw is not what is asked.
    const page = await tools.open('', (each) => each.clock.install());
    await page.waitForSelector('.tile .big', { timeout: 120_000 });
    await page.clock.pauseAt(Date.now() + 3_600_000);
    await page.evaluate(() => {
      const times: number[] = [];
      (window as unknown as { spoken: number[] }).spoken = times;
      new MutationObserver(() => times.push(performance.now())).observe(document.querySelector('[data-testid=live]')!, { childList: true, characterData: true, subtree: true });
    });
    for (let press = 0; press < 4; press++) await page.keyboard.press(']');
    await page.keyboard.press('Space');
    for (let step = 0; step < 40; step++) await page.clock.fastForward(100);
    const times = await page.evaluate(() => (window as unknown as { spoken: number[] }).spoken);
    expect(times.length).toBeGreaterThan(1);
    times.slice(1).forEach((time, index) => expect(time - times[index]!).toBeGreaterThanOrEqual(1000));
  });
});
