import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accidentRate, catastropheHazard, collectableSeverity, coveredCapability, severityGrade, tailIndex } from '../../src/model/incidents/hazard.ts';
import { race, risk } from './settings.ts';

describe('accidents', () => {
  it('have half their largest rate at the threshold and the tail index of the model at and beyond it', () => {
    expect(accidentRate(risk, race, race.threshold)).toBeCloseTo(0.5, 12);
    expect(tailIndex(risk, race, 0)).toBe(0.5);
    expect(tailIndex(risk, race, 4.5)).toBeCloseTo(0.45, 12);
    expect(tailIndex(risk, race, 9)).toBeCloseTo(0.4, 12);
  });

  it('pass the catastrophe size once in a thousand up to the threshold: (1e7 / 10) to the power -0.5', () => {
    expect(catastropheHazard(risk, race, 3) / accidentRate(risk, race, 3)).toBeCloseTo(1e-3, 15);
  });

  it('collect what midpoint quadrature over quantiles of the truncated Pareto distribution gives', () => {
    const quadrature = (index: number, assets: number): number => {
      const below = 1 - (risk.minimumSeverity / risk.catastropheSeverity) ** index;
      const n = 200_000;
      let sum = 0;
      for (let i = 0; i < n; i++) {
        // Finer towards the tail: u = 1 - v^3 puts most nodes where severity is large.
        const v = (i + 0.5) / n;
        const u = 1 - v ** 3;
        sum += 3 * v * v * Math.min(assets, risk.minimumSeverity * (1 - u * below) ** (-1 / index));
      }
      return sum / n;
    };
    for (const [index, assets] of [[0.5, 5e4], [0.4, 1e3], [0.5, 1e8], [1, 2e4], [1.7, 5e4]] as const) {
      expect(collectableSeverity(risk, index, assets) / quadrature(index, assets)).toBeCloseTo(1, 4);
    }
    expect(collectableSeverity(risk, 0.5, 4)).toBe(4);
  });

  it('are graded at 100 M$, 10,000 M$ and the catastrophe size', () => {
    expect([99.9, 100, 9_999, 1e4, 9.9e6, 1e7].map((loss) => severityGrade(loss, 1e7))).toEqual([1, 2, 2, 3, 3, 4]);
  });
});

describe('covered capability', () => {
  it('is where the catastrophe hazard at the residual risk equals the tolerable one, or is capped and says so', () => {
    fc.assert(fc.property(fc.double({ min: -2, max: 6, noNaN: true }), fc.double({ min: 1e-6, max: 1, noNaN: true }), (x, rho) => {
      const covered = { capability: 0, capped: false };
      coveredCapability(risk, race, x, rho, covered);
      if (covered.capped) {
        expect(covered.capability).toBe(x + 3);
        expect(catastropheHazard(risk, race, x + 3) * rho).toBeLessThanOrEqual(1e-5 * (1 + 1e-9));
      } else expect((catastropheHazard(risk, race, covered.capability) * rho) / 1e-5).toBeCloseTo(1, 8);
    }), { numRuns: 1000 });
  });
});
