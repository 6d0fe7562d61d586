import type { Command } from 'commander';
import type { CommonOptions } from './io.ts';
import { withCommon } from './options.ts';

export interface DiffOptions extends CommonOptions {
  readonly exitCode?: boolean;
}

export function addDiff(program: Command): void {
  const command = program
    .command('diff')
    .summary('what differs between two scenarios or two results')
    .description('Says what differs between two scenarios, path by path with units, defaults filled in; or between two folders of results: their scenarios, outcomes and hashes. A folder beside a scenario file is compared by its scenario. Status 0 whether they differ or not, unless --exit-code is given; 2: one cannot be read.')
    .argument('<a>', 'a scenario file, the name of a shipped one, - for standard input, or a folder that `run --out` wrote')
    .argument('<b>', 'the same')
    .option('--exit-code', 'status 1 if they differ');
  withCommon(command, ['lab-race diff frontier one-reasonable-lab', 'lab-race diff results-before results-after', 'lab-race diff my.yaml results --json', 'lab-race diff frontier my.yaml --exit-code --quiet'])
    .action(async (a: string, b: string, options: DiffOptions) => (await import('./diff-action.ts')).diffAction(a, b, options));
}
