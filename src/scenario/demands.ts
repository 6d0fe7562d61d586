import { compileFrontier, UnmeetableDemand } from '../games/portfolio/index.ts';
import { portfolioProblem } from '../model/measures/portfolio.ts';
import type { LabEntry, Quantity, Scenario } from '../model/settings.ts';
import type { Fault } from './fault.ts';
import type { Positions } from './source.ts';

/**
 * Demands that no budget could meet (sum_k q_k s_k ≥ level with every s_k below 1), or that together cost more than the lab may spend (model,
 * section 2). In a population the least sincere member with the smallest budget counts: what it cannot meet would stop a run.
 */
export function demandFaults(scenario: Scenario, positions: Positions): Fault[] {
  return scenario.labs.flatMap((lab, index) => {
    if (lab.demands.length === 0) return [];
    const single = lab.demands.flatMap((demand, n) => {
      const cost = costOf({ ...lab, demands: [demand] }, scenario);
      if (typeof cost === 'number') return [];
      const allowed = `below ${shown(cost.supremum)}, what all measures together reach`;
      return [positions.fault(['labs', index, 'demands', n, 'level'], 'value', { message: 'no budget can meet this demand', found: String(demand.level), allowed })];
    });
    if (single.length > 0) return single;
    const cost = costOf(lab, scenario);
    const budget = lowest(lab.maximumBudget);
    if (typeof cost !== 'number' || cost <= budget) return [];
    return [positions.fault(['labs', index, 'demands'], 'key', { message: 'these demands cost more speed than the lab may give up', found: shown(cost), allowed: `at most maximumBudget, ${shown(budget)}` })];
  });
}

function costOf(lab: LabEntry, scenario: Scenario): number | UnmeetableDemand {
  try {
    return compileFrontier(portfolioProblem({ demands: lab.demands, sincerity: lowest(lab.sincerity) }, scenario.measures, scenario.technology, 0)).demandCost;
  } catch (error) {
    if (error instanceof UnmeetableDemand) return error;
    throw error;
  }
}

/** The least that a draw can be; zero stands for an unbounded tail. */
function lowest(quantity: Quantity): number {
  if (typeof quantity === 'number') return quantity;
  return 'uniform' in quantity ? quantity.uniform[0] : 0;
}

function shown(value: number): string {
  return String(Number(value.toPrecision(6)));
}
