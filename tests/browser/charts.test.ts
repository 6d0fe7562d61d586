import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { describeBrowser } from './harness.ts';
import { settled as whole, testPage } from './page.ts';

/** The ensemble is whole and so many charts are drawn: one that shows its table is not. */
async function settled(page: Page, drawn = 2): Promise<void> {
  await whole(page);
  await page.waitForFunction((wanted) => Object.keys(window.labRace.charts).length === wanted, drawn, { timeout: 120_000 });
}

describeBrowser('the charts', (tools) => {
  it('show any quantity in either place, with bands that come when it was not kept, and change places', async () => {
    const page = await tools.open(testPage);
    await settled(page);
    expect(await page.$$eval('.charts .chart', (charts) => charts.map((chart) => (chart as HTMLElement).dataset['testid']))).toEqual(['chart-capability', 'chart-debt']);
    const before = await page.evaluate(() => (window.labRace.state as { ensemble: { hash: string } }).ensemble.hash);
    await page.selectOption('[data-testid=pick-0]', 'speed');
    await page.click('[data-testid=table-speed]');
    // The band's column is there once the ensemble has been computed with the paths of the new quantity: the same runs, so the same hash.
    await page.waitForFunction(() => [...document.querySelectorAll('[data-testid=chart-speed] thead th')].some((head) => head.textContent!.includes('10–90%')), null, { timeout: 120_000 });
    await settled(page, 1);
    expect(await page.evaluate(() => (window.labRace.state as { ensemble: { hash: string } }).ensemble.hash)).toBe(before);
    await page.selectOption('[data-testid=pick-1]', 'speed');
    await page.waitForSelector('[data-testid=chart-speed]');
    expect(await page.$$eval('.charts .chart', (charts) => charts.map((chart) => (chart as HTMLElement).dataset['testid']))).toEqual(['chart-debt', 'chart-speed']);
    expect(tools.problems).toEqual([]);
  });

  it('go to a month by a click and a drag, and from lab to lab by keys, and tell the value there', async () => {
    const page = await tools.open(testPage);
    await settled(page);
    const plot = (await page.locator('[data-testid=chart-capability] .u-over').boundingBox())!;
    const month = () => page.evaluate(() => window.labRace.month);
    const x = (of: number): number => plot.x + (plot.width * of) / 72;
    await page.mouse.move(x(9), plot.y + 20);
    await page.mouse.down();
    expect(Math.abs((await month()) - 9)).toBeLessThan(0.5);
    await page.mouse.move(x(18), plot.y + 30);
    await page.mouse.up();
    expect(Math.abs((await month()) - 18)).toBeLessThan(0.5);
    await page.focus('[data-testid=chart-capability] .chart-surface');
    await page.keyboard.press('Home');
    const lab = () => page.evaluate(() => (window.labRace.state as { selected: number }).selected);
    for (const [key, wanted] of [['ArrowDown', 1], ['ArrowDown', 2], ['ArrowUp', 1]] as const) {
      await page.keyboard.press(key);
      expect(await lab()).toBe(wanted);
    }
    await page.keyboard.press('ArrowRight');
    const value = await page.evaluate(() => window.labRace.charts['capability']!.lines[1]![1]!);
    await page.waitForFunction((said) => document.querySelector('[data-testid=live]')!.textContent === said, `Capability, Boreal: ${value.toFixed(2).replace('-', '−')} at month 1.0`);
    expect(tools.problems).toEqual([]);
  });

  it('are enlarged, copied and saved with the numbers that they draw', async () => {
    const page = await tools.open(testPage);
    await settled(page);
    const height = async () => (await page.locator('[data-testid=chart-debt] canvas').boundingBox())!.height;
    const small = await height();
    await page.click('[data-testid=enlarge-debt]');
    expect(await page.locator('.charts .chart').count()).toBe(1);
    await page.waitForFunction((least) => document.querySelector('[data-testid=chart-debt] canvas')!.getBoundingClientRect().height > 1.3 * least, small);

    await tools.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.click('[data-testid=copy-debt]');
    await page.waitForFunction(() => document.querySelector('[data-testid=live]')!.textContent!.includes('rows copied'));
    const rows = (await page.evaluate(() => navigator.clipboard.readText())).trim().split('\n').map((line) => line.split('\t'));
    const drawn = await page.evaluate(() => window.labRace.charts['debt']!);
    drawn.lines.forEach((line, index) => line.forEach((value, row) => {
      if (value !== null) expect(Number(rows[row + 1]![index + 1])).toBe(value);
    }));
    expect(rows[0]![1]).toMatch(/Safety debt \(OOM/);
    expect(rows[0]).toHaveLength(1 + drawn.labs.length + 4);

    const [file] = await Promise.all([page.waitForEvent('download'), page.click('[data-testid=picture-debt]')]);
    expect(file.suggestedFilename()).toBe('lab-race-frontier-debt.png');
    await page.click('[data-testid=enlarge-debt]');
    expect(await page.locator('.charts .chart').count()).toBe(2);
    expect(tools.problems).toEqual([]);
  });
});
