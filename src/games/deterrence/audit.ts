/**
 * Audits in the compute-permit literature (race-models, section 5). A firm complies iff
 * p_eff · (penalty + collateral + reputation) · riskProfile ≥ gain.
 */
export interface AuditRegime {
  /** Audit rate without any signal, π0 in [0, 1]. */
  readonly baseRate: number;
  /** How strongly a signal raises the rate, c ≥ 0. */
  readonly signalWeight: number;
  /** Suspicion raised by a violation, in [0, 1]. */
  readonly signal: number;
  /** Chance that an audit overlooks a violation, FNR in [0, 1]. */
  readonly falseNegativeRate: number;
  /** Chance that a later check of the audit finds what it overlooked. */
  readonly backcheck: number;
  /** Chance that a whistleblower reports it, p_w. */
  readonly whistleblowing: number;
  /** Chance that monitoring finds it, p_m. */
  readonly monitoring: number;
}

/** p_audit = min(1, π0 + c · signal · (1 - π0)). */
export const auditRate = (regime: AuditRegime): number =>
  Math.min(1, regime.baseRate + regime.signalWeight * regime.signal * (1 - regime.baseRate));

/** p_eff = p_audit (1 - miss), miss = FNR (1 - backcheck)(1 - p_w)(1 - p_m). */
export const effectiveDetection = (regime: AuditRegime): number =>
  auditRate(regime) *
  (1 - regime.falseNegativeRate * (1 - regime.backcheck) * (1 - regime.whistleblowing) * (1 - regime.monitoring));

/** Expected loss of a violator from a total `penalty` (fine, collateral and reputation), times its risk profile. */
export const expectedAuditPenalty = (regime: AuditRegime, penalty: number, riskProfile = 1): number =>
  effectiveDetection(regime) * penalty * riskProfile;

/** Whether a firm complies; one that is indifferent does. */
export const compliesUnderAudit = (regime: AuditRegime, gain: number, penalty: number, riskProfile = 1): boolean =>
  expectedAuditPenalty(regime, penalty, riskProfile) >= gain;
