import { describe, expect, it } from 'vitest';
import { chartValue, createRunView, fillSeries, held, interpolated, rowAt } from '../../src/app/run/run-view.ts';
import { fakeEvent, fakeRun } from './fake-run.ts';

const labs = [{ name: 'Aurora', columns: { capability: (row: number) => row * 0.1, covered: (row: number) => 0.5 - row * 0.05, budget: (row: number) => row / 100 } }];

describe('a recorded run as the page reads it', () => {
  it('reads states between rows by linear interpolation and decisions as held', () => {
    const view = createRunView(fakeRun(labs, 11), 1);
    expect(interpolated(view, 4.25, 0, 'capability')).toBeCloseTo(0.425, 12);
    expect(held(view, 4.99, 0, 'budget')).toBe(0.04);
    expect(held(view, 5, 0, 'budget')).toBe(0.05);
  });

  it('ends where the engine says, not at the horizon', () => {
    const view = createRunView(fakeRun(labs, 11, 7, [fakeEvent('decided', 'Aurora', 6.4)]), 1);
    expect(view.lastRow).toBe(6);
    expect(view.endMonth).toBe(6.4);
    expect(rowAt(view, 10)).toBe(6);
    expect(interpolated(view, 9, 0, 'capability')).toBeCloseTo(0.6, 12);
    const line = new Float64Array(view.rows);
    fillSeries(view, 0, 'capability', line);
    expect([...line].map(Number.isNaN)).toEqual([false, false, false, false, false, false, false, true, true, true, true]);
  });

  it('derives safety debt from the two recorded levels', () => {
    const view = createRunView(fakeRun(labs, 11), 1);
    expect(chartValue(view, 10, 0, 'debt')).toBeCloseTo(1, 12);
  });

  it('refuses a record without a series', () => {
    expect(() => createRunView({ ...fakeRun(labs, 3), series: null }, 1)).toThrow(/invalid run record/);
  });
});
