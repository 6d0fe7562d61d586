import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { labColumns, worldColumns } from '../../src/engine/types.ts';
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
    // The race draws it a frame later.
    await expect.poll(ghosts, { timeout: 30_000 }).toBe(0);
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
    // In words: how many incidents fewer, and the other end where there is one.
    const incidents = (events: readonly { readonly kind: string; readonly severity: number }[]) => events.filter((event) => ['accident', 'deployment-accident'].includes(event.kind) && event.severity > 0).length;
    expect(incidents(without.events)).not.toBe(incidents(actual));
    const said = (await page.textContent('[data-testid=left-out]'))!;
    expect(said).toMatch(new RegExp(`\\b${incidents(without.events)} incidents? instead of ${incidents(actual)}\\.`));
    const endOf = (events: readonly { readonly kind: string; readonly time: number }[]) => events.find((event) => event.kind === 'catastrophe' || event.kind === 'decided');
    const [otherwise, was] = [endOf(without.events), endOf(actual)].map((end) => (end ? `month ${end.time.toFixed(1)}` : 'not decided'));
    expect(said).toMatch(otherwise === was ? /The end is the same/ : new RegExp(`${otherwise}, instead of: .*${was}`));
    expect(await page.textContent('.chart-note')).toContain('without this event');
    await expect.poll(ghosts, { timeout: 30_000 }).toBe(5);
    // Ghosts stand where the labs of that run are: half a year after the accident, or at its end.
    const row = Math.min(Math.floor(accident.time) + 6, Math.floor(Math.min(...[actual, without.events].map((events) => endOf(events)?.time ?? Infinity))));
    await page.evaluate((to) => window.labRace.seek(to), row);
    await page.evaluate(() => window.labRace.advance(0));
    const { scale, lanes } = (await page.evaluate(() => window.labRace.layout)) as { scale: { domain: [number, number]; range: [number, number] }; lanes: { lab: number; token: { x: number }; ghost: { token: number } }[] };
    const capability = (lab: number): number => without.values[row * series.width + worldColumns.length + lab * labColumns.length + labColumns.indexOf('capability')]!;
    for (const { lab, ghost } of lanes) expect(ghost.token).toBeCloseTo(scale.range[0] + ((capability(lab) - scale.domain[0]) / (scale.domain[1] - scale.domain[0])) * (scale.range[1] - scale.range[0]), 6);
    expect(lanes.some(({ token, ghost }) => Math.abs(token.x - ghost.token) > 0.01)).toBe(true);
    await page.click('[data-testid=left-out] button');
    // The race draws it a frame later.
    await expect.poll(ghosts, { timeout: 30_000 }).toBe(0);
    await page.click('[data-testid=without]');
    await page.waitForFunction(() => window.labRace.without !== null, null, { timeout: 120_000 });
    // Another run has nothing to do with what this one would have been.
    await page.fill('[data-testid=number-pause]', '0.3');
    await page.waitForFunction(() => !document.querySelector('.chart-note')!.textContent!.includes('without this event'), null, { timeout: 120_000 });
    expect(tools.problems).toEqual([]);
  });
});
