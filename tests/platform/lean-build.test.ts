import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { levers } from '../../src/model/levers/catalogue.ts';
import { parameters } from '../../src/model/registry.ts';
import { packageFolder } from '../../src/platform/node/location.ts';
import { asConstants, withoutTexts } from '../../tools/lean-plugin.ts';

const assets = join(packageFolder(), 'dist/assets');
const file = (start: string): string => readdirSync(assets).filter((name) => name.startsWith(start) && name.endsWith('.js')).map((name) => readFileSync(join(assets, name), 'utf8')).join('\n');

describe('what is left out of the built page and its workers', () => {
  const cut = { texts: ['meaning'], lists: ['aliases'] };

  it('are the sentences as they are written, whatever their form, and nothing that is passed on or computed with', () => {
    const code = 'const meaning="m";f({id:"a",meaning:"one",aliases:["x",{meaning:"y"}],minimum:1});f({"meaning":`two ${id}`,meaningful:"kept"});f({meaning:"a"+`b`});f({meaning,aliases});f({meaning:g("kept too"),[meaning]:"kept"})';
    const lean = withoutTexts(code, cut, parseAst);
    expect(lean).toBe('const meaning="m";f({id:"a",meaning:"-",aliases:[],minimum:1});f({"meaning":"-",meaningful:"kept"});f({meaning:"-"});f({meaning,aliases});f({meaning:g("kept too"),[meaning]:"kept"})');
  });

  it('are the texts of levers and parameters in the worker, whose ids and numbers it has', () => {
    const worker = file('browser-worker-');
    expect(levers.filter((lever) => worker.includes(lever.meaning.slice(0, 40)))).toEqual([]);
    expect(levers.filter((lever) => !worker.includes(lever.id))).toEqual([]);
    // Parameters that the worker does not need at all are not in it; of those that are, no sentence.
    const sentences = parameters.filter((parameter) => parameter.meaning.length > 40 && worker.includes(parameter.meaning.slice(0, 40)));
    expect(sentences.map((parameter) => parameter.id)).toEqual([]);
  });

  it('are modules that come to a few numbers of the registry: the worker gets these written out', () => {
    expect(asConstants({ a: 1e-9, b: [true, null, -0], c: { 'x-y': 'z' } })).toBe('export const a = 1e-9;\nexport const b = [true,null,-0];\nexport const c = {"x-y":"z"};\n');
    expect(() => asConstants({ a: { b: () => 1 } })).toThrow(/not plain data/);
    // What every parameter is checked with, were the registry there.
    expect(file('browser-worker-')).not.toContain('must be a dotted path');
    expect(file('')).toContain('must be a dotted path');
  });

  it('comes to the page once, with the registry', () => {
    const everything = file('');
    // Quotes are written differently by the bundler: the longest piece without any stands for the sentence.
    const pieceOf = (text: string): string => text.split(/["'`\\$\n]/).reduce((best, piece) => (piece.length > best.length ? piece : best));
    for (const lever of levers) {
      const piece = pieceOf(lever.meaning);
      const inRegistry = parameters.filter((parameter) => parameter.meaning.includes(piece)).length;
      expect(everything.split(piece).length - 1 - inRegistry, lever.id).toBe(1);
    }
  });
});

describe('what computes', () => {
  const thread = readFileSync(join(packageFolder(), 'dist-node/worker.js'), 'utf8');

  it('keeps its constants as such, in Node and in the browser: V8 loads the value of a variable at every use', () => {
    // ln 2, the high part: once in each of the functions written out for it.
    for (const code of [thread, file('browser-worker-')]) {
      expect(code).toMatch(/(?:const |,)[\w$]+ ?= ?0?\.6931471803691238/);
      expect(code).not.toMatch(/var [\w$]+ ?= ?0?\.6931471803691238/);
    }
  });

  it('is one file in Node, which takes nothing from another', () => {
    expect(thread).not.toMatch(/^import .* from "\.{1,2}\//m);
  });
});
