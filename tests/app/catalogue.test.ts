import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageFolder } from '../../src/platform/node/location.ts';
import { shownLiterals } from './literals.ts';

const root = join(packageFolder(), 'src/app');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => path.split('\\').join('/')).filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'));
/** Codes that the catalogue puts into words. */
const codes = ['no name', 'not whole'];
const exempt = (path: string): boolean => path === 'words.ts' || path.startsWith('words/') || path === 'debug.ts';

describe('the catalogue of texts', () => {
  it('would notice a text that is not in it', () => {
    const planted = [
      'export const A = () => <p>Hello</p>;',
      'export const B = () => <button aria-label="Close it" />;',
      'export const C = () => <i title={`Go to ${1}`} />;',
      "export const d = { message: 'Something went wrong here' };",
      'export const e = (n: number) => `${n} labs have stopped`;',
    ];
    for (const source of planted) expect(shownLiterals('planted.tsx', source), source).toHaveLength(1);
    const harmless = [
      "import { x } from './some file with spaces';",
      'export const A = () => <p class="one two three" data-testid="a b" />;',
      "export const b = () => { throw new Error('internal: this should not happen'); };",
      "document.querySelector('main section p');",
      'export const c = <p>{words.close}</p>;',
    ];
    for (const source of harmless) expect(shownLiterals('harmless.tsx', source), source).toEqual([]);
  });

  it('holds every text that a user reads', () => {
    expect(files.length).toBeGreaterThan(60);
    const found = files.filter((path) => !exempt(path)).flatMap((path) => shownLiterals(path, readFileSync(join(root, path), 'utf8')))
      .filter((line) => !codes.some((code) => line.endsWith(`: ${code}`)));
    expect(found).toEqual([]);
  });
});
