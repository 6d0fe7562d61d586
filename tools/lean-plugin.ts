import type { Plugin } from 'vite';
import { sourceModule } from './source-module.ts';

const virtualId = 'virtual:lever-texts';

/** Sentences for people, which nothing computes with. What stands in for them is no sentence, so that one shown by mistake is seen. */
const absent = '"-"';

/** What is left out of which files: the fields with sentences, and those with lists of words. */
interface Cut {
  readonly files: RegExp;
  readonly texts: readonly string[];
  readonly lists: readonly string[];
}

const leverTexts: Cut = { files: /\/src\/model\/levers\/[^/]+\/lever\.ts$/, texts: ['meaning', 'reason', 'source'], lists: [] };

const outcomes = /\/src\/model\/outcomes\/outcomes\.ts$/;

/**
 * In the page, levers are there before the first paint and their texts with the registry; what outcomes mean in full stands in its documents,
 * and what the fields of a scenario are for, in the schema that the command line prints.
 */
const pageCuts: readonly Cut[] = [leverTexts, { files: outcomes, texts: ['meaning'], lists: [] }, { files: /\/src\/scenario\/schema\.ts$/, texts: ['description'], lists: [] }];

/** A worker shows nothing: it needs neither the levers' texts nor those of parameters and outcomes, units among them. */
const workerCuts: readonly Cut[] = [
  { ...leverTexts, texts: [...leverTexts.texts, 'label', 'unit', 'grade', 'family'], lists: ['aliases', 'namedRanges'] },
  { files: /\/src\/model\/(?:[^/]+\/parameters|registry)\.ts$/, texts: ['label', 'unit', 'meaning', 'reason', 'source', 'grade'], lists: ['aliases', 'namedRanges'] },
  { files: outcomes, texts: ['label', 'unit', 'meaning'], lists: [] },
];

/** Of these a worker gets what they come to: a few numbers of the registry, which would bring all of it along. */
const computed = /\/(src\/model\/(?:world\/candidates|labs\/fields)\.ts)$/;

/**
 * Keeps out of what a browser loads first, or of its workers, the sentences that only people read. The sources stay whole: a lever or a
 * parameter is one entry in one file. In the page `virtual:lever-texts` holds the levers' texts by id.
 */
export function leanPlugin(where: 'page' | 'worker'): Plugin {
  let root = process.cwd();
  let building = false;
  return {
    name: `lab-race-lean-${where}`,
    configResolved(config) {
      root = config.root;
      building = config.command === 'build';
    },
    resolveId: (id) => (id === virtualId ? `\0${virtualId}` : undefined),
    async load(id) {
      if (id !== `\0${virtualId}`) return undefined;
      const { levers } = await sourceModule<typeof import('../src/model/levers/catalogue.ts')>(root, 'src/model/levers/catalogue.ts');
      return `export const leverTexts = ${JSON.stringify(Object.fromEntries(levers.map(({ id: key, meaning, reason, source }) => [key, { meaning, reason, source }])))};\n`;
    },
    async transform(code, id) {
      if (!building) return undefined;
      const file = where === 'worker' ? computed.exec(id)?.[1] : undefined;
      if (file !== undefined) return { code: asConstants(await sourceModule<Record<string, unknown>>(root, file)), map: null };
      const cut = (where === 'page' ? pageCuts : workerCuts).find(({ files }) => files.test(id));
      return cut && { code: withoutTexts(code, cut, (source) => this.parse(source)), map: null };
    },
  };
}

/** A module of the same exports, written out. */
export function asConstants(exports: Readonly<Record<string, unknown>>): string {
  return Object.entries(exports).map(([name, value]) => `export const ${name} = ${plain(value)};\n`).join('');
}

/** Plain data as an expression; anything that would come out otherwise is a fault of the list of modules. */
function plain(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' || value === null) return Object.is(value, -0) ? '-0' : typeof value === 'number' ? String(value) : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(plain).join(',')}]`;
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) return `{${Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}:${plain(part)}`).join(',')}}`;
  throw new Error(`not plain data: ${String(value)}`);
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

interface Property extends Node {
  readonly type: 'Property';
  readonly computed: boolean;
  readonly key: Node & { readonly name?: string; readonly value?: unknown };
  readonly value: Node & { readonly elements?: readonly unknown[] };
}

/** The program with the cut fields of its object literals emptied. Only what is written out is: a text that is passed on stays. */
export function withoutTexts(code: string, cut: Pick<Cut, 'texts' | 'lists'>, parse: (code: string) => unknown): string {
  const edits: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  visit(parse(code), (property) => {
    const name = property.computed ? undefined : property.key.name ?? property.key.value;
    if (typeof name !== 'string') return false;
    const { value } = property;
    const text = cut.texts.includes(name) && isText(value) ? absent : cut.lists.includes(name) && value.type === 'ArrayExpression' ? '[]' : null;
    if (text !== null) edits.push({ start: value.start, end: value.end, text });
    return text !== null;
  });
  let result = code;
  for (const { start, end, text } of edits.sort((a, b) => b.start - a.start)) result = result.slice(0, start) + text + result.slice(end);
  return result;
}

/** A sentence as it is written down: one string, with or without places to fill in, or several joined. */
function isText(node: Node & { readonly value?: unknown; readonly left?: Node; readonly right?: Node }): boolean {
  if (node.type === 'TemplateLiteral') return true;
  if (node.type === 'BinaryExpression') return isText(node.left!) && isText(node.right!);
  return node.type === 'Literal' && typeof node.value === 'string';
}

/** Goes through a program; where `found` says that it has dealt with a property, not into it. */
function visit(node: unknown, found: (property: Property) => boolean): void {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const each of node) visit(each, found);
    return;
  }
  if ((node as Partial<Node>).type === 'Property' && found(node as Property)) return;
  for (const each of Object.values(node)) visit(each, found);
}
