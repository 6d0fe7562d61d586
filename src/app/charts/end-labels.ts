/** A label that wants to sit at a height; heights in pixels, downwards. */
export interface EndLabel {
  readonly text: string;
  readonly wanted: number;
}

/**
 * Moves labels apart so that none overlap, each as near as possible to where it wants to be, all inside [top, bottom] if they fit.
 * Order is kept. Least squares by merging neighbours that collide (pool adjacent violators), which is exact for this problem.
 */
export function spreadLabels(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  interface Block { sum: number; count: number; start: number }
  const blocks: Block[] = [];
  order.forEach((index, rank) => {
    // In coordinates from which the required gaps are taken out, the heights must only be non-decreasing.
    blocks.push({ sum: wanted[index]! - rank * gap, count: 1, start: rank });
    while (blocks.length > 1) {
      const last = blocks.at(-1)!;
      const before = blocks.at(-2)!;
      if (before.sum / before.count <= last.sum / last.count) break;
      before.sum += last.sum;
      before.count += last.count;
      blocks.pop();
    }
  });
  const highest = Math.max(top, bottom - (wanted.length - 1) * gap);
  const result = new Array<number>(wanted.length);
  for (const block of blocks) {
    const base = Math.min(highest, Math.max(top, block.sum / block.count));
    for (let rank = block.start; rank < block.start + block.count; rank++) result[order[rank]!] = base + rank * gap;
  }
  return result;
}
