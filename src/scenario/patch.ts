/**
 * How plain data differ from others: `[value]` stands for itself, `[null, parts]` for a list of which each entry is told by how it differs from the other
 * list's at its place (beyond its end: from the last one), and an object for the keys under which they differ. Null where nothing does.
 */
export type Patch = readonly [unknown] | readonly [null, readonly (Patch | null)[]] | { readonly [key: string]: Patch };

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const nearest = (list: readonly unknown[], index: number): unknown => list[Math.min(index, list.length - 1)];

/**
 * What makes `value` of `base`; both are data as JSON has them. Objects are compared key by key where they have the same keys in the same order, so
 * that what `patched` makes is written out to the same text.
 */
export function patchOf(base: unknown, value: unknown): Patch | null {
  if (isNode(base) && isNode(value) && Object.keys(base).join('\n') === Object.keys(value).join('\n')) {
    const parts = Object.keys(value).flatMap((key): [string, Patch][] => {
      const part = patchOf(base[key], value[key]);
      return part === null ? [] : [[key, part]];
    });
    return parts.length === 0 ? null : Object.fromEntries(parts);
  }
  const whole = JSON.stringify(value);
  if (JSON.stringify(base) === whole) return null;
  if (!Array.isArray(base) || !Array.isArray(value) || base.length === 0) return [value];
  const list: Patch = [null, value.map((entry, index) => patchOf(nearest(base, index), entry))];
  return JSON.stringify(list).length < whole.length ? list : [value];
}

/** The data that a patch makes of `base`, which is not touched; parts that do not differ are shared with it. */
export function patched(base: unknown, patch: Patch | null): unknown {
  if (patch === null) return base;
  if (isList(patch)) return patch.length === 1 ? patch[0] : patch[1].map((part, index) => patched(nearest(base as readonly unknown[], index), part));
  const whole: Record<string, unknown> = { ...(base as Node) };
  for (const [key, part] of Object.entries(patch)) whole[key] = patched(whole[key], part);
  return whole;
}

const isList = (patch: Patch): patch is readonly [unknown] | readonly [null, readonly (Patch | null)[]] => Array.isArray(patch);
