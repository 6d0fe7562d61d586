/** Entries of a long list that are put into the page and taken out of it together. */
export const blockSize = 25;
/** Entries that Page Up and Page Down go by. */
const page = 10;

export interface Block {
  readonly block: number;
  /** Places in the order of time: from, and the first one after it. */
  readonly from: number;
  readonly to: number;
}

/** The blocks of a list that grows at its end and is shown from that end, as they are shown. An entry stays in its block when more come. */
export function blocksOf(count: number): Block[] {
  const blocks = Math.ceil(count / blockSize);
  return Array.from({ length: blocks }, (_, index) => {
    const block = blocks - 1 - index;
    return { block, from: block * blockSize, to: Math.min(count, (block + 1) * blockSize) };
  });
}

/**
 * The blocks that are in the page: those seen with a neighbour at each end, so that neither scrolling nor the Tab key meets an empty place,
 * and those of places that must not go away (the open card, the focus); while none is seen yet, the newest two.
 */
export function heldBlocks(count: number, seen: ReadonlySet<number>, places: readonly number[]): ReadonlySet<number> {
  const last = Math.ceil(count / blockSize) - 1;
  const held = new Set<number>();
  for (const block of seen) for (const each of [block - 1, block, block + 1]) held.add(each);
  // After a filter the blocks that were seen may be gone.
  if (![...held].some((block) => block >= 0 && block <= last)) for (const each of [last - 1, last]) held.add(each);
  for (const place of places) if (place >= 0) held.add(Math.floor(place / blockSize));
  return held;
}

/** The place that a key goes to from one, shown from the end: down is back in time. Null for other keys, or where it is not in the list. */
export function placeAfter(key: string, from: number, count: number): number | null {
  if (from < 0) return null;
  const within = (place: number): number => Math.min(count - 1, Math.max(0, place));
  switch (key) {
    case 'ArrowDown': return within(from - 1);
    case 'ArrowUp': return within(from + 1);
    case 'PageDown': return within(from - page);
    case 'PageUp': return within(from + page);
    case 'Home': return count - 1;
    case 'End': return 0;
    default: return null;
  }
}
