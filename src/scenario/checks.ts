import { nearestName } from '../core/compare.ts';
import { parameters } from '../model/registry.ts';
import { levers as builtInLevers } from '../model/levers/catalogue.ts';
import { measures as catalogue } from '../model/measures/catalogue.ts';
import { outcomeNames } from '../model/outcomes/outcomes.ts';
import type { Lever } from '../model/settings.ts';
import { defaultLabs } from './defaults.ts';
import { describeValue } from './fault.ts';
import type { Fault, Path } from './fault.ts';
import { listLimits } from './schema.ts';
import type { Positions } from './source.ts';

/** What a policy's settings may refer to. */
export interface Names {
  readonly levers: readonly Pick<Lever, 'id' | 'minimum' | 'maximum' | 'unit'>[];
  readonly covered: readonly string[];
  readonly horizonMonths: number;
}

/** The names that a scenario, however incomplete or faulty elsewhere, offers to policies. */
export function namesOf(value: unknown): Names {
  const own = entries(value, 'levers').flatMap(({ entry }) => {
    const id = entry['id'];
    if (typeof id !== 'string') return [];
    return [{ id, minimum: numberOr(entry['minimum'], numberOr(entry['off'], 0)), maximum: numberOr(entry['maximum'], 1), unit: typeof entry['unit'] === 'string' ? entry['unit'] : 'strength' }];
  });
  const labs = Array.isArray(field(value, 'labs')) ? entries(value, 'labs').map(({ entry }) => entry) : defaultLabs;
  const words = labs.flatMap((lab, index) => [(lab as Record<string, unknown>)['name'] ?? `Lab ${index + 1}`, (lab as Record<string, unknown>)['jurisdiction'] ?? 'home']);
  return {
    levers: [...builtInLevers, ...own],
    covered: [...new Set(words.filter((word): word is string => typeof word === 'string'))],
    horizonMonths: numberOr(field(value, 'horizonMonths'), defaultHorizon),
  };
}

const defaultHorizon = parameters.find((parameter) => parameter.id === 'horizonMonths')?.default ?? 72;

/**
 * What no single field can say: names that refer to others, dates in order, steps that fill the horizon. Written for values that may be of
 * the wrong type (the schema reports that), so that all faults come out at once.
 */
export function crossFaults(value: unknown, positions: Positions): Fault[] {
  const names = namesOf(value);
  return [
    ...clockFaults(value, positions),
    ...labFaults(value, positions),
    ...measureFaults(value, positions),
    ...distributionFaults(value, positions),
    ...ownLeverFaults(value, positions),
    ...settingFaults(field(value, 'policies'), ['policies'], names, positions),
    ...entries(value, 'regulators').flatMap(({ entry, index }) => entries(entry, 'menu').flatMap(({ entry: option, index: n }) => settingFaults(field(option, 'levers'), ['regulators', index, 'menu', n, 'levers'], names, positions))),
    ...settingFaults(field(field(value, 'advocate'), 'law'), ['advocate', 'law'], names, positions),
    ...blocFaults(value, positions),
    ...unknownNames(field(value, 'outcomes'), ['outcomes'], outcomeNames, 'outcome', positions),
  ];
}

/** Faults of a list of lever settings, in a scenario or in a policy file. */
export function settingFaults(list: unknown, path: Path, names: Names, positions: Positions): Fault[] {
  return indexed(list).flatMap(({ entry, index }) => {
    const faults: Fault[] = [];
    const here = [...path, index];
    const id = entry['lever'];
    const lever = names.levers.find((each) => each.id === id);
    if (typeof id === 'string' && lever === undefined)
      faults.push(unknownName([...here, 'lever'], id, names.levers.map((each) => each.id), 'lever', positions));
    const { start, end, strength, coverage } = entry;
    const from = numberOr(start, 0);
    if (typeof end === 'number' && end <= from)
      faults.push(positions.fault([...here, 'end'], 'value', { message: 'the lever ends before it starts', found: describeValue(end), allowed: `later than month ${from}, or null` }));
    if (typeof start === 'number' && start >= names.horizonMonths)
      faults.push(positions.fault([...here, 'start'], 'value', { message: 'the lever starts after the last month', found: describeValue(start), allowed: `before month ${names.horizonMonths}` }));
    if (lever !== undefined && typeof strength === 'number' && !(strength >= lever.minimum && strength <= lever.maximum))
      faults.push(positions.fault([...here, 'strength'], 'value', { message: strength < lever.minimum ? 'too small' : 'too large', found: describeValue(strength), allowed: `a number from ${lever.minimum} to ${lever.maximum} (${lever.unit})` }));
    faults.push(...unknownNames(coverage, [...here, 'coverage'], names.covered, 'lab or jurisdiction', positions));
    return faults;
  });
}

