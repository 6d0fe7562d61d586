import { breakthroughParameters } from '../breakthroughs/parameters.ts';
import { decisionParameters } from '../decision/parameters.ts';
import { enforcementParameters } from '../enforcement/parameters.ts';
import { supplyParameters } from '../supply/parameters.ts';
import { leakParameters } from '../leaks/parameters.ts';
import { membershipParameters } from '../membership/parameters.ts';
import { treatyParameters } from '../treaties/parameters.ts';
import { misconductParameters } from '../misconduct/parameters.ts';
import { riskParameters } from '../incidents/parameters.ts';
import type { Parameter } from '../../core/parameter.ts';

function maximum(parameters: readonly Parameter[], id: string): number {
  const found = parameters.find((parameter) => parameter.id === id);
  if (found === undefined) throw new Error(`unknown parameter: ${id}`);
  return found.maximum;
}

/**
 * Fixed rates of candidate events, a month: the largest that the registry allows, so that no assumption or lever shifts the times at which
 * candidates arrive.
 */
export const candidateRate = {
  accident: maximum(riskParameters, 'risk.maximumAccidentRate'),
  breakthrough: maximum(breakthroughParameters, 'breakthroughs.capabilityRate') + maximum(breakthroughParameters, 'breakthroughs.safetyRate'),
  leak: maximum(leakParameters, 'leaks.theftRate') + maximum(leakParameters, 'leaks.openRate'),
  hire: maximum(leakParameters, 'leaks.hireRate'),
  entry: maximum(membershipParameters, 'membership.entryRate'),
  detection: maximum(treatyParameters, 'treaty.detectionRate'),
  decision: maximum(decisionParameters, 'race.maximumHazard'),
  /** Twice the largest rate of all products together: what one lab's product could reach with more specialists and dearer products than without floors. */
  deployment: 2 * maximum(supplyParameters, 'supply.accidentRate'),
  misconduct: maximum(misconductParameters, 'misconduct.opportunityRate'),
  inspection: maximum(enforcementParameters, 'regulators.*.inspectionRate'),
} as const;
