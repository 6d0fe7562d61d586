import type { BrowserContext, CDPSession, Page } from 'playwright-core';

/** Whose heaps are looked at, in the order of `Heaps`. */
export const threads = ['the page', 'the thread that draws'] as const;
/** Megabytes in use once what is no longer needed has been thrown away. */
export type Heaps = readonly [page: number, drawing: number];

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

/** What tells the heaps of an open page and of the thread that draws its race. */
export async function watchHeaps(context: BrowserContext, page: Page): Promise<() => Promise<Heaps>> {
  const devtools = await context.newCDPSession(page);
  const thread = await drawingThreadOf(devtools);
  return async () => {
    for (let round = 0; round < 2; round++) {
      await devtools.send('HeapProfiler.collectGarbage');
      await thread('HeapProfiler.collectGarbage');
    }
    const [own, drawing] = [await devtools.send('Runtime.getHeapUsage'), await thread('Runtime.getHeapUsage')] as readonly { readonly usedSize: number }[];
    return [own!.usedSize / 1e6, drawing!.usedSize / 1e6];
  };
}
