import { listOutcomes, listLevers, listMeasures, listParameters } from '../actions/list.ts';
import { parsePolicy, parseScenario } from '../scenario/parse.ts';
import { shippedFiles } from './inputs.ts';
import { readInput } from './read-input.ts';
import type { CommonOptions } from './io.ts';
import { print, printJson } from './io.ts';
import type { ListKind } from './list.ts';
import { shown, textTable, wrapped } from './text-table.ts';

export async function listAction(what: ListKind, words: readonly string[], options: CommonOptions): Promise<void> {
  const { entries, describe } = await collectionOf(what);
  const wanted = words.map((word) => word.toLowerCase());
  const found = entries.filter((entry) => wanted.every((word) => entry.search.toLowerCase().includes(word)));
  if (options.json) return printJson(found.map((entry) => entry.data));
  if (found.length === 0) return print(`none of ${entries.length} ${what} has ${wanted.map((word) => JSON.stringify(word)).join(' and ')}`);
  print(describe(found.map((entry) => entry.data)));
}

interface Entry {
  readonly search: string;
  readonly data: object;
}

interface Collection {
  readonly entries: readonly Entry[];
  describe(data: readonly object[]): string;
}

function collection<T extends object>(items: readonly T[], search: (item: T) => string, describe: (items: readonly T[]) => string): Collection {
  return { entries: items.map((data) => ({ search: search(data), data })), describe: (data) => describe(data as readonly T[]) };
}

async function collectionOf(what: ListKind): Promise<Collection> {
  switch (what) {
    case 'scenarios':
      return collection(await shippedScenarios(), (item) => `${item.file} ${item.name} ${item.description}`, (items) => items.map((item) => `${item.file}\n${wrapped(`${item.name}: ${item.description}`, 96, '  ')}\n  ${item.labs} labs, ${item.months} months`).join('\n\n'));
    case 'policies': {
      const files = await shippedPolicies();
      return collection(listLevers(files), (item) => `${item.id} ${item.label} ${item.family}`, (items) => items.map((item) => [
        `${item.id}: ${item.label} (${item.family})`, wrapped(item.meaning, 96, '  '),
        `  ${item.minimum} to ${item.maximum} ${item.unit}; off ${item.off}, typical ${item.typical}: ${item.reason}`,
        `  source: ${item.source} (${item.grade})${item.file === null ? '' : `; policy file ${item.file}`}`,
      ].join('\n')).join('\n\n'));
    }
    case 'parameters':
      return collection(listParameters(), (item) => `${item.id} ${item.label} ${item.aliases.join(' ')}`, (items) => items.map((item) => [
        `${item.id}: ${item.label}`, wrapped(item.meaning, 96, '  '),
        `  default ${defaults(item)}; ${shown(item.minimum)} to ${shown(item.maximum)} ${item.unit}`,
        wrapped(`why: ${item.reason} Source: ${item.source}${item.year === undefined ? '' : `, ${item.year}`} (${item.grade}).`, 96, '  '),
      ].join('\n')).join('\n\n'));
    case 'outcomes':
      return collection(listOutcomes(), (item) => `${item.name} ${item.label}`, (items) => textTable(['name', 'unit', 'meaning'], items.map((item) => [item.name, item.unit, item.meaning])));
    case 'measures':
      return collection(listMeasures(), (item) => `${item.name} ${item.label}`, (items) =>
        textTable(['name', 'cost', 'reach', 'visible', 'verifiable', 'product', 'works by', 'meaning'], items.map((item) => [item.name, ...[item.cost, item.reduction, item.visibility, item.verifiability, item.productValue].map(shown), item.mechanism, item.meaning]), [1, 2, 3, 4, 5]));
    case 'games': {
      const { gameNames } = await import('../games/solve/loaders.ts');
      return collection(gameNames.map((name) => ({ name })), (item) => item.name, (items) => items.map((item) => item.name).join('\n'));
    }
  }
}

function defaults(item: { readonly default: number; readonly profileDefaults?: Readonly<Record<string, number>> }): string {
  const own = item.profileDefaults;
  return own === undefined ? shown(item.default) : Object.keys(own).map((profile) => `${shown(own[profile] ?? null)} (${profile})`).join(', ');
}

interface ShippedScenario {
  readonly file: string;
  readonly name: string;
  readonly description: string;
  readonly labs: number;
  readonly months: number;
  readonly seed: string;
}

async function shippedScenarios(): Promise<readonly ShippedScenario[]> {
  const files = await shippedFiles('scenarios');
  return Promise.all(files.map(async (path) => {
    const file = `scenarios/${path.split(/[\\/]/).pop()}`;
    const parsed = parseScenario(await readInput(path), file);
    if (parsed.scenario === undefined) throw new Error(`${file} is faulty`);
    const { name, description, labs, horizonMonths, seed } = parsed.scenario;
    return { file, name, description, labs: labs.reduce((sum, lab) => sum + lab.count, 0), months: horizonMonths, seed };
  }));
}

/** Policy files by the lever that they are named after. */
async function shippedPolicies(): Promise<ReadonlyMap<string, string>> {
  const files = await shippedFiles('scenarios/policies');
  const pairs = await Promise.all(files.map(async (path) => {
    const file = `scenarios/policies/${path.split(/[\\/]/).pop()}`;
    const parsed = parsePolicy(await readInput(path), file);
    if (parsed.policy === undefined) throw new Error(`${file} is faulty`);
    return [file.replace(/^.*\/|\.yaml$/g, ''), file] as const;
  }));
  return new Map(pairs);
}
