import { describe, expect, it } from 'vitest';
import { compareNumber, compareText, editDistance, nearestName } from '../../src/core/compare.ts';

describe('comparing', () => {
  it('orders texts by code units', () => {
    expect(['b', 'ä', 'a', 'Z', '10', '9'].sort(compareText)).toEqual(['10', '9', 'Z', 'a', 'b', 'ä']);
  });

  it('orders numbers with NaN last', () => {
    expect([3, NaN, -Infinity, 1, Infinity].sort(compareNumber)).toEqual([-Infinity, 1, 3, Infinity, NaN]);
  });
});

describe('did you mean', () => {
  it('counts slips', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('', 'abc')).toBe(3);
    expect(editDistance('sped', 'spde')).toBe(1);
    expect(editDistance('same', 'same')).toBe(0);
  });

  it('finds the name that was meant', () => {
    const names = ['speed', 'capability', 'subjectiveRisk', 'prize', 'enmity'];
    expect(nearestName('capabilty', names)).toBe('capability');
    expect(nearestName('SubjectiveRisk', names)).toBe('subjectiveRisk');
    expect(nearestName('emnity', names)).toBe('enmity');
    expect(nearestName('x', ['y'])).toBe('y');
  });

  it('stays silent where nothing is near, and settles ties by order', () => {
    expect(nearestName('budget', ['speed', 'prize'])).toBeUndefined();
    expect(nearestName('a', [])).toBeUndefined();
    expect(nearestName('cat', ['hat', 'bat'])).toBe('bat');
  });
});
