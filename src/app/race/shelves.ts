/** Places for rectangles on a sheet of a fixed size; whole units, none overlaps another. */
export interface Shelves {
  /** The upper left corner of a free place, or null where the sheet has none so large. */
  place(width: number, height: number): { readonly x: number; readonly y: number } | null;
}

/** A shelf takes what is at most so much lower than itself, as a share of its height: more would be wasted above it. */
const leastFill = 0.75;

/**
 * Shelf packing, best height fit: rectangles stand side by side on shelves; each goes to the lowest shelf that is high enough for it and has room,
 * else onto a new one. Good for many of few heights, such as words. Between any two lies a `gap`.
 */
export function createShelves(width: number, height: number, gap: number): Shelves {
  const shelves: { readonly y: number; readonly height: number; used: number }[] = [];
  let below = 0;
  return {
    place(wide, high) {
      if (wide > width) return null;
      let best: (typeof shelves)[number] | null = null;
      for (const shelf of shelves) {
        if (shelf.height < high || high < leastFill * shelf.height || shelf.used + wide > width) continue;
        if (best === null || shelf.height < best.height) best = shelf;
      }
      if (best === null) {
        if (below + high > height) return null;
        shelves.push((best = { y: below, height: high, used: 0 }));
        below += high + gap;
      }
      const place = { x: best.used, y: best.y };
      best.used += wide + gap;
      return place;
    },
  };
}
