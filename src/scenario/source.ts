import { Composer, isMap, isScalar, isSeq, Lexer, LineCounter, Parser } from 'yaml';
import type { CST, Document, Node } from 'yaml';
import { describeValue, dotted, printable } from './fault.ts';
import type { Fault, Path } from './fault.ts';

/** Limits on a file from a stranger. A real scenario is a thousandth of these. */
export const limits = { bytes: 1_000_000, depth: 32, nodes: 50_000 } as const;

/** Where the keys and values of a file stand. */
export interface Positions {
  /** The fault at `path`, placed on its key (`on: 'key'`), its value, or the nearest parent that is in the file. */
  fault(path: Path, on: 'key' | 'value', parts: Omit<Fault, 'file' | 'line' | 'column' | 'path'>): Fault;
}

export type Source = { readonly value: unknown; readonly positions: Positions; readonly faults: readonly Fault[] };

/**
 * Reads YAML 1.2 (core schema) or JSON text to plain data with positions. Syntax errors, duplicate keys, anchors, aliases, tags, merge keys,
 * keys that reach into prototypes, numbers that are not finite, and files over `limits` are faults; with a fault that leaves the data
 * unclear `value` is undefined, after others (duplicate keys, say) the rest may still be checked.
 */
export function readSource(text: string, file: string): Source {
  const lines = new LineCounter();
  const at = (offset: number, parts: Partial<Fault> & { message: string }): Fault => {
    const { line, col } = offset < 0 ? { line: 1, col: 1 } : lines.linePos(offset);
    return { path: '', found: '', allowed: '', ...parts, file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const nowhere: Positions = { fault: (path, _on, parts) => ({ ...at(-1, parts), path: dotted(path), found: parts.found, allowed: parts.allowed }) };
  const refused = (faults: readonly Fault[]): Source => ({ value: undefined, positions: nowhere, faults });

  const size = utf8Length(text);
  if (size > limits.bytes) return refused([at(-1, { message: 'the file is too large', found: `${size} bytes`, allowed: `at most ${limits.bytes} bytes` })]);
  countLines(text, lines);
  const crowd = crowded(text);
  if (crowd !== null) return refused([at(crowd.offset, crowd.fault)]);

  const tokens = [...new Parser().parse(text)];
  const structural = inspect(tokens, at);
  if (structural.length > 0) return refused(structural);

  const documents: Document.Parsed[] = [];
  // uniqueKeys off: its check is quadratic in the number of keys; ours below is not.
  const composer = new Composer({ version: '1.2', schema: 'core', merge: false, uniqueKeys: false, strict: true, logLevel: 'silent' });
  for (const document of composer.compose(tokens, true, text.length)) documents.push(document as Document.Parsed);
  const faults: Fault[] = [];
  for (const document of documents)
    for (const error of document.errors) faults.push(at(error.pos[0], { message: printable(error.message.replace(/\n[\s\S]*$/, '')) }));
  const second = documents[1];
  if (second !== undefined) faults.push(at(second.range[0], { message: 'the file holds more than one document', allowed: 'one document' }));
  if (faults.length > 0) return refused(faults);

  const read = plain(documents[0]?.contents ?? null, at);
  return { value: read.value, positions: positionsOf(read.places, at, file), faults: read.faults };
}

type At = (offset: number, parts: Partial<Fault> & { message: string }) => Fault;

function countLines(text: string, lines: LineCounter): void {
  lines.addNewLine(0);
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines.addNewLine(i + 1);
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit >= 0xd800 && unit < 0xe000 ? 2 : 3;
  }
  return bytes;
}

/** A first pass over the lexer's tokens only, which costs little: brackets too deep or too many nodes stop the reading before parsing. */
function crowded(text: string): { offset: number; fault: { message: string; allowed: string } } | null {
  let offset = 0;
  let depth = 0;
  /** Lists opened on one line: "- - - -" is four levels. */
  let compact = 0;
  let nodes = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '\x1f') nodes += 1;
    else if (token === '[' || token === '{') {
      depth += 1;
      nodes += 1;
    } else if (token === ']' || token === '}') depth -= 1;
    else if (token === '-' || token === '?') {
      compact += 1;
      nodes += 1;
    } else if (token === ':' || token === ',') nodes += 0.5;
    else if (token.includes('\n')) compact = 0;
    if (depth + compact > limits.depth) return { offset, fault: { message: 'nested too deeply', allowed: `at most ${limits.depth} levels` } };
    // What separates nodes counts too, so that empty ones are bounded; the exact count follows on the tree.
    if (nodes > 2 * limits.nodes) return { offset, fault: { message: 'too many entries', allowed: `at most ${limits.nodes}` } };
    if (token !== '\x1f' && token !== '\x02' && token !== '\x18') offset += token.length;
  }
  return null;
}

