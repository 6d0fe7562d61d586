import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { packageFolder } from '../../src/platform/node/location.ts';
import type {} from '../../src/app/debug.ts';
import { describeBrowser } from './harness.ts';
import { ready, testPage } from './page.ts';

const dist = join(packageFolder(), 'dist');
const gzip = (path: string): number => gzipSync(readFileSync(join(dist, path))).length;

/** The script of the page and what it imports statically, by name: what must be there before anything is painted. */
function criticalScripts(): string[] {
  const entry = /<script type="module"[^>]*src="\/([^"]+)"/.exec(readFileSync(join(dist, 'index.html'), 'utf8'))![1]!;
  const found = new Set([entry]);
  for (const path of found) {
    for (const match of readFileSync(join(dist, path), 'utf8').matchAll(/(?:^|[;}])import(?:[^"'();]*from)?\s*["']\.\/([^"']+)["']/g)) found.add(`assets/${match[1]!}`);
  }
  return [...found];
}

describeBrowser('what the page loads', (tools) => {
  it('has at most 80 KB of critical script and 500 KB of everything, compressed', () => {
    expect(criticalScripts().reduce((sum, path) => sum + gzip(path), 0)).toBeLessThanOrEqual(80 * 1024);
    const all = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== '.hash')
      .reduce((sum, { parentPath, name }) => sum + gzipSync(readFileSync(join(parentPath, name))).length, 0);
    expect(all).toBeLessThanOrEqual(500 * 1024);
  });

  it('fetches Pixi only after the page has been painted, and nothing from elsewhere', async () => {
    const order: string[] = [];
    const page = await tools.open(testPage, async (each) => {
      each.on('request', (request) => order.push(new URL(request.url()).pathname));
    });
    await ready(page);
    const paint = await page.evaluate(() => performance.getEntriesByType('paint').map((entry) => entry.startTime).sort((a, b) => a - b)[0] ?? Infinity);
    const thread = await page.evaluate(() => performance.getEntriesByType('resource').find((entry) => entry.name.includes('race-worker-'))?.startTime ?? -1);
    expect(thread).toBeGreaterThan(paint - 1);
    expect(order.some((path) => path.includes('race-worker-'))).toBe(true);
    expect(tools.problems).toEqual([]);
  });
});
