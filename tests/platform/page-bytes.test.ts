import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { criticalScriptBytes, staticImports, wholePageBytes } from '../../src/platform/node/page-bytes.ts';

describe('the bytes that a page needs before its first paint', () => {
  it('are those of the entry and of what it imports at once, however far, each counted once', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lab-race-bytes-'));
    mkdirSync(join(folder, 'assets'));
    const files = {
      'main.js': 'import{a as b}from"./shared.js";import"./side.js";const later=()=>import("./later.js");export{b as c}from"./again.js";b(later)',
      'shared.js': 'import*as deep from"./deep.js";export const a=deep.x',
      'side.js': 'console.log("import this from \\"./nothing.js\\"")',
      'again.js': 'import{a}from"./shared.js";export const b=a',
      'deep.js': `export const x="${'y'.repeat(3000)}"`,
      'later.js': 'throw 1',
    };
    for (const [name, code] of Object.entries(files)) writeFileSync(join(folder, 'assets', name), code);
    writeFileSync(join(folder, 'index.html'), '<!doctype html><script type="module" crossorigin src="/assets/main.js"></script>');
    const expected = ['main.js', 'shared.js', 'side.js', 'again.js', 'deep.js'].reduce((sum, name) => sum + gzipSync(files[name as keyof typeof files], { level: 9 }).length, 0);
    expect(criticalScriptBytes(folder)).toBe(expected);
  });

  it('do not include dynamic imports', () => {
    expect(staticImports('import"./a.js";import("./b.js");await import(`./c.js`)')).toEqual(['./a.js']);
  });

  it('are unknown where there is no page', () => {
    expect(criticalScriptBytes(mkdtempSync(join(tmpdir(), 'lab-race-bytes-')))).toBeNull();
  });
});

describe('the bytes of everything', () => {
  it('are those of every file below the folder but for the mark of the build', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lab-race-bytes-'));
    mkdirSync(join(folder, 'assets', 'deep'), { recursive: true });
    const files = { 'index.html': '<!doctype html>', 'icon.png': 'p'.repeat(500), 'assets/main.js': 'let x', 'assets/deep/data.json': '{"a":1}' };
    for (const [name, text] of Object.entries({ ...files, '.hash': 'h'.repeat(900) })) writeFileSync(join(folder, name), text);
    expect(wholePageBytes(folder)).toBe(Object.values(files).reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0));
    expect(wholePageBytes(mkdtempSync(join(tmpdir(), 'lab-race-bytes-')))).toBeNull();
  });
});
