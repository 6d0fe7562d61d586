/** Where a JSON text says something: offsets of the key (of an entry of a list its value) and of the value. */
interface Place {
  readonly key: number;
  readonly value: number;
}

interface Open {
  readonly list: boolean;
  readonly path: string;
  readonly names: Set<string>;
  /** Position in a list. */
  index: number;
  /** The next text is a key. */
  naming: boolean;
}

/** Places of all values of a JSON text by dotted path (`labs.0.speed`, the whole is ``), and of keys that stand twice. */
export interface JsonPlaces {
  readonly places: ReadonlyMap<string, Place>;
  readonly twice: readonly { readonly path: string; readonly offset: number }[];
}

/** Reads a text that is JSON; without recursion, so that no nesting is too deep. */
export function jsonPlaces(text: string): JsonPlaces {
  const places = new Map<string, Place>();
  const twice: { path: string; offset: number }[] = [];
  const open: Open[] = [];
  const token = /[[\]{},:]|"(?:[^"\\]|\\.)*"|[^\s,[\]{}:"]+/g;
  let path = '';
  let key = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const word = found[0];
    const inside = open[open.length - 1];
    if (word === '}' || word === ']') open.pop();
    else if (word === ',') {
      if (inside!.list) inside!.index += 1;
      else inside!.naming = true;
    } else if (inside?.naming && word.startsWith('"')) {
      const name = JSON.parse(word) as string;
      path = child(inside.path, name);
      key = found.index;
      if (inside.names.has(name)) twice.push({ path, offset: key });
      inside.names.add(name);
      inside.naming = false;
    } else if (word !== ':') {
      if (inside?.list) {
        path = child(inside.path, String(inside.index));
        key = found.index;
      }
      places.set(path, { key, value: found.index });
      if (word === '{' || word === '[') open.push({ list: word === '[', path, names: new Set(), index: 0, naming: word === '{' });
    }
  }
  return { places, twice };
}

/** Whether some key of a text stands twice in the same object, which reading it has dropped: then it has more keys than what was read. Far quicker than all places. */
export function hasKeyTwice(text: string, read: unknown): boolean {
  let keys = 0;
  for (const [, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)) if (colon !== undefined) keys++;
  const open: unknown[] = [read];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) keys -= Object.keys(value).length;
    for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) open.push(part);
  }
  return keys > 0;
}

function child(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** Offset of a value or key; of one that is not there that of the innermost whole around it. */
export function placeOf({ places }: JsonPlaces, path: string, on: 'key' | 'value'): number {
  const own = places.get(path);
  if (own !== undefined) return own[on];
  const outer = path.slice(0, Math.max(0, path.lastIndexOf('.')));
  return path === '' ? 0 : placeOf({ places, twice: [] }, outer, outer === '' ? 'value' : 'key');
}
