import type { Scenario } from '../../model/settings.ts';
import { allLabs, meanOver, type RunView } from './run-view.ts';
import type { RunClaim } from './types.ts';

const FROM = 12;
const TO = 72;

const world = (trueRisk: number, scepticism: number | null) => (base: Scenario): Scenario => ({
  ...base, risk: { ...base.risk, trueRisk }, evidence: scepticism === null ? base.evidence : { ...base.evidence, scepticism },
});

/** Change of budgets by the evidence, a severe accident; runs without one say nothing. */
function perPiece(heard: RunView, ignored: RunView): number {
  const pieces = heard.outcome('severeIncidents');
  return pieces > 0 ? (meanOver(heard, 'budget', allLabs(heard), FROM, TO) - meanOver(ignored, 'budget', allLabs(ignored), FROM, TO)) / pieces : NaN;
}

export const confusingEvidence: RunClaim = {
  id: '8', kind: 'runs', title: 'Evidence from accidents moves budgets, and confuses',
  claim: 'A warning shot raises safety budgets in a world where the danger is real, lowers them where it is not, and motivated scepticism shrinks the effect. With confusing evidence each may be zero or have the other sign.',
  source: 'The limits of technical alignment; Efficient tradeoffs', scenario: '08-confusing-evidence',
  remark: 'signals that come half as often without the danger carry little, labs hold their beliefs with the weight of twenty observations, and most accidents come late: a warning moves budgets by less than a thousandth.',
  worlds: {
    danger: world(0.9, null), dangerIgnored: world(0.9, 1), dangerBelieved: world(0.9, 0),
    harmless: world(0.02, null), harmlessIgnored: world(0.02, 1),
  },
  paths: ['budget'],
  parts: [
    { contrast: 'budget change a severe accident where the danger is real (share of speed)', sign: 1, value: (v) => perPiece(v['danger']!, v['dangerIgnored']!) },
    { contrast: 'budget change a severe accident where it is not (share of speed)', sign: -1, value: (v) => perPiece(v['harmless']!, v['harmlessIgnored']!) },
    { contrast: 'the change where the danger is real, at the default scepticism less at none (share of speed)', sign: -1, value: (v) => perPiece(v['danger']!, v['dangerIgnored']!) - perPiece(v['dangerBelieved']!, v['dangerIgnored']!) },
  ],
};
