import { findLever } from '../model/levers/catalogue.ts';
import { outcomeDefinitions } from '../model/outcomes/outcomes.ts';
import type { Scenario } from '../model/settings.ts';
import type { OutcomeSummary, RunSummary } from '../record/summary.ts';
import { parameterAt } from '../scenario/fields.ts';

/** One place in which two completed scenarios differ. */
export interface Difference {
  /** As `--set` takes it, with the positions of the first scenario (of the second, for what it alone has). */
  readonly path: string;
  /** What the entry of a list is called: a lab, a measure, a lever. */
  readonly entry: string | null;
  readonly unit: string | null;
  /** Null where the scenario has nothing there. */
  readonly a: unknown;
  readonly b: unknown;
  readonly change: 'changed' | 'only in A' | 'only in B';
}

/** One outcome of two sets of results. The intervals are each set's own: whether runs are pairs is not known here. */
export interface OutcomeDifference {
  readonly name: string;
  readonly unit: string;
  readonly a: OutcomeSummary;
  readonly b: OutcomeSummary;
  /** Mean of B less mean of A. */
  readonly difference: number | null;
  /** True if the two intervals have no point in common. */
  readonly apart: boolean;
}

/** A scenario, and the results that a folder holds beside it. */
export interface Side {
  readonly name: string;
  readonly scenario: Scenario;
  readonly summary: RunSummary | null;
}

export interface DiffReport {
  readonly kind: 'scenarios' | 'results';
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
  readonly scenario: readonly Difference[];
  readonly outcomes: readonly OutcomeDifference[];
  /** Facts of the results that differ: hash, number of runs, seed, model version. */
  readonly facts: readonly { readonly name: string; readonly a: string; readonly b: string }[];
}

/** What differs between two scenarios, or between two sets of results and the scenarios that they came from. */
export function diff(a: Side, b: Side): DiffReport {
  const scenario = diffScenarios(a.scenario, b.scenario);
  const both = a.summary !== null && b.summary !== null;
  const facts = both ? factsThatDiffer(a.summary, b.summary) : [];
  const outcomes = both ? outcomesThatDiffer(a.summary, b.summary) : [];
  return {
    kind: both ? 'results' : 'scenarios', a: a.name, b: b.name,
    same: scenario.length === 0 && outcomes.length === 0 && facts.length === 0,
    scenario, outcomes, facts,
  };
}

/** Path by path in the order of a scenario; entries of lists are matched by name where they have one, else by position. */
export function diffScenarios(a: Scenario, b: Scenario): readonly Difference[] {
  const found: Difference[] = [];
  const walk = (left: unknown, right: unknown, path: readonly (string | number)[], entry: string | null): void => {
    if (Array.isArray(left) && Array.isArray(right) && (left.some(isMapping) || right.some(isMapping))) {
      pairs(left, right).forEach(([i, j]) => {
        const item = (i === null ? right[j!] : left[i]) as unknown;
        walk(i === null ? undefined : left[i], j === null ? undefined : right[j], [...path, i ?? j!], nameOf(item));
      });
    } else if (isMapping(left) && isMapping(right)) {
      for (const key of [...Object.keys(left), ...Object.keys(right).filter((each) => !Object.hasOwn(left, each))]) walk(left[key], right[key], [...path, key], entry);
    } else if (JSON.stringify(left) !== JSON.stringify(right)) {
      found.push({
        path: path.join('.'), entry, unit: unitAt(path, left === undefined ? b : a), a: left ?? null, b: right ?? null,
        change: right === undefined ? 'only in A' : left === undefined ? 'only in B' : 'changed',
      });
    }
  };
  walk(a, b, [], null);
  return found;
}

/** Positions that belong together: [in A, in B], null where there is none. Names must be unique on both sides to count. */
function pairs(a: readonly unknown[], b: readonly unknown[]): readonly (readonly [number | null, number | null])[] {
  const names = (list: readonly unknown[]): (string | null)[] => list.map(nameOf);
  const inA = names(a);
  const inB = names(b);
  const unique = [inA, inB].every((list) => list.every((name) => name !== null) && new Set(list).size === list.length);
  if (!unique) return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => [i < a.length ? i : null, i < b.length ? i : null] as const);
  return [
    ...inA.map((name, i) => [i, inB.indexOf(name) < 0 ? null : inB.indexOf(name)] as const),
    ...inB.flatMap((name, j) => (inA.includes(name) ? [] : [[null, j] as const])),
  ];
}

function nameOf(item: unknown): string | null {
  if (!isMapping(item)) return null;
  const name = item['name'] ?? item['id'] ?? item['lever'];
  return typeof name === 'string' ? name : null;
}

/** The unit of a number: of its parameter, of a lever's strength, of a date. */
function unitAt(path: readonly (string | number)[], scenario: Scenario): string | null {
  if (path[0] === 'policies' && typeof path[1] === 'number') {
    if (path[2] === 'start' || path[2] === 'end') return 'months';
    const setting = scenario.policies[path[1]];
    return path[2] === 'strength' && setting !== undefined ? findLever(setting.lever, scenario.levers)?.unit ?? null : null;
  }
  return parameterAt(path)?.unit ?? null;
}

function factsThatDiffer(a: RunSummary, b: RunSummary): DiffReport['facts'] {
  return (['hash', 'runs', 'seed', 'modelVersion'] as const).flatMap((name) => (a[name] === b[name] ? [] : [{ name, a: String(a[name]), b: String(b[name]) }]));
}

function outcomesThatDiffer(a: RunSummary, b: RunSummary): readonly OutcomeDifference[] {
  return outcomeDefinitions.flatMap(({ name, unit }) => {
    const left = a.outcomes[name];
    const right = b.outcomes[name];
    // Results of an earlier version may lack an outcome.
    if (left === undefined || right === undefined || JSON.stringify(left) === JSON.stringify(right)) return [];
    const apart = left.low !== null && left.high !== null && right.low !== null && right.high !== null && (left.high < right.low || right.high < left.low);
    return [{ name, unit, a: left, b: right, difference: left.mean === null || right.mean === null ? null : right.mean - left.mean, apart }];
  });
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
