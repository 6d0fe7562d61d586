import { z } from 'zod/mini';
import { nearestName } from '../core/compare.ts';
import { describeValue, printable } from './fault.ts';
import type { Fault, Path } from './fault.ts';
import type { Positions } from './source.ts';

type Issue = z.core.$ZodIssue;

/** Checks a value against a schema and says every fault in our own words, with positions and the nearest valid name. */
export function schemaFaults(schema: z.ZodMiniType, value: unknown, positions: Positions): Fault[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => faultsOf(issue, [], schema, value, positions));
}

function faultsOf(issue: Issue, prefix: Path, schema: z.ZodMiniType, root: unknown, positions: Positions): Fault[] {
  const path = [...prefix, ...issue.path.filter((part) => typeof part !== 'symbol')] as Path;
  const value = valueAt(root, path);
  if (issue.code === 'unrecognized_keys') {
    const valid = keysAt(schema, path, value);
    return issue.keys.map((key) => {
      const nearest = nearestName(key, valid);
      const allowed = valid.length <= 12 ? valid.join(', ') : `one of ${valid.length} keys; see \`lab-race schema scenario\``;
      return positions.fault([...path, key], 'key', { message: 'unknown key', found: JSON.stringify(printable(key, 60)), allowed, ...(nearest === undefined ? {} : { nearest }) });
    });
  }
  if (issue.code === 'invalid_union') {
    const meant = branchMeant(issue.errors, value);
    if (meant !== null) return meant.flatMap((inner) => faultsOf(inner, path, schema, root, positions));
  }
  const missing = value === undefined;
  const allowed = allowedAt(schema, path, value, issue);
  const nearest = nearestMeant(issue, schema, path, value);
  return [positions.fault(path, 'value', { message: missing ? 'is missing' : messageOf(issue), found: describeValue(value), allowed, ...(nearest === undefined ? {} : { nearest }) })];
}

/** A mistyped word among several, or a mistyped key where a mapping is one of several kinds. */
function nearestMeant(issue: Issue, schema: z.ZodMiniType, path: Path, value: unknown): string | undefined {
  if (issue.code === 'invalid_value' && typeof value === 'string') return nearestName(value, issue.values.map(String));
  const key = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value)[0] : undefined;
  return issue.code === 'invalid_union' && key !== undefined ? nearestName(key, keysAt(schema, path, undefined)) : undefined;
}

