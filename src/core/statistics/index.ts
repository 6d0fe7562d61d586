export { meanInterval, pairedDifference, wilson, type Interval, type PairedInterval, type ProbabilityInterval } from './intervals.ts';
export { incompleteBeta, studentCdf, studentQuantile } from './student.ts';
export { mean, quantile, quantilesSorted, quantileSorted, sum, variance } from './summary.ts';