function clockFaults(value: unknown, positions: Positions): Fault[] {
  const step = numberOr(field(value, 'stepMonths'), 1);
  const horizon = numberOr(field(value, 'horizonMonths'), defaultHorizon);
  if (!(step > 0) || !(horizon > 0)) return [];
  const rounds = horizon / step;
  const path = field(value, 'stepMonths') === undefined ? ['horizonMonths'] : ['stepMonths'];
  if (Math.abs(rounds - Math.round(rounds)) < 1e-9) return [];
  return [positions.fault(path, 'value', { message: 'the step does not divide the horizon', found: `${horizon} months in steps of ${step}`, allowed: 'a whole number of steps' })];
}

function labFaults(value: unknown, positions: Positions): Fault[] {
  const labs = entries(value, 'labs');
  const faults: Fault[] = [];
  const seen = new Set<string>();
  const observers = new Set<unknown>();
  let members = 0;
  for (const { entry, index } of labs) {
    const name = entry['name'] ?? `Lab ${index + 1}`;
    if (typeof name === 'string' && seen.has(name))
      faults.push(positions.fault(['labs', index, 'name'], 'value', { message: 'two labs have this name', found: describeValue(name), allowed: 'a name of its own' }));
    if (typeof name === 'string') seen.add(name);
    observers.add(entry['observer'] ?? 'shared');
    members += numberOr(entry['count'], 1);
  }
  if (members > listLimits.members)
    faults.push(positions.fault(['labs'], 'key', { message: 'too many labs', found: `${members}`, allowed: `at most ${listLimits.members}, populations counted by member` }));
  if (observers.size > listLimits.observers)
    faults.push(positions.fault(['labs'], 'key', { message: 'too many classes of observers', found: `${observers.size}`, allowed: `at most ${listLimits.observers}` }));
  return faults;
}

/** Names of the scenario's measures. */
function offeredMeasures(value: unknown): readonly string[] {
  const given = field(value, 'measures');
  const names = (Array.isArray(given) ? given : ['catalogue']).map((input: unknown) => (typeof input === 'string' ? input : field(input, 'name')));
  const own = names.filter((name): name is string => typeof name === 'string' && name !== 'catalogue');
  return [...new Set([...own, ...(names.includes('catalogue') ? catalogue.map((measure) => measure.name) : [])])];
}

function measureFaults(value: unknown, positions: Positions): Fault[] {
  const known = catalogue.map((measure) => measure.name);
  const given = field(value, 'measures');
  const faults: Fault[] = [];
  const present: string[] = [];
  const list = Array.isArray(given) ? given : ['catalogue'];
  list.forEach((input: unknown, index) => {
    const name = typeof input === 'string' ? input : field(input, 'name');
    if (typeof name !== 'string') return;
    if (typeof input === 'string' && input !== 'catalogue' && !known.includes(input))
      faults.push(unknownName(['measures', index], input, ['catalogue', ...known], 'measure', positions));
    if (typeof input !== 'string' && name === 'catalogue')
      faults.push(positions.fault(['measures', index, 'name'], 'value', { message: 'this name is taken', found: '"catalogue"', allowed: 'another name' }));
    if (present.includes(name)) faults.push(positions.fault(['measures', index], 'value', { message: 'the measure stands twice', found: describeValue(name), allowed: 'once' }));
    present.push(name);
  });
  const offered = offeredMeasures(value);
  for (const { entry, index } of entries(value, 'labs'))
    for (const { entry: asked, index: n } of indexed(entry['demands']))
      faults.push(...unknownNames(asked['mandated'], ['labs', index, 'demands', n, 'mandated'], offered, 'measure', positions));
  return faults;
}

/** Relations and pictures name jurisdictions, labs and observers that there are; somebody races from the start. */
function blocFaults(value: unknown, positions: Positions): Fault[] {
  const given = entries(value, 'labs');
  const labs = given.length > 0 ? given.map(({ entry, index }) => ({ ...entry, name: entry['name'] ?? `Lab ${index + 1}` }) as Entry) : defaultLabs.map((lab) => ({ ...lab }) as Entry);
  const words = (key: string, otherwise?: string): string[] => [...new Set(labs.map((lab) => lab[key] ?? otherwise).filter((word): word is string => typeof word === 'string'))];
  const jurisdictions = words('jurisdiction', 'home');
  const covered = [...words('name'), ...jurisdictions];
  const named = (path: Path, name: unknown, valid: readonly string[], what: string): Fault[] =>
    typeof name === 'string' && !valid.includes(name) ? [unknownName(path, name, valid, what, positions)] : [];
  return [
    ...entries(value, 'relations').flatMap(({ entry, index }) => ['from', 'towards'].flatMap((key) => named(['relations', index, key], entry[key], jurisdictions, 'jurisdiction'))),
    ...entries(value, 'pictures').flatMap(({ entry, index }) => [
      ...named(['pictures', index, 'observer'], entry['observer'], words('observer', 'shared'), 'observer'),
      ...unknownNames(entry['about'], ['pictures', index, 'about'], covered, 'lab or jurisdiction', positions),
    ]),
    ...(labs.length > 0 && labs.every((lab) => numberOr(lab['entryMonth'], 0) > 0)
      ? [positions.fault(['labs'], 'key', { message: 'no lab is there from the start', found: 'entryMonth above 0 for all', allowed: 'one lab at least with entryMonth 0' })] : []),
  ];
}

