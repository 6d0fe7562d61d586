import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levers } from '../../src/model/levers/catalogue.ts';
import { measures } from '../../src/model/measures/catalogue.ts';
import { parameters } from '../../src/model/registry.ts';
import { canonicalJson, scenarioHash } from '../../src/scenario/canonical.ts';
import { complete } from '../../src/scenario/complete.ts';
import type { ScenarioInput } from '../../src/scenario/complete.ts';
import { fieldsUnder, parameterAt, sections } from '../../src/scenario/fields.ts';
import { loadScenario, parseScenario } from '../../src/scenario/parse.ts';
import { starterScenario } from '../../src/scenario/starter.ts';
import { shippedScenario, shippedScenarios } from '../scenario-files.ts';

/** A number inside a parameter's range, on its grid where it is whole. */
const valueOf = (id: string): fc.Arbitrary<number> => {
  const parameter = parameters.find((each) => each.id === id)!;
  return fc.double({ min: 0, max: 1, noNaN: true }).map((share) => {
    const value = parameter.minimum + share * (parameter.maximum - parameter.minimum);
    return parameter.integer ? Math.round(value) : Math.min(parameter.maximum, value);
  });
};

const partial = (part: (typeof sections)[number] | 'labs' | 'regulators'): fc.Arbitrary<object> =>
  fc.record(Object.fromEntries(fieldsUnder(part).map((field) => [field.name, valueOf(field.parameter.id)])), { requiredKeys: [] });

const input: fc.Arbitrary<ScenarioInput> = fc.record(
  {
    version: fc.constant(1 as const),
    name: fc.constantFrom('A', 'Ünï'),
    seed: fc.oneof(fc.integer(), fc.constant('text')),
    ...Object.fromEntries(sections.map((section) => [section, partial(section)])),
    labs: fc.array(partial('labs'), { minLength: 1, maxLength: 4 }).map((labs) => labs.map((lab, index) => ({ ...lab, name: `L${index}`, ...(index === 0 ? { entryMonth: 0 } : {}), ...(index === 1 ? { profile: 'limited-will' as const } : {}) }))),
    regulators: fc.array(partial('regulators'), { maxLength: 2 }).map((regulators) => regulators.map((regulator, index) => ({ ...regulator, ...(index === 1 ? { jurisdiction: 'abroad' } : {}) }))),
    measures: fc.constantFrom(['catalogue'], ['red-teaming'], ['catalogue', { name: 'own', cost: 0.1 }, { name: 'red-teaming', cost: 0.2 }]),
    policies: fc.array(fc.constantFrom(...levers.map((lever) => ({ lever: lever.id }))), { maxLength: 3 }),
  },
  { requiredKeys: ['version'] },
) as fc.Arbitrary<ScenarioInput>;

describe('completing a scenario', () => {
  it('changes nothing the second time, and gives a scenario that its own schema accepts', () => {
    fc.assert(
      fc.property(input, (given) => {
        const once = complete(given);
        expect(complete(once)).toEqual(once);
        expect(canonicalJson(complete(once))).toBe(canonicalJson(once));
        const read = parseScenario(JSON.stringify(once));
        expect(read.faults).toBeUndefined();
        expect(read.scenario).toEqual(once);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps what was given and fills in the registry\'s default for the rest', () => {
    const scenario = complete({ race: { threshold: 4 }, labs: [{ profile: 'limited-will', prize: 5 }] });
    expect(scenario.race.threshold).toBe(4);
    for (const section of sections)
      for (const field of fieldsUnder(section)) {
        if (field.parameter.id === 'race.threshold' || field.parameter.id === 'risk.trueRisk') continue;
        expect((scenario[section] as unknown as Record<string, number>)[field.name]).toBe(field.parameter.default);
      }
    const [lab] = scenario.labs;
    expect(lab!.prize).toBe(5);
    for (const field of fieldsUnder('labs')) {
      if (field.name === 'prize') continue;
      expect(lab![field.name as 'prize']).toBe(field.parameter.profileDefaults?.['limited-will'] ?? field.parameter.default);
    }
    expect(scenario.risk.trueRisk).toEqual({ beta: [4, 6] });
  });

  it('has a place in a completed scenario for every parameter of the registry', () => {
    const scenario = complete({ relations: [{ from: 'home', towards: 'home' }], pictures: [{ observer: 'shared' }] }) as unknown as Record<string, unknown>;
    for (const parameter of parameters) {
      let value: unknown = scenario;
      for (const part of parameter.id.split('.')) value = (value as Record<string, unknown>)[part === '*' ? '0' : part];
      expect(value, parameter.id).toBeDefined();
    }
  });

  it('takes a measure\'s missing fields from the catalogue, and the whole catalogue by its name', () => {
    const scenario = complete({ measures: ['catalogue', { name: 'red-teaming', cost: 0.5 }] });
    expect(scenario.measures).toHaveLength(measures.length);
    const catalogued = measures.find((measure) => measure.name === 'red-teaming')!;
    expect(scenario.measures.find((measure) => measure.name === 'red-teaming')).toEqual({ ...catalogued, cost: 0.5 });
    expect(complete({ measures: ['red-teaming'] }).measures).toEqual([catalogued]);
  });

  it('gives the labs of frontier by default', () => {
    expect(loadScenario('version: 1\n').labs).toEqual(shippedScenario('frontier').labs);
  });

  it('needs ten lines for a scenario of one\'s own', () => {
    const text = 'version: 1\nname: Mine\nlabs:\n  - { name: A, capability: 0 }\n  - { name: B, profile: limited-will }\npolicies:\n  - { lever: pause, start: 12 }\n';
    expect(text.split('\n').length).toBeLessThanOrEqual(10);
    const scenario = loadScenario(text);
    expect(scenario.policies).toEqual([{ lever: 'pause', start: 12, end: null, coverage: 1, strength: levers.find((lever) => lever.id === 'pause')!.typical }]);
  });
});

describe('the starter scenario', () => {
  it('is valid as it is', () => {
    expect(parseScenario(starterScenario()).faults).toBeUndefined();
  });

  it('is valid with everything uncommented, and then states every parameter of a lab, a section and a regulator', () => {
    const text = starterScenario().replace(/^#(?= {2,}|[a-z]+:$)/gm, '');
    const { scenario, faults } = parseScenario(text.replace('seed: 1', 'seed: 1'));
    expect(faults).toBeUndefined();
    expect(scenario!.policies.map((setting) => setting.lever)).toEqual(levers.map((lever) => lever.id));
    for (const parameter of parameters.filter((each) => !each.id.startsWith('measures'))) expect(text).toContain(`${parameter.id.split('.').pop()}: `);
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: 1, a: [{ d: null, c: 'x' }] })).toBe('{"a":[{"c":"x","d":null}],"b":1}');
    expect(() => canonicalJson({ a: NaN })).toThrow(/finite/);
  });

  it('tells scenarios apart by a hash', () => {
    const hashes = shippedScenarios.map((name) => scenarioHash(shippedScenario(name)));
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('paths', () => {
  it('address the registry\'s parameters with an index or a star', () => {
    expect(parameterAt(['labs', 3, 'compute'])?.id).toBe('labs.*.compute');
    expect(parameterAt(['labs', '*', 'compute'])?.id).toBe('labs.*.compute');
    expect(parameterAt(['race', 'threshold'])?.id).toBe('race.threshold');
    expect(parameterAt(['labs', 3, 'name'])).toBeNull();
  });
});
