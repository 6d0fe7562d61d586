import { runBench } from '../actions/bench.ts';
import type { BenchRow } from '../actions/bench-row.ts';
import { createBenchPorts } from '../platform/node/bench-ports.ts';
import type { BenchOptions } from './bench.ts';
import { loadScenarioFile } from './inputs.ts';
import { print, printJson, say } from './io.ts';
import { shown, textTable } from './text-table.ts';

export async function benchAction(options: BenchOptions): Promise<void> {
  const frontier = await loadScenarioFile('frontier', {});
  const report = await runBench(
    createBenchPorts({ frontier, page: options.page ?? false, ...(options.quiet ? {} : { onProgress: (what: string) => say(`measuring ${what}…`) }) }),
  );
  if (options.json) return printJson(report);
  const { machine } = report;
  print(`${machine.cores} cores, ${machine.processor}, Node ${machine.node}, ${machine.platform}\n`);
  print(textTable(['what', 'measured', 'target', 'ratio', '', 'how'], report.rows.map(cells), [1, 2, 3]));
  for (const missing of report.missing) print(`not measured: ${missing}`);
}

function cells(row: BenchRow): string[] {
  const bound = row.better === 'lower' ? '≤' : '≥';
  return [row.what, `${shown(row.measured)} ${row.unit}`, `${bound} ${shown(row.target)} ${row.unit}`, shown(row.ratio), row.met ? 'met' : 'NOT MET', row.note];
}