function messageOf(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'array' ? 'too few entries' : issue.origin === 'string' ? 'too short' : 'too small';
    case 'too_big':
      return issue.origin === 'array' ? 'too many entries' : issue.origin === 'string' ? 'too long' : 'too large';
    case 'invalid_type':
      return issue.expected === 'int' ? 'expected a whole number' : `expected ${kinds[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return 'unknown value';
    case 'invalid_format':
      return 'characters that are not allowed';
    case 'invalid_union':
      return 'not of the right kind';
    default:
      return 'not valid';
  }
}

const kinds: Record<string, string> = { number: 'a number', string: 'a text', boolean: 'true or false', array: 'a list', object: 'a mapping', tuple: 'a list of two' };

/** Of the alternatives of a union, the issues of the one that the writer meant: same kind of value, and for a mapping a key in common. */
function branchMeant(branches: readonly (readonly Issue[])[], value: unknown): readonly Issue[] | null {
  const deep = branches.filter((issues) => !issues.some((issue) => issue.path.length === 0 && issue.code === 'invalid_type' && issue.expected !== 'int'));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return deep[0] ?? null;
  // A branch whose own key is in the value does not complain of that key; it has the fewest complaints at the top.
  const own = deep.filter((issues) => !issues.some((issue) => issue.code === 'unrecognized_keys' && issue.path.length === 0));
  if (own[0] !== undefined) return own[0];
  return deep.length === 1 ? (deep[0] ?? null) : null;
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

/** All schemas that may apply at a path; more than one behind a union. */
function schemasAt(schema: z.ZodMiniType, path: Path): z.ZodMiniType[] {
  let current = unwrapped(schema);
  for (const part of path) {
    current = current.flatMap((each) => {
      if (each instanceof z.ZodMiniObject) {
        const inner = (each.shape as Record<string, z.ZodMiniType>)[String(part)];
        return inner === undefined ? [] : unwrapped(inner);
      }
      if (each instanceof z.ZodMiniArray) return unwrapped(each.def.element as z.ZodMiniType);
      if (each instanceof z.ZodMiniTuple) {
        const inner = (each.def.items as readonly z.ZodMiniType[])[Number(part)];
        return inner === undefined ? [] : unwrapped(inner);
      }
      return [];
    });
  }
  return current;
}

function unwrapped(schema: z.ZodMiniType): z.ZodMiniType[] {
  if (schema instanceof z.ZodMiniOptional || schema instanceof z.ZodMiniNullable) return unwrapped(schema.def.innerType as z.ZodMiniType);
  if (schema instanceof z.ZodMiniUnion) return [schema, ...(schema.def.options as readonly z.ZodMiniType[]).flatMap(unwrapped)];
  return [schema];
}

function keysAt(schema: z.ZodMiniType, path: Path, value: unknown): string[] {
  const objects = schemasAt(schema, path).filter((each) => each instanceof z.ZodMiniObject);
  const keys = objects.map((each) => Object.keys(each.shape));
  const present = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const meant = objects.length > 1 ? keys.filter((own) => own.some((key) => present.includes(key))) : keys;
  return [...new Set((meant.length > 0 ? meant : keys).flat())];
}

function allowedAt(schema: z.ZodMiniType, path: Path, value: unknown, issue: Issue): string {
  const here = schemasAt(schema, path);
  for (const each of here) {
    const stated = metaOf(each)?.['allowed'];
    if (typeof stated === 'string') return stated;
  }
  if (issue.code === 'invalid_value') return issue.values.map(String).join(', ');
  const leaf = here.find((each) => each instanceof z.ZodMiniNumber);
  if (leaf instanceof z.ZodMiniNumber) {
    const unit = metaOf(leaf)?.['unit'];
    const kind = leaf.def.checks?.some((check) => (check._zod.def as { format?: string }).format === 'safeint') ? 'a whole number' : 'a number';
    return `${kind}${rangeText(leaf)}${typeof unit === 'string' ? ` (${unit})` : ''}`;
  }
  const choice = here.find((each) => each instanceof z.ZodMiniEnum);
  if (choice instanceof z.ZodMiniEnum) return choice.options.map(String).join(', ');
  if (issue.code === 'too_big') return `at most ${issue.maximum}`;
  if (issue.code === 'too_small') return `at least ${issue.minimum}`;
  const tuple = here.find((each) => each instanceof z.ZodMiniTuple);
  if (tuple !== undefined) return 'a list of two numbers';
  if (here.some((each) => each instanceof z.ZodMiniObject)) {
    const keys = keysAt(schema, path, value);
    return keys.length <= 12 ? `a mapping with ${keys.join(', ')}` : 'a mapping';
  }
  return '';
}

/** The range that a number's own checks state. */
function rangeText(leaf: z.ZodMiniNumber): string {
  const checks = (leaf.def.checks ?? []).map((check) => check._zod.def as { readonly check: string; readonly value?: number; readonly inclusive?: boolean });
  const low = checks.filter(({ check }) => check === 'greater_than').sort((a, b) => b.value! - a.value!)[0];
  const high = checks.filter(({ check }) => check === 'less_than').sort((a, b) => a.value! - b.value!)[0];
  if (low?.inclusive && high?.inclusive) return ` from ${low.value} to ${high.value}`;
  const above = low && `${low.inclusive ? 'of at least' : 'above'} ${low.value}`;
  const below = high && `${high.inclusive ? 'of at most' : 'below'} ${high.value}`;
  const words = [above, below].filter((each) => each !== undefined);
  return words.length === 0 ? '' : ` ${words.join(' and ')}`;
}

function metaOf(schema: z.ZodMiniType): Record<string, unknown> | undefined {
  return z.globalRegistry.get(schema) as Record<string, unknown> | undefined;
}
