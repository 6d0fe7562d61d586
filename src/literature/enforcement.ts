import type { AuditRegime } from '../games/deterrence/audit.ts';
import { compliesUnderAudit, expectedAuditPenalty } from '../games/deterrence/audit.ts';
import { learnInspection } from '../games/deterrence/learning.ts';
import { deterrenceOf } from '../games/deterrence/solve.ts';
import { compareCommitment } from '../games/inspection/commitment.ts';
import type { InspectionGame } from '../games/inspection/types.ts';
import type { LiteratureEntry } from './entry.ts';
import { entries, truth } from './entry.ts';

const permits = 'compute-permit literature';
const inspection = 'inspection game (Avenhaus, von Stengel and Zamir)';

const quiet: AuditRegime = { baseRate: 0.05, signalWeight: 0, signal: 0, falseNegativeRate: 0.4, backcheck: 0, whistleblowing: 0, monitoring: 0 };
const whistle: AuditRegime = { ...quiet, baseRate: 0.1, falseNegativeRate: 0.5 };

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
    { id: 'judgment-proof', quantity: 'beyond wealth more penalty does nothing: violates at penalty 1000 with wealth 50 (1 = yes; gain 10, detection 0.1)', expected: 1, compute: () => truth(deterrenceOf({ gain: 10, detection: 0.1, penalty: 1000, wealth: 50, riskAversion: 0 }).violates), tolerance: 0 },
  ]),
];
