import { readFileSync } from 'node:fs';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../src/engine/index.ts';
import { labColumns, worldColumns } from '../../src/engine/types.ts';
import { outcomeNames } from '../../src/model/outcomes/outcomes.ts';
import { runColumns, seriesColumns } from '../../src/record/columns.ts';
import { csvCell, csvOf } from '../../src/record/csv.ts';
import { dataPackage } from '../../src/record/datapackage.ts';
import { eventLines } from '../../src/record/events.ts';
import { createParquet } from '../../src/record/parquet.ts';
import { runsTable, seriesTable } from '../../src/record/table.ts';
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

describe('the data package', () => {
  const described = dataPackage({ scenario: 'S', description: '', modelVersion, seed: '1', hash: 'h', command: 'c', files: ['runs.parquet', 'series.parquet', 'series.csv', 'events.ndjson'] }) as {
    resources: { path: string; schema?: { fields: { name: string; type: string; unit?: string; description: string }[] } }[];
  };

  it('describes the files that were written, every column with type, unit and meaning', () => {
    expect(described.resources.map((resource) => resource.path)).toEqual(['runs.parquet', 'series.parquet', 'series.csv', 'events.ndjson']);
    expect(described.resources[0]!.schema!.fields.map((field) => field.name)).toEqual(['run', 'hash', ...outcomeNames]);
    expect(described.resources[1]!.schema!.fields.map((field) => field.name)).toEqual(['run', 'lab', ...worldColumns, ...labColumns]);
    for (const resource of described.resources.slice(0, 2))
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
