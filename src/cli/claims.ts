import type { Command } from 'commander';
import type { CommonOptions } from './io.ts';
import { wholeNumber, withCommon } from './options.ts';

export interface ClaimsOptions extends CommonOptions {
  readonly only?: readonly string[];
  readonly runs: number;
  readonly draws: number;
  readonly runsPerDraw: number;
  readonly workers?: number;
}

export function addClaims(program: Command): void {
  const command = program
    .command('claims')
    .summary('what the sources claim, put to the test')
    .description('Tests every claim of the ledger: contrasts at the defaults on paired runs, and their signs over the pre-registered ranges of the assumptions. A claim that fails is reported as failing. Status 1 if a verdict differs from the shipped one (scenarios/claims/expected.json).')
    .option('--only <ids...>', 'only these claims, by number')
    .option('--runs <n>', 'paired runs at the defaults', wholeNumber(2, 100_000), 100)
    .option('--draws <n>', 'draws from the pre-registered ranges', wholeNumber(1, 10_000), 40)
    .option('--runs-per-draw <n>', 'paired runs in each draw', wholeNumber(1, 1000), 4)
    .option('--workers <w>', 'number of worker threads (default: one a core)', wholeNumber(1, 256));
  withCommon(command, ['lab-race claims', 'lab-race claims --only 1 4 --runs 400', 'lab-race claims --json > claims.json'])
    .action(async (options: ClaimsOptions) => (await import('./claims-action.ts')).claimsAction(options));
}
