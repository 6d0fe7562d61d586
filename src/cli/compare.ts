import type { Command } from 'commander';
import type { CommonOptions } from './io.ts';
import { collect, wholeNumber, withCommon } from './options.ts';

export interface CompareOptions extends CommonOptions {
  readonly policy: readonly string[];
  readonly runs: number;
  readonly seed?: string;
  readonly months?: number;
  readonly planning?: true | readonly string[];
  readonly draws?: number;
  readonly runsPerDraw: number;
  readonly workers?: number;
  readonly set?: readonly string[];
}

export function addCompare(program: Command): void {
  const command = program
    .command('compare')
    .summary('each policy against the scenario as it is, run by run')
    .description('Runs a scenario with each policy and without, on the same seeds; differences are paired over runs, so that what both have in common falls out.')
    .argument('<scenario>', 'a scenario file, the name of a shipped one, or - for standard input')
    .requiredOption('--policy <files...>', 'policy files or names of shipped ones; a+b combines several into one, applied from left to right', collect)
    .option('--runs <n>', 'number of runs', wholeNumber(1, 10_000_000), 200)
    .option('--seed <seed>', 'another seed than the scenario\'s')
    .option('--months <m>', 'another horizon than the scenario\'s', wholeNumber(1, 600))
    .option('--planning [months...]', 'also with labs that plan for so many months (6, 12 and 24 if none are named)', collect)
    .option('--draws <n>', 'also the share of so many draws from the pre-registered ranges of the assumptions in which each policy helps', wholeNumber(1, 10_000))
    .option('--runs-per-draw <n>', 'paired runs in each draw', wholeNumber(1, 1000), 8)
    .option('--workers <w>', 'number of worker threads (default: one a core)', wholeNumber(1, 256))
    .option('--set <path=value>', 'replaces a value of the completed scenario; may be given several times', collect);
  withCommon(command, [
    'lab-race compare frontier --policy scenarios/policies/pause.yaml scenarios/policies/liability.yaml',
    'lab-race compare frontier --policy pause liability pause+liability',
    'lab-race compare duopoly --policy risk-cap --runs 1000 --json',
    'lab-race compare frontier --policy pause licence --planning --draws 40',
  ]).action(async (scenario: string, options: CompareOptions) => (await import('./compare-action.ts')).compareAction(scenario, options));
}
