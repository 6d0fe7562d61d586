/**
 * The pre-registered ranges of uncertain assumptions: one set for every claim of the ledger (model, section 12). They cover what the sources would
 * still call plausible and are not changed for the sake of a verdict. The first registration, fixed before any claim was computed, held nothing
 * of what claims on people, products and misconduct hang on; the second adds those by one rule: half to double the default, or the source's own range.
 */
export interface PlausibleRange {
  /** A parameter of the registry; `*` stands for every entry of the list. */
  readonly id: string;
  /** `value`: the range holds the parameter itself; `factor`: it multiplies whatever each entry has (profiles keep their ratio). */
  readonly as: 'value' | 'factor';
  readonly low: number;
  readonly high: number;
  readonly scale: 'linear' | 'log';
}

const value = (id: string, low: number, high: number, scale: 'linear' | 'log' = 'linear'): PlausibleRange => ({ id, as: 'value', low, high, scale });
const factor = (id: string, low: number, high: number): PlausibleRange => ({ id, as: 'factor', low, high, scale: 'log' });

/** Half to double: the rule of the second registration. */
const around = (id: string, middle: number): PlausibleRange => value(id, middle / 2, middle * 2, 'log');

const first: readonly PlausibleRange[] = [
  value('race.planningMonths', 6, 24, 'log'),
  value('race.decisiveness', 1.5, 6, 'log'),
  value('race.threshold', 2, 4),
  value('race.maximumHazard', 0.05, 0.3, 'log'),
  value('capability.leaderSpeed', 0.05, 0.15, 'log'),
  value('capability.researchFeedback', 0, 0.2),
  value('knowledge.sigma', 0.1, 0.8),
  value('market.size', 1000, 10_000, 'log'),
  value('evidence.falseAlarmRate', 0.1, 0.5),
  value('evidence.scepticism', 0, 0.7),
  factor('labs.*.subjectiveRisk', 0.5, 2),
  factor('labs.*.catastropheLoss', 0.3, 3),
  factor('labs.*.prize', 0.3, 3),
  factor('labs.*.outlay', 0.5, 2),
  value('labs.*.diffusion', 0.005, 0.08),
  factor('labs.*.assets', 0.2, 5),
  factor('measures.*.cost', 0.5, 2),
  factor('measures.*.reduction', 0.6, 1.5),
];

const second: readonly PlausibleRange[] = [
  // How far labour supply answers to pay, and what research brings (claim 14: over supply elasticity and productivity).
  around('researchers.spread', 0.4),
  around('researchers.technologyElasticity', 0.2),
  around('researchers.researchLag', 24),
  // The source's 5 to 8, and about 20 with concern for others.
  value('researchers.lifeValue', 5, 20, 'log'),
  around('researchers.standing', 0.1),
  around('researchers.spillover', 0.1),
  around('researchers.mindedWorth', 0.8),
  around('researchers.missionAdjustment', 0.02),
  around('researchers.missionCulture', 0.02),
  around('supply.safetyEffect', 2),
  around('supply.measuresToSafety', 0.25),
  around('supply.entryElasticity', 0.5),
  around('enforcement.priorWeight', 24),
  value('regulators.*.falseNegativeShare', 0.2, 0.8),
  around('misconduct.detectionBase', 0.2),
  around('misconduct.penaltyBase', 1),
  around('misconduct.meanGain', 0.7),
];

export const plausibleRanges: readonly PlausibleRange[] = [...first, ...second];
