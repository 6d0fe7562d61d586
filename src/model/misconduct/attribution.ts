import { mechanismSums, misconductTerm, type MechanismSums } from '../../games/portfolio/product-form.ts';
import type { Mechanism, PortfolioProblem } from '../../games/portfolio/types.ts';

/** Parts of -ln ρ by mechanism; they sum to it. */
export type Attribution = Readonly<Record<Mechanism, number>>;

const orders: readonly (readonly Mechanism[])[] = [
  ['detection', 'deterrence', 'propensity'], ['detection', 'propensity', 'deterrence'], ['deterrence', 'detection', 'propensity'],
  ['deterrence', 'propensity', 'detection'], ['propensity', 'detection', 'deterrence'], ['propensity', 'deterrence', 'detection'],
];

/**
 * What each mechanism takes off the log of residual risk. In the additive form DΠ/ḡ reads as -ln ρ without containment and each mechanism has
 * its own measures' part. In the product form detection, deterrence and propensity work through each other: each gets its mean contribution
 * over the orders in which they may be added (Shapley), so that the parts still sum. Model, section 5.
 */
export function attributeToMechanisms(problem: PortfolioProblem, mechanism: readonly Mechanism[], effects: readonly number[]): Attribution {
  const sums = mechanismSums({ mechanism }, problem.reduction, effects);
  const g = problem.technology;
  if (problem.misconduct === undefined) {
    return { detection: g * sums.detection, deterrence: g * sums.deterrence, propensity: g * sums.propensity, containment: g * sums.containment };
  }
  const parts = { detection: 0, deterrence: 0, propensity: 0, containment: g * sums.containment };
  for (const order of orders) {
    let present: MechanismSums = { detection: 0, deterrence: 0, propensity: 0, containment: 0 };
    let before = misconductTerm(problem.misconduct, present);
    for (const added of order) {
      present = { ...present, [added]: sums[added] };
      const after = misconductTerm(problem.misconduct, present);
      parts[added] += (g * (after - before)) / orders.length;
      before = after;
    }
  }
  return parts;
}
