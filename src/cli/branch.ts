import type { Command } from 'commander';
import type { CommonOptions } from './io.ts';
import { collect, numberWithin, wholeNumber, withCommon } from './options.ts';

export interface BranchOptions extends CommonOptions {
  readonly at: number;
  readonly policy: readonly string[];
  readonly runs: number;
  readonly seed?: string;
  readonly months?: number;
  readonly workers?: number;
  readonly set?: readonly string[];
}

export function addBranch(program: Command): void {
  const command = program
    .command('branch')
    .summary('run to a date, then go on with and without a policy')
    .description('Runs a scenario to a month, then goes on with each policy and without. All branches share their past exactly; differences are paired over runs.')
    .argument('<scenario>', 'a scenario file, the name of a shipped one, or - for standard input')
    .requiredOption('--at <month>', 'month of the branch', numberWithin(0, 600))
    .requiredOption('--policy <file>', 'a policy file or the name of a shipped one, or several joined by +; may be given several times', collect)
    .option('--runs <n>', 'number of runs', wholeNumber(1, 10_000_000), 200)
    .option('--seed <seed>', 'another seed than the scenario\'s')
    .option('--months <m>', 'another horizon than the scenario\'s', wholeNumber(1, 600))
    .option('--workers <w>', 'number of worker threads (default: one a core)', wholeNumber(1, 256))
    .option('--set <path=value>', 'replaces a value of the completed scenario; may be given several times', collect);
  withCommon(command, [
    'lab-race branch frontier --at 24 --policy scenarios/policies/pause.yaml',
    'lab-race branch frontier --at 24 --policy pause --policy liability --json',
  ]).action(async (scenario: string, options: BranchOptions) => (await import('./branch-action.ts')).branchAction(scenario, options));
}
