import { readFileSync } from 'node:fs';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { createSimulation, driveToEnd, restoreSimulation, runToEnd, solveInRun, type Snapshot } from '../../src/engine/index.ts';
import { labColumns, worldColumns } from '../../src/engine/types.ts';
import { outcomeNames } from '../../src/model/outcomes/outcomes.ts';
import { portfolioColumns, runColumns, seriesColumns } from '../../src/record/columns.ts';
import { csvCell, csvOf } from '../../src/record/csv.ts';
import { dataPackage } from '../../src/record/datapackage.ts';
import { eventLines } from '../../src/record/events.ts';
import { createParquet } from '../../src/record/parquet.ts';
import { portfolioTable, runsTable, seriesTable } from '../../src/record/table.ts';
import { modelVersion } from '../../src/record/version.ts';
import { shippedScenario } from '../scenario-files.ts';

const scenario = { ...shippedScenario('duopoly'), horizonMonths: 12 };
const records = [0, 1, 2].map((run) => runToEnd(scenario, run, { record: { series: true, events: true } }));

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

describe('Parquet files', () => {
  it('give back every value of runs', async () => {
    const file = createParquet(runColumns, { seed: 's' });
    file.append(runsTable(records));
    const buffer = bufferOf(file.bytes());
    const rows = await parquetReadObjects({ file: buffer });
    expect(rows).toHaveLength(3);
    rows.forEach((row, run) => {
      expect(row['run']).toBe(run);
      expect(row['hash']).toBe(records[run]!.hash);
      outcomeNames.forEach((name, index) => {
        const value = records[run]!.outcomes[index]!;
        const read = row[name] as number | boolean | null | undefined;
        if (Number.isNaN(value)) expect(read ?? null).toBeNull();
        else expect(Number(read)).toBe(value);
      });
    });
    expect(parquetMetadata(buffer).key_value_metadata).toEqual(expect.arrayContaining([expect.objectContaining({ key: 'seed', value: 's' })]));
  });

  it('give back every value of series, appended run by run', async () => {
    const file = createParquet(seriesColumns);
    for (const record of records) file.append(seriesTable(record));
    const rows = await parquetReadObjects({ file: bufferOf(file.bytes()) });
    const series = records[0]!.series!;
    expect(rows).toHaveLength(3 * series.rows * 2);
    const row = rows[2 * 5 + 1]!;
    expect(row['lab']).toBe(series.labs[1]);
    const start = 5 * series.width;
    worldColumns.forEach((name, k) => expect(Number(row[name])).toBe(series.values[start + k]));
    labColumns.forEach((name, k) => expect(Number(row[name])).toBe(series.values[start + worldColumns.length + labColumns.length + k]));
  });
});

describe('CSV', () => {
  it.each(['=1+1', '+1', '-cmd', '@sum', '\tx', '\rx'])('never lets a spreadsheet run %j', (text) => {
    expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
  });

  it('quotes what needs it and leaves numbers whole', () => {
    expect(csvCell('a,"b"\n')).toBe('"a,""b""\n"');
    expect(csvCell(-0.1)).toBe('-0.1');
    expect(csvCell(1 / 3)).toBe(String(1 / 3));
    expect(csvCell(null)).toBe('');
  });

  it('has a header, a line a row, and the same values as the table', () => {
    const lines = csvOf(runsTable(records)).trimEnd().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]!.split(',').slice(0, 3)).toEqual(['run', 'hash', 'catastrophe']);
    const harm = runColumns.findIndex((column) => column.name === 'harm');
    expect(Number(lines[2]!.split(',')[harm])).toBe(records[1]!.outcomes[outcomeNames.indexOf('harm')]);
  });
});

describe('events', () => {
  it('are one JSON object a line with exactly the keys of the contract', () => {
    const lines = eventLines(records[0]!.events!).trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toHaveLength(records[0]!.events!.length);
    for (const event of lines) {
      expect(Object.keys(event)).toEqual(['run', 'id', 'cause', 'time', 'kind', 'entity', 'severity', 'terms']);
      expect(String(event['id'])).toMatch(/^[a-z]+\/[^/]+\/\d+$/);
    }
  });
});