/** A uniform distribution whose ends are swapped. */
function distributionFaults(value: unknown, positions: Positions): Fault[] {
  return entries(value, 'labs').flatMap(({ entry, index }) =>
    Object.keys(entry).flatMap((name) => {
      const ends = field(entry[name], 'uniform');
      if (!Array.isArray(ends) || !(numberOr(ends[0], 0) > numberOr(ends[1], Infinity))) return [];
      return [positions.fault(['labs', index, name, 'uniform'], 'value', { message: 'the lower end is above the upper end', found: `[${ends.join(', ')}]`, allowed: '[low, high]' })];
    }),
  );
}

/** `measures.red-teaming.cost`, one entry by its name, is of the parameter `measures.*.cost`. Labs are covered, not named in paths. */
function ofAnyEntry(path: string): string {
  return path.startsWith('labs.') ? path : path.replace(/^(\w+)\.[^.]+\.(\w+)$/, '$1.*.$2');
}

/** Paths that a lever may move: those of the registry and those that the built-in levers move. */
const leverPaths = [...new Set([...parameters.map((parameter) => parameter.id), ...builtInLevers.flatMap((lever) => lever.changes.map((change) => change.path))])];

function ownLeverFaults(value: unknown, positions: Positions): Fault[] {
  const builtIn = builtInLevers.map((lever) => lever.id);
  const seen: string[] = [];
  return entries(value, 'levers').flatMap(({ entry, index }) => {
    const here = ['levers', index];
    const faults: Fault[] = [];
    const id = entry['id'];
    if (typeof id === 'string') {
      if (builtIn.includes(id) || seen.includes(id)) faults.push(positions.fault([...here, 'id'], 'value', { message: 'a lever of this name exists', found: describeValue(id), allowed: 'a name of its own' }));
      seen.push(id);
    }
    const low = numberOr(entry['minimum'], numberOr(entry['off'], 0));
    const high = numberOr(entry['maximum'], 1);
    if (!(low < high)) faults.push(positions.fault(here, 'value', { message: 'the range is empty', found: `${low} to ${high}`, allowed: 'minimum below maximum' }));
    for (const name of ['off', 'typical'])
      if (typeof entry[name] === 'number' && low < high && !(entry[name] >= low && entry[name] <= high))
        faults.push(positions.fault([...here, name], 'value', { message: 'outside the lever\'s own range', found: describeValue(entry[name]), allowed: `from ${low} to ${high}` }));
    for (const { entry: change, index: n } of indexed(entry['changes'])) {
      const path = change['path'];
      if (typeof path === 'string' && !leverPaths.includes(path) && !leverPaths.includes(ofAnyEntry(path))) faults.push(unknownName([...here, 'changes', n, 'path'], path, leverPaths, 'parameter', positions));
      else if (typeof path === 'string') faults.push(...entryOfPath(path, value, [...here, 'changes', n, 'path'], positions));
    }
    return faults;
  });
}

/** A lever may move one entry of a list by its name or position; one that is not there would be moved in vain. Sectors that are not listed are the default ones. */
function entryOfPath(path: string, value: unknown, at: Path, positions: Positions): Fault[] {
  const [list = '', key = '*'] = path.split('.');
  const named = (given: unknown): string[] => (Array.isArray(given) ? indexed(given).map(({ entry, index }) => (typeof entry['name'] === 'string' ? entry['name'] : index === 0 ? 'Regulator' : `Regulator ${index + 1}`)) : []);
  const offered = list === 'measures' ? offeredMeasures(value) : list === 'regulators' ? named(field(value, list) ?? [{}]) : list === 'sectors' ? named(field(value, list)) : [];
  if (key === '*' || offered.length === 0 || offered.includes(key) || (/^\d+$/.test(key) && Number(key) < offered.length)) return [];
  return [unknownName(at, key, offered, list.slice(0, -1), positions)];
}

function unknownNames(list: unknown, path: Path, valid: readonly string[], what: string, positions: Positions): Fault[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((name: unknown, index) => (typeof name === 'string' && !valid.includes(name) ? [unknownName([...path, index], name, valid, what, positions)] : []));
}

function unknownName(path: Path, name: string, valid: readonly string[], what: string, positions: Positions): Fault {
  const nearest = nearestName(name, valid);
  const allowed = valid.length <= 15 ? valid.join(', ') : `one of ${valid.length}; \`lab-race list\` shows them`;
  return positions.fault(path, 'value', { message: `unknown ${what}`, found: describeValue(name), allowed, ...(nearest === undefined ? {} : { nearest }) });
}

type Entry = Record<string, unknown>;

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Entry)[key] : undefined;
}

function entries(value: unknown, key: string): { entry: Entry; index: number }[] {
  return indexed(field(value, key));
}

function indexed(list: unknown): { entry: Entry; index: number }[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, index) => (typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? [{ entry: entry as Entry, index }] : []));
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
