import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { describeBrowser } from './harness.ts';
import { ready, testPage } from './page.ts';

describeBrowser('why something happened', (tools) => {
  it('is told of every event of severity 2 or more by signed causes that the log recorded', async () => {
    const page = await tools.share(testPage, ready);
    await page.keyboard.press('End');
    await page.selectOption('[data-testid=event-filter]', 'all');
    const events = await page.evaluate(() => window.labRace.events.filter((event) => event.severity >= 2).map(({ id, terms }) => ({ id, terms })));
    expect(events.length).toBeGreaterThan(0);
    // The list holds what is near the window: from the newest on, each is reached by the keyboard.
    await page.focus('[data-testid=events] .entry-head[tabindex="0"]');
    for (const { id, terms } of events.reverse()) {
      while ((await page.locator(`[data-event="${id}"]`).count()) === 0) await page.keyboard.press('PageDown');
      await page.click(`[data-testid=events] [data-event="${id}"] .entry-head`);
      await page.waitForSelector(`[data-event="${id}"] [data-testid=why]`);
      const shown = await page.$$eval(`[data-event="${id}"] [data-reason]`, (rows) => rows.map((row) => ({ value: Number((row as HTMLElement).dataset['value']), text: row.querySelector('b')!.textContent!, bar: row.querySelector('i')!.className })));
      const reasons = shown.map(({ value }) => value);
      // Number and bar say the sign: a factor of a hazard as more or less than 1.
      for (const { value, text, bar } of shown) {
        expect(bar, text).toBe(value < 0 ? 'is-negative' : 'is-positive');
        expect(text.startsWith('× ') ? Math.log(Number(text.slice(2))) < 0 : text.startsWith('−'), `${id}: ${text} for ${value}`).toBe(value < 0);
      }
      expect(reasons.length, id).toBeGreaterThanOrEqual(1);
      for (const value of reasons) expect(terms.some((term) => Math.abs(term.value - value) <= 1e-12 * Math.abs(value)), `${id}: ${value}`).toBe(true);
      await page.click(`[data-event="${id}"] .entry-head`);
    }
    expect(tools.problems).toEqual([]);
  }, 300_000);

  it('is asked of entries that are saved as a table too, those that the log shows and no others', async () => {
    const page = await tools.share(testPage, ready);
    await page.selectOption('[data-testid=event-filter]', 'severe');
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('[data-testid=events-csv]')]);
    const [head, ...rows] = readFileSync(await file.path(), 'utf8').trimEnd().split('\r\n').map((line) => line.split(','));
    const at = (name: string): number => head!.indexOf(name);
    const events = (await page.evaluate(() => window.labRace.events)).filter((event) => event.severity >= 2);
    expect(events.length).toBeGreaterThan(1);
    expect(rows.map((row) => [row[at('month')], row[at('kind')], row[at('about')], row[at('severity')], row.at(-2), row.at(-1)])).toEqual(events.map((event) => [String(event.time), event.kind, event.entity, String(event.severity), event.id, event.cause ?? '']));
    // As many as the outcome counts as severe: 100 M$ and more.
    expect(events.every((event) => event.kind === 'catastrophe' || event.terms.find((term) => term.name === 'harm')!.value >= 100)).toBe(true);
  });

  it('leads to its cause, whose card it opens and to whose month it goes', async () => {
    const page = await tools.share(testPage, ready);
    await page.keyboard.press('End');
    const found = await page.evaluate(() => {
      const { events } = window.labRace;
      const ids = new Set(events.map((event) => event.id));
      const event = [...events].reverse().find((each) => each.kind === 'accident' && each.cause !== null && ids.has(each.cause))!;
      const cause = events.find((each) => each.id === event.cause)!;
      return { id: event.id, cause: cause.id, time: cause.time };
    });
    await page.selectOption('[data-testid=event-filter]', 'incidents');
    await page.click(`[data-event="${found.id}"] .entry-head`);
    await page.click(`[data-testid=cause][data-cause="${found.cause}"]`);
    expect(await page.evaluate(() => window.labRace.month)).toBeCloseTo(found.time, 9);
    await page.waitForSelector(`[data-event="${found.cause}"] [data-testid=why]`);
    await page.waitForFunction((id) => (document.activeElement?.closest('[data-event]') as HTMLElement | null)?.dataset['event'] === id, found.cause);
    // The key closes the card, and opens that of the latest event by the month.
    await page.keyboard.press('w');
    await page.waitForSelector('[data-testid=why]', { state: 'detached' });
    await page.keyboard.press('End');
    await page.keyboard.press('w');
    await page.waitForSelector('[data-testid=why]');
    await page.keyboard.press('w');
    await page.waitForSelector('[data-testid=why]', { state: 'detached' });
    expect(tools.problems).toEqual([]);
  }, 300_000);

  it('is told on a click on the badge of an accident', async () => {
    const page = await tools.share(testPage, ready);
    await page.keyboard.press('End');
    await page.evaluate(() => window.labRace.advance(0));
    const badge = await page.evaluate(() => (window.labRace.layout as { lanes: { badges: { id: string; x: number; y: number }[] }[] }).lanes.flatMap((lane) => lane.badges)[0]!);
    expect(await page.locator('[data-testid=why]').count()).toBe(0);
    await page.click('[data-testid=race-canvas]', { position: { x: badge.x, y: badge.y } });
    await page.waitForSelector(`[data-event="${badge.id}"] [data-testid=why]`);
  }, 300_000);
});
