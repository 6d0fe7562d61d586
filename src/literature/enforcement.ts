import type { AuditRegime } from '../games/deterrence/audit.ts';
import { compliesUnderAudit, expectedAuditPenalty } from '../games/deterrence/audit.ts';
import { learnAuditRate, learnInspection } from '../games/deterrence/learning.ts';
import { misconductShare } from '../games/deterrence/misconduct.ts';
import { deterrenceOf } from '../games/deterrence/solve.ts';
import { compareCommitment } from '../games/inspection/commitment.ts';
import type { InspectionGame } from '../games/inspection/types.ts';
import type { LiteratureEntry } from './entry.ts';
import { entries, truth } from './entry.ts';
import { exp } from '../core/math/index.ts';

const permits = 'compute-permit literature';
const inspection = 'inspection game (Avenhaus, von Stengel and Zamir)';

const quiet: AuditRegime = { baseRate: 0.05, signalWeight: 0, signal: 0, falseNegativeRate: 0.4, backcheck: 0, whistleblowing: 0, monitoring: 0 };
const whistle: AuditRegime = { ...quiet, baseRate: 0.1, falseNegativeRate: 0.5 };

/** A lab that thinks audits rarer than they are (mean 0.05 against 1/3) and learns from its own cases; every third audit finds it. */
const learnedViolations = (hearsay: number, prior: { readonly caught: number; readonly uncaught: number }): number =>
  learnAuditRate(
    { gain: 1, detection: 1 / 3, penalty: 5, wealth: null, riskAversion: 0, prior, hearsay, memory: 1, periods: 3000 },
    (period, kind) => (kind === 'audit' ? ((period % 3) + 0.5) / 3 : 0.5),
  ).filter(({ violated }) => violated).length / 3000;

/** Inspection cost 1, a missed violation costs 10 and a caught one 2, gain 3, penalty 12. */
const game: InspectionGame = { inspectionCost: 1, lossIfCaught: 2, lossIfMissed: 10, gain: 3, penalty: 12 };

