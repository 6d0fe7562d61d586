import { describe, expect, it } from 'vitest';
import { replicate } from '../../src/actions/replicate.ts';
import { literature } from '../../src/literature/index.ts';
import { compareWithPeople, predictedUnsafeShare, unsafeSharesOfPeople } from '../../src/literature/people.ts';

describe('replication', () => {
  const { rows, ok } = replicate();

  it.each(rows.map((row) => [row.id, row] as const))('%s', (_, row) => {
    expect(Math.abs(row.computed - row.expected), row.quantity).toBeLessThanOrEqual(row.tolerance);
    expect(row.ok).toBe(true);
  });

  it('holds as a whole, under ids that are unique', () => {
    expect(ok).toBe(true);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('has the keys of the contract, a mark and a tolerance that means something', () => {
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(['id', 'source', 'quantity', 'expected', 'computed', 'tolerance', 'mark', 'ok']);
      expect(['read', 'computed', 'recalled']).toContain(row.mark);
      expect(row.tolerance).toBeLessThanOrEqual(Math.max(0.01, Math.abs(row.expected) * 0.005));
    }
  });

  it('covers every work', () => {
    expect([...new Set(literature.map(({ id }) => id.split('.')[0]))]).toEqual(['spt', 'precipice', 'dsair', 'survival', 'audits', 'inspection', 'becker', 'deterrence', 'regulation', 'researcher', 'vsl', 'people', 'contest']);
  });

  it('fails when a number is wrong, or is none', () => {
    const [first] = literature;
    for (const compute of [() => first!.expected + 1, () => Number.NaN]) {
      const result = replicate([{ ...first!, compute }]);
      expect(result.ok).toBe(false);
      expect(result.rows[0]!.ok).toBe(false);
    }
  });
});

describe('people as a benchmark', () => {
  it('scores simulated labs by distance to what people did', () => {
    const people = unsafeSharesOfPeople.map(({ unsafeShare }) => unsafeShare);
    expect(compareWithPeople(people)).toEqual({ distance: 0, reactsToRisk: true, differences: [0, 0, 0] });
    const theorists = compareWithPeople([1, 0.5, 0]);
    expect(theorists.distance).toBeCloseTo(Math.sqrt((0.36 ** 2 + 0.058 ** 2 + 0.564 ** 2) / 3), 12);
    expect(() => compareWithPeople([0.5])).toThrowError(/expected 3 shares/);
  });

  it('shows that theory for steady strategies predicts extremes where people stay near a half', () => {
    expect([0.1, 0.6, 0.95].map(predictedUnsafeShare)).toEqual([1, null, 0]);
  });
});
