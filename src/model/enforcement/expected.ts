import { exp, expm1, log1p } from '../../core/math/index.ts';
import { perceivedDetection } from '../../games/deterrence/learning.ts';
import { violationAdvantage } from '../../games/deterrence/payoff.ts';
import type { DeterrenceGame } from '../../games/deterrence/types.ts';
import type { EnforcementSettings } from './settings.ts';
import type { Lab, LiabilitySettings, RaceSettings, Regulator, RiskSettings } from '../settings.ts';
import { accidentRate, chancePastCatastrophe, collectableSeverity, tailIndex } from '../incidents/hazard.ts';

/**
 * Expected liability over `months` at residual risk 1, M$, as the lab reckons it:
 * ell H (p_i / p̄) lambda_F(x_i) (1 - (S_c/S_min)^-a) E[min(S, A_i) | S < S_c]. Model, section 7.
 */
export function expectedLiability(
  lab: Lab, liability: LiabilitySettings, risk: RiskSettings, race: RaceSettings, capability: number, belief: number, assets: number, months: number,
): number {
  if (lab.liability === 0) return 0;
  const index = tailIndex(risk, race, capability);
  return (
    lab.liability * months * (belief / liability.courtBelief) * accidentRate(risk, race, capability) *
    (1 - chancePastCatastrophe(risk, index)) * collectableSeverity(risk, index, assets + lab.insuredCover)
  );
}

/**
 * q_H, chance that a violation kept up for `months` is found at `rate` inspections a month: 1 - exp(-q H (1 - FNR)(1 + whistle)). Model, section 5.
 */
export function chanceOfDetection(regulator: Regulator, months: number, rate = regulator.inspectionRate, whistle = 0): number {
  return 1 - exp(-rate * months * (1 - regulator.falseNegativeShare) * (1 + whistle));
}

/** Fine for a violation found, M$: a share of a year's turnover at `revenue` M$ a month, at most what the lab owns. Model, section 5. */
export function fine(regulator: Regulator, revenue: number, assets: number): number {
  return Math.min(regulator.fineShare * 12 * revenue, assets);
}

/** What a violation found costs a lab, M$: the fine, and the sales lost while its licence is suspended. Model, section 5. */
export function penaltyWhenFound(regulator: Regulator, revenue: number, assets: number): number {
  return fine(regulator, revenue, assets) + regulator.suspensionMonths * revenue;
}

/**
 * The penalty as it enters a lab's payoff, M$: the gain that would just make breaking the rule worth its risk. Risk neutral it is qF, Becker's
 * hyperbola; a lab that fears risk weighs it heavier (model, section 5). `violationAdvantage` rises with the gain, so that bisection finds it.
 */
export function deterrentValue(detection: number, penalty: number, wealth: number, riskAversion: number): number {
  if (riskAversion === 0 || detection === 0 || penalty === 0) return detection * penalty;
  const lost = Math.min(penalty, wealth);
  const game: DeterrenceGame = { gain: 0, detection, penalty: lost, wealth, riskAversion };
  let low = 0;
  let high = lost;
  for (let step = 0; step < 60; step++) {
    const gain = (low + high) / 2;
    if (violationAdvantage({ ...game, gain }) > 0) high = gain;
    else low = gain;
  }
  return (low + high) / 2;
}

/**
 * Inspections a month that a lab reckons with: the announced rate as the prior of a Beta belief over a month's chance, and what it has seen
 * (model, section 5: perceived q is learned). `watched` and `inspected` are months of experience, faded.
 */
export function perceivedRate(settings: EnforcementSettings, announced: number, watched: number, inspected: number): number {
  if (announced === 0 && inspected === 0) return 0;
  const prior = -expm1(-announced);
  const chance = perceivedDetection({
    caught: settings.priorWeight * prior + inspected, uncaught: settings.priorWeight * (1 - prior) + watched - inspected,
  });
  return -log1p(-Math.min(chance, 1 - 1e-9));
}

/** The regulator that inspects a lab: the first whose jurisdiction is the lab's or `*`. */
export function regulatorOf(lab: Lab, regulators: readonly Regulator[]): Regulator | undefined {
  for (const regulator of regulators) if (regulator.jurisdiction === lab.jurisdiction || regulator.jurisdiction === '*') return regulator;
  return undefined;
}
