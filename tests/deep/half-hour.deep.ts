import { expect, it } from 'vitest';
import { describeBrowser } from '../browser/harness.ts';
import { threads, watchHeaps, type Heaps } from '../browser/heaps.ts';

/** A check that takes as long as it says: `LAB_RACE_MINUTES` shortens it while it is worked on. */
const minutes = Number(process.env['LAB_RACE_MINUTES'] ?? 30);
/** What is compiled and measured for the first time. */
const warmMinutes = Math.min(3, minutes / 4);

describeBrowser('the page in half an hour of real play', (tools) => {
  it('plays on, smoothly enough to be watched, without its heaps growing', async () => {
    // No test mode: the page's own clock, frames as they come, the ensemble that users get.
    const page = await tools.open('', (each) => each.setViewportSize({ width: 1024, height: 768 }));
    await page.waitForFunction(() => {
      const runs = document.querySelector<HTMLProgressElement>('progress.runs');
      return runs !== null && runs.max > 1 && runs.value === runs.max;
    }, undefined, { timeout: 300_000 });
    const used = await watchHeaps(tools.context, page);
    /** Plays for so many minutes, again from the start whenever it ends; how often it ended. */
    const play = (span: number) => page.evaluate(async (ms) => {
      const button = document.querySelector<HTMLButtonElement>('[data-testid=play]')!;
      const paused = button.getAttribute('aria-label');
      const until = performance.now() + ms;
      let starts = 0;
      while (performance.now() < until) {
        if (button.getAttribute('aria-label') === paused) {
          button.click();
          starts++;
        }
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      if (button.getAttribute('aria-label') !== paused) button.click();
      return starts;
    }, span * 60_000);
    await play(warmMinutes);
    const parts = 4;
    const heaps: Heaps[] = [await used()];
    let starts = 0;
    for (let part = 0; part < parts; part++) {
      starts += await play((minutes - warmMinutes) / parts);
      heaps.push(await used());
      process.stderr.write(`heaps after ${(warmMinutes + ((part + 1) * (minutes - warmMinutes)) / parts).toFixed(1)} minutes: ${threads.map((name, at) => `${name} ${heaps.at(-1)![at]!.toFixed(2)} MB`).join(', ')}; played ${starts} times\n`);
    }
    // 27 months at three a second: the race of run 0 is played in nine seconds, a little longer where frames are late.
    expect(starts).toBeGreaterThan(((minutes - warmMinutes) * 60) / 30);
    threads.forEach((name, at) => {
      expect(heaps.at(-1)![at]! - heaps[0]![at]!, name).toBeLessThan(2);
      // What leaks grows as much in the last half as in the first.
      expect(heaps[parts]![at]! - heaps[parts / 2]![at]!, name).toBeLessThan(0.5);
    });
    expect(tools.problems).toEqual([]);
  }, (minutes + 20) * 60_000);
});
