import { parquetMetadataAsync, parquetReadObjects, type AsyncBuffer, type FileMetaData } from 'hyparquet';
import type { LabColumn, Series } from '../engine/types.ts';
import { labColumns, worldColumns } from '../engine/types.ts';
import { outcomeNames } from '../model/outcomes/outcomes.ts';

/** The results files of a run of the command line, read back. Thrown for a file that is none. */
export class ResultsUnreadable extends Error {
  override readonly name = 'ResultsUnreadable';
}

/** `runs.parquet`: hashes and outcomes in the order of runs; NaN for an outcome without a value, or that the file does not have. */
export interface RecordedRuns {
  readonly runs: number;
  readonly hashes: readonly string[];
  /** runs × outcomes, in the order of `outcomeNames`. */
  readonly outcomes: Float64Array;
}

export async function readRuns(file: AsyncBuffer): Promise<RecordedRuns> {
  const rows = await opened('runs.parquet', () => parquetReadObjects({ file }));
  const outcomes = new Float64Array(rows.length * outcomeNames.length);
  const hashes: string[] = [];
  rows.forEach((row, run) => {
    if (row['run'] !== run || typeof row['hash'] !== 'string') throw new ResultsUnreadable(`runs.parquet: row ${run + 1} is not of run ${run}, or has no hash`);
    hashes.push(row['hash']);
    outcomeNames.forEach((name, index) => (outcomes[run * outcomeNames.length + index] = numberOf(row[name])));
  });
  return { runs: rows.length, hashes, outcomes };
}

/** `series.parquet`, of which single runs and single quantities can be read. */
export interface SeriesFile {
  readonly labs: readonly string[];
  /** Rounds a run, the first included. */
  readonly rows: number;
  readSeries(run: number): Promise<Series>;
  /** Runs × columns × labs × rows, of the first `runs` runs. */
  readPaths(columns: readonly LabColumn[], runs: number): Promise<Float64Array>;
}

/** What the page cannot do without; of other columns a file of another version may have less or more. */
const needed: readonly string[] = ['run', 'lab', 'month', 'ended', 'capability', 'covered', 'budget', 'residualRisk'];

/** `rows` is the number of rounds that the scenario has. */
export async function openSeries(file: AsyncBuffer, runs: number, rows: number): Promise<SeriesFile> {
  const metadata: FileMetaData = await opened('series.parquet', () => parquetMetadataAsync(file));
  const present = new Set(metadata.schema.map((element) => element.name));
  const missing = needed.filter((name) => !present.has(name));
  if (missing.length > 0) throw new ResultsUnreadable(`series.parquet has no column ${missing.join(', ')}`);
  const total = Number(metadata.num_rows);
  const count = total / (runs * rows);
  if (!Number.isInteger(count) || count < 1) throw new ResultsUnreadable(`series.parquet has ${total} rows, which is not ${runs} runs of ${rows} rounds and a number of labs`);
  const read = (columns: readonly string[], rowStart: number, rowEnd: number): Promise<Record<string, unknown>[]> =>
    opened('series.parquet', () => parquetReadObjects({ file, metadata, columns: [...columns], rowStart, rowEnd }));
  const labs = (await read(['lab'], 0, count)).map((row) => String(row['lab']));
  const size = rows * count;
  return {
    labs, rows,
    async readSeries(run) {
      const world = worldColumns.filter((name) => present.has(name));
      const own = labColumns.filter((name) => present.has(name));
      const table = await read(['run', ...world, ...own], run * size, (run + 1) * size);
      if (table.length !== size || table.some((row) => row['run'] !== run)) throw new ResultsUnreadable(`series.parquet: the rows of run ${run} are not where they belong`);
      const width = worldColumns.length + count * labColumns.length;
      const values = new Float64Array(rows * width).fill(NaN);
      table.forEach((row, index) => {
        const [round, lab] = [Math.floor(index / count), index % count];
        if (lab === 0) worldColumns.forEach((name, k) => (values[round * width + k] = numberOf(row[name])));
        labColumns.forEach((name, k) => (values[round * width + worldColumns.length + lab * labColumns.length + k] = numberOf(row[name])));
      });
      return { labs, rows, width, values };
    },
    async readPaths(columns, wanted) {
      const paths = new Float64Array(wanted * columns.length * count * rows);
      for (let run = 0; run < wanted; run++) {
        const table = await read(columns, run * size, (run + 1) * size);
        table.forEach((row, index) => {
          const [round, lab] = [Math.floor(index / count), index % count];
          columns.forEach((name, c) => (paths[((run * columns.length + c) * count + lab) * rows + round] = numberOf(row[name])));
        });
      }
      return paths;
    },
  };
}

async function opened<T>(name: string, read: () => Promise<T> | T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ResultsUnreadable) throw error;
    throw new ResultsUnreadable(`${name} is not a Parquet file that can be read (${error instanceof Error ? error.message : String(error)})`);
  }
}

function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'bigint' ? Number(value) : NaN;
}
