import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { describeBrowser } from './harness.ts';
import { ready, settled, testPage, wholePage } from './page.ts';

const paired = (page: Page) => page.waitForFunction(() => window.labRace.other?.hash && document.querySelector('[data-testid=difference] .uplot') && document.querySelector('[data-testid=statement]'), null, { timeout: 120_000 });
const whole = (page: Page) => page.waitForFunction(() => document.querySelector('[data-testid=pairs]')!.textContent!.startsWith('200 of 200'), null, { timeout: 120_000 });
const line = async (page: Page): Promise<(number | null)[]> => {
  await page.evaluate(() => window.labRace.advance(0));
  return page.evaluate(() => [...window.labRace.charts['difference']!.lines[0]!]);
};

describeBrowser('A|B', (tools) => {
  it('with the same inputs has the same series, no difference in any month, and no pair in which one is safer', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    await page.keyboard.press('c');
    await paired(page);
    expect(await page.evaluate(() => window.labRace.other!.hash === window.labRace.hash)).toBe(true);
    const values = (await line(page)).filter((value) => value !== null);
    expect(values.length).toBeGreaterThan(5);
    expect(values.every((value) => value === 0)).toBe(true);
    expect(await page.isVisible('[data-testid=no-inputs]')).toBe(true);
    expect(await page.textContent('[data-testid=statement]')).toMatch(/^In none of \d+ pairs/);
    await page.keyboard.press('c');
    await page.waitForSelector('[data-testid=compare]', { state: 'detached' });
    expect(tools.problems).toEqual([]);
  }, 300_000);

  it('lists exactly the inputs that differ, counts the pairs, and holds its clock while the levers change sides', async () => {
    const page = await tools.open(wholePage);
    await settled(page);
    const numbers = async () => [await page.textContent('[data-testid=outcome-catastrophe] .big'), await page.textContent('[data-testid=outcome-incidents] .big')].map((text) => parseFloat(text!)) as [number, number];
    const shipped = await numbers();
    await page.fill('[data-testid=number-pause]', '0.3');
    await page.fill('[data-testid=number-treaty]', '0.5');
    await page.waitForFunction(() => window.labRace.scenario.policies.length === 2);
    await settled(page);
    const changed = await numbers();
    await page.click('[data-testid=compare-button]');
    await paired(page);
    await whole(page);
    const keys = () => page.$$eval('[data-testid=inputs] tbody tr', (rows) => rows.map((row) => (row as HTMLElement).dataset['key']).sort());
    expect(await keys()).toEqual(['pause', 'treaty']);
    const statement = (await page.textContent('[data-testid=statement]'))!;
    expect(statement).toMatch(/^In \d+ of 200 pairs [AB] is safer\.$/);
    // A is the scenario as shipped and B what was set, with the numbers that the page gave them, and the safer one leaves less risk.
    const cells = (outcome: string) => page.$$eval(`[data-outcome=${outcome}] td`, (all) => all.slice(0, 2).map((cell) => Number(cell.textContent)));
    expect(await cells('catastrophe')).toEqual([shipped[0] / 2, changed[0] / 2]);
    expect(await cells('incidents')).toEqual([shipped[1], changed[1]]);
    const [riskA, riskB] = (await cells('finalResidualRisk')) as [number, number];
    expect(Math.abs(riskA - riskB)).toBeGreaterThan(1);
    expect(statement).toContain(riskA < riskB ? 'pairs A is' : 'pairs B is');
    const [, more] = /In (\d+) of/.exec(statement)!;
    const [, less, same] = /safer in (\d+), equal in (\d+)/.exec((await page.textContent('[data-testid=statement-note]'))!)!;
    expect(Number(more) + Number(less) + Number(same)).toBe(200);
    expect((await line(page)).some((value) => value !== null && Math.abs(value) > 0.001)).toBe(true);
    // It is B less A: as the two columns say at the month.
    const shown = (place: string) => page.textContent(place).then((text) => parseFloat(text!.replace('−', '-')));
    await page.evaluate(() => window.labRace.seek(3));
    const [a, b] = [await shown('[data-testid=column-a] .readout b'), await shown('[data-testid=column-b] .readout b')];
    expect(Math.abs(b - a)).toBeGreaterThan(1);
    expect(Math.abs((await shown('[data-testid=difference-now]')) - (b - a))).toBeLessThan(0.151);
    // The table of the difference has the numbers of its line.
    const drawn = await page.evaluate(() => window.labRace.charts['difference']!.lines[0]![3]!);
    await page.click('[data-testid=difference-table-button]');
    const cell = (await page.textContent('[data-testid=difference-table] tbody tr:nth-child(4) td'))!;
    expect(Number(cell.replace('−', '-').replace(' points', ''))).toBeCloseTo(100 * drawn, 1);

    await page.evaluate(() => window.labRace.seek(7.5));
    const hashes = await page.evaluate(() => [window.labRace.hash, window.labRace.other!.hash]);
    await page.click('[data-testid=edit-a]');
    await page.waitForFunction((wanted) => window.labRace.other!.side === 'a' && window.labRace.hash === wanted[1] && window.labRace.other!.hash === wanted[0], hashes, { timeout: 120_000 });
    expect(await page.evaluate(() => window.labRace.month)).toBe(7.5);
    expect(await page.inputValue('[data-testid=number-pause]')).toBe('0');
    expect(await keys()).toEqual(['pause', 'treaty']);
    // Back by undo, as any change.
    await page.keyboard.press('Control+z');
    await page.waitForFunction(() => window.labRace.other!.side === 'b', null, { timeout: 120_000 });
    await page.click('[data-testid=copy-b]');
    await page.waitForSelector('[data-testid=no-inputs]');
    expect(tools.problems).toEqual([]);
  }, 300_000);

  it('and the page after it have the line of every chart at the month', async () => {
    const page = await tools.open(testPage);
    await settled(page);
    await page.evaluate(() => window.labRace.seek(18));
    /** How far the line of each chart is from the month's place in its plot, CSS pixels. */
    const off = (charts: number) => page.waitForFunction((count) => {
      const lines = [...document.querySelectorAll<HTMLElement>('.playhead')];
      const horizon = Number(document.querySelector<HTMLInputElement>('[data-testid=scrub]')!.max);
      if (lines.length !== count) return null;
      return lines.map((line) => {
        const plot = line.parentElement!.getBoundingClientRect();
        return Math.abs(line.getBoundingClientRect().left - (plot.left + (plot.width * 18) / horizon));
      });
    }, charts, { timeout: 60_000 }).then((found) => found.jsonValue());
    for (const distance of (await off(2))!) expect(distance).toBeLessThan(2);
    await page.keyboard.press('c');
    await paired(page);
    for (const distance of (await off(3))!) expect(distance).toBeLessThan(2);
    await page.keyboard.press('c');
    await page.waitForSelector('[data-testid=compare]', { state: 'detached' });
    // Drawn anew, and the month has not moved since.
    await page.waitForFunction(() => Object.keys(window.labRace.charts).length === 2, null, { timeout: 60_000 });
    await page.evaluate(() => window.labRace.advance(0));
    for (const distance of (await off(2))!) expect(distance).toBeLessThan(2);
    expect(tools.problems).toEqual([]);
  }, 300_000);
});
