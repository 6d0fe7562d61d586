import { describe, expect, it } from 'vitest';
import { bandOf, chartNumber, chartQuantities, chartTick, columnsFor, columnsOf, keeps, keptColumns, quantilesAt } from '../../src/app/charts/quantities.ts';
import { labColumns } from '../../src/engine/types.ts';
import { bandLevels } from '../../src/app/state/responder.ts';
import type { EnsembleResult } from '../../src/experiments/types.ts';
import { words } from '../../src/app/words.ts';

/** Four runs of two labs over three rows: capability grows with the run, covered falls with it, so that quantiles of their difference are none of theirs. */
function ensemble(columns: readonly ('capability' | 'covered')[]): EnsembleResult {
  const [runs, rows, labs] = [4, 3, ['Aurora', 'Boreal']];
  const values = new Float64Array(runs * columns.length * labs.length * rows);
  let at = 0;
  for (let run = 0; run < runs; run++) for (const column of columns) for (let lab = 0; lab < labs.length; lab++) for (let row = 0; row < rows; row++) values[at++] = column === 'capability' ? run * run + lab + row : -2 * run + lab * row;
  return { runs, rows, labs, bands: [], futures: { columns, labs, rows, runs, values } } as unknown as EnsembleResult;
}

describe('quantities of the charts', () => {
  it('all have words, and are made of recorded columns', () => {
    for (const quantity of chartQuantities) {
      expect(words.charts[quantity].title).not.toBe('');
      expect(words.charts[quantity].unit).not.toBe('');
      for (const column of columnsOf(quantity)) expect(labColumns).toContain(column);
    }
    expect(new Set(chartQuantities).size).toBe(chartQuantities.length);
  });

  it('ask an ensemble for the columns of the shown charts, each once', () => {
    expect(columnsFor(['capability', 'debt'])).toEqual([...keptColumns]);
    expect(columnsFor(['speed', 'debt', 'speed'])).toEqual([...keptColumns, 'speed']);
  });

  it('give safety debt the quantiles of its runs, not the difference of quantiles', () => {
    const band = bandOf(ensemble(['capability', 'covered']), 1, 'debt', bandLevels)!;
    // Debt of lab 1 at row 2 in run r: r² + 3 + 2r - 2, so 1, 4, 9, 16; the median by type 7 is 6.5, the tenth 1 + 0.3 · 3.
    expect(band[bandLevels.indexOf(0.5) * 3 + 2]).toBeCloseTo(6.5, 12);
    expect(band[bandLevels.indexOf(0.1) * 3 + 2]).toBeCloseTo(1.9, 12);
  });

  it('have at one row the quantiles that the band has there, worked out or given', () => {
    const whole = ensemble(['capability', 'covered']);
    for (const lab of [0, 1]) {
      const values = bandOf(whole, lab, 'debt', bandLevels)!;
      const given = { ...whole, bands: [{ lab, column: 'debt', levels: bandLevels, values }] } as unknown as EnsembleResult;
      for (const row of [0, 1, 2]) {
        const expected = [0.1, 0.5, 0.975].map((level) => values[bandLevels.indexOf(level) * 3 + row]);
        expect(quantilesAt(whole, lab, 'debt', row, [0.1, 0.5, 0.975])).toEqual(expected);
        expect(quantilesAt(given, lab, 'debt', row, [0.1, 0.5, 0.975])).toEqual(expected);
      }
    }
    const gap = ensemble(['capability']);
    gap.futures.values[0] = Number.NaN;
    // Capability of lab 0 at row 0 in the other runs: 1, 4, 9.
    expect(quantilesAt(gap, 0, 'capability', 0, [0, 0.5, 1])).toEqual([1, 4, 9]);
    expect(quantilesAt(ensemble(['capability']), 0, 'debt', 0, [0.5])).toBeNull();
  });

  it('have no band where the paths were not kept', () => {
    const without = ensemble(['capability']);
    expect(keeps(without.futures, 'debt')).toBe(false);
    expect(bandOf(without, 0, 'debt', bandLevels)).toBeNull();
    expect(bandOf(without, 0, 'speed', bandLevels)).toBeNull();
  });

  it('write ticks with as many decimals as their distance needs', () => {
    expect([0, 0.05, 0.1].map((value) => chartTick('speed', value, 0.05))).toEqual(['0', '0.05', '0.1']);
    expect([0, 0.5, 1].map((value) => chartTick('residualRisk', value, 0.5))).toEqual(['0%', '50%', '100%']);
    expect(chartTick('budget', 0.125, 0.125)).toBe('13%');
    expect(chartTick('winProbability', 0.005, 0.005)).toBe('0.5%');
    expect(chartNumber('staff', 1038)).toBe('1,038');
  });
});
