import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf, splitOf } from '../../src/app/state/split.ts';
import { createSession, setLever, setNumber } from '../../src/app/state/session.ts';
import { levers } from '../../src/model/levers/catalogue.ts';
import { loadScenario } from '../../src/scenario/parse.ts';

const scenario = loadScenario('version: 1\nname: Plain\nhorizonMonths: 24\n');
const make = () => createSession([{ id: 'plain', name: 'Plain' }], levers, 'plain', scenario);
const lever = (id: string) => levers.find((each) => each.id === id)!;

describe('the split of a difference', () => {
  it('adds up: parts and interaction are the total', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(fc.property(number, number, fc.array(number, { minLength: 1, maxLength: 8 }), (reference, together, alone) => {
      const { parts, interaction, total } = splitOf(reference, together, alone);
      expect(parts.reduce((sum, part) => sum + part, 0) + interaction).toBeCloseTo(total, 6);
      expect(total).toBe(together - reference);
    }), { numRuns: 1000 });
  });

  it('calls all of it interaction where each part alone does nothing', () => {
    expect(splitOf(30, 10, [30, 30])).toEqual({ parts: [0, 0], interaction: -20, total: -20 });
  });

  it('is of each change alone, on the scenario as shipped', () => {
    const session = make();
    setLever(session, lever('pause'), 0.5);
    expect(partsOf(session)).toEqual([]);
    setNumber(session, 'race.decisiveness', 6);
    const parts = partsOf(session);
    expect(parts.map((part) => part.key)).toEqual(['pause', 'race.decisiveness']);
    expect([parts[0]!.scenario.policies.length, parts[0]!.scenario.race.decisiveness]).toEqual([1, scenario.race.decisiveness]);
    expect([parts[1]!.scenario.policies.length, parts[1]!.scenario.race.decisiveness]).toEqual([0, 6]);
    expect(partsOf(session)).toBe(parts);
  });
});

describe('my baseline', () => {
  it('is the scenario as shipped under policies alone, the current one under assumptions alone, and between them under both', () => {
    const session = make();
    expect([session.baselineScenario.value, session.policiesScenario.value]).toEqual([scenario, scenario]);
    setLever(session, lever('pause'), 0.5);
    expect(session.baselineScenario.value).toBe(scenario);
    expect(session.policiesScenario.value).toBe(session.current.value);
    setNumber(session, 'race.decisiveness', 6);
    const between = session.baselineScenario.value;
    expect([between.policies.length, between.race.decisiveness]).toEqual([0, 6]);
    expect([session.policiesScenario.value.policies.length, session.policiesScenario.value.race.decisiveness]).toEqual([1, scenario.race.decisiveness]);
    setLever(session, lever('pause'), 0.7);
    expect(session.baselineScenario.value, 'a lever leaves it the very same').toBe(between);
    setLever(session, lever('pause'), 0);
    expect(session.baselineScenario.value).toBe(session.current.value);
  });
});
