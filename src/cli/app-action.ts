import { servePage } from '../platform/node/server.ts';
import type { AppOptions } from './app.ts';
import { print, printJson, say, wrongInput } from './io.ts';

export async function appAction(options: AppOptions): Promise<void> {
  const server = await servePage(options.port === undefined ? {} : { port: options.port }).catch((error: unknown) => {
    throw wrongInput(error instanceof Error ? error.message : String(error));
  });
  if (options.json) printJson({ address: server.address });
  else print(server.address);
  if (!options.quiet) say('Lab Race is served at this address to this machine alone. Ctrl-C ends it.');
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  // To be ended is how this command is done.
  process.once('SIGINT', () => process.exit(0));
  await server.close();
}
