import { quantileSorted } from '../core/statistics/summary.ts';
import type { Band, Paths } from './types.ts';

/**
 * Quantiles over runs (type 7 of Hyndman and Fan) of every lab's path at every row. Runs that have no number there are left out; where no
 * run has one the band is NaN. `runs` asks for the first so many alone.
 */
export function bandsOf(paths: Paths, levels: readonly number[], runs: number = paths.runs): Band[] {
  const { columns, labs, rows, values } = paths;
  const stride = columns.length * labs.length * rows;
  const sample = new Float64Array(runs);
  const bands: Band[] = [];
  columns.forEach((column, c) => {
    for (let lab = 0; lab < labs.length; lab++) {
      const band = new Float64Array(levels.length * rows);
      const start = (c * labs.length + lab) * rows;
      for (let row = 0; row < rows; row++) {
        let count = 0;
        for (let run = 0; run < runs; run++) {
          const value = values[run * stride + start + row]!;
          if (value === value) sample[count++] = value;
        }
        const sorted = sample.subarray(0, count).sort();
        for (let l = 0; l < levels.length; l++) band[l * rows + row] = count === 0 ? Number.NaN : quantileSorted(sorted, levels[l]!);
      }
      bands.push({ lab, column, levels, values: band });
    }
  });
  return bands;
}
