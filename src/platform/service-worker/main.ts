import { pathIn, planFor, type Build } from './answer.ts';

/** The parts of the service worker standard that are used here; TypeScript has them only apart from the types of a page. */
interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends LastingEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Scope {
  readonly registration: { readonly scope: string };
  /** Put before this program by the build. */
  readonly labRaceBuild: Build;
  addEventListener(kind: 'install' | 'activate', listener: (event: LastingEvent) => void): void;
  addEventListener(kind: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(kind: 'message', listener: (event: MessageEvent) => void): void;
}

/** Keeps the page working without a network. A build is kept whole before it is used, so that files of two builds never mix. */
const worker = self as unknown as Scope;
const build = worker.labRaceBuild;
const prefix = 'lab-race-';
const own = `${prefix}${build.version}`;
const scope = worker.registration.scope;
/** The page of a slow network is not waited for longer than this. */
const patienceMs = 3000;

worker.addEventListener('install', (event) => {
  // The browser's own cache may hold an older `index.html`.
  event.waitUntil(caches.open(own).then((cache) => cache.addAll(build.files.map((file) => new Request(scope + file, { cache: 'reload' })))));
});

// No window of an older build is left when this one becomes active: it never pushes itself in.
worker.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith(prefix) && name !== own).map((name) => caches.delete(name)))));
});

worker.addEventListener('message', (event) => {
  const { asks, file } = (event.data ?? {}) as { asks?: unknown; file?: unknown };
  if (asks === 'holds') event.ports[0]?.postMessage(typeof file === 'string' && build.files.includes(pathIn(scope, file) ?? ''));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = pathIn(scope, request.url);
  const plan = planFor(build, path, { method: request.method, navigates: request.mode === 'navigate' });
  if (plan === 'page') event.respondWith(networkFirst(request, 'index.html'));
  else if (plan === 'kept') event.respondWith(keptFirst(request, path!));
  else if (plan === 'fresh') event.respondWith(networkFirst(request, path || 'index.html'));
});

async function kept(path: string): Promise<Response | undefined> {
  return (await (await caches.open(own)).match(scope + path)) ?? (await caches.match(scope + path));
}

async function keptFirst(request: Request, path: string): Promise<Response> {
  return (await kept(path)) ?? fetch(request);
}

async function networkFirst(request: Request, path: string): Promise<Response> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs));
  const fetched = fetch(request);
  const answer = await Promise.race([fetched, late]).catch(() => null);
  return answer ?? (await kept(path)) ?? fetched;
}
