import type { Command } from 'commander';
import type { CommonOptions } from './io.ts';
import { withCommon } from './options.ts';

export interface BenchOptions extends CommonOptions {
  readonly page?: boolean;
}

export function addBench(program: Command): void {
  const command = program
    .command('bench')
    .summary('measures speed against the targets')
    .description('Measures the figures of the project\'s targets on this machine and prints each with its target. Takes about a minute, with the page about five.')
    .option('--page', 'the page too, in a Chromium or Chrome on this machine');
  withCommon(command, ['lab-race bench', 'lab-race bench --page --json'])
    .action(async (options: BenchOptions) => (await import('./bench-action.ts')).benchAction(options));
}
