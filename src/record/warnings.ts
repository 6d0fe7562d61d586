import type { RunSummary } from './summary.ts';

/** Share of saturated lab-rounds from which a scenario is flagged (model, section 3): its labs stand at corners and most levers cannot move them. */
export const saturationLimit = 0.3;

/** What a reader of an ensemble must know before its numbers: one sentence each, without a full stop. */
export function warningsOf(summary: Pick<RunSummary, 'certificates' | 'outcomes'>): readonly string[] {
  const { noPure, unresolved, rounds } = summary.certificates;
  const saturated = summary.outcomes.saturatedShare.mean;
  return [
    ...(unresolved > 0 ? [`${unresolved} of ${rounds} rounds are unresolved: labs kept their last budgets there`] : []),
    ...(noPure > 0 ? [`${noPure} of ${rounds} rounds have no equilibrium in pure strategies: labs drew from a mixed one there`] : []),
    ...(saturated !== null && saturated > saturationLimit
      ? [`${Math.round(100 * saturated)}% of lab-rounds are saturated, at a corner that no law or staff imposes: levers may seem to do little here`]
      : []),
  ];
}
