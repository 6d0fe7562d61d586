import { effectiveReduction } from '../model/measures/portfolio.ts';
import type { LabEntry, Measure, PressureDemand, Quantity, Scenario } from '../model/settings.ts';
import type { Fault } from './fault.ts';
import type { Positions } from './source.ts';

/** Demands that no budget could meet: sum_k q_k s_k ≥ level with every s_k below 1 (model, section 2). */
export function demandFaults(scenario: Scenario, positions: Positions): Fault[] {
  return scenario.labs.flatMap((lab, index) =>
    lab.demands.flatMap((demand, n) => {
      const reach = reachOf(demand, lab, scenario.measures);
      if (demand.level < reach || demand.level === 0) return [];
      return [
        positions.fault(['labs', index, 'demands', n, 'level'], 'value', {
          message: 'no budget can meet this demand', found: String(demand.level), allowed: `below ${Number(reach.toPrecision(6))}, what all measures together reach`,
        }),
      ];
    }),
  );
}

function reachOf(demand: PressureDemand, lab: LabEntry, measures: readonly Measure[]): number {
  const weight: (measure: Measure) => number = {
    staff: (measure: Measure) => measure.visibility,
    assessors: (measure: Measure) => measure.verifiability,
    law: (measure: Measure) => (demand.mandated.includes(measure.name) ? 1 : 0),
    aligned: (measure: Measure) => effectiveReduction(measure, lowest(lab.sincerity)),
  }[demand.group];
  return measures.reduce((sum, measure) => sum + weight(measure), 0);
}

/** The least sincere member counts: what it cannot meet would stop a run. */
function lowest(quantity: Quantity): number {
  if (typeof quantity === 'number') return quantity;
  return 'uniform' in quantity ? quantity.uniform[0] : 0;
}
