import type { Parameter } from '../core/parameter.ts';
import { parameters } from '../model/registry.ts';
import { levers as builtInLevers } from '../model/levers/catalogue.ts';
import { entries, field, indexed, namesIn, numberOr, offeredMeasures, unknownName } from './entries.ts';
import type { Entry } from './entries.ts';
import { describeValue } from './fault.ts';
import type { Fault, Path } from './fault.ts';
import { parameterAt, rangeOf } from './fields.ts';
import type { Positions } from './source.ts';

/** What is laid down when a run begins: a lever that moved it later would do nothing, or stop the clock. */
const fixedAtStart = ['horizonMonths', 'stepMonths', 'researchers.count'];

/** Paths that a lever may move. One entry of a list may be named in place of the `*`, but labs are covered, not named. */
const leverPaths = parameters.map((parameter) => parameter.id).filter((id) => !fixedAtStart.includes(id));

/** The scenario's own levers: names and ranges of their own, and changes of parameters that there are. */
export function ownLeverFaults(value: unknown, positions: Positions): Fault[] {
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
    for (const { entry: change, index: n } of indexed(entry['changes'])) faults.push(...changeFaults(change, value, [...here, 'changes', n], positions));
    return faults;
  });
}

function changeFaults(change: Entry, value: unknown, here: Path, positions: Positions): Fault[] {
  const path = change['path'];
  if (typeof path !== 'string') return [];
  const refuse = (parts: { readonly message: string; readonly allowed: string }): Fault[] => [positions.fault([...here, 'path'], 'value', { found: describeValue(path), ...parts })];
  if (fixedAtStart.includes(path)) return refuse({ message: 'this is laid down when a run begins', allowed: 'a parameter that may change during a run' });
  if (path === 'risk.trueRisk' && typeof field(field(value, 'risk'), 'trueRisk') !== 'number') return refuse({ message: 'the true risk is drawn, and no lever moves a distribution', allowed: 'with a number for risk.trueRisk' });
  const parameter = path.startsWith('labs.') && !path.startsWith('labs.*.') ? null : parameterAt(path.split('.'));
  if (parameter === null) return [unknownName([...here, 'path'], path, leverPaths, 'parameter', positions)];
  return [...entryFaults(path, value, [...here, 'path'], positions), ...boundFaults(change, parameter, here, positions)];
}

/** Own bounds of a change narrow the parameter's range. */
function boundFaults(change: Entry, parameter: Parameter, here: Path, positions: Positions): Fault[] {
  const low = numberOr(change['minimum'], parameter.minimum);
  const high = numberOr(change['maximum'], parameter.maximum);
  return ['minimum', 'maximum'].flatMap((name) => {
    const bound = change[name];
    if (typeof bound !== 'number' || (bound >= parameter.minimum && bound <= parameter.maximum && low <= high)) return [];
    return [positions.fault([...here, name], 'value', { message: low <= high ? 'outside the range of the parameter' : 'the range is empty', found: describeValue(bound), allowed: rangeOf(parameter) })];
  });
}

/** A lever may move one entry of a list by its name or position; one that is not there would be moved in vain. */
function entryFaults(path: string, value: unknown, at: Path, positions: Positions): Fault[] {
  const [list = '', key = '*', last] = path.split('.');
  if (last === undefined || key === '*') return [];
  const offered = list === 'measures' ? offeredMeasures(value) : list === 'regulators' || list === 'sectors' ? namesIn(value, list) : indexed(field(value, list)).map(() => '');
  if (offered.includes(key) || (/^\d+$/.test(key) && Number(key) < offered.length)) return [];
  return [unknownName(at, key, offered, list.slice(0, -1), positions)];
}
