import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedLevers, shippedStrength, withLevers } from '../../src/app/levers/apply.ts';
import { isReversed, nameOf, positionOf, positions, readTyped, shareOf, valueAt } from '../../src/app/levers/scale.ts';
import { headlineLevers } from '../../src/app/levers/headline.ts';
import { levers } from '../../src/model/levers/catalogue.ts';
import { loadScenario } from '../../src/scenario/parse.ts';

const lever = (id: string) => levers.find((each) => each.id === id)!;
const plain = loadScenario('version: 1\nname: Plain\n');
const withPause = loadScenario('version: 1\nname: Pause\npolicies: [{ lever: pause, start: 12, end: 36, coverage: 0.5, strength: 0.4 }]\n');

describe('a slider for a lever', () => {
  it('goes from position to value and back for every lever of the catalogue', () => {
    for (const each of levers) {
      fc.assert(fc.property(fc.integer({ min: 0, max: positions(each) }), (at) => {
        const value = valueAt(each, at);
        expect(value).toBeGreaterThanOrEqual(each.minimum);
        expect(value).toBeLessThanOrEqual(each.maximum);
        expect(positionOf(each, value)).toBe(at);
      }));
    }
  });

  it('has "off" on the left where it is an end of the range, so that right is stronger', () => {
    expect(isReversed(lever('risk-cap'))).toBe(true);
    expect(shareOf(lever('risk-cap'), 1)).toBe(0);
    expect(valueAt(lever('risk-cap'), positions(lever('risk-cap')))).toBe(lever('risk-cap').minimum);
    expect(shareOf(lever('pause'), 0)).toBe(0);
  });

  it('names the range that a value lies in', () => {
    expect(nameOf(lever('pause'), 0)).toBe('off');
    expect(nameOf(lever('pause'), 0.5)).toBe('slowdown');
    expect(nameOf(lever('risk-cap'), 0.2)).toBe('strict');
  });

  it('refuses what is typed outside the range or is no number', () => {
    expect(readTyped(lever('pause'), '0.5')).toEqual({ value: 0.5 });
    expect(readTyped(lever('pause'), '0,5')).toEqual({ value: 0.5 });
    expect(readTyped(lever('pause'), '1.5')).toEqual({ fault: 'outside' });
    expect(readTyped(lever('pause'), 'half')).toEqual({ fault: 'not a number' });
    expect(readTyped(lever('pause'), '')).toEqual({ fault: 'not a number' });
  });

  it('has meaning, unit, reason, source and grade for its card', () => {
    for (const id of headlineLevers) {
      const each = lever(id);
      for (const text of [each.label, each.meaning, each.unit, each.reason, each.source, each.grade]) expect(text.trim()).not.toBe('');
    }
  });
});

describe('levers set on a scenario', () => {
  it('changes nothing at all while every lever is as shipped', () => {
    expect(withLevers(plain, levers, {})).toBe(plain);
    expect(withLevers(plain, levers, { pause: 0 })).toBe(plain);
    expect(withLevers(withPause, levers, { pause: 0.4 })).toBe(withPause);
  });

  it('acts on all labs over the whole run where the scenario does not say otherwise', () => {
    expect(withLevers(plain, levers, { liability: 1 }).policies).toEqual([{ lever: 'liability', start: 0, end: null, coverage: 1, strength: 1 }]);
  });

  it('keeps the scenario\'s dates and coverage, and can switch its policy off', () => {
    expect(shippedStrength(withPause, lever('pause'))).toBe(0.4);
    expect(withLevers(withPause, levers, { pause: 0.9 }).policies).toEqual([{ lever: 'pause', start: 12, end: 36, coverage: 0.5, strength: 0.9 }]);
    expect(withLevers(withPause, levers, { pause: 0 }).policies).toEqual([]);
  });

  it('lists what was changed', () => {
    expect(changedLevers(withPause, levers, { pause: 0.4, liability: 2 })).toEqual(['liability']);
  });
});
