/** What one build of the page consists of. */
export interface Build {
  /** Changes with any file. */
  readonly version: string;
  /** Paths relative to the worker's scope; the page itself is `index.html`. */
  readonly files: readonly string[];
}

/** Where an answer comes from: the page from the network while there is one, named files that never change from what is kept. */
export type Plan = 'page' | 'kept' | 'fresh' | 'pass';

/** Files in this folder carry a hash of their content in their names, so that a kept one is right for any build that asks for it. */
const hashed = /^assets\//;

/** How a request is answered, by its path relative to the scope (null: outside it). */
export function planFor(build: Build, path: string | null, request: { readonly method: string; readonly navigates: boolean }): Plan {
  if (request.method !== 'GET' || path === null) return 'pass';
  if (path === '' || path === 'index.html') return request.navigates ? 'page' : 'fresh';
  if (hashed.test(path)) return 'kept';
  return build.files.includes(path) ? 'fresh' : 'pass';
}

/** The path of an address relative to the scope; null for what lies elsewhere. */
export function pathIn(scope: string, address: string): string | null {
  const bare = address.split(/[?#]/, 1)[0]!;
  return bare.startsWith(scope) ? bare.slice(scope.length) : null;
}
