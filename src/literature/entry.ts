/**
 * How the expected number came to us: `read` in the authors' text or code; `computed` from those equations and checked twice; `recalled`, the
 * equations being from memory of the paper, re-derived and checked but not compared with the printed page (race-models, head).
 */
export type Mark = 'read' | 'computed' | 'recalled';

/** One number of the literature and the computation that must reproduce it. */
export interface LiteratureEntry {
  /** Unique; the part before the first dot names the work. */
  readonly id: string;
  readonly source: string;
  /** What the number is, with its unit and the case it is for. */
  readonly quantity: string;
  readonly expected: number;
  readonly compute: () => number;
  /** Largest absolute difference that still counts as equal: half a unit of the last digit given, or less. */
  readonly tolerance: number;
  readonly mark: Mark;
}

/** Shares one source and one mark among rows; `mark` of a row goes before. */
export function entries(
  prefix: string,
  source: string,
  mark: Mark,
  rows: readonly { readonly id: string; readonly quantity: string; readonly expected: number; readonly compute: () => number; readonly tolerance: number; readonly mark?: Mark }[],
): LiteratureEntry[] {
  return rows.map((row) => ({
    id: `${prefix}.${row.id}`,
    source,
    quantity: row.quantity,
    expected: row.expected,
    compute: row.compute,
    tolerance: row.tolerance,
    mark: row.mark ?? mark,
  }));
}

/** 1 for true and 0 for false: how a statement is tabulated. */
export const truth = (statement: boolean): number => (statement ? 1 : 0);
