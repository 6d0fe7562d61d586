import { encodeUtf8 } from '../core/hash/index.ts';
import type { RunRecord } from '../engine/types.ts';
import type { Scenario } from '../model/settings.ts';
import { portfolioColumns, runColumns, seriesColumns } from '../record/columns.ts';
import { csvOf } from '../record/csv.ts';
import { dataPackage } from '../record/datapackage.ts';
import type { Ensemble } from '../record/ensemble.ts';
import { eventLines } from '../record/events.ts';
import { createParquet } from '../record/parquet.ts';
import { reportPage } from '../record/report/page.ts';
import type { PlannedOutcomes } from '../record/report/planning.ts';
import type { RunSummary } from '../record/summary.ts';
import { portfolioTable, runsTable, seriesTable } from '../record/table.ts';
import { modelVersion } from '../record/version.ts';
import type { FileStore } from './ports.ts';

/** The files of `--out DIR`, filled run by run in the order of runs. */
export interface ResultFiles {
  add(record: RunRecord): void;
  /** Writes everything for the ensemble's runs, with the outcomes by planning horizon where they were asked for; returns the names. */
  finish(ensemble: Ensemble, summary: RunSummary, planning: readonly PlannedOutcomes[] | null): Promise<readonly string[]>;
}

/** Thrown before any work where results are already, or would not fit. */
export class ResultsRefused extends Error {
  override readonly name = 'ResultsRefused';
}

/** Rows of `series`, which is written whole: some hundred megabytes. */
const mostSeriesRows = 10_000_000;

/** Refuses a folder that holds results, and more runs than one folder can take. */
export async function createResultFiles(store: FileStore, scenario: Scenario, runs: number, csv: boolean): Promise<ResultFiles> {
  const labs = scenario.labs.reduce((sum, lab) => sum + lab.count, 0);
  const rowsARun = (Math.round(scenario.horizonMonths / scenario.stepMonths) + 1) * labs;
  if (rowsARun * runs > mostSeriesRows)
    throw new ResultsRefused(`${runs} runs would make ${rowsARun * runs} rows of series; at most ${Math.floor(mostSeriesRows / rowsARun)} runs of this scenario go into one folder`);
  for (const name of ['summary.json', 'runs.parquet', 'series.parquet', 'portfolios.parquet', 'events.ndjson', 'scenario.json', 'report.html', 'planning.json', 'datapackage.json'])
    if (await store.exists(name)) throw new ResultsRefused(`${name} is there already; results are never overwritten: choose another folder`);

  const metadata = { scenario: scenario.name, modelVersion, seed: scenario.seed };
  const records: Pick<RunRecord, 'run' | 'hash' | 'outcomes'>[] = [];
  const series = createParquet(seriesColumns, metadata);
  const ownColumns = portfolioColumns(scenario.measures);
  const portfolios = createParquet(ownColumns, metadata);
  // Encoded as they come and cut to size: a text of all runs could grow past the longest that engines allow.
  const seriesCsv: Uint8Array[] = [];
  const portfoliosCsv: Uint8Array[] = [];
  const events: Uint8Array[] = [];
  return {
    add(record) {
      records.push({ run: record.run, hash: record.hash, outcomes: record.outcomes });
      const table = seriesTable(record);
      series.append(table);
      const spent = portfolioTable(record, ownColumns);
      portfolios.append(spent);
      if (csv) {
        seriesCsv.push(encodeUtf8(csvOf(table, record.run === 0)).slice());
        portfoliosCsv.push(encodeUtf8(csvOf(spent, record.run === 0)).slice());
      }
      events.push(encodeUtf8(eventLines(record.events ?? [])).slice());
    },
    async finish(ensemble, summary, planning) {
      const table = runsTable(records);
      const runs = createParquet(runColumns, metadata);
      runs.append(table);
      const command = `lab-race run scenario.json --runs ${ensemble.runs}`;
      const contents: [string, string | Uint8Array][] = [
        ['scenario.json', `${JSON.stringify(scenario, null, 2)}\n`],
        ['runs.parquet', runs.bytes()],
        ['series.parquet', series.bytes()],
        ['portfolios.parquet', portfolios.bytes()],
        ['events.ndjson', joined(events)],
        ['summary.json', `${JSON.stringify(summary, null, 2)}\n`],
        ['report.html', reportPage({ ensemble, summary, command, ...(planning === null ? {} : { planned: planning }) })],
      ];
      if (planning !== null) contents.push(['planning.json', `${JSON.stringify(planning, null, 2)}\n`]);
      if (csv) contents.push(['runs.csv', csvOf(table)], ['series.csv', joined(seriesCsv)], ['portfolios.csv', joined(portfoliosCsv)]);
      const files = contents.map(([name]) => name);
      const facts = { scenario: scenario.name, description: scenario.description, modelVersion, seed: scenario.seed, hash: ensemble.hash, command, files, measures: scenario.measures };
      contents.push(['datapackage.json', `${JSON.stringify(dataPackage(facts), null, 2)}\n`]);
      for (const [name, bytes] of contents) await store.write(name, bytes);
      return [...files, 'datapackage.json'];
    },
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
