/** A table of doubles with named columns, kept row by row in one array that grows by doubling. */
export interface Frame {
  readonly columns: readonly string[];
  /** Number of rows so far. */
  readonly rows: number;
  /** Adds a row; its values come in the order of the columns. */
  push(row: ArrayLike<number>): void;
  /** Row i as a view; it is valid until the next push. */
  row(i: number): Float64Array;
  /** A copy of one column. */
  column(name: string): Float64Array;
  /** All rows, one after the other, as a view; it is valid until the next push. */
  values(): Float64Array;
}

/** An empty frame with room for `capacity` rows before it has to grow. */
export function createFrame(columns: readonly string[], capacity = 16): Frame {
  if (new Set(columns).size !== columns.length) throw new Error(`internal: columns named twice in ${columns.join(', ')}`);
  const width = columns.length;
  let data = new Float64Array(Math.max(1, capacity) * width);
  let rows = 0;
  return {
    columns,
    get rows() {
      return rows;
    },
    push(row) {
      if (row.length !== width) throw new RangeError(`internal: a row of ${row.length} values for ${width} columns`);
      if ((rows + 1) * width > data.length) {
        const larger = new Float64Array(data.length * 2);
        larger.set(data);
        data = larger;
      }
      data.set(row, rows * width);
      rows += 1;
    },
    row(i) {
      if (!(i >= 0 && i < rows)) throw new RangeError(`internal: row ${i} of ${rows}`);
      return data.subarray(i * width, (i + 1) * width);
    },
    column(name) {
      const index = columns.indexOf(name);
      if (index < 0) throw new Error(`internal: no column ${name}`);
      const column = new Float64Array(rows);
      for (let i = 0; i < rows; i++) column[i] = data[i * width + index]!;
      return column;
    },
    values: () => data.subarray(0, rows * width),
  };
}
