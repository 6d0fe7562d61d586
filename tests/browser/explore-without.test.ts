import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { describeBrowser } from './harness.ts';
import { ready, testPage } from './page.ts';

describeBrowser('the same seed without an accident', (tools) => {
  it('differs from the run only from the accident on, is said in words and drawn dashed, and goes away again', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    await page.keyboard.press('End');
    await page.selectOption('[data-testid=event-filter]', 'incidents');
    const accident = (await page.evaluate(() => window.labRace.events.find((event) => event.kind === 'accident')))!;
    const ghosts = () => page.evaluate(async () => {
      await window.labRace.advance(0);
      return (window.labRace.layout as { lanes: { ghost: unknown }[] }).lanes.filter((lane) => lane.ghost).length;
    });
    expect(await ghosts()).toBe(0);
    await page.click(`[data-event="${accident.id}"] .entry-head`);
    await page.click('[data-testid=without]');
    await page.waitForFunction(() => window.labRace.without !== null, null, { timeout: 120_000 });
    const { actual, without, series } = await page.evaluate(() => ({ actual: window.labRace.events, without: window.labRace.without!, series: window.labRace.series! }));
    expect(without.event).toBe(accident.id);
    expect(without.events.some((event) => event.id === accident.id)).toBe(false);
    const before = (events: readonly { readonly time: number }[]) => JSON.stringify(events.filter((event) => event.time < accident.time));
    expect(before(without.events)).toBe(before(actual));
    const shared = (Math.floor(accident.time) + 1) * series.width;
    expect(without.values.slice(0, shared)).toEqual(series.values.slice(0, shared));
    expect(without.values).not.toEqual(series.values);
    expect(await page.textContent('[data-testid=left-out]')).toMatch(/The end is the same|instead of/);
    expect(await page.textContent('.chart-note')).toContain('without this event');
    expect(await ghosts()).toBe(5);
    await page.click('[data-testid=left-out] button');
    expect(await ghosts()).toBe(0);
    await page.click('[data-testid=without]');
    await page.waitForFunction(() => window.labRace.without !== null, null, { timeout: 120_000 });
    // Another run has nothing to do with what this one would have been.
    await page.fill('[data-testid=number-pause]', '0.3');
    await page.waitForFunction(() => !document.querySelector('.chart-note')!.textContent!.includes('without this event'), null, { timeout: 120_000 });
    expect(tools.problems).toEqual([]);
  });
});
