import type { CDPSession } from 'playwright-core';
import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { describeBrowser } from './harness.ts';
import { inDrawingThread, settled, testPage } from './page.ts';

const frames = 2000;

/** Sends commands of the browser's debugger to the thread that draws the race. */
async function drawingThreadOf(devtools: CDPSession): Promise<(method: string) => Promise<unknown>> {
  const found = new Promise<string>((resolve) => {
    devtools.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.url.includes('race-worker-')) resolve(sessionId);
    });
  });
  await devtools.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const sessionId = await found;
  const open = new Map<number, (result: unknown) => void>();
  devtools.on('Target.receivedMessageFromTarget', (event) => {
    const { id, result } = JSON.parse(event.message) as { readonly id: number; readonly result: unknown };
    open.get(id)?.(result);
  });
  let last = 0;
  return (method) => new Promise((resolve, reject) => {
    const id = ++last;
    open.set(id, resolve);
    devtools.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) }).catch(reject);
  });
}

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
    const devtools = await tools.context.newCDPSession(page);
    const thread = await drawingThreadOf(devtools);
    // The page's megabytes, and those of the thread that draws.
    const used = async (): Promise<[number, number]> => {
      for (let round = 0; round < 2; round++) {
        await devtools.send('HeapProfiler.collectGarbage');
        await thread('HeapProfiler.collectGarbage');
      }
      const sizes = [await devtools.send('Runtime.getHeapUsage'), await thread('Runtime.getHeapUsage')] as readonly { readonly usedSize: number }[];
      return [sizes[0]!.usedSize / 1e6, sizes[1]!.usedSize / 1e6];
    };
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
    ['the page', 'the thread that draws'].forEach((name, at) => {
      process.stderr.write(`heap of ${name} ${before[at]!.toFixed(1)} MB, ${halfway[at]!.toFixed(1)} MB after ${frames / 2} frames, ${after[at]!.toFixed(1)} MB after ${frames}\n`);
      // The first half warms up (programs compiled, texts measured once); what leaks goes on growing in the second.
      expect(halfway[at]! - before[at]!, name).toBeLessThan(3);
      expect(after[at]! - halfway[at]!, name).toBeLessThan(1);
    });
    expect(tools.problems).toEqual([]);
  }, 600_000);
}, { args: ['--disable-frame-rate-limit', '--disable-gpu-vsync'] });
