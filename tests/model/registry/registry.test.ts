import { describe, expect, it } from 'vitest';
import { levers } from '../../../src/model/levers/catalogue.ts';
import { otherNumbers } from '../../../src/model/other-numbers.ts';
import { parameters } from '../../../src/model/registry.ts';
import { complete } from '../../../src/scenario/complete.ts';
import { shippedScenario, shippedScenarios } from '../../scenario-files.ts';

/** Paths of all numbers of a value, entries of lists as `*`. */
function numbersIn(value: unknown, path: readonly string[] = []): string[] {
  if (typeof value === 'number') return [path.join('.')];
  if (Array.isArray(value)) return value.flatMap((entry) => numbersIn(entry, [...path, '*']));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, entry]) => numbersIn(entry, [...path, key]));
  return [];
}

const ids = new Set(parameters.map((parameter) => parameter.id));
const others = new Set(otherNumbers.map((entry) => entry.path));

describe('the registry', () => {
  const everything = complete({
    labs: [{ demands: [{ group: 'staff' }] }, { count: 3 }], relations: [{ from: 'a', towards: 'b' }], pictures: [{ observer: 'c' }],
    levers: [{ id: 'own', namedRanges: [{ label: 'some', from: 0, to: 1 }], changes: [{ path: 'race.threshold', operation: 'add', intercept: 0, slope: 1 }] }], policies: [{ lever: 'own', end: 3 }],
  });

  it('has a parameter for every number of a completed scenario, or says why it is none', () => {
    const found = new Set(numbersIn(everything));
    expect([...found].filter((path) => !ids.has(path) && !others.has(path))).toEqual([]);
    // And the other way round: nothing is documented that no scenario holds.
    expect([...ids].filter((id) => !found.has(id) && id !== 'risk.trueRisk')).toEqual([]);
    expect([...others].filter((path) => !found.has(path))).toEqual([]);
    expect([...others].filter((path) => ids.has(path))).toEqual([]);
  });

  it('covers every number of every shipped scenario but those of distributions', () => {
    for (const name of shippedScenarios) {
      const unknown = numbersIn(shippedScenario(name)).map((path) => path.replace(/\.(uniform|normal|logNormal)\.\*$/, '')).filter((path) => !ids.has(path) && !others.has(path));
      expect(unknown, name).toEqual([]);
    }
  });

  it('says of every parameter what it means, in which unit, why this default, and from where', () => {
    expect(ids.size).toBe(parameters.length);
    for (const entry of parameters) {
      expect(entry.meaning.length, entry.id).toBeGreaterThan(15);
      expect(entry.meaning, entry.id).not.toMatch(/not yet/);
      expect(entry.reason, entry.id).toMatch(/\.$/);
      expect(entry.source.length, entry.id).toBeGreaterThan(7);
      expect(['measured', 'estimated', 'assumed']).toContain(entry.grade);
      expect(entry.minimum, entry.id).toBeLessThan(entry.maximum);
    }
  });

  it('has no two labels alike in one group', () => {
    const labels = parameters.map((entry) => `${entry.group}: ${entry.label}`);
    expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
  });
});

describe('the levers', () => {
  it('say what they do, how well their strength is known, and name parts of their range', () => {
    expect(new Set(levers.map((lever) => lever.id)).size).toBe(levers.length);
    expect(new Set(levers.map((lever) => lever.label)).size).toBe(levers.length);
    for (const lever of levers) {
      for (const text of [lever.meaning, lever.reason, lever.source]) expect(text.length, lever.id).toBeGreaterThan(7);
      expect(['measured', 'estimated', 'assumed']).toContain(lever.grade);
      expect(lever.namedRanges.length, lever.id).toBeGreaterThan(0);
      for (const range of lever.namedRanges) {
        expect(range.from, lever.id).toBeGreaterThanOrEqual(lever.minimum);
        expect(range.to, lever.id).toBeLessThanOrEqual(lever.maximum);
      }
      for (const strength of [lever.off, lever.typical]) {
        expect(strength, lever.id).toBeGreaterThanOrEqual(lever.minimum);
        expect(strength, lever.id).toBeLessThanOrEqual(lever.maximum);
      }
    }
  });
});
