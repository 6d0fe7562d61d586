import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { describeBrowser } from './harness.ts';
import { threads, watchHeaps } from './heaps.ts';
import { inDrawingThread, settled, testPage } from './page.ts';

const frames = 2000;

describeBrowser('the page in long use', (tools) => {
  it('draws 2,000 frames of play without its heap growing', async () => {
    const page = await tools.open(testPage, async (each) => {
      await each.setViewportSize({ width: 400, height: 700 });
      // Everything is prepared and handed over as ever; only the filling of pixels is left out, which takes most of a frame without a graphics card.
      await inDrawingThread(each, () => {
        for (const call of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced'] as const) WebGL2RenderingContext.prototype[call] = () => {};
      });
    });
    await settled(page);
    const used = await watchHeaps(tools.context, page);
    // The frozen clock lets a frame follow the last at once; play begins anew whenever the run's end is reached.
    const play = (count: number) => page.evaluate(async (total) => {
      const start = window.labRace.counters.raceDraws;
      while (window.labRace.counters.raceDraws - start < total) {
        if (!window.labRace.playing) document.querySelector<HTMLElement>('[data-testid=play]')!.click();
        // Not waited for to its end, which is a frame later.
        void window.labRace.advance(33);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      if (window.labRace.playing) document.querySelector<HTMLElement>('[data-testid=play]')!.click();
      return window.labRace.counters.raceDraws - start;
    }, count);
    await play(100);
    const before = await used();
    expect(await play(frames / 2)).toBeGreaterThanOrEqual(frames / 2);
    const halfway = await used();
    expect(await play(frames / 2)).toBeGreaterThanOrEqual(frames / 2);
    const after = await used();
    threads.forEach((name, at) => {
      process.stderr.write(`heap of ${name} ${before[at]!.toFixed(1)} MB, ${halfway[at]!.toFixed(1)} MB after ${frames / 2} frames, ${after[at]!.toFixed(1)} MB after ${frames}\n`);
      // The first half warms up (programs compiled, texts measured once); what leaks goes on growing in the second.
      expect(halfway[at]! - before[at]!, name).toBeLessThan(3);
      expect(after[at]! - halfway[at]!, name).toBeLessThan(1);
    });
    expect(tools.problems).toEqual([]);
  }, 600_000);
}, { args: ['--disable-frame-rate-limit', '--disable-gpu-vsync'] });
