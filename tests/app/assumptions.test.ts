import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialOf, numberFits, parameterOf, parametersOf, targetsOf } from '../../src/app/assumptions/registry.ts';
import { search } from '../../src/app/assumptions/search.ts';
import { covers, withLevers, withNumberSet, withoutNumber } from '../../src/app/levers/apply.ts';
import { dialNumber } from '../../src/app/levers/dial.ts';
import { positionOf, positions, readTyped, valueAt } from '../../src/app/levers/scale.ts';
import { levers } from '../../src/model/levers/catalogue.ts';
import { parameters } from '../../src/model/registry.ts';
import { numbersAt, withNumber } from '../../src/scenario/number-at.ts';
import { loadScenario } from '../../src/scenario/parse.ts';
import { setPath } from '../../src/scenario/set.ts';

const scenario = loadScenario('version: 1\nname: Plain\nhorizonMonths: 24\nlabs: [{ name: Aurora }, { name: Boreal, profile: limited-will, staff: { uniform: [10, 30] } }]\n');

describe('numbers by path', () => {
  it('are set as the checked way of the command line sets them, one at a time or all of a list', () => {
    const one = withNumber(scenario, 'labs.1.compute', 7);
    expect(one).toEqual(setPath(scenario, 'labs.1.compute', 7).scenario);
    expect(one.labs[0]).toBe(scenario.labs[0]);
    const all = withNumber(scenario, 'labs.*.compute', 7);
    expect(numbersAt(all, 'labs.*.compute')).toEqual([7, 7]);
    expect(all.race).toBe(scenario.race);
  });

  it('leave the very same scenario where nothing changes or there is no such place', () => {
    expect(withNumber(scenario, 'race.decisiveness', scenario.race.decisiveness)).toBe(scenario);
    for (const path of ['race.nowhere', 'labs.9.compute', 'labs', 'name', 'labs.0.name', '', '*']) expect(withNumber(scenario, path, 1)).toBe(scenario);
  });

  it('replace a distribution, and tell it before', () => {
    expect(numbersAt(scenario, 'labs.1.staff')).toEqual([{ drawn: { uniform: [10, 30] } }]);
    expect(withNumber(scenario, 'labs.1.staff', 20).labs[1]!.staff).toBe(20);
  });

  it('do not depend on the order in which they were set, all of a list before one of it', () => {
    const a = withLevers(scenario, levers, { 'labs.0.compute': 5, 'labs.*.compute': 9, pause: 0.5 });
    const b = withLevers(scenario, levers, { pause: 0.5, 'labs.*.compute': 9, 'labs.0.compute': 5 });
    expect(a).toEqual(b);
    expect(numbersAt(a, 'labs.*.compute')).toEqual([5, 9]);
    expect(a.policies).toHaveLength(1);
  });

  it('leave no trace when set back, and take what was said of one entry along when all are set', () => {
    const shipped = scenario.race.decisiveness;
    const set = withNumberSet(scenario, levers, {}, 'race.decisiveness', shipped + 1);
    expect(withNumberSet(scenario, levers, set, 'race.decisiveness', shipped)).toEqual({});
    const one = withNumberSet(scenario, levers, {}, 'labs.0.compute', 5);
    expect(withNumberSet(scenario, levers, one, 'labs.*.compute', 9)).toEqual({ 'labs.*.compute': 9 });
    expect(withoutNumber({ 'labs.0.compute': 5, 'labs.0.staff': 3 }, 'labs.*.compute')).toEqual({ 'labs.0.staff': 3 });
    expect(covers('labs.0.compute', 'labs.*.compute')).toBe(false);
  });
});

