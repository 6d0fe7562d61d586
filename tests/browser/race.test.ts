import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { labColumns, worldColumns } from '../../src/engine/types.ts';
import { packageFolder } from '../../src/platform/node/location.ts';
import { loadScenario } from '../../src/scenario/parse.ts';
import { describeBrowser } from './harness.ts';
import { fewRuns, ready, testPage, twinned } from './page.ts';

interface PoolPlace {
  readonly kind: string;
  readonly lab: number;
  readonly people: number;
  readonly marks: number;
}
interface Shown {
  readonly kind: 'lanes' | 'plane';
  readonly people: { readonly perMark: number; readonly marks: number; readonly travelling: number; readonly pools: readonly PoolPlace[] };
  readonly lanes: readonly { readonly lab: number; readonly token: { readonly x: number }; readonly beliefs: readonly number[]; readonly spread: readonly object[]; readonly absent: boolean }[];
  readonly treaty: { readonly knots: readonly { readonly lab: number; readonly keeps: boolean }[]; readonly ended: boolean } | null;
  readonly cells: readonly { readonly labs: number }[] | null;
  readonly counts: { readonly debt: number; readonly covered: number; readonly absent: number };
}
type Series = { readonly labs: readonly string[]; readonly width: number; readonly values: readonly number[] };

const shipped = (name: string): string => JSON.stringify(loadScenario(readFileSync(join(packageFolder(), `scenarios/${name}.yaml`), 'utf8')));
const shown = (page: Page) => page.evaluate(() => window.labRace.layout) as Promise<Shown>;
const goTo = (page: Page, month: number) => page.evaluate(async (to) => {
  window.labRace.seek(to);
  await window.labRace.advance(0);
}, month);
const ofLab = (series: Series, row: number, lab: number, name: (typeof labColumns)[number]): number => series.values[row * series.width + worldColumns.length + lab * labColumns.length + labColumns.indexOf(name)]!;
const ofWorld = (series: Series, row: number, name: (typeof worldColumns)[number]): number => series.values[row * series.width + worldColumns.indexOf(name)]!;
const number = (text: string): number => Number(text.replace('−', '-').replace(/[^0-9.-]/g, ''));
const show = async (page: Page, scenario: string, kind: string): Promise<void> => {
  const labs = (JSON.parse(scenario) as { labs: { count: number }[] }).labs.reduce((sum, entry) => sum + entry.count, 0);
  await page.evaluate((json) => window.labRace.show(json), scenario);
  await page.waitForFunction(({ count, wanted }) => window.labRace.hash && window.labRace.series?.labs.length === count && (window.labRace.layout as { kind?: string } | null)?.kind === wanted, { count: labs, wanted: kind }, { timeout: 120_000 });
};

