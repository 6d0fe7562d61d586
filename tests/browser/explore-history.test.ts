import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { describeBrowser } from './harness.ts';
import { ready, testPage } from './page.ts';

const scenario = (page: Page) => page.evaluate(() => JSON.stringify(window.labRace.scenario));
const undo = (page: Page) => page.click('[data-testid=undo]');

describeBrowser('undo and redo on the page', (tools) => {
  it('go back to the first state and forth to the last, and survive a reload', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    const states = [await scenario(page)];
    expect(await page.isDisabled('[data-testid=undo]')).toBe(true);
    // A drag of many moves, a typed number, a step button, another scenario, a lever there.
    const slider = (await page.locator('[data-testid=range-treaty]').boundingBox())!;
    await page.mouse.move(slider.x + 8, slider.y + slider.height / 2);
    await page.mouse.down();
    for (let move = 1; move <= 10; move++) await page.mouse.move(slider.x + 8 + move * 6, slider.y + slider.height / 2);
    await page.mouse.up();
    states.push(await scenario(page));
    await page.fill('[data-testid=number-pause]', '0.35');
    await page.press('[data-testid=number-pause]', 'Tab');
    states.push(await scenario(page));
    await page.click('[data-testid=lever-safety-technology] .step-button:last-of-type');
    states.push(await scenario(page));
    await page.selectOption('[data-testid=scenario]', 'duopoly');
    await page.waitForFunction(() => window.labRace.scenario.name === 'Duopoly');
    states.push(await scenario(page));
    await page.click('[data-testid=lever-pause] .step-button:last-of-type');
    states.push(await scenario(page));
    expect(new Set(states).size).toBe(6);

    const arrives = (state: string) => page.waitForFunction((wanted) => JSON.stringify(window.labRace.scenario) === wanted, state, { timeout: 120_000 });
    for (const state of states.slice(0, -1).reverse()) {
      await undo(page);
      await arrives(state);
    }
    expect(await page.isDisabled('[data-testid=undo]')).toBe(true);
    for (const state of states.slice(1)) {
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await page.keyboard.press('Control+Shift+Z');
      await arrives(state);
    }
    await undo(page);
    await arrives(states[4]!);
    await page.waitForTimeout(400);
    await page.reload();
    await ready(page);
    await arrives(states[4]!);
    await page.keyboard.press('Control+z');
    await arrives(states[3]!);
    await page.keyboard.press('Control+Shift+Z');
    await page.keyboard.press('Control+Shift+Z');
    await arrives(states[5]!);
    expect(await page.isDisabled('[data-testid=redo]')).toBe(true);
    expect(tools.problems).toEqual([]);
  });

  it('take back the baseline that b sets: all that was set becomes what changes are compared with', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    await page.fill('[data-testid=number-pause]', '0.3');
    await page.press('[data-testid=number-pause]', 'Tab');
    await page.waitForFunction(() => window.labRace.scenario.policies.length === 1 && window.labRace.hash !== '');
    const before = await scenario(page);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('b');
    await page.waitForFunction(() => window.labRace.scenario.name === 'Frontier (my baseline)');
    expect(JSON.parse(await scenario(page))).toEqual({ ...JSON.parse(before), name: 'Frontier (my baseline)' });
    // Nothing counts as changed, and the run as shipped is that of the pause.
    expect(await page.locator('[data-testid=changes]').count()).toBe(0);
    await page.waitForFunction(async () => window.labRace.reference?.hash === (await window.labRace.runHash(JSON.stringify(window.labRace.scenario), 0)));
    expect(await page.textContent('[data-testid=link-notice]')).toContain('Undo takes you back');
    await page.fill('[data-testid=number-treaty]', '0.4');
    // Whoever goes on has read it.
    await page.waitForSelector('[data-testid=link-notice]', { state: 'detached' });
    expect(await page.textContent('[data-testid=changes]')).toContain('Treaty on speed');
    expect(await page.textContent('[data-testid=changes]')).not.toContain('Pause');
    for (const times of [1, 2]) {
      await undo(page);
      expect(await page.locator('[data-testid=link-notice]').count()).toBe(0);
      if (times === 1) await page.waitForFunction(() => window.labRace.scenario.policies.length === 1);
    }
    await page.waitForFunction((wanted) => JSON.stringify(window.labRace.scenario) === wanted, before);
    expect(tools.problems).toEqual([]);
  });
});
