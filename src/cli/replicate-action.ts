import { replicate } from '../actions/replicate.ts';
import type { ReplicationResult } from '../actions/replicate.ts';
import type { NodeFileStore } from '../platform/node/files.ts';
import { toTolerance } from '../record/figures/numbers.ts';
import { print, printJson, say, status, wrongInput } from './io.ts';
import type { ReplicateOptions } from './replicate.ts';
import { textTable } from './text-table.ts';

export async function replicateAction(options: ReplicateOptions): Promise<void> {
  const store = options.out === undefined ? null : await (await import('./out-folder.ts')).openOutFolder(options.out);
  if (await store?.exists('report.html')) throw wrongInput(`--out ${options.out}: report.html is there already and is not overwritten`);
  const result = replicate();
  const { rows, ok } = result;
  if (options.json) printJson(rows);
  else {
    const cells = rows.map((row) => [row.ok ? 'ok' : 'FAILED', row.source, row.quantity, toTolerance(row.expected, row.tolerance), toTolerance(row.computed, row.tolerance), String(row.tolerance), row.mark]);
    print(textTable(['', 'source', 'quantity', 'expected', 'computed', 'tolerance', 'mark'], cells, [3, 4, 5]));
  }
  const failed = rows.filter((row) => !row.ok).length;
  if (!options.quiet) say(failed === 0 ? `all ${rows.length} numbers are reproduced` : `${failed} of ${rows.length} numbers are not reproduced`);
  if (store !== null) await writeFiles(store, result, options.quiet ?? false);
  if (!ok) process.exitCode = status.checkFailed;
}

async function writeFiles(store: NodeFileStore, result: ReplicationResult, quiet: boolean): Promise<void> {
  const { replicationFiles } = await import('../actions/replication-files.ts');
  if (!quiet) say('computing the figures of the regulation paper, about two million games…');
  const files = replicationFiles(result);
  for (const { name, text } of files) await store.write(name, text);
  if (!quiet) say(`written to ${store.folder}: ${files.map(({ name }) => name).join(', ')}`);
}
