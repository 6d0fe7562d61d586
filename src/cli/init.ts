import type { Command } from 'commander';
import type { CommonOptions } from './io.ts';
import { withCommon } from './options.ts';

export function addInit(program: Command): void {
  const command = program
    .command('init')
    .summary('writes a commented starter scenario')
    .description('Writes a short scenario that runs as it is; what may be added stands in it as comments, with units, defaults and meanings. Never replaces a file.')
    .argument('<file>', 'the file to write, or - for standard output');
  withCommon(command, ['lab-race init my-scenario.yaml', 'lab-race init - | lab-race run -'])
    .action(async (file: string, options: CommonOptions) => (await import('./init-action.ts')).initAction(file, options));
}