describeBrowser('the picture of the race', (tools) => {
  it('keeps as many marks of people as there are, in each pool round(n/k), in picture, series and table alike', async () => {
    const page = await tools.share(testPage, ready);
    const series = (await page.evaluate(() => window.labRace.series)) as Series;
    let marks: number | null = null;
    for (const month of [0, 8, 20]) {
      await goTo(page, month);
      const { people } = await shown(page);
      expect(people.pools.reduce((sum, pool) => sum + pool.marks, 0)).toBe(people.marks);
      expect(people.marks).toBe((marks ??= people.marks));
      for (const pool of people.pools) {
        const recorded = pool.kind === 'capabilities' ? ofLab(series, month, pool.lab, 'staff') : pool.kind === 'alignment' ? ofLab(series, month, pool.lab, 'safetyStaff') : ofWorld(series, month, pool.kind as 'neither');
        expect(pool.people).toBe(recorded);
        if (pool.kind === 'neither') expect(Math.abs(pool.marks - recorded / people.perMark)).toBeLessThan(people.pools.length / 2);
        else expect(pool.marks).toBe(Math.round(recorded / people.perMark));
      }
      await twinned(page);
      const rows = await page.locator('[data-testid=race-table] tbody tr').evaluateAll((all) => all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')));
      const outside = Object.fromEntries(await page.locator('[data-testid=outside-table] tr').evaluateAll((all) => all.map((row) => [row.getAttribute('data-name'), row.querySelector('td')!.textContent])));
      for (const pool of people.pools) {
        if (pool.kind === 'capabilities') expect(Math.abs(number(rows[pool.lab]![5]!) - pool.people)).toBeLessThanOrEqual(0.5);
        else if (pool.kind === 'alignment') expect(Math.abs(number(rows[pool.lab]![6]!) - pool.people)).toBeLessThanOrEqual(0.5);
        else expect(Math.abs(number(outside[pool.kind] as string) - pool.people)).toBeLessThanOrEqual(0.5);
      }
    }
    expect(await page.textContent('[data-testid=per-mark]')).toMatch(/^one mark: [\d.,]+ people$/);
  });

  it('shows beliefs when asked to, and the other futures until told not to', async () => {
    const page = await tools.share(testPage, ready);
    await page.waitForFunction((wanted) => (window.labRace.state as { ensemble: { runs: number } }).ensemble.runs >= wanted, fewRuns, { timeout: 120_000 });
    await goTo(page, 12);
    const before = await shown(page);
    expect(before.lanes.every((lane) => lane.beliefs.length === 0)).toBe(true);
    expect(before.lanes.every((lane) => lane.spread.length > 0)).toBe(true);
    await page.click('[data-testid=show-beliefs]');
    await page.click('[data-testid=show-spread]');
    await page.evaluate(() => window.labRace.advance(0));
    const after = await shown(page);
    expect(after.lanes.every((lane) => lane.beliefs.length > 0 && lane.beliefs.some((x) => Math.abs(x - lane.token.x) > 0.1))).toBe(true);
    expect(after.lanes.every((lane) => lane.spread.length === 0)).toBe(true);
    expect(await page.getAttribute('[data-testid=show-beliefs]', 'aria-pressed')).toBe('true');
    await page.click('[data-testid=show-beliefs]');
    await page.click('[data-testid=show-spread]');
  });

  it('says what every mark means', async () => {
    const page = await tools.share(testPage, ready);
    await page.click('[data-testid=all-marks]');
    expect(await page.isVisible('[data-testid=marks-card]')).toBe(true);
    expect(await page.locator('[data-testid=marks-card] > span').count()).toBeGreaterThan(10);
    const box = (await page.locator('[data-testid=marks-card]').boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(1440);
    await page.click('[data-testid=all-marks]');
    await page.waitForSelector('[data-testid=marks-card]', { state: 'hidden' });
  });

  it('lets marks travel between rounds and have arrived at them; under reduced motion none travels', async () => {
    const travelling = async (page: Page, months: readonly number[]): Promise<number[]> => {
      const counts: number[] = [];
      for (const month of months) {
        await goTo(page, month);
        counts.push((await shown(page)).people.travelling);
      }
      return counts;
    };
    const between = [2.7, 5.7, 9.7, 14.7];
    const page = await tools.share(testPage, ready);
    expect(Math.max(...(await travelling(page, between)))).toBeGreaterThan(0);
    expect(await travelling(page, [3, 6, 10, 15])).toEqual([0, 0, 0, 0]);
    const still = await tools.open(testPage, (each) => each.emulateMedia({ reducedMotion: 'reduce' }));
    await ready(still);
    expect(await travelling(still, between)).toEqual([0, 0, 0, 0]);
    await goTo(still, 0);
    const first = (await shown(still)).people.pools.map((pool) => pool.marks);
    await goTo(still, 20);
    expect((await shown(still)).people.pools.map((pool) => pool.marks)).not.toEqual(first);
  });

  it('fits within a phone, with fewer marks', async () => {
    const page = await tools.open(testPage, (each) => each.setViewportSize({ width: 390, height: 844 }));
    await ready(page);
    const { people } = await shown(page);
    expect(people.marks).toBeLessThanOrEqual(500);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.click('[data-testid=all-marks]');
    const card = (await page.locator('[data-testid=marks-card]').boundingBox())!;
    expect(card.x).toBeGreaterThanOrEqual(0);
    expect(card.x + card.width).toBeLessThanOrEqual(390);
  });
});

describeBrowser('the picture of other races', (tools) => {
  it('joins the members of a treaty and breaks the line where the series says that one breaks it', async () => {
    const page = await tools.share(testPage, ready);
    await show(page, shipped('treaty-breakout'), 'lanes');
    const series = (await page.evaluate(() => window.labRace.series)) as Series;
    const ends = await page.evaluate(() => window.labRace.events.find((event) => event.kind === 'snap-back')?.time ?? Infinity);
    await goTo(page, 3);
    expect((await shown(page)).treaty).toBeNull();
    for (const month of [6, 10, 16]) {
      await goTo(page, month);
      const { treaty } = await shown(page);
      expect(treaty!.knots.map((knot) => knot.lab)).toEqual([0, 1, 2, 3]);
      expect(treaty!.ended).toBe(month >= ends);
      treaty!.knots.forEach((knot) => expect(knot.keeps).toBe(!treaty!.ended && ofLab(series, month, knot.lab, 'defects') === 0));
    }
  });

  it('counts two hundred developers in squares, each in one', async () => {
    const page = await tools.share(testPage, ready);
    await show(page, shipped('many-developers'), 'plane');
    await goTo(page, 10);
    const { cells, counts, people } = await shown(page);
    expect(cells!.reduce((sum, cell) => sum + cell.labs, 0)).toBe(200 - counts.absent);
    expect(counts.debt + counts.covered + counts.absent).toBe(200);
    expect(people.pools.reduce((sum, pool) => sum + pool.marks, 0)).toBe(people.marks);
    expect(tools.problems).toEqual([]);
  });
});
