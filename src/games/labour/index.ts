/** The market for researchers: shares and wages together, with a residual, and all fixed points where there may be several (model, section 4). */
export type { LabourEquilibrium, LabourMarket, LabourShares, LabourTypes } from './types.ts';
export { esteem } from './types.ts';
export { ALIGNMENT, CAPABILITIES, chooseJobs, type ChoiceRule, type Job, longRunChances, NEITHER } from './choice.ts';
export { contractionBound, labourTolerance, solveNear } from './solve.ts';
export { type LabourSolution, nearest, solveLabour } from './select.ts';
export { isolateEquilibria, type Isolation, isolationWidth } from './isolate.ts';
export { labourResidual } from './certificate.ts';
export { restingConstants } from './calibrate.ts';
export { headsPerMillion, mislabelledShare } from './readouts.ts';
