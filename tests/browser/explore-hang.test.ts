import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { describeBrowser } from './harness.ts';
import { nameWorkers, settled, testPage, workerCalled } from './page.ts';

/** A page whose clock is the test's, so that nothing depends on how fast the machine is. */
async function openOnOwnClock(open: (path?: string, prepare?: (page: Page) => Promise<void>) => Promise<Page>): Promise<Page> {
  const page = await open(testPage, async (each) => {
    await each.clock.install();
    await nameWorkers(each);
  });
  await settled(page);
  await page.clock.pauseAt(new Date(await page.evaluate(() => Date.now() + 60_000)));
  return page;
}

describeBrowser('a worker that hangs', (tools) => {
  it('is told of after 3 s and replaced after 120 s, and the answer still comes', async () => {
    const page = await openOnOwnClock(tools.open);
    const runs = () => page.textContent('[data-testid=runs]');
    const before = await page.evaluate(() => window.labRace.hash);
    // The first one serves single runs. It falls into an endless loop, in which it answers nothing and heeds nobody.
    const hanging = await workerCalled(page, '0');
    await page.evaluate(() => void Object.assign(window, { falls: new Promise((resolve) => {
      new BroadcastChannel('hang').onmessage = resolve;
    }) }));
    await hanging.evaluate(() => void setTimeout(() => {
      new BroadcastChannel('hang').postMessage('now');
      for (;;);
    }, 0));
    await page.evaluate(async () => void (await (window as unknown as { falls: Promise<unknown> }).falls));
    await page.fill('[data-testid=number-pause]', '0.3');
    await page.clock.runFor(2_900);
    expect(await runs()).not.toBe('still computing…');
    await page.clock.runFor(200);
    expect(await runs()).toBe('still computing…');
    expect(await page.textContent('[data-testid=live]')).toBe('still computing…');
    await page.clock.runFor(116_000);
    expect(await page.locator('[data-testid=fault]').count()).toBe(0);
    expect(page.workers()).toContain(hanging);
    await page.clock.runFor(2_000);
    expect(await page.textContent('[data-testid=fault]')).toMatch(/did not answer within 120 s; it has been replaced/);
    await expect.poll(() => page.workers().includes(hanging), { timeout: 120_000 }).toBe(false);
    await page.clock.resume();
    await settled(page);
    expect(await page.evaluate(() => window.labRace.hash)).not.toBe(before);
    expect(await page.evaluate(async () => window.labRace.hash === (await window.labRace.runHash(JSON.stringify(window.labRace.scenario), 0)))).toBe(true);
    expect(await runs()).not.toBe('still computing…');
    expect(tools.problems).toEqual([]);
  });
});
