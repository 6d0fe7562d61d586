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

/** The commands; their bodies are loaded when one is called, so that each starts quickly. */
export function createProgram(): Command {
  const program = new Command('lab-race')
    .description('Simulates competition between AI labs: certified equilibria, sourced numbers, explained events. Conditional scenarios, not a forecast.')
    .version(modelVersion, '-V, --version')
    .helpCommand('help [command]', 'what a command does, with examples')
    .showSuggestionAfterError(true)
    .configureHelp({ helpWidth: 100, sortSubcommands: false })
    .addHelpText('after', '\nExamples:\n  $ lab-race run scenarios/frontier.yaml\n  $ lab-race app\n  $ lab-race run --help\n');
  for (const add of [addRun, addCompare, addScreen, addBranch, addSolve, addValidate, addSchema, addList, addInit, addDiff, addExplain, addApp, addBench, addClaims, addReplicate]) add(program);
  for (const command of [program, ...program.commands]) command.exitOverride();
  return program;
}
