import type { Command } from 'commander';
import type { CommonOptions } from './io.ts';
import { withCommon } from './options.ts';

export function addValidate(program: Command): void {
  const command = program
    .command('validate')
    .summary('checks scenario and policy files')
    .description('Checks files and says every fault with line and column, what is allowed and the nearest name. Status 0: none has a fault; 1: one has; 2: one cannot be read.')
    .argument('<file...>', 'scenario, policy or experiment files, or - for standard input');
  withCommon(command, ['lab-race validate my-scenario.yaml', 'lab-race validate scenarios/*.yaml scenarios/policies/*.yaml --json'])
    .action(async (files: string[], options: CommonOptions) => (await import('./validate-action.ts')).validateAction(files, options));
}
