/**
 * The highest and the lowest value of a function on [low, high] by search alone: a grid with points that crowd towards both ends, then ever finer grids
 * around its best points. Nothing is assumed of the function but that its peaks are seen by the first grid.
 */
export function extremes(f: (x: number) => number, low: number, high: number, points = 400): { highest: number; lowest: number } {
  const xs = new Set<number>([low, high]);
  for (let k = 1; k < points; k++) xs.add(low + ((high - low) * k) / points);
  for (let e = 1; e <= 120; e++) {
    xs.add(low + (high - low) * 2 ** (-e / 2));
    xs.add(high - (high - low) * 2 ** (-e / 2));
  }
  // Of two points that are the same but for rounding neither may be the other's neighbour: the peak could be beyond.
  const grid = [...xs].sort((a, b) => a - b).filter((x, k, all) => k === 0 || x === high || (x - all[k - 1]! > 1e-9 * (x - low) && high - x > 1e-15 * (high - low)));
  const values = grid.map(f);
  const zoomed = (sign: 1 | -1): number => {
    const at = (k: number): number => (k < 0 || k >= grid.length ? -Infinity : sign * values[k]!);
    const peaks = grid.map((_, k) => k).filter((k) => at(k) >= at(k - 1) && at(k) >= at(k + 1)).sort((a, b) => at(b) - at(a)).slice(0, 4);
    let best = -Infinity;
    for (const k of peaks) {
      let [left, right] = [grid[Math.max(0, k - 1)]!, grid[Math.min(grid.length - 1, k + 1)]!];
      best = Math.max(best, at(k));
      for (let round = 0; round < 16; round++) {
        const step = (right - left) / 8;
        let [top, most] = [left, -Infinity];
        for (let i = 0; i <= 8; i++) {
          const here = sign * f(left + i * step);
          if (here > most) [most, top] = [here, left + i * step];
        }
        best = Math.max(best, most);
        [left, right] = [Math.max(left, top - step), Math.min(right, top + step)];
      }
    }
    return sign * best;
  };
  return { highest: zoomed(1), lowest: zoomed(-1) };
}
