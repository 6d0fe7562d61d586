import type { LabColumn, RunRecord } from '../engine/types.ts';
import { labColumns, worldColumns } from '../engine/types.ts';
import type { Scenario } from '../model/settings.ts';
import { addCertificates, noCertificates } from './certificates.ts';
import { copyLeader, emptyLeaders, type LeaderPaths } from './leaders.ts';
import type { BlockJob, BlockResult } from './types.ts';

interface RunWishes {
  readonly record: { readonly series: boolean; readonly events: boolean; readonly portfolios?: boolean };
  readonly suppress?: readonly string[];
}

/** Computes one run to its end; the engine's `runToEnd`, given from outside so that a block can be tested with any. */
export type RunFunction = (scenario: Scenario, run: number, options: RunWishes) => RunRecord;

/** The same with pauses; the engine's `runInSteps`. */
export type RunSteps = (scenario: Scenario, run: number, options: RunWishes) => Generator<void, RunRecord>;

/** Computes a block in one go, on the caller's own thread. */
export function computeBlock(job: BlockJob, runToEnd: RunFunction): BlockResult {
  const steps = blockSteps(job, function* whole(...given) {
    return runToEnd(...given);
  });
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/**
 * Computes `count` consecutive runs and keeps of each its hash, its outcomes and the asked paths. The one body of a block; it pauses
 * where a run does and between two runs, so that a worker can hear there that it should stop.
 */
export function* blockSteps(job: BlockJob, runInSteps: RunSteps): Generator<void, BlockResult> {
  const hashes: string[] = [];
  let labs: readonly string[] = [];
  let rows = 0;
  let outcomes = new Float64Array(0);
  let paths = new Float64Array(0);
  let leaders: LeaderPaths | null = null;
  let certificates = noCertificates;
  for (let index = 0; index < job.count; index++) {
    if (index > 0) yield;
    const record = yield* runInSteps(job.scenario, job.from + index, { record: { series: true, events: job.leaders === true } });
    const series = record.series;
    if (series === null) throw new Error(`run ${record.run} came without its series`);
    if (index === 0) {
      labs = series.labs;
      rows = series.rows;
      outcomes = new Float64Array(job.count * record.outcomes.length);
      paths = new Float64Array(job.count * job.paths.length * labs.length * rows);
      if (job.leaders) leaders = emptyLeaders(job.count, rows);
    }
    hashes.push(record.hash);
    outcomes.set(record.outcomes, index * record.outcomes.length);
    copyPaths(record, job.paths, paths, index);
    if (leaders !== null) copyLeader(record, leaders, index);
    certificates = addCertificates(certificates, record.certificates);
  }
  return { from: job.from, count: job.count, labs, rows, hashes, outcomes, paths, leaders, certificates };
}

/** Copies the asked columns of a recorded run to their place in a block: run, then path, lab, row. */
function copyPaths(record: RunRecord, columns: readonly LabColumn[], target: Float64Array, index: number): void {
  const series = record.series!;
  const { rows, width, values } = series;
  const labCount = series.labs.length;
  let position = index * columns.length * labCount * rows;
  for (const column of columns) {
    const offset = labColumns.indexOf(column);
    for (let lab = 0; lab < labCount; lab++) {
      let source = worldColumns.length + lab * labColumns.length + offset;
      for (let row = 0; row < rows; row++, source += width) target[position++] = values[source]!;
    }
  }
}
