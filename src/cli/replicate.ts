import type { Command } from 'commander';
import type { CommonOptions } from './io.ts';
import { withCommon } from './options.ts';

export interface ReplicateOptions extends CommonOptions {
  readonly out?: string;
}

export function addReplicate(program: Command): void {
  const command = program
    .command('replicate')
    .summary('the literature\'s numbers, computed anew')
    .description('Computes numbers of the literature with the games of this program and compares each with its source. Status 1 if one is not reproduced. With --out also the figures 2 to 8 of the regulation paper, as data and as drawings.')
    .option('--out <folder>', 'writes report.html, the figures as SVG with their data as CSV, and replication.json');
  withCommon(command, ['lab-race replicate', 'lab-race replicate --json > replication.json', 'lab-race replicate --out results/literature'])
    .action(async (options: ReplicateOptions) => (await import('./replicate-action.ts')).replicateAction(options));
}
