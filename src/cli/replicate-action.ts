import { replicate } from '../actions/replicate.ts';
import type { CommonOptions } from './io.ts';
import { print, printJson, say, status } from './io.ts';
import { textTable } from './text-table.ts';

export function replicateAction(options: CommonOptions): void {
  const { rows, ok } = replicate();
  if (options.json) printJson(rows);
  else {
    const cells = rows.map((row) => [row.ok ? 'ok' : 'FAILED', row.source, row.quantity, plain(row.expected), plain(row.computed), plain(row.tolerance), row.mark]);
    print(textTable(['', 'source', 'quantity', 'expected', 'computed', 'tolerance', 'mark'], cells, [3, 4, 5]));
  }
  const failed = rows.filter((row) => !row.ok).length;
  if (!options.quiet) say(failed === 0 ? `all ${rows.length} numbers are reproduced` : `${failed} of ${rows.length} numbers are not reproduced`);
  if (!ok) process.exitCode = status.checkFailed;
}

/** Six significant digits. */
function plain(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(6))) : 'none';
}
