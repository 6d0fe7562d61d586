export interface BenchRow {
  readonly what: string;
  readonly measured: number;
  readonly unit: string;
  readonly target: number;
  /** Whether small or large figures are good. */
  readonly better: 'lower' | 'higher';
  /** measured / target, or its inverse where larger is better: at most 1 where the target is reached. */
  readonly ratio: number;
  readonly met: boolean;
  /** How it was measured. */
  readonly note: string;
}

export function benchRow(what: string, measured: number, unit: string, target: number, better: BenchRow['better'], note: string): BenchRow {
  const ratio = better === 'lower' ? measured / target : target / measured;
  return { what, measured, unit, target, better, ratio, met: ratio <= 1, note };
}

export function show(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 1 || value === 0 ? 1 : 3);
}
