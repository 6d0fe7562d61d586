/** How a safety budget is spread over measures, and what it buys (model, section 2). */
export type { PortfolioDemand, PortfolioProblem } from './types.ts';
export type { Frontier } from './frontier.ts';
export { compileFrontier, frontierOf, pieceAt } from './frontier.ts';
export { withTechnology } from './technology.ts';
export { assessedRisk, budgetForAssessedRisk, capSlack, effects, productFactor, residualRisk, spending } from './readouts.ts';
export { leastCostDemands } from './demands.ts';
export { optimalityResidual } from './optimality.ts';
export { efficientBudget, theatre } from './theatre.ts';
export { DemandBeyondBudget, UnmeetableDemand } from './errors.ts';