/** Walks the token tree without recursion: depth, number of nodes, and the features of YAML that a scenario may not use. */
function inspect(tokens: readonly CST.Token[], at: At): Fault[] {
  const faults: Fault[] = [];
  const stack: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 })).reverse();
  const properties = (list: readonly CST.SourceToken[] | undefined): void => {
    for (const token of list ?? []) {
      if (token.type === 'anchor') faults.push(at(token.offset, { message: 'anchors and aliases are not supported', found: printable(token.source, 60), allowed: 'write the value out' }));
      if (token.type === 'tag') faults.push(at(token.offset, { message: 'tags are not supported', found: printable(token.source, 60), allowed: 'plain values' }));
    }
  };
  let nodes = 0;
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { token, depth } = top;
    nodes += 1;
    if (nodes > limits.nodes) return [at(token.offset, { message: 'too many entries', allowed: `at most ${limits.nodes}` })];
    if (depth > limits.depth) return [at(token.offset, { message: 'nested too deeply', allowed: `at most ${limits.depth} levels` })];
    if (token.type === 'alias') {
      faults.push(at(token.offset, { message: 'anchors and aliases are not supported', found: printable(token.source, 60), allowed: 'write the value out' }));
    } else if (token.type === 'document') {
      properties(token.start);
      if (token.value) stack.push({ token: token.value, depth: 1 });
    } else if (token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection') {
      for (let i = token.items.length - 1; i >= 0; i--) {
        const item = token.items[i] as CST.CollectionItem;
        properties(item.start);
        properties(item.sep);
        if (item.value) stack.push({ token: item.value, depth: depth + 1 });
        if (item.key) stack.push({ token: item.key, depth: depth + 1 });
      }
    } else if (token.type === 'block-scalar') properties(token.props.filter((part): part is CST.SourceToken => 'source' in part && part.type !== 'block-scalar'));
  }
  return faults.sort((a, b) => a.line - b.line || a.column - b.column);
}

interface Place {
  readonly key: number;
  readonly value: number;
}

const forbidden = ['__proto__', 'constructor', 'prototype'];

/** The document's nodes as plain data, with the offsets of every key and value. Depth is already bounded. */
function plain(root: Node | null, at: At): { value: unknown; places: Map<string, Place>; faults: Fault[] } {
  const places = new Map<string, Place>();
  const faults: Fault[] = [];
  const offsetOf = (node: Node | null | undefined, otherwise: number): number => node?.range?.[0] ?? otherwise;
  const visit = (node: Node | null, path: Path, keyOffset: number): unknown => {
    const offset = offsetOf(node, keyOffset);
    places.set(dotted(path), { key: keyOffset, value: offset });
    if (node === null) return null;
    if (isSeq(node)) return node.items.map((item, index) => visit(item as Node | null, [...path, index], offsetOf(item as Node | null, offset)));
    if (isMap(node)) {
      const object: Record<string, unknown> = {};
      for (const pair of node.items) {
        const keyNode = pair.key as Node | null;
        const where = offsetOf(keyNode, offset);
        const name = isScalar(keyNode) ? keyNode.value : undefined;
        if (typeof name !== 'string' || name === '') {
          faults.push(at(where, { path: dotted(path), message: 'a key must be a word', found: describeValue(name ?? null) }));
          continue;
        }
        const inner = [...path, name];
        if (forbidden.includes(name)) faults.push(at(where, { path: dotted(inner), message: 'this key is not allowed' }));
        else if (name === '<<') faults.push(at(where, { path: dotted(inner), message: 'merge keys are not supported', allowed: 'write the keys out' }));
        else if (Object.hasOwn(object, name)) faults.push(at(where, { path: dotted(inner), message: 'the key stands twice', allowed: 'once' }));
        else object[name] = visit(pair.value as Node | null, inner, where);
      }
      return object;
    }
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value === 'number' && !Number.isFinite(value)) {
      faults.push(at(offset, { path: dotted(path), message: 'a number must be finite', found: String(value) }));
      // What the schema and the checks have to say of it as well is not told: see `withoutEchoes`.
      return NaN;
    }
    return value;
  };
  return { value: visit(root, [], 0), places, faults };
}

function positionsOf(places: ReadonlyMap<string, Place>, at: At, file: string): Positions {
  return {
    fault(path, on, parts) {
      for (let length = path.length; length >= 0; length--) {
        const place = places.get(dotted(path.slice(0, length)));
        if (place === undefined) continue;
        // A missing key is reported where its parent stands.
        const fault = at(length === path.length && on === 'value' ? place.value : place.key, parts);
        return { ...fault, file, path: dotted(path) };
      }
      return { ...at(-1, parts), path: dotted(path) };
    },
  };
}
