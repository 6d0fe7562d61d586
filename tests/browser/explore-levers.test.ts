import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { headlineLevers as levers } from '../../src/app/levers/headline.ts';
import { Sha256 } from '../../src/core/hash/index.ts';
import { describeBrowser } from './harness.ts';
import { fewRuns, nameWorkers, ready, settled, testPage, workerCalled, type State } from './page.ts';

const hash = (page: Page) => page.evaluate(() => window.labRace.hash);
/** The page shows the run of its current scenario: its hash is that of a fresh run of the very scenario. */
const upToDate = (page: Page) => expect.poll(
  () => page.evaluate(async () => window.labRace.hash === (await window.labRace.runHash(JSON.stringify(window.labRace.scenario), 0))), { timeout: 120_000, interval: 200 },
).toBe(true);

describeBrowser('the levers of the page', (tools) => {
  it('each change the run and a charted series, and come back to the shipped one when reset', async () => {
    const page = await tools.share(testPage, ready);
    const shipped = await hash(page);
    await page.waitForFunction(() => Object.keys(window.labRace.charts).length === 2);
    const lines = await page.evaluate(() => JSON.stringify(Object.values(window.labRace.charts).map((chart) => chart.lines)));
    for (const lever of levers) {
      await page.focus(`[data-testid=range-${lever}]`);
      // To its strongest: a cap far above what labs have moves nothing.
      await page.keyboard.press('End');
      await page.waitForFunction((before) => window.labRace.hash !== before, shipped, { timeout: 120_000 });
      await page.waitForFunction((before) => JSON.stringify(Object.values(window.labRace.charts).map((chart) => chart.lines)) !== before, lines, { timeout: 120_000 });
      await page.click(`[data-testid=reset-${lever}]`);
      await page.waitForFunction((before) => window.labRace.hash === before, shipped, { timeout: 120_000 });
    }
    expect(tools.problems).toEqual([]);
  });

  it('leave no stale result after thirty rapid moves', async () => {
    const page = await tools.open(testPage);
    await settled(page);
    await page.evaluate(() => {
      const slider = document.querySelector<HTMLInputElement>('[data-testid=range-treaty]')!;
      for (let move = 1; move <= 30; move++) {
        slider.value = String(move % 2 === 0 ? move / 2 : 20 - move / 2);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      }
    });
    await upToDate(page);
    expect(await page.inputValue('[data-testid=number-treaty]')).toBe('0.75');
    await settled(page);
    const ensemble = await page.evaluate(() => window.labRace.state as State);
    expect(ensemble.ensemble.runs).toBe(fewRuns);
    // Its runs are those of the very scenario, computed anew one by one.
    const hash = new Sha256();
    for (let run = 0; run < fewRuns; run++) hash.updateText(await page.evaluate((index) => window.labRace.runHash(JSON.stringify(window.labRace.scenario), index), run));
    expect(ensemble.ensemble.hash).toBe(hash.digestHex());
    expect(await page.textContent('[data-testid=outcome-catastrophe] .change')).toMatch(/before/);
  });

  it('agree with each other: slider, number box and step buttons', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    await page.fill('[data-testid=number-pause]', '0.35');
    expect(await page.inputValue('[data-testid=range-pause]')).toBe('7');
    await page.click('[data-testid=lever-pause] .step-button:last-of-type');
    expect(await page.inputValue('[data-testid=number-pause]')).toBe('0.4');
    expect(await page.getAttribute('[data-testid=range-pause]', 'aria-valuetext')).toBe('0.4 share of speed, slowdown');
    await upToDate(page);
  });

  it('refuse a number outside the range with a message tied to the field, and keep the value', async () => {
    const page = await tools.share(testPage, ready);
    const before = await hash(page);
    const field = page.locator('[data-testid=number-treaty]');
    const shown = await field.inputValue();
    await field.fill('99');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const described = await field.getAttribute('aria-describedby');
    expect(await page.textContent(`[id="${described}"]`)).toBe('Out of range: type 0 to 1.');
    expect(await hash(page)).toBe(before);
    await page.keyboard.press('e');
    expect(await field.inputValue()).toBe('99e');
    await field.fill(shown);
    expect(await field.getAttribute('aria-invalid')).not.toBe('true');
    await field.blur();
  });

  it('have cards with every part filled', async () => {
    const page = await tools.share(testPage, ready);
    for (const lever of levers) {
      await page.click(`[data-testid=info-${lever}]`);
      await page.waitForSelector(`[data-testid=card-${lever}]`);
      const texts = await page.locator(`[data-testid=card-${lever}] dd`).allTextContents();
      expect(texts.length).toBeGreaterThanOrEqual(8);
      for (const text of texts) expect(text.trim()).not.toBe('');
    }
  });

  it('return all at once to the exact shipped state', async () => {
    const page = await tools.share(testPage, ready);
    const shipped = await page.evaluate(() => JSON.stringify(window.labRace.scenario));
    const run = await hash(page);
    await page.fill('[data-testid=number-pause]', '0.5');
    await page.fill('[data-testid=number-treaty]', '0.4');
    await page.waitForSelector('[data-testid="number-race.decisiveness"]');
    await page.fill('[data-testid="number-race.decisiveness"]', '5');
    await page.waitForFunction((before) => window.labRace.hash !== before, run);
    await page.click('[data-testid=reset-all]');
    await page.waitForFunction((before) => window.labRace.hash === before, run);
    expect(await page.evaluate(() => JSON.stringify(window.labRace.scenario))).toBe(shipped);
  });

  it('work on every shipped scenario', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    const ids = await page.locator('[data-testid=scenario] option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    expect(ids.length).toBeGreaterThanOrEqual(7);
    for (const id of ids.slice(1)) {
      await page.selectOption('[data-testid=scenario]', id);
      await page.waitForFunction((chosen) => (window.labRace.state as { scenario: string }).scenario === chosen && window.labRace.hash !== null && window.labRace.hash !== '', id, { timeout: 120_000 });
    }
    expect(tools.problems).toEqual([]);
  }, 300_000);

  it('come through a worker that crashes: it is said, the worker is replaced and the answer still comes', async () => {
    tools.allow(/planted/);
    const page = await tools.open(testPage, nameWorkers);
    await settled(page);
    // The worker that made the first run fails at once, as a fault of the program would make it.
    await (await workerCalled(page, '0')).evaluate(() => void setTimeout(() => {
      throw new Error('planted');
    }, 0));
    await page.waitForSelector('[data-testid=fault]', { timeout: 120_000 });
    expect(await page.textContent('[data-testid=fault]')).toContain('replaced');
    const before = await hash(page);
    await page.fill('[data-testid=number-pause]', '0.3');
    await page.waitForFunction((old) => window.labRace.hash !== old, before, { timeout: 120_000 });
    await upToDate(page);
    await page.waitForFunction(() => (window.labRace.state as { fault: unknown }).fault === null || document.querySelector('[data-testid=fault].is-recovered') !== null);
    // The last one to begin computes ensembles too, whose runs are computed all the same.
    await settled(page);
    await page.click('[data-testid=fault] .icon-button');
    await page.waitForSelector('[data-testid=fault]', { state: 'detached' });
    const names = await Promise.all(page.workers().filter((worker) => worker.url().includes('browser-worker')).map((worker) => worker.evaluate(() => Number(self.name))));
    expect(names.length).toBe(2);
    const ofEnsembles = String(Math.max(...names));
    await (await workerCalled(page, ofEnsembles)).evaluate(() => void setTimeout(() => {
      throw new Error('planted');
    }, 0));
    await page.waitForSelector('[data-testid=fault].is-recovered', { timeout: 120_000 });
    await page.fill('[data-testid=number-pause]', '0.4');
    await settled(page);
  });
});