export const enforcementEntries: readonly LiteratureEntry[] = [
  ...entries('audits', permits, 'read', [
    { id: 'expected-penalty', quantity: 'expected penalty, M$, at base rate 0.05, false negatives 0.40, penalty 200 M$', expected: 6, compute: () => expectedAuditPenalty(quiet, 200), tolerance: 1e-12 },
    { id: 'whistle.without', quantity: 'expected penalty, gain 1, penalty 15, base rate 0.1, false negatives 0.5', expected: 0.75, compute: () => expectedAuditPenalty(whistle, 15), tolerance: 1e-12 },
    { id: 'whistle.with', quantity: 'the same with whistleblowing 0.5', expected: 1.125, compute: () => expectedAuditPenalty({ ...whistle, whistleblowing: 0.5 }, 15), tolerance: 1e-12 },
    { id: 'whistle.cheat', quantity: 'share that complies without whistleblowers', expected: 0, compute: () => truth(compliesUnderAudit(whistle, 1, 15)), tolerance: 0 },
    { id: 'whistle.comply', quantity: 'share that complies with whistleblowing 0.5', expected: 1, compute: () => truth(compliesUnderAudit({ ...whistle, whistleblowing: 0.5 }, 1, 15)), tolerance: 0 },
  ]),
  ...entries('inspection', inspection, 'computed', [
    { id: 'violation', quantity: 'violation rate, best-responding inspector: cost/(missed - caught)', expected: 0.125, compute: () => compareCommitment(game).bestResponding.violationProbability, tolerance: 1e-12 },
    { id: 'fine-no-effect', quantity: 'change of that rate when the penalty is ten times as high', expected: 0, compute: () => compareCommitment({ ...game, penalty: 120 }).bestResponding.violationProbability - 0.125, tolerance: 1e-12 },
    { id: 'committed', quantity: 'violation rate, committed inspector', expected: 0, compute: () => compareCommitment(game).committed.violationProbability, tolerance: 0 },
    { id: 'committed-rate', quantity: 'inspection rate announced: gain/penalty', expected: 0.25, compute: () => compareCommitment(game).committed.inspectionProbability, tolerance: 1e-12 },
    // Nash loss: q (cost + p caught) + (1-q) p missed = 0.25 (1 + 0.25) + 0.75 · 1.25 = 1.25; committed 0.25.
    { id: 'commitment-value', quantity: 'loss that commitment saves', expected: 1, compute: () => compareCommitment(game).valueOfCommitment, tolerance: 1e-12 },
    { id: 'learned', quantity: 'violation rate when both sides learn rates over 200,000 periods', expected: 0.125, compute: () => learnInspection(game, 200_000).violationShare, tolerance: 0.01 },
    { id: 'learned-inspection', quantity: 'inspection rate when both sides learn', expected: 0.25, compute: () => learnInspection(game, 200_000).inspectionShare, tolerance: 0.01 },
  ]),
  ...entries('becker', 'Becker 1968', 'computed', [
    { id: 'hyperbola', quantity: 'penalty needed at gain 10, detection 0.04, risk neutral: gain/detection', expected: 250, compute: () => deterrenceOf({ gain: 10, detection: 0.04, penalty: 1, wealth: null, riskAversion: 0 }).penaltyNeeded ?? Number.NaN, tolerance: 1e-10 },
    // ln: (1-q) ln(1 + 0.1) + q ln(1 + 0.1 - F/100) = 0 at q = 0.5 gives 1.1 (1.1 - F/100) = 1.
    { id: 'risk-averse', quantity: 'penalty needed at gain 10, detection 0.5, wealth 100, log utility', expected: 110 - 100 / 1.1, compute: () => deterrenceOf({ gain: 10, detection: 0.5, penalty: 1, wealth: 100, riskAversion: 1 }).penaltyNeeded ?? Number.NaN, tolerance: 1e-10 },
    // (1-q) sqrt(1.1) + q sqrt(1.1 - F/100) = 1 at q = 0.5 gives F = 100 (1.1 - (2 - sqrt(1.1))²).
    { id: 'risk-averse-root', quantity: 'penalty needed there with risk aversion 0.5', expected: 100 * (1.1 - (2 - Math.sqrt(1.1)) * (2 - Math.sqrt(1.1))), compute: () => deterrenceOf({ gain: 10, detection: 0.5, penalty: 1, wealth: 100, riskAversion: 0.5 }).penaltyNeeded ?? Number.NaN, tolerance: 1e-9 },
    { id: 'risk-seeking', quantity: 'certainty beats severity for those who like risk: violates at gain 10, detection 0.1, penalty 100, wealth 100, risk aversion -1 (1 = yes)', expected: 1, compute: () => truth(deterrenceOf({ gain: 10, detection: 0.1, penalty: 100, wealth: 100, riskAversion: -1 }).violates), tolerance: 0 },
    { id: 'wealth-limit', quantity: 'detection needed with penalty 1000 but wealth 50, gain 10: gain/wealth', expected: 0.2, compute: () => deterrenceOf({ gain: 10, detection: 0.1, penalty: 1000, wealth: 50, riskAversion: 0 }).detectionNeeded ?? Number.NaN, tolerance: 1e-12 },
    { id: 'judgment-proof', quantity: 'beyond wealth more penalty does nothing: violates at penalty 1000 with wealth 50 (1 = yes; gain 10, detection 0.1)', expected: 1, compute: () => truth(deterrenceOf({ gain: 10, detection: 0.1, penalty: 1000, wealth: 50, riskAversion: 0 }).violates), tolerance: 0 },
  ]),
  ...entries('deterrence', 'Becker 1968, applied to AI systems (alignment as equilibrium design)', 'computed', [
    { id: 'ai.share', quantity: 'misconduct of an AI system against its lab: share of opportunities taken, detection 0.2, penalty 10, credibility 1, mean gain 2: exp(-1)', expected: exp(-1), compute: () => misconductShare({ detection: 0.2, penalty: 10, credibility: 1, meanGain: 2 }), tolerance: 1e-12 },
    { id: 'ai.credibility', quantity: 'the same with a penalty that is half credible: exp(-0.5)', expected: exp(-0.5), compute: () => misconductShare({ detection: 0.2, penalty: 10, credibility: 0.5, meanGain: 2 }), tolerance: 1e-12 },
    { id: 'ai.trade', quantity: 'halving detection and doubling the penalty changes that share by', expected: 0, compute: () => misconductShare({ detection: 0.1, penalty: 20, credibility: 1, meanGain: 2 }) - misconductShare({ detection: 0.2, penalty: 10, credibility: 1, meanGain: 2 }), tolerance: 1e-12 },
    { id: 'learned.optimist', quantity: 'a lab that starts at a perceived audit rate of 0.05 where 1/3 is true (gain 1, penalty 5) is taught: share of 3,000 periods in violation', expected: 0, compute: () => learnedViolations(0, { caught: 0.5, uncaught: 9.5 }), tolerance: 0.005 },
    { id: 'learned.pessimist', quantity: 'one that starts at 0.95 complies and never learns: share in violation', expected: 0, compute: () => learnedViolations(0, { caught: 9.5, uncaught: 0.5 }), tolerance: 0 },
  ]),
];
