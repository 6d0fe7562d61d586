import { CommanderError } from 'commander';
import { collectAlone } from '../platform/node/collect-alone.ts';
import { Exit, say, status } from './io.ts';
import { createProgram } from './program.ts';

async function main(): Promise<number> {
  collectAlone();
  // A reader that has seen enough (`| head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(status.done);
    // A full disk, say: what was asked for did not arrive.
    say(`lab-race: standard output cannot be written: ${error.message}`);
    process.exit(status.wrongInput);
  });
  try {
    await createProgram(process.argv[2]).parseAsync(process.argv);
    return Number(process.exitCode ?? status.done);
  } catch (error) {
    return report(error);
  }
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? status.done : status.wrongInput;
  if (error instanceof Exit) {
    for (const line of error.lines) say(line);
    return error.status;
  }
  const text = error instanceof Error ? error.message : String(error);
  if (isSystemError(error)) {
    say(`lab-race: ${text}`);
    return status.wrongInput;
  }
  say(`lab-race: internal error: ${text.split('\n', 1)[0]}. Please report it with the command that you ran; LAB_RACE_DEBUG=1 shows where it happened.`);
  if (process.env['LAB_RACE_DEBUG'] && error instanceof Error) say(error.stack ?? '');
  return status.checkFailed;
}

/** Of the file system or the network: not ours, and the message says what and where. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

process.exitCode = await main();
