import type { LabColumn, RunRecord } from '../engine/types.ts';
import { runEnsemble } from '../experiments/ensemble.ts';
import type { EnsembleResult } from '../experiments/types.ts';
import type { Scenario } from '../model/settings.ts';
import { summarise } from '../record/summary.ts';
import type { RunSummary } from '../record/summary.ts';
import { modelVersion } from '../record/version.ts';
import { atHorizons, planningJson, type AtHorizon } from './assumptions.ts';
import type { ComputePorts, FileStore } from './ports.ts';
import { createRecordingPool } from './recording-pool.ts';
import { createResultFiles } from './result-files.ts';

/** Quantities whose bands the report draws, and their levels. */
export const reportColumns: readonly LabColumn[] = ['capability', 'covered', 'budget', 'residualRisk'];
export const bandLevels: readonly number[] = [0.1, 0.25, 0.5, 0.75, 0.9];

export interface RunRequest {
  readonly scenario: Scenario;
  readonly runs: number;
  /** Where to write results; nothing is written without. */
  readonly store?: FileStore;
  /** Tables as CSV too. */
  readonly csv?: boolean;
  /** Months for which labs plan, at which the outcomes are told beside those of the scenario's own. */
  readonly planning?: readonly number[];
}

export interface RunOutcome {
  readonly summary: RunSummary;
  readonly ensemble: EnsembleResult;
  /** Of a single run its record with series and events. */
  readonly single: RunRecord | null;
  /** The same runs by planning horizon. */
  readonly planning: readonly AtHorizon[];
  /** Names of the files written. */
  readonly files: readonly string[];
}

/** An ensemble of a scenario. Stopped early it returns what is complete from run 0 on, and the files hold just that. */
export async function run(request: RunRequest, ports: ComputePorts): Promise<RunOutcome> {
  const { scenario, runs, store, planning: horizons = [] } = request;
  const files = store === undefined ? null : await createResultFiles(store, scenario, runs, request.csv ?? false);
  const start = ports.clock();
  let single: RunRecord | null = null;
  const pool =
    files !== null || runs === 1
      ? createRecordingPool(ports.pool, (record) => {
          if (runs === 1) single = record;
          files?.add(record);
        })
      : ports.pool;
  const ensemble = await runEnsemble(pool, scenario, {
    runs,
    paths: files === null ? [] : reportColumns,
    levels: bandLevels,
    ...(ports.onProgress ? { onProgress: ports.onProgress } : {}),
    ...(ports.onNotice ? { onLost: ports.onNotice } : {}),
    ...(ports.signal ? { signal: ports.signal } : {}),
  });
  const summary = summarise(ensemble, modelVersion, ports.clock() - start);
  const planning = horizons.length === 0 || ensemble.partial ? [] : await atHorizons(scenario, [], horizons, runs, ports);
  const written = files === null ? [] : await files.finish(ensemble, summary, planning.length === 0 ? null : planningJson(planning));
  return { summary, ensemble, single, planning, files: written };
}
