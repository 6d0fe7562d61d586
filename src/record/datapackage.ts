import type { Column } from './columns.ts';
import type { Measure } from '../model/settings.ts';
import { portfolioColumns, runColumns, seriesColumns } from './columns.ts';

const eventFields: readonly Column[] = [
  { name: 'run', type: 'integer', unit: 'index', meaning: 'Index of the run.', optional: false },
  { name: 'id', type: 'string', unit: 'id', meaning: 'kind/entity/n, unique in a run; n counts that pair.', optional: false },
  { name: 'cause', type: 'string', unit: 'id', meaning: 'Id of the event that caused this one; null if the scenario did.', optional: true },
  { name: 'time', type: 'number', unit: 'months', meaning: 'Months since the start.', optional: false },
  { name: 'kind', type: 'string', unit: 'kind', meaning: 'Kind of event.', optional: false },
  { name: 'entity', type: 'string', unit: 'name', meaning: 'What it happened to.', optional: false },
  { name: 'severity', type: 'integer', unit: 'grade 0 to 4', meaning: '0 none, 1 below 100 M$, 2 below 1e4, 3 below the catastrophe size, 4 catastrophe.', optional: false },
];

export interface PackageFacts {
  readonly scenario: string;
  readonly description: string;
  readonly modelVersion: string;
  readonly seed: string;
  readonly hash: string;
  /** The command that makes the same results again. */
  readonly command: string;
  /** Files that were written. */
  readonly files: readonly string[];
  /** Of the scenario: a column each in `portfolios`. */
  readonly measures: readonly Pick<Measure, 'name' | 'label'>[];
}

/** A Frictionless data package descriptor: every column's type, unit and meaning, and how the data came about. */
export function dataPackage(facts: PackageFacts): object {
  const resources = [
    table('runs', 'One row a run.', runColumns),
    table('series', 'One row for every run, decision round and lab.', seriesColumns),
    table('portfolios', 'One row for every run, decision round and lab: what is spent on which measure. A measure of cost scale c does s = 1 - exp(-spending/c) of what it can do.', portfolioColumns(facts.measures)),
    { file: 'events.ndjson', resource: { name: 'events', path: 'events.ndjson', format: 'ndjson', mediatype: 'application/x-ndjson', description: 'One event a line; terms is a list of { name, value }.', schema: { fields: [...eventFields.map(field), { name: 'terms', type: 'array', description: 'Signed contributions to why it happened.' }] } } },
    { file: 'planning.json', resource: { name: 'planning', path: 'planning.json', format: 'json', mediatype: 'application/json', description: 'The outcomes with labs that plan for other numbers of months, one entry a planning horizon: H is a knob of how hard they compete.' } },
    { file: 'summary.json', resource: { name: 'summary', path: 'summary.json', format: 'json', mediatype: 'application/json', description: 'Outcomes with 95% intervals and certificates, as `lab-race run --json` prints them.' } },
    { file: 'scenario.json', resource: { name: 'scenario', path: 'scenario.json', format: 'json', mediatype: 'application/json', description: 'The scenario as run, all defaults filled in; `lab-race run` reads it.' } },
    { file: 'report.html', resource: { name: 'report', path: 'report.html', format: 'html', mediatype: 'text/html', description: 'The plots, in one page without further files.' } },
  ].flat();
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'lab-race-results',
    title: facts.scenario,
    description: facts.description,
    version: facts.modelVersion,
    seed: facts.seed,
    hash: facts.hash,
    command: facts.command,
    resources: resources.filter((each) => facts.files.includes(each.file)).map((each) => each.resource),
  };
}

function table(name: string, description: string, columns: readonly Column[]): { file: string; resource: object }[] {
  const schema = { fields: columns.map(field) };
  return [
    { file: `${name}.parquet`, resource: { name, path: `${name}.parquet`, format: 'parquet', mediatype: 'application/vnd.apache.parquet', description, schema } },
    { file: `${name}.csv`, resource: { name: `${name}-csv`, path: `${name}.csv`, format: 'csv', mediatype: 'text/csv', encoding: 'utf-8', description: `${description} The same as CSV.`, schema } },
  ];
}

function field(column: Column): object {
  return { name: column.name, type: column.type, unit: column.unit, description: column.meaning, constraints: { required: !column.optional } };
}