describe('sliders for parameters', () => {
  it('go through the range of every parameter in order, and read back what they show', () => {
    for (const parameter of parametersOf(scenario)) {
      const dial = dialOf(parameter, scenario, parameter.id);
      const steps = positions(dial);
      fc.assert(fc.property(fc.integer({ min: 0, max: steps }), fc.integer({ min: 0, max: steps }), (a, b) => {
        const [low, high] = [valueAt(dial, Math.min(a, b)), valueAt(dial, Math.max(a, b))];
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(parameter.minimum);
        expect(high).toBeLessThanOrEqual(parameter.maximum);
        expect(numberFits(parameter.id, low)).toBe(true);
        const typed = readTyped(dial, dialNumber(low));
        expect('value' in typed, `${parameter.id} ${low} ${dialNumber(low)}`).toBe(true);
        if ('value' in typed && low !== 0) expect(Math.abs(typed.value / low - 1)).toBeLessThan(0.06);
        expect(Math.abs(positionOf(dial, low) - Math.min(a, b))).toBeLessThanOrEqual(parameter.integer || parameter.scale === 'log' ? steps : 1);
      }), { numRuns: 25 });
    }
  });

  it('know the entries of a list by name, and one place by itself', () => {
    expect(targetsOf(scenario, 'labs.*.compute')).toEqual([{ path: 'labs.0.compute', label: 'Aurora' }, { path: 'labs.1.compute', label: 'Boreal' }]);
    expect(targetsOf(scenario, 'race.decisiveness')).toEqual([]);
    expect(parameterOf('labs.1.compute')?.id).toBe('labs.*.compute');
  });

  it('say where entries differ or are drawn, and start in the middle', () => {
    const dial = dialOf(parameterOf('labs.*.staff')!, scenario, 'labs.1.staff');
    expect([dial.shipped, dial.middle, dial.shippedText]).toEqual([null, 20, 'drawn, 10 to 30']);
  });

  it('keep the clock whole: steps that divide the horizon, a horizon of whole steps', () => {
    expect(dialOf(parameterOf('stepMonths')!, withNumber(scenario, 'horizonMonths', 30), 'stepMonths').choices).toEqual([0.25, 0.5, 1, 2, 3, 6]);
    const horizon = dialOf(parameterOf('horizonMonths')!, withNumber(scenario, 'stepMonths', 6), 'horizonMonths');
    for (let position = 0; position <= positions(horizon); position++) expect(valueAt(horizon, position) % 6).toBe(0);
  });

  it('refuse from links and storage what no parameter is or what is out of its range', () => {
    expect(numberFits('labs.3.compute', 5)).toBe(true);
    for (const [path, value] of [['labs.3.compute', -1], ['nowhere', 1], ['labs.x.compute', 5], ['__proto__', 1], ['evidence.severity', 2.5], ['race.decisiveness', NaN]] as const) expect(numberFits(path, value)).toBe(false);
  });
});

describe('every parameter of the registry', () => {
  it('has what its card says', () => {
    for (const { id, meaning, unit, reason, source, grade, label } of parameters) {
      for (const text of [meaning, unit, reason, source, grade, label]) expect(text.trim(), id).not.toBe('');
    }
  });
});

describe('the search', () => {
  const entries = parameters.map(({ id, label, aliases, meaning }) => ({ key: id, label, aliases, meaning }));
  it('finds all whose name, alias or description has the word, and no others', () => {
    for (const word of ['audit', 'compute', 'risk', 'treaty', 'market']) {
      const expected = entries.filter((entry) => [entry.key, entry.label, ...entry.aliases, entry.meaning].join(' ').toLowerCase().includes(word));
      expect(new Set(search(entries, word).map((entry) => entry.key))).toEqual(new Set(expected.map((entry) => entry.key)));
    }
    expect(search(entries, 'audit').length).toBeGreaterThan(0);
  });

  it('puts names before aliases before descriptions, and wants every word', () => {
    const made = [
      { key: 'a', label: 'Other', aliases: [], meaning: 'about speed' }, { key: 'b', label: 'Thing', aliases: ['speed'], meaning: '' },
      { key: 'c', label: 'Top speed', aliases: [], meaning: '' }, { key: 'd', label: 'Speed of the leader', aliases: [], meaning: '' },
    ];
    expect(search(made, ' SPEED ').map((entry) => entry.key)).toEqual(['d', 'c', 'b', 'a']);
    expect(search(made, 'leader speed').map((entry) => entry.key)).toEqual(['d']);
    expect(search(made, '  ')).toEqual([]);
  });
});
