import { counterKey, counterUniform, joinKey, type CounterKey } from '../../core/random/index.ts';
import { exp, log, normalQuantile } from '../../core/math/index.ts';
import type { Lab, LabEntry, LabNumbers, Profile, Quantity, Scenario } from '../settings.ts';
import { labFields } from './fields.ts';
import { memberNames } from './names.ts';
import { labRecord } from './record.ts';

const drawn = new WeakMap<Scenario, readonly Lab[]>();

/**
 * The labs of a scenario one by one: entries with `count` become that many labs, each drawing its own numbers. The draws are counter-based,
 * keyed by seed, entry and field, with the member as counter, and not by run: a population is part of the scenario, and adding an entry, a
 * member or a field shifts nobody else's numbers.
 */
export function expandLabs(scenario: Scenario): readonly Lab[] {
  const known = drawn.get(scenario);
  if (known !== undefined) return known;
  const labs: Lab[] = [];
  for (const entry of scenario.labs) {
    const keys = new Map<string, CounterKey>();
    const uniform = (field: string, member: number): number => {
      let key = keys.get(field);
      if (key === undefined) keys.set(field, (key = counterKey(joinKey([scenario.seed, 'population', entry.name, field]))));
      return counterUniform(key, member, 0);
    };
    const measures = scenario.measures.map((measure) => measure.name);
    memberNames(entry).forEach((name, member) => labs.push(expandMember(entry, name, (field) => uniform(field, member), measures)));
  }
  drawn.set(scenario, labs);
  return labs;
}

function expandMember(entry: LabEntry, name: string, uniform: (field: string) => number, measures: readonly string[]): Lab {
  const profile = entry.count > 1 && uniform('profile') >= entry.profileShare ? other(entry.profile) : entry.profile;
  const numbers: Record<string, number> = {};
  for (const field of labFields) {
    const given = entry[field.name];
    // A member of the other profile differs from the entry exactly where the entry holds its own profile's default.
    const swapped = profile !== entry.profile && field.profileDefaults !== undefined && given === field.profileDefaults[entry.profile];
    const value = swapped ? field.profileDefaults?.[profile] ?? 0 : draw(given, () => uniform(field.name));
    const bounded = Math.min(field.maximum, Math.max(field.minimum, value));
    numbers[field.name] = field.integer ? Math.round(bounded) : bounded;
  }
  return labRecord({
    ...(numbers as unknown as LabNumbers),
    name, population: entry.name, profile, jurisdiction: entry.jurisdiction, observer: entry.observer, mayAbstain: entry.mayAbstain, demands: entry.demands.map((demand, n) => (demand.noise === 0 ? demand : { ...demand, errors: errorsOf(n, uniform, measures) })),
  });
}

/** What a pressing group gets wrong about each measure, in standard deviations: one draw a measure, so that a further measure shifts none. */
function errorsOf(demand: number, uniform: (field: string) => number, measures: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(measures.map((name) => [name, normalQuantile(uniform(`demand ${demand} ${name}`))]));
}

function other(profile: Profile): Profile {
  return profile === 'rushed-reasonable' ? 'limited-will' : 'rushed-reasonable';
}

/** Inverse-transform sampling, so that one uniform draw makes one value. */
function draw(quantity: Quantity, uniform: () => number): number {
  if (typeof quantity === 'number') return quantity;
  if ('uniform' in quantity) return quantity.uniform[0] + (quantity.uniform[1] - quantity.uniform[0]) * uniform();
  if ('normal' in quantity) return quantity.normal[0] + quantity.normal[1] * normalQuantile(uniform());
  return quantity.logNormal[0] * exp(log(quantity.logNormal[1]) * normalQuantile(uniform()));
}
