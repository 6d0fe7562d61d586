import { labColumns, worldColumns, type LabColumn, type RunRecord, type WorldColumn } from '../engine/types.ts';

/**
 * Of every run of a block the path of one lab: the lab that ended the run (by deciding the race, or by its catastrophe), else the leader at
 * the horizon. Small enough to be kept of thousands of runs.
 */
export interface LeaderPaths {
  readonly rows: number;
  /** Index of that lab, by run. */
  readonly labs: Int32Array;
  /** Month in which the run ended, by run: of the decision or catastrophe, else the horizon. */
  readonly months: Float64Array;
  /** count × rows × 2: capability and covered capability, OOM; NaN in the rows after the run's end. */
  readonly points: Float64Array;
}

const endings: readonly string[] = ['catastrophe', 'decided'];
const place = (column: LabColumn): number => labColumns.indexOf(column);
const worldPlace = (column: WorldColumn): number => worldColumns.indexOf(column);

export function emptyLeaders(count: number, rows: number): LeaderPaths {
  return { rows, labs: new Int32Array(count), months: new Float64Array(count), points: new Float64Array(count * rows * 2).fill(NaN) };
}

/** Writes a recorded run's path to its place in a block. The run must have its series and its events. */
export function copyLeader(record: RunRecord, target: LeaderPaths, index: number): void {
  const { series, events } = record;
  if (series === null || events === null) throw new Error(`run ${record.run} came without its series or its events`);
  const { rows, width, values, labs } = series;
  const ended = worldPlace('ended');
  const end = events.find((event) => endings.includes(event.kind));
  let last = rows - 1;
  // The row of the horizon has ended too, and holds a state of its own where nothing ended the run before.
  if (end !== undefined) while (last > 0 && values[last * width + ended] === 1) last--;
  const lab = end === undefined ? values[last * width + worldPlace('leader')]! : labs.indexOf(end.entity);
  target.labs[index] = lab;
  target.months[index] = end?.time ?? values[last * width + worldPlace('month')]!;
  const from = worldColumns.length + lab * labColumns.length;
  for (let row = 0; row <= last; row++) {
    const at = (index * rows + row) * 2;
    target.points[at] = values[row * width + from + place('capability')]!;
    target.points[at + 1] = values[row * width + from + place('covered')]!;
  }
}
