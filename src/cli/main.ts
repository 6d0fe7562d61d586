import { Command, CommanderError } from 'commander';
import { addApp } from './app.ts';
import { addBench } from './bench.ts';
import { addBranch } from './branch.ts';
import { addExplain } from './explain.ts';
import { addInit } from './init.ts';
import { Exit, say, status } from './io.ts';
import { addList } from './list.ts';
import { addReplicate } from './replicate.ts';
import { addRun } from './run.ts';
import { addSchema } from './schema.ts';
import { addSolve } from './solve.ts';
import { addValidate } from './validate.ts';

/** The commands; their bodies are loaded when one is called, so that each starts quickly. */
export function createProgram(): Command {
  const program = new Command('lab-race')
    .description('Simulates competition between AI labs: certified equilibria, sourced numbers, explained events. Conditional scenarios, not a forecast.')
    .version('0.1.0', '-V, --version')
    .helpCommand('help [command]', 'what a command does, with examples')
    .showSuggestionAfterError(true)
    .configureHelp({ helpWidth: 100, sortSubcommands: false })
    .addHelpText('after', '\nExamples:\n  $ lab-race run scenarios/frontier.yaml\n  $ lab-race app\n  $ lab-race run --help\n');
  for (const add of [addRun, addBranch, addSolve, addValidate, addSchema, addList, addInit, addExplain, addApp, addBench, addReplicate]) add(program);
  for (const command of [program, ...program.commands]) command.exitOverride();
  return program;
}

async function main(): Promise<number> {
  // A reader that has seen enough (`| head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(status.done);
  });
  try {
    await createProgram().parseAsync(process.argv);
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
