import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditRate, compliesUnderAudit, effectiveDetection } from '../../../src/games/deterrence/audit.ts';
import { learnAuditRate, learnInspection, perceivedDetection, updateBelief } from '../../../src/games/deterrence/learning.ts';
import { misconductShare } from '../../../src/games/deterrence/misconduct.ts';
import { deterrenceGame, deterrenceOf } from '../../../src/games/deterrence/solve.ts';
import type { DeterrenceGame } from '../../../src/games/deterrence/types.ts';

const offender = (changes: Partial<DeterrenceGame>): DeterrenceGame => ({ gain: 10, detection: 0.1, penalty: 50, wealth: null, riskAversion: 0, ...changes });

/** Utility of constant relative risk aversion as the textbook writes it, for the tests alone. */
const utility = (gamma: number, y: number): number => (gamma === 1 ? Math.log(y) : y ** (1 - gamma) / (1 - gamma));

describe('the offender', () => {
  it('follows the hyperbola qF = gain without risk aversion, ties complying', () => {
    for (const q of [0.01, 0.07, 0.1, 0.2, 0.3, 0.7, 1]) {
      expect(deterrenceOf(offender({ detection: q, penalty: 10 / q })).violates).toBe(false);
      expect(deterrenceOf(offender({ detection: q, penalty: (10 / q) * (1 - 1e-9) })).violates).toBe(true);
      expect(deterrenceOf(offender({ detection: q })).penaltyNeeded).toBeCloseTo(10 / q, 10);
    }
    expect(deterrenceOf(offender({}))).toEqual({ violates: true, expectedPenalty: 5, detectionNeeded: 0.2, penaltyNeeded: 100 });
  });

  it('can lose no more than its wealth', () => {
    expect(deterrenceOf(offender({ penalty: 1e6, wealth: 50 }))).toEqual({ violates: true, expectedPenalty: 5, detectionNeeded: 0.2, penaltyNeeded: null });
    expect(deterrenceOf(offender({ penalty: 1e6, wealth: 5, detection: 1 })).detectionNeeded).toBeNull();
  });

  it('with log utility needs F with (w+g)^(1-q) (w+g-F)^q = w', () => {
    const { penaltyNeeded, detectionNeeded } = deterrenceOf(offender({ detection: 0.5, wealth: 100, riskAversion: 1, penalty: 30 }));
    expect(penaltyNeeded).toBeCloseTo(110 - 100 / 1.1, 10);
    expect(detectionNeeded).toBeCloseTo(Math.log(1.1) / Math.log(110 / 80), 12);
  });

  it('needs wealth where it minds risk', () => {
    expect(() => deterrenceGame.read({ gain: 1, detection: 0.5, penalty: 1, riskAversion: 2 })).toThrowError(/wealth/);
  });

  it('agrees with the textbook utility, and what is needed is where the choice flips, 1,000 random actors', () => {
    const actors = fc.record({
      gain: fc.integer({ min: 1, max: 100 }),
      detection: fc.integer({ min: 1, max: 99 }).map((q) => q / 100),
      penalty: fc.integer({ min: 1, max: 300 }),
      wealth: fc.integer({ min: 10, max: 400 }),
      riskAversion: fc.constantFrom(-1, 0, 0.5, 1, 2, 4),
    });
    fc.assert(
      fc.property(actors, (actor) => {
        const { gain, detection: q, wealth, riskAversion } = actor;
        const { violates, detectionNeeded, penaltyNeeded } = deterrenceOf(actor);
        const loss = Math.min(actor.penalty, wealth);
        const v = (y: number): number => utility(riskAversion, y);
        const difference = (1 - q) * v(wealth + gain) + q * v(wealth + gain - loss) - v(wealth);
        if (Math.abs(difference) > 1e-9 * Math.abs(v(wealth))) expect(violates).toBe(difference > 0);
        if (detectionNeeded !== null && detectionNeeded < 1 - 1e-6) {
          expect(deterrenceOf({ ...actor, detection: detectionNeeded + 1e-6 }).violates).toBe(false);
          expect(deterrenceOf({ ...actor, detection: detectionNeeded - 1e-6 }).violates).toBe(true);
        } else if (detectionNeeded === null) expect(deterrenceOf({ ...actor, detection: 1 }).violates).toBe(true);
        if (penaltyNeeded !== null) {
          expect(deterrenceOf({ ...actor, penalty: Math.min(wealth, penaltyNeeded + 1e-6) }).violates).toBe(false);
          expect(deterrenceOf({ ...actor, penalty: penaltyNeeded - 1e-6 }).violates).toBe(true);
        } else expect(deterrenceOf({ ...actor, penalty: 1e9 }).violates).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

it('audits: false negatives, back-checks, whistleblowers and monitoring multiply', () => {
  const regime = { baseRate: 0.2, signalWeight: 0.5, signal: 1, falseNegativeRate: 0.5, backcheck: 0.1, whistleblowing: 0.2, monitoring: 0.3 };
  expect(auditRate(regime)).toBeCloseTo(0.6, 15);
  expect(effectiveDetection(regime)).toBeCloseTo(0.6 * (1 - 0.5 * 0.9 * 0.8 * 0.7), 15);
  expect(auditRate({ ...regime, signalWeight: 5 })).toBe(1);
  expect(compliesUnderAudit({ ...regime, signal: 0, falseNegativeRate: 0 }, 1, 5)).toBe(true);
});

it('an AI system takes the share of opportunities whose gain exceeds detection times penalty', () => {
  expect(misconductShare({ detection: 0.5, penalty: 4, credibility: 1, meanGain: 2 })).toBeCloseTo(Math.exp(-1), 15);
  expect(misconductShare({ detection: 0.5, penalty: 4, credibility: 0, meanGain: 2 })).toBe(1);
});

describe('learned audit rates', () => {
  const base = { ...offender({ detection: 0.3 }), memory: 1, periods: 3000 };
  // Low-discrepancy draws: every run of the multiples of the golden ratio is spread evenly.
  const draw = (period: number, kind: 'audit' | 'hearsay'): number => ((period + 1) * (kind === 'audit' ? 0.6180339887498949 : 0.4142135623730951)) % 1;

  it('updates like a Beta belief', () => {
    const belief = updateBelief(updateBelief({ caught: 1, uncaught: 3 }, true), false);
    expect(perceivedDetection(belief)).toBeCloseTo(2 / 6, 15);
    expect(updateBelief({ caught: 2, uncaught: 2 }, true, 0.5)).toEqual({ caught: 2, uncaught: 1 });
  });

  it('teaches an optimist, until a violation no longer pays', () => {
    const history = learnAuditRate({ ...base, hearsay: 0, prior: { caught: 0.01, uncaught: 1 } }, draw);
    expect(history[0]!.violated).toBe(true);
    expect(history.at(-1)!.violated).toBe(false);
    expect(history.at(-1)!.perceived).toBeGreaterThanOrEqual(10 / 50 - 1e-12);
  });

  it('leaves a pessimist ignorant without hearsay, and informs it with', () => {
    const prior = { caught: 9, uncaught: 1 };
    const silent = learnAuditRate({ ...base, detection: 0.1, hearsay: 0, prior }, draw);
    expect(silent.every(({ violated, perceived }) => !violated && perceived === 0.9)).toBe(true);
    const informed = learnAuditRate({ ...base, detection: 0.1, hearsay: 0.5, prior }, draw);
    expect(informed.at(-1)!.violated).toBe(true);
    expect(Math.abs(informed.at(-1)!.perceived - 0.1)).toBeLessThan(0.02);
  });

  it('two learners reach the frequencies of the equilibrium, whatever the fine', () => {
    for (const penalty of [6, 12, 48]) {
      const learned = learnInspection({ inspectionCost: 1, lossIfCaught: 2, lossIfMissed: 10, gain: 3, penalty }, 200_000);
      expect(Math.abs(learned.violationShare - 0.125)).toBeLessThan(0.01);
      expect(Math.abs(learned.inspectionShare - 3 / penalty)).toBeLessThan(0.01);
    }
  });
});
