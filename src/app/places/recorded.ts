import { createAssembly } from '../../experiments/assembly.ts';
import { noCertificates } from '../../experiments/certificates.ts';
import type { EnsembleResult } from '../../experiments/types.ts';
import { worldColumns, type CertificateCounts, type RunRecord } from '../../engine/types.ts';
import type { Scenario } from '../../model/settings.ts';
import { openSeries, readRuns } from '../../record/read-results.ts';
import { formatFault } from '../../scenario/fault.ts';
import { parseScenario } from '../../scenario/parse.ts';
import { ownId } from '../share/own-id.ts';
import { createRunView, type RunView } from '../run/run-view.ts';
import { keptColumns } from '../charts/quantities.ts';
import { bandLevels, futuresShown, mostLabsWithBands } from '../state/responder.ts';
import { incoming } from '../words/places.ts';
import { findRuns, readEvents } from './event-lines.ts';

/** What `lab-race run --out` wrote, as the page shows it: every run as recorded, nothing computed anew. */
export interface RecordedResults {
  readonly folder: string;
  /** Id of its scenario in the library. */
  readonly id: string;
  readonly scenario: Scenario;
  /** Version of the model that computed them. */
  readonly model: string;
  readonly ensemble: EnsembleResult;
  /** Whether the hash of the run hashes is the one that `summary.json` states. */
  readonly intact: boolean;
  readonly hashes: readonly string[];
  readRun(run: number): Promise<RunView>;
}

/** The folder lacks something, or a file is not what it should be: one line each. */
export class ResultsRefused extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'ResultsRefused';
    this.faults = faults;
  }
}

export const resultFiles = ['scenario.json', 'runs.parquet', 'series.parquet', 'events.ndjson', 'summary.json'] as const;

/** Values of charted quantities that are read at once for the bands; above it the page shows none. */
const mostBandValues = 6_000_000;

/** Reads a folder of results. Series and events of single runs are read when they are shown. */
export async function readResults(folder: string, files: ReadonlyMap<string, Blob>): Promise<RecordedResults> {
  const missing = resultFiles.filter((name) => !files.has(name));
  if (missing.length > 0) throw new ResultsRefused(missing.map((name) => incoming.missingFile(folder, name)));
  const file = (name: (typeof resultFiles)[number]): Blob => files.get(name)!;

  const parsed = parseScenario(await file('scenario.json').text(), 'scenario.json');
  if (parsed.faults !== undefined) throw new ResultsRefused(parsed.faults.map(formatFault));
  const { scenario } = parsed;
  const summary = readSummary(await file('summary.json').text());
  if (!summary) throw new ResultsRefused([incoming.noSummary]);

  const recorded = await readRuns(bufferOf(file('runs.parquet')));
  if (recorded.runs !== summary.runs) throw new ResultsRefused([incoming.otherRuns(recorded.runs, summary.runs)]);
  const rows = Math.round(scenario.horizonMonths / scenario.stepMonths) + 1;
  const series = await openSeries(bufferOf(file('series.parquet')), recorded.runs, rows);
  const ranges = await findRuns(file('events.ndjson'));
  if (!ranges) throw new ResultsRefused([incoming.noEvents]);

  const banded = series.labs.length <= mostLabsWithBands && recorded.runs * rows * series.labs.length * keptColumns.length <= mostBandValues;
  const columns = banded ? keptColumns : [];
  const assembly = createAssembly(scenario, recorded.runs, columns);
  assembly.add({
    from: 0, count: recorded.runs, labs: series.labs, rows, hashes: recorded.hashes, outcomes: recorded.outcomes,
    paths: await series.readPaths(columns, recorded.runs), certificates: summary.certificates, leaders: null,
  });
  const ensemble = assembly.result(recorded.runs, bandLevels, futuresShown);
  return {
    folder, id: ownId(scenario), scenario, model: summary.modelVersion, ensemble, intact: ensemble.hash === summary.hash, hashes: recorded.hashes,
    async readRun(run) {
      const values = await series.readSeries(run);
      const events = await readEvents(file('events.ndjson'), ranges, run);
      if (!events) throw new ResultsRefused([incoming.noEvents]);
      const record: RunRecord = { run, hash: recorded.hashes[run]!, outcomes: new Float64Array(0), certificates: certificatesOf(values.values, values.width, rows), series: values, events };
      return createRunView(record, scenario.stepMonths);
    },
  };
}

/** A Blob as hyparquet reads files: only the parts that are asked for. */
function bufferOf(blob: Blob): { byteLength: number; slice(start: number, end?: number): Promise<ArrayBuffer> } {
  return { byteLength: blob.size, slice: (start, end) => blob.slice(start, end ?? blob.size).arrayBuffer() };
}

/** Rounds of a run by the status of their game; after its end none is played. */
function certificatesOf(values: Float64Array, width: number, rows: number): CertificateCounts {
  const [status, ended] = [worldColumns.indexOf('status'), worldColumns.indexOf('ended')];
  const counts = [0, 0, 0];
  for (let row = 0; row < rows && values[row * width + ended] !== 1; row++) counts[values[row * width + status]!]! += 1;
  const [solved = 0, noPure = 0, unresolved = 0] = counts;
  return { ...noCertificates, rounds: solved + noPure + unresolved, solved, noPure, unresolved };
}

interface Summary {
  readonly modelVersion: string;
  readonly runs: number;
  readonly hash: string;
  readonly certificates: CertificateCounts;
}

function readSummary(text: string): Summary | null {
  try {
    const { modelVersion, runs, hash, certificates } = JSON.parse(text) as Partial<Summary>;
    const counts = (Object.keys(noCertificates) as (keyof CertificateCounts)[]).every((name) => typeof certificates?.[name] === 'number');
    return typeof modelVersion === 'string' && typeof hash === 'string' && Number.isInteger(runs) && runs! > 0 && counts ? { modelVersion, runs: runs!, hash, certificates: certificates! } : null;
  } catch {
    return null;
  }
}
