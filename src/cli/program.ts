import { Command } from 'commander';
import { modelVersion } from '../record/version.ts';
import { addApp } from './app.ts';
import { addBench } from './bench.ts';
import { addBranch } from './branch.ts';
import { addClaims } from './claims.ts';
import { addCompare } from './compare.ts';
import { addDiff } from './diff.ts';
import { addExplain } from './explain.ts';
import { addInit } from './init.ts';
import { addList } from './list.ts';
import { addReplicate } from './replicate.ts';
import { addRun } from './run.ts';
import { addSchema } from './schema.ts';
import { addScreen } from './screen.ts';
import { addSolve } from './solve.ts';
import { addValidate } from './validate.ts';

const commands: Readonly<Record<string, (program: Command) => void>> = {
  run: addRun, compare: addCompare, screen: addScreen, branch: addBranch, solve: addSolve, validate: addValidate, schema: addSchema, list: addList,
  init: addInit, diff: addDiff, explain: addExplain, app: addApp, bench: addBench, claims: addClaims, replicate: addReplicate,
};

/**
 * The commands; their bodies are loaded when one is called, so that each starts quickly. Where the first word `named` is a command, it alone is put in:
 * no other has a say in what follows.
 */
export function createProgram(named?: string): Command {
  const program = new Command('lab-race')
    .description('Simulates competition between AI labs: certified equilibria, sourced numbers, explained events. Conditional scenarios, not a forecast.')
    .version(modelVersion, '-V, --version')
    .helpCommand('help [command]', 'what a command does, with examples')
    .showSuggestionAfterError(true)
    .configureHelp({ helpWidth: 100, sortSubcommands: false })
    .addHelpText('after', '\nExamples:\n  $ lab-race run scenarios/frontier.yaml\n  $ lab-race app\n  $ lab-race run --help\n');
  const wanted = named !== undefined && Object.hasOwn(commands, named) ? [commands[named]!] : Object.values(commands);
  for (const add of wanted) add(program);
  for (const command of [program, ...program.commands]) command.exitOverride();
  return program;
}
