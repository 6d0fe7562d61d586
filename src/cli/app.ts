import type { Command } from 'commander';
import type { CommonOptions } from './io.ts';
import { wholeNumber, withCommon } from './options.ts';

export interface AppOptions extends CommonOptions {
  readonly port?: number;
}

export function addApp(program: Command): void {
  const command = program
    .command('app')
    .summary('the web app on a loopback port')
    .description('Serves the app on this machine alone and prints its address; Ctrl-C ends it.')
    .option('--port <port>', 'port (default: 4173 if free, else any)', wholeNumber(0, 65535));
  withCommon(command, ['lab-race app', 'lab-race app --port 8080'])
    .action(async (options: AppOptions) => (await import('./app-action.ts')).appAction(options));
}
