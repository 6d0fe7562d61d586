import { csvCell } from '../../record/csv.ts';
import { modelVersion } from '../../record/version.ts';
import type { Scenario } from '../../model/settings.ts';
import { sitsOut } from '../charts/quantities.ts';
import { labValue, type RunView } from '../run/run-view.ts';

/** The quantities that the page charts. */
export const exportedColumns = ['budget', 'residualRisk', 'capability'] as const;

/** A name for files: letters, digits and dashes of the scenario's name. */
export function fileStem(scenario: Scenario): string {
  const words = scenario.name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return `lab-race-${words || 'scenario'}`;
}

/** The scenario as it stands, levers as policies: a file that the command line and the page read. */
export function scenarioFile(current: Scenario): string {
  return `${JSON.stringify(current, null, 2)}\n`;
}

/** The charted series of the current run, one row a lab and month; a lab that sits out has neither budget nor risk. */
export function seriesCsv(view: RunView, scenario: Scenario): string {
  const head = ['model', 'scenario', 'seed', 'run', 'month', 'lab', ...exportedColumns];
  const lines = [head.join(',')];
  view.labs.forEach((name, lab) => {
    for (let row = 0; row <= view.lastRow; row++) {
      const values = exportedColumns.map((column) => (sitsOut(view, row, lab, column) ? null : labValue(view, row, lab, column)));
      lines.push([modelVersion, scenario.name, scenario.seed, view.run, row * view.stepMonths, name, ...values].map(csvCell).join(','));
    }
  });
  return `${lines.join('\r\n')}\r\n`;
}
