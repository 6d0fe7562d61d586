/** Researchers and their market (model, section 4). */
export { researcherLabParameters, researcherParameters } from './parameters.ts';
export type { ResearcherSettings } from './settings.ts';
export { createResearchers, headsOf, reasons, type ResearcherState } from './state.ts';
export { type Population, populationOf } from './population.ts';
export { stepResearchers } from './step.ts';
export { negotiate } from './concession.ts';
export { government, nonProfit, university } from './employers.ts';
