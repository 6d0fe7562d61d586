import { regulationFigures } from '../literature/figures/index.ts';
import type { RegulationFigures } from '../literature/figures/index.ts';
import { figureDataFiles, figuresReport, regulationPlots } from '../record/figures/index.ts';
import type { ReplicationResult } from './replicate.ts';

export interface ReplicationFile {
  readonly name: string;
  readonly text: string;
}

/** What `replicate --out` writes: the report, the figures 2 to 8 of the regulation paper as SVG and CSV, and the numbers as JSON. */
export function replicationFiles({ rows }: ReplicationResult, figures: RegulationFigures = regulationFigures()): ReplicationFile[] {
  const numbers = JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? null : value), 2);
  return [
    { name: 'report.html', text: figuresReport(figures, rows) },
    { name: 'replication.json', text: `${numbers}\n` },
    ...regulationPlots(figures).map((plot) => ({ name: `${plot.id}.svg`, text: `${plot.svg}\n` })),
    ...figureDataFiles(figures),
  ];
}