describe('portfolios', () => {
  const scenario = shippedScenario('safety-theatre');
  const record = runToEnd({ ...scenario, horizonMonths: 20 }, 0, { record: { series: true, events: false, portfolios: true } });
  const columns = portfolioColumns(scenario.measures);
  const table = portfolioTable(record, columns);

  it('hold what every lab spends on every measure in every round: it sums to the budget, and what is pressed for is bought', () => {
    const { series } = record;
    expect(columns.slice(3).map((column) => column.name)).toEqual(scenario.measures.map((measure) => measure.name));
    expect(table.data[0]).toHaveLength(series!.rows * series!.labs.length);
    let row = 0;
    for (let n = 0; n < series!.rows; n++) {
      series!.labs.forEach((name, lab) => {
        expect([table.data[1]![row], table.data[2]![row]]).toEqual([name, series!.values[n * series!.width]]);
        const spent = columns.slice(3).map((_, k) => table.data[3 + k]![row] as number);
        const budget = series!.values[n * series!.width + worldColumns.length + lab * labColumns.length + labColumns.indexOf('budget')]!;
        expect(spent.reduce((sum, each) => sum + each, 0)).toBeCloseTo(budget, 12);
        row++;
      });
    }
    // Corvus is under a law that lists red teaming; nobody asks Delphi for content filters.
    const of = (lab: string, measure: string): number => table.data[columns.findIndex((column) => column.name === measure)]![series!.labs.indexOf(lab)] as number;
    expect(of('Corvus', 'red-teaming')).toBeGreaterThan(of('Delphi', 'red-teaming'));
    expect(of('Corvus', 'content-filters')).toBeGreaterThan(0);
  });

  it('are no part of a run\'s hash, and survive a branch', () => {
    expect(runToEnd({ ...scenario, horizonMonths: 20 }, 0).hash).toBe(record.hash);
    const simulation = createSimulation({ ...scenario, horizonMonths: 20 }, 0, { record: { series: true, events: false, portfolios: true } });
    for (let next = simulation.advanceUntil(7); next.kind === 'problem'; next = simulation.advanceUntil(7)) simulation.provide(solveInRun(next.problem));
    const again = driveToEnd(restoreSimulation(simulation.snapshot() as Snapshot, { record: { series: true, events: false, portfolios: true } }));
    expect(again.portfolios).toEqual(record.portfolios);
  });
});

describe('the data package', () => {
  const described = dataPackage({ scenario: 'S', description: '', modelVersion, seed: '1', hash: 'h', command: 'c', files: ['runs.parquet', 'series.parquet', 'series.csv', 'events.ndjson', 'portfolios.parquet'], measures: scenario.measures }) as {
    resources: { path: string; schema?: { fields: { name: string; type: string; unit?: string; description: string }[] } }[];
  };

  it('describes the files that were written, every column with type, unit and meaning', () => {
    expect(described.resources.map((resource) => resource.path)).toEqual(['runs.parquet', 'series.parquet', 'series.csv', 'portfolios.parquet', 'events.ndjson']);
    expect(described.resources[0]!.schema!.fields.map((field) => field.name)).toEqual(['run', 'hash', ...outcomeNames]);
    expect(described.resources[1]!.schema!.fields.map((field) => field.name)).toEqual(['run', 'lab', ...worldColumns, ...labColumns]);
    expect(described.resources[3]!.schema!.fields.map((field) => field.name)).toEqual(['run', 'lab', 'month', ...scenario.measures.map((measure) => measure.name)]);
    for (const resource of [...described.resources.slice(0, 2), described.resources[3]!])
      for (const field of resource.schema!.fields) {
        expect(field.type).toMatch(/^(integer|number|string|boolean)$/);
        expect(field.unit!.length).toBeGreaterThan(0);
        expect(field.description.length).toBeGreaterThan(5);
      }
  });
});

describe('the model version', () => {
  it('is the package\'s', () => {
    expect(modelVersion).toBe((JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version);
  });
});
