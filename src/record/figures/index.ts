export { figureDataFiles } from './data-files.ts';
export { figuresReport, regulationPlots } from './report.ts';
export type { Plot } from './svg.ts';
