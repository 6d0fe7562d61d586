import type { Command } from 'commander';
import type { CommonOptions } from './io.ts';
import { withCommon } from './options.ts';

export function addReplicate(program: Command): void {
  const command = program
    .command('replicate')
    .summary('the literature\'s numbers, computed anew')
    .description('Computes numbers of the literature with the games of this program and compares each with its source. Status 1 if one is not reproduced.');
  withCommon(command, ['lab-race replicate', 'lab-race replicate --json > replication.json'])
    .action(async (options: CommonOptions) => (await import('./replicate-action.ts')).replicateAction(options));
}
