import { describe, expect, it } from 'vitest';
import { audit, logNormalScore } from '../../src/platform/node/page-audit.ts';

describe('the score of a load', () => {
  it('is one half at the median of a log-normal curve, nine tenths at the point for that, and falls in between', () => {
    for (const [p10, median] of [[1800, 3000], [2500, 4000], [200, 600], [0.1, 0.25]] as const) {
      expect(logNormalScore(median, p10, median)).toBeCloseTo(0.5, 6);
      expect(logNormalScore(p10, p10, median)).toBeCloseTo(0.9, 6);
      // As far above the median as the other is below it, in logarithms.
      expect(logNormalScore((median * median) / p10, p10, median)).toBeCloseTo(0.1, 6);
      expect(logNormalScore(0, p10, median)).toBe(1);
      expect(logNormalScore(100 * median, p10, median)).toBeLessThan(0.001);
    }
  });

  it('weighs paint, largest paint, blocked time and shift as 10, 25, 30 and 25', () => {
    // On a desktop the same weights, with the medians that Lighthouse has for it.
    expect(audit({ paint: 1600, largest: 2400, blocked: 350, shift: 0.25 }, 'desktop')).toBeCloseTo(50, 4);
    expect(audit({ paint: 934, largest: 1200, blocked: 150, shift: 0.1 }, 'desktop')).toBeCloseTo(90, 4);
    const best = { paint: 0, largest: 0, blocked: 0, shift: 0 };
    expect(audit(best, 'phone')).toBe(100);
    expect(audit({ ...best, blocked: 600 }, 'phone')).toBeCloseTo(100 * (1 - 15 / 90), 4);
    expect(audit({ paint: 3000, largest: 4000, blocked: 600, shift: 0.25 }, 'phone')).toBeCloseTo(50, 4);
  });
});
