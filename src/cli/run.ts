import type { Command } from 'commander';
import type { CommonOptions } from './io.ts';
import { collect, wholeNumber, withCommon } from './options.ts';

interface Options extends CommonOptions {
  readonly runs: number;
  readonly seed?: string;
  readonly months?: number;
  readonly planning?: true | readonly string[];
  readonly workers?: number;
  readonly set?: readonly string[];
  readonly out?: string;
  readonly csv?: boolean;
}

export function addRun(program: Command): void {
  const command = program
    .command('run')
    .summary('an ensemble of a scenario; with --runs 1 a single run with its event log')
    .description('Computes an ensemble of a scenario and prints its outcomes with 95 % intervals. Results depend on the scenario, the seed and the number of runs alone.')
    .argument('<scenario>', 'a scenario file, the name of a shipped one, or - for standard input')
    .option('--runs <n>', 'number of runs', wholeNumber(1, 10_000_000), 200)
    .option('--seed <seed>', 'another seed than the scenario\'s; any text')
    .option('--months <m>', 'another horizon than the scenario\'s', wholeNumber(1, 600))
    .option('--planning [months...]', 'also with labs that plan for so many months (6, 12 and 24 if none are named); with --out in planning.json', collect)
    .option('--workers <w>', 'number of worker threads (default: one a core)', wholeNumber(1, 256))
    .option('--set <path=value>', 'replaces a value of the completed scenario; may be given several times', collect)
    .option('--out <folder>', 'writes tables, events, a summary and a report there')
    .option('--csv', 'with --out: tables as CSV too');
  withCommon(command, [
    'lab-race run scenarios/frontier.yaml',
    'lab-race run frontier --runs 1000 --seed 7 --out results',
    'lab-race run frontier --runs 1',
    'lab-race run frontier --planning 6 12 24',
    'lab-race run frontier --set labs.0.compute=120 --set race.decisiveness=5 --json',
  ]).action(async (scenario: string, options: Options) => (await import('./run-action.ts')).runAction(scenario, options));
}

export type RunOptions = Options;
