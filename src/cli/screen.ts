import type { Command } from 'commander';
import type { CommonOptions } from './io.ts';
import { collect, wholeNumber, withCommon } from './options.ts';

export interface ScreenOptions extends CommonOptions {
  readonly runs: number;
  readonly top?: number;
  readonly seed?: string;
  readonly months?: number;
  readonly workers?: number;
  readonly set?: readonly string[];
}

export function addScreen(program: Command): void {
  const command = program
    .command('screen')
    .summary('which levers and parameters matter, moved one at a time')
    .description('Moves every lever and every parameter alone to either end of its range, on the same seeds, and lists them by what that changes. Interactions are not seen.')
    .argument('<scenario>', 'a scenario file, the name of a shipped one, or - for standard input')
    .option('--runs <n>', 'number of runs at each end', wholeNumber(1, 1_000_000), 100)
    .option('--top <n>', 'lists only so many', wholeNumber(1, 100_000))
    .option('--seed <seed>', 'another seed than the scenario\'s')
    .option('--months <m>', 'another horizon than the scenario\'s', wholeNumber(1, 600))
    .option('--workers <w>', 'number of worker threads (default: one a core)', wholeNumber(1, 256))
    .option('--set <path=value>', 'replaces a value of the completed scenario; may be given several times', collect);
  withCommon(command, ['lab-race screen frontier', 'lab-race screen duopoly --runs 20 --top 12', 'lab-race screen frontier --json > src/app/levers/screening.json'])
    .action(async (scenario: string, options: ScreenOptions) => (await import('./screen-action.ts')).screenAction(scenario, options));
}
