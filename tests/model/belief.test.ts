import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOfWarning, updatedBelief } from '../../src/model/evidence/belief.ts';
import { evidence } from './settings.ts';

describe('beliefs about the danger', () => {
  it('have the mean and variance of the posterior computed on a grid of p', () => {
    const t = 0.3 + 0.7 * 0.3;
    const grid = (mean: number, strength: number, warning: boolean) => {
      const n = 20_000;
      let z = 0, m = 0, s = 0;
      for (let i = 0; i < n; i++) {
        const p = (i + 0.5) / n;
        const likelihood = warning ? p * t + (1 - p) * 0.3 : p * (1 - t) + (1 - p) * 0.7;
        const w = Math.exp((mean * strength - 1) * Math.log(p) + ((1 - mean) * strength - 1) * Math.log(1 - p)) * likelihood;
        z += w; m += w * p; s += w * p * p;
      }
      return { mean: m / z, variance: s / z - (m / z) ** 2 };
    };
    for (const warning of [true, false]) {
      const exact = grid(0.2, 20, warning);
      const next = updatedBelief(evidence, { mean: 0.2, strength: 20 }, warning);
      expect(next.mean).toBeCloseTo(exact.mean, 6);
      expect((next.mean * (1 - next.mean)) / (next.strength + 1)).toBeCloseTo(exact.variance, 6);
    }
  });

  it('stay probabilities, rise with a warning, fall with reassurance, and do not move under full scepticism', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 1, max: 500, noNaN: true }), (mean, strength) => {
      const up = updatedBelief(evidence, { mean, strength }, true);
      const down = updatedBelief(evidence, { mean, strength }, false);
      expect(up.mean).toBeGreaterThanOrEqual(mean - 1e-12);
      expect(down.mean).toBeLessThanOrEqual(mean + 1e-12);
      expect(up.mean).toBeLessThanOrEqual(1);
      expect(down.mean).toBeGreaterThanOrEqual(0);
      expect(updatedBelief({ ...evidence, scepticism: 1 }, { mean, strength }, true).mean).toBe(mean);
    }), { numRuns: 1000 });
  });

  it('keep their mean on average when the world is as believed and nobody is sceptical (martingale)', () => {
    const open = { ...evidence, scepticism: 0 };
    const p = 0.2;
    const chance = chanceOfWarning(open, p);
    const expected = chance * updatedBelief(open, { mean: p, strength: 20 }, true).mean + (1 - chance) * updatedBelief(open, { mean: p, strength: 20 }, false).mean;
    expect(expected).toBeCloseTo(p, 12);
  });
});
