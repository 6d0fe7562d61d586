import type { Command } from 'commander';
import type { CommonOptions } from './io.ts';
import { withCommon, wholeNumber } from './options.ts';

export function addValidate(program: Command): void {
  const command = program
    .command('validate')
    .summary('checks scenario and policy files')
    .description('Checks files and says every fault with line and column, what is allowed and the nearest name. With --audit scenarios are played too, and after every round people and money are counted, beliefs and shares looked at. Status 0: none has a fault; 1: one has; 2: one cannot be read.')
    .argument('<file...>', 'scenario, policy or experiment files, or - for standard input')
    .option('--audit <runs>', 'play this many runs of each scenario and audit every round', wholeNumber(1, 100_000));
  withCommon(command, ['lab-race validate my-scenario.yaml', 'lab-race validate scenarios/*.yaml scenarios/policies/*.yaml --json', 'lab-race validate my-scenario.yaml --audit 4'])
    .action(async (files: string[], options: CommonOptions & { readonly audit?: number }) => (await import('./validate-action.ts')).validateAction(files, options));
}
