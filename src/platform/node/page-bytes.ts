import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Bytes, gzip, of the scripts that a built page needs before it can paint: those of its HTML and all that they import at once, each
 * compressed by itself as it is sent. What is imported later (dynamically) does not count. Null if the folder holds no page.
 */
export function criticalScriptBytes(folder: string): number | null {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) return null;
  const html = readFileSync(index, 'utf8');
  const waiting = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g)].map((match) => posix.normalize(match[1]!.replace(/^\.?\//, '')));
  const seen = new Set<string>();
  let bytes = 0;
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const code = readFileSync(join(folder, name));
    bytes += gzipSync(code, { level: 9 }).length;
    for (const imported of staticImports(code.toString('utf8'))) waiting.push(posix.join(dirname(name), imported));
  }
  return bytes;
}

/** Bytes, gzip, of the page and of every file that it can fetch: code, styles, scenarios, the service worker, icons. Null if the folder holds no page. */
export function wholePageBytes(folder: string): number | null {
  if (!existsSync(join(folder, 'index.html'))) return null;
  // The mark of the build is for the command line alone.
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  return files.reduce((sum, { parentPath, name }) => sum + gzipSync(readFileSync(join(parentPath, name)), { level: 9 }).length, 0);
}

/** Relative files that a bundled module imports or re-exports at once. */
export function staticImports(code: string): string[] {
  return [...code.matchAll(/(?:^|[;\s}])(?:import|export)\s*(?:[\w$*{}\s,]*?from\s*)?["'](\.{1,2}\/[^"']+)["']/g)].map((match) => match[1]!);
}
