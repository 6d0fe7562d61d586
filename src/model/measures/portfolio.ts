import { exp } from '../../core/math/index.ts';
import type { PortfolioDemand, PortfolioProblem } from '../../games/portfolio/types.ts';
import type { Lab, Measure, PressureDemand, TechnologySettings } from '../settings.ts';

/** Effective log reduction of a measure in insincere hands: l (w + (1 - w) sincerity). Model, section 2. */
export function effectiveReduction(measure: Measure, sincerity: number): number {
  return measure.reduction * (measure.verifiability + (1 - measure.verifiability) * sincerity);
}

/** What an assessor credits: l (w sincerity + 1 - w); what cannot be verified is taken on trust. Model, section 2. */
export function assessedReduction(measure: Measure, sincerity: number): number {
  return measure.reduction * (measure.verifiability * sincerity + 1 - measure.verifiability);
}

/** The portfolio problem of one lab under today's technology and its assessor, who adds `assessorBias` to ln ρ. */
export function portfolioProblem(lab: Pick<Lab, 'sincerity' | 'demands'>, measures: readonly Measure[], technology: Pick<TechnologySettings, 'cost' | 'power'>, assessorBias: number): PortfolioProblem {
  const reduction = measures.map((measure) => effectiveReduction(measure, lab.sincerity));
  return {
    cost: measures.map((measure) => measure.cost / technology.cost),
    reduction,
    assessedReduction: measures.map((measure) => assessedReduction(measure, lab.sincerity)),
    weight: reduction,
    productValue: measures.map((measure) => measure.productValue),
    technology: technology.power,
    assessorBias,
    demands: lab.demands.map((demand) => pressure(demand, measures, reduction)),
  };
}

function pressure(demand: PressureDemand, measures: readonly Measure[], reduction: readonly number[]): PortfolioDemand {
  switch (demand.group) {
    case 'staff':
      return { group: demand.group, level: demand.level, weight: measures.map((measure) => measure.visibility) };
    case 'assessors':
      return { group: demand.group, level: demand.level, weight: measures.map((measure) => measure.verifiability) };
    case 'law':
      return { group: demand.group, level: demand.level, weight: measures.map((measure) => (demand.mandated.includes(measure.name) ? 1 : 0)) };
    case 'aligned':
      return noisy(demand, measures, reduction);
  }
}

/** Nearly all that measures can reach by a group's own reckoning: a level beyond it cannot be met by any spending. */
const REACHABLE = 0.95;

/**
 * People who share the goal but judge for themselves: they credit measure k with l_k exp(noise ε_k), and ask for no more than their own
 * reckoning can reach. Model, section 2 (people concerned about risk disagree).
 */
function noisy(demand: PressureDemand, measures: readonly Measure[], reduction: readonly number[]): PortfolioDemand {
  if (demand.noise === 0) return { group: demand.group, level: demand.level, weight: reduction };
  const weight = reduction.map((each, k) => each * exp(demand.noise * (demand.errors?.[measures[k]!.name] ?? 0)));
  return { group: demand.group, level: Math.min(demand.level, REACHABLE * weight.reduce((sum, each) => sum + each, 0)), weight };
}
