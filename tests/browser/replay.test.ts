import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { describeBrowser } from './harness.ts';
import { ready, testPage } from './page.ts';

const levers = (page: Page) => page.evaluate(() => window.labRace.scenario.policies.map((policy) => [policy.lever, policy.strength]));
async function changed(page: Page): Promise<void> {
  await ready(page);
  await page.fill('[data-testid=number-pause]', '0.3');
  await page.press('[data-testid=number-pause]', 'Tab');
  await page.fill('[data-testid=number-treaty]', '0.4');
  await page.press('[data-testid=number-treaty]', 'Tab');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
}

describeBrowser('replaying the last change', (tools) => {
  it('shows before and after by turns, three times, and leaves everything as it was', async () => {
    const page = await tools.open(testPage);
    expect(await page.isDisabled('[data-testid=replay]')).toBe(true);
    await changed(page);
    const after = await levers(page);
    await page.evaluate(() => {
      const seen: number[] = [];
      Object.assign(window, { seen });
      let last = window.labRace.scenario.policies.length;
      setInterval(() => {
        const now = window.labRace.scenario.policies.length;
        if (now !== last) seen.push((last = now));
      }, 20);
    });
    await page.keyboard.press('r');
    await page.waitForSelector('[data-testid=replay-bar]');
    await page.waitForSelector('[data-testid=replay-bar]', { state: 'detached', timeout: 120_000 });
    expect(await page.evaluate(() => (window as unknown as { seen: number[] }).seen)).toEqual([1, 2, 1, 2, 1, 2]);
    expect(await levers(page)).toEqual(after);
    await page.keyboard.press('Control+z');
    await page.waitForFunction(() => window.labRace.scenario.policies.length === 1);
    await page.keyboard.press('Control+Shift+Z');
    await page.waitForFunction(() => window.labRace.scenario.policies.length === 2);
    expect(tools.problems).toEqual([]);
  });

  it('stands still where motion is unwelcome, and is told what to show', async () => {
    const page = await tools.open(testPage, (each) => each.emulateMedia({ reducedMotion: 'reduce' }));
    await changed(page);
    await page.click('[data-testid=replay]');
    await page.waitForSelector('[data-testid=replay-bar]');
    await page.waitForTimeout(2000);
    expect(await page.getAttribute('[data-testid=replay-before]', 'aria-pressed')).toBe('true');
    expect((await levers(page)).length).toBe(1);
    await page.click('[data-testid=replay-after]');
    await page.waitForFunction(() => window.labRace.scenario.policies.length === 2);
    await page.click('[data-testid=replay-before]');
    await page.waitForFunction(() => window.labRace.scenario.policies.length === 1);
    // Whoever takes hold of a lever goes on from the state after the change: nothing is lost.
    await page.click('[data-testid=lever-safety-technology] .step-button:last-of-type');
    await page.waitForFunction(() => window.labRace.scenario.policies.length === 3);
  });

  it('has letters, digits and signs as keys only while they are wanted', async () => {
    const page = await tools.open(testPage);
    await changed(page);
    await page.keyboard.press('?');
    await page.uncheck('[data-testid=single-keys]');
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.keyboard.press('?');
    await page.waitForTimeout(400);
    expect(await page.locator('[data-testid=replay-bar]').count()).toBe(0);
    expect(await page.locator('[data-testid=help-dialog][open]').count()).toBe(0);
    await page.keyboard.press('Home');
    await page.waitForFunction(() => document.querySelector('[data-testid=clock]')?.textContent === 'Month 0.0');
    await page.reload();
    await ready(page);
    await page.keyboard.press('?');
    expect(await page.locator('[data-testid=help-dialog][open]').count()).toBe(0);
    await page.evaluate(() => localStorage.clear());
  });
});
