import { z } from 'zod/mini';
import { outcomeDefinitions } from '../model/outcomes/outcomes.ts';
import { runColumns, seriesColumns } from '../record/columns.ts';
import type { Column } from '../record/columns.ts';
import { worstOutcomes } from '../record/readouts.ts';
import { experimentSchema } from '../scenario/experiment.ts';
import { policySchema, scenarioSchema } from '../scenario/schema.ts';

export const schemaNames = ['scenario', 'policy', 'experiment', 'results'] as const;
export type SchemaName = (typeof schemaNames)[number];

/** JSON Schema (draft 2020-12) of a kind of file, for editors and for other programs. */
export function jsonSchema(name: SchemaName): object {
  const titled = (schema: z.ZodMiniType, title: string): object => ({ $id: `lab-race:${name}`, title, ...z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }) });
  switch (name) {
    case 'scenario':
      return titled(scenarioSchema, 'Lab Race scenario');
    case 'policy':
      return titled(policySchema, 'Lab Race policy');
    case 'experiment':
      return { ...titled(experimentSchema, 'Lab Race experiment'), description: 'This version checks such files with `lab-race validate`; no command of it runs them yet.' };
    case 'results':
      return resultsSchema();
  }
}

const numberOrNull = { type: ['number', 'null'] };
const closed = (properties: Record<string, object>): object => ({ type: 'object', properties, required: Object.keys(properties), additionalProperties: false });

/** `run --json` and `summary.json`, and beside it the columns of the tables. */
function resultsSchema(): object {
  const outcome = (definition: { label: string; unit: string; meaning: string }): object => ({
    title: definition.label,
    description: `${definition.meaning} Unit: ${definition.unit}. low and high are the 95% interval of the mean; null where there is none.`,
    ...closed({ mean: numberOrNull, low: numberOrNull, high: numberOrNull, quantiles: closed({ '0.1': numberOrNull, '0.5': numberOrNull, '0.9': numberOrNull }) }),
  });
  const count = { type: 'integer', minimum: 0 };
  const shareSchema = closed({ estimate: numberOrNull, low: numberOrNull, high: numberOrNull, count, of: count });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'lab-race:results',
    title: 'Lab Race results',
    ...closed({
      scenario: { type: 'string' },
      modelVersion: { type: 'string' },
      seed: { type: 'string' },
      runs: count,
      hash: { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the run hashes in the order of run index.' },
      outcomes: closed(Object.fromEntries(outcomeDefinitions.map((definition) => [definition.name, outcome(definition)]))),
      catastropheProbability: closed({ estimate: numberOrNull, low: numberOrNull, high: numberOrNull, count }),
      certificates: closed({
        rounds: { ...count, description: 'Race games: solved + noPure + unresolved.' }, solved: count, noPure: count, unresolved: count,
        worstEpsilon: { type: 'number', description: 'Relative, over solved rounds.' }, severalEquilibria: count,
      }),
      readouts: closed({
        catastropheGivenDecision: { description: 'Of decided runs, those in which the winner\'s system caused a catastrophe.', ...shareSchema },
        undecided: { description: 'Runs that reached the horizon without a decision or a catastrophe.', ...shareSchema },
        worst: { description: 'Means over the 5% of runs (at least one) with the lowest welfare.', ...closed({ runs: count, ...Object.fromEntries(worstOutcomes.map((name) => [name, numberOrNull])) }) },
      }),
      timing: closed({ seconds: { type: 'number' }, runsPerSecond: { type: 'number' } }),
    }),
    $defs: { runs: columnsSchema('One row of runs.parquet.', runColumns), series: columnsSchema('One row of series.parquet.', seriesColumns), event: eventSchema },
  };
}

function columnsSchema(description: string, columns: readonly Column[]): object {
  return { description, ...closed(Object.fromEntries(columns.map((column) => [column.name, { type: column.optional ? [column.type, 'null'] : column.type, description: `${column.meaning} Unit: ${column.unit}.` }]))) };
}

const eventSchema = {
  description: 'One line of events.ndjson.',
  ...closed({
    run: { type: 'integer' }, id: { type: 'string', description: 'kind/entity/n' }, cause: { type: ['string', 'null'] }, time: { type: 'number', description: 'Months since the start.' },
    kind: { type: 'string' }, entity: { type: 'string' }, severity: { type: 'integer', minimum: 0, maximum: 4 },
    terms: { type: 'array', items: closed({ name: { type: 'string' }, value: numberOrNull }) },
  }),
};
