import { exp } from '../../core/math/index.ts';
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

/** q_H, chance that a violation kept up for `months` is found: 1 - exp(-q H (1 - FNR)). Model, section 5. */
export function chanceOfDetection(regulator: Regulator, months: number): number {
  return 1 - exp(-regulator.inspectionRate * months * (1 - regulator.falseNegativeShare));
}

/** Fine for a violation found, M$: a share of a year's turnover at `revenue` M$ a month, at most what the lab owns. Model, section 5. */
export function fine(regulator: Regulator, revenue: number, assets: number): number {
  return Math.min(regulator.fineShare * 12 * revenue, assets);
}

/** The regulator that inspects a lab: the first whose jurisdiction is the lab's or `*`. */
export function regulatorOf(lab: Lab, regulators: readonly Regulator[]): Regulator | undefined {
  return regulators.find((regulator) => regulator.jurisdiction === lab.jurisdiction || regulator.jurisdiction === '*');
}
