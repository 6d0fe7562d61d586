import { trustedScript } from './trusted.ts';

/**
 * Keeps the page for times without a network: a worker stores this build whole. Calls `onNewer` when another build than the one shown has
 * been stored; nothing is reloaded by itself. Where the browser has no such workers, or refuses one, the page works as before.
 */
export async function keepOffline(address: string, onNewer: () => void): Promise<void> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return;
  try {
    const registration = await workers.register(trustedScript(address));
    const look = (found: ServiceWorker | null): void => {
      if (!found) return;
      const tell = (): void => void (found.state === 'installed' && isOfThisPage(found).then((same) => same || onNewer()));
      tell();
      found.addEventListener('statechange', tell);
    };
    // The very first worker installs beside a page of its own build: it answers that it holds this page's script.
    look(registration.waiting);
    look(registration.installing);
    registration.addEventListener('updatefound', () => look(registration.installing));
  } catch {
    // Private windows and embedded pages may refuse: there is nothing to say, the page only needs its network.
  }
}

/** Whether a worker's build is the one that this page was loaded from: it then holds the page's own script. */
function isOfThisPage(worker: ServiceWorker): Promise<boolean> {
  const script = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src ?? '';
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => resolve(event.data === true);
    worker.postMessage({ asks: 'holds', file: script }, [port2]);
  });
}
