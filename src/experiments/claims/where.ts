import { compareNumber } from '../../core/compare.ts';

/** A half of the design on one side of a value of one dimension. */
export interface Split {
  readonly dimension: string;
  readonly threshold: number;
  readonly shareAbove: number;
  readonly shareBelow: number;
}

/**
 * The single split that tells best where a claim holds: over all dimensions and their quartiles, the one with the largest difference of
 * shares. Null where all draws agree. A description of the design, not a test of significance.
 */
export function bestSplit(dimensions: readonly string[], values: readonly (readonly number[])[], holds: readonly boolean[]): Split | null {
  if (holds.every((value) => value) || holds.every((value) => !value)) return null;
  let best: Split | null = null;
  dimensions.forEach((dimension, column) => {
    const sorted = values.map((row) => row[column]!).sort(compareNumber);
    for (const quantile of [0.25, 0.5, 0.75]) {
      const threshold = sorted[Math.floor(quantile * sorted.length)]!;
      const share = (above: boolean): number => {
        const picked = holds.filter((_, row) => values[row]![column]! >= threshold === above);
        return picked.length === 0 ? NaN : picked.filter((value) => value).length / picked.length;
      };
      const split = { dimension, threshold, shareAbove: share(true), shareBelow: share(false) };
      const width = (each: Split): number => Math.abs(each.shareAbove - each.shareBelow);
      if (width(split) === width(split) && (best === null || width(split) > width(best))) best = split;
    }
  });
  return best;
}

/** The split in words. */
export function describeWhere(split: Split | null, holds: readonly boolean[]): string {
  if (holds.length === 0) return 'no draw says anything';
  if (split === null) return holds[0] ? 'in every draw' : 'in no draw';
  const percent = (share: number): string => `${Math.round(100 * share)}%`;
  const at = Number(split.threshold.toPrecision(3));
  return split.shareAbove >= split.shareBelow
    ? `in ${percent(split.shareAbove)} of draws with ${split.dimension} from ${at} on, in ${percent(split.shareBelow)} below`
    : `in ${percent(split.shareBelow)} of draws with ${split.dimension} below ${at}, in ${percent(split.shareAbove)} from there on`;
}
