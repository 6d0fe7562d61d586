import { parameters } from '../model/registry.ts';
import { levers as builtInLevers } from '../model/levers/catalogue.ts';
import { memberNames } from '../model/labs/names.ts';
import { measures as catalogue } from '../model/measures/catalogue.ts';
import { outcomeNames } from '../model/outcomes/outcomes.ts';
import type { Lever } from '../model/settings.ts';
import { defaultLabs } from './defaults.ts';
import { entries, field, indexed, namesIn, numberOr, offeredMeasures, unknownName, unknownNames } from './entries.ts';
import type { Entry } from './entries.ts';
import { describeValue } from './fault.ts';
import type { Fault, Path } from './fault.ts';
import { ownLeverFaults } from './own-levers.ts';
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
  return {
    levers: [...builtInLevers, ...own],
    covered: coveredNames(value),
    horizonMonths: numberOr(field(value, 'horizonMonths'), defaultHorizon),
  };
}

/** Labs, populations and their members, and jurisdictions. */
function coveredNames(value: unknown): readonly string[] {
  const labs = labsOf(value);
  return [...new Set([...namesIn(value, 'labs'), ...jurisdictionsOf(labs), ...membersOf(value).flat()])];
}

function labsOf(value: unknown): readonly Entry[] {
  return Array.isArray(field(value, 'labs')) ? entries(value, 'labs').map(({ entry }) => entry) : defaultLabs.map((lab) => ({ ...lab }));
}

function jurisdictionsOf(labs: readonly Entry[]): readonly string[] {
  return wordsOf(labs, 'jurisdiction', 'home');
}

function wordsOf(labs: readonly Entry[], key: string, otherwise: string): readonly string[] {
  return [...new Set(labs.map((lab) => lab[key] ?? otherwise).filter((word): word is string => typeof word === 'string'))];
}

/** What the labs of each entry are called; where counts are faulty or there are too many, the entries' own names alone. */
function membersOf(value: unknown): readonly (readonly string[])[] {
  const names = namesIn(value, 'labs');
  const counts = labsOf(value).map((lab) => numberOr(lab['count'], 1));
  const sound = counts.every((count) => Number.isInteger(count) && count >= 1) && counts.reduce((sum, count) => sum + count, 0) <= listLimits.members;
  return names.map((name, index) => (sound ? memberNames({ name, count: counts[index]! }) : [name]));
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
    ...repetitionFaults(value, positions),
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
  const names = namesIn(value, 'labs');
  const members = membersOf(value);
  const faults: Fault[] = [];
  const seen = new Set<string>();
  const observers = new Set<unknown>();
  let count = 0;
  for (const [n, { entry, index }] of labs.entries()) {
    const own = new Set([names[n]!, ...members[n]!]);
    const taken = [...own].find((name) => seen.has(name));
    if (taken !== undefined) faults.push(positions.fault(['labs', index, 'name'], 'value', { message: 'two labs have this name', found: describeValue(taken), allowed: 'a name of its own' }));
    for (const name of own) seen.add(name);
    observers.add(entry['observer'] ?? 'shared');
    count += numberOr(entry['count'], 1);
  }
  if (count > listLimits.members)
    faults.push(positions.fault(['labs'], 'key', { message: 'too many labs', found: `${count}`, allowed: `at most ${listLimits.members}, populations counted by member` }));
  if (observers.size > listLimits.observers)
    faults.push(positions.fault(['labs'], 'key', { message: 'too many classes of observers', found: `${observers.size}`, allowed: `at most ${listLimits.observers}` }));
  return faults;
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
  // A design rule may list what the scenario leaves out of the catalogue, as the default one does.
  for (const { entry, index } of entries(value, 'regulators'))
    faults.push(...unknownNames(entry['mandated'], ['regulators', index, 'mandated'], [...new Set([...offered, ...known])], 'measure', positions));
  return faults;
}

/** Relations and pictures name jurisdictions, labs and observers that there are; somebody races from the start. */
function blocFaults(value: unknown, positions: Positions): Fault[] {
  const labs = labsOf(value);
  const jurisdictions = jurisdictionsOf(labs);
  const covered = coveredNames(value);
  const named = (path: Path, name: unknown, valid: readonly string[], what: string): Fault[] =>
    typeof name === 'string' && !valid.includes(name) ? [unknownName(path, name, valid, what, positions)] : [];
  return [
    ...entries(value, 'relations').flatMap(({ entry, index }) => ['from', 'towards'].flatMap((key) => named(['relations', index, key], entry[key], jurisdictions, 'jurisdiction'))),
    ...entries(value, 'pictures').flatMap(({ entry, index }) => [
      ...named(['pictures', index, 'observer'], entry['observer'], wordsOf(labs, 'observer', 'shared'), 'observer'),
      ...unknownNames(entry['about'], ['pictures', index, 'about'], covered, 'lab or jurisdiction', positions),
    ]),
    ...(labs.length > 0 && labs.every((lab) => numberOr(lab['entryMonth'], 0) > 0)
      ? [positions.fault(['labs'], 'key', { message: 'no lab is there from the start', found: 'entryMonth above 0 for all', allowed: 'one lab at least with entryMonth 0' })] : []),
  ];
}

/** Entries that only the first of would be heard: of one name, about one pair, for one class of observers or one jurisdiction. */
function repetitionFaults(value: unknown, positions: Positions): Fault[] {
  const repeated = (list: readonly (readonly [key: string, path: Path])[], message: string): Fault[] =>
    list.flatMap(([key, path], index) => (list.findIndex(([other]) => other === key) === index ? [] : [positions.fault(path, 'value', { message, found: key, allowed: 'once' })]));
  const named = (list: 'regulators' | 'sectors'): readonly (readonly [string, Path])[] => namesIn(value, list).map((name, index) => [describeValue(name), [list, index, 'name']]);
  const words = (list: string, keys: readonly string[], otherwise = ''): readonly (readonly [string, Path])[] =>
    entries(value, list).map(({ entry, index }) => [keys.map((key) => describeValue(entry[key] ?? otherwise)).join(' towards '), [list, index, keys[0]!]]);
  return [
    ...repeated(named('regulators'), 'two regulators have this name'),
    ...repeated(words('regulators', ['jurisdiction'], 'home'), 'two regulators have this jurisdiction'),
    ...repeated(named('sectors'), 'two sectors have this name'),
    ...repeated(words('relations', ['from', 'towards']), 'the relation stands twice'),
    ...repeated(words('pictures', ['observer']), 'two pictures are of this class of observers'),
    ...entries(value, 'regulators').flatMap(({ entry, index }) =>
      repeated(entries(entry, 'menu').map(({ entry: option, index: n }) => [describeValue(option['name']), ['regulators', index, 'menu', n, 'name']]), 'two options have this name')),
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
