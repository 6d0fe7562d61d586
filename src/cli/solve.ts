import { type Command, Option } from 'commander';
import { mostEffort, usualEffort } from '../games/solve/effort.ts';
import type { CommonOptions } from './io.ts';
import { wholeNumber, withCommon } from './options.ts';

export interface SolveOptions extends CommonOptions {
  readonly input?: string;
  readonly nfg?: boolean;
  readonly example?: boolean;
  readonly points: number;
  readonly effort: number;
  /** At that effort alone, as a stage of a longer search is. */
  readonly atOnce?: boolean;
}

export function addSolve(program: Command): void {
  const command = program
    .command('solve')
    .summary('one game, JSON in, JSON out, with a certificate')
    .description('Solves one game and prints the solution, all equilibria found, and a certificate by a separate checker. Input and output are JSON; status 0 for every answer.')
    .argument('<game>', 'name of the game; `lab-race list games` shows them')
    .option('--input <file>', 'the game\'s input; standard input if absent or -')
    .option('--example', 'prints an input of this game to start from')
    .option('--effort <n>', 'searches n times as long before it gives up, where `selection` says that there may be other equilibria', wholeNumber(1, mostEffort), usualEffort)
    .addOption(new Option('--at-once', 'at that effort alone').hideHelp())
    .option('--nfg', 'writes a discretised game in Gambit\'s payoff form instead')
    .option('--points <n>', 'with --nfg: strategies a player', wholeNumber(2, 1000), 11);
  withCommon(command, [
    'echo \'{"values":[1,1],"costs":[1,1],"exponent":1}\' | lab-race solve contest',
    'lab-race solve race --example > game.json',
    'lab-race solve race --input game.json',
    'lab-race solve race --input game.json --effort 100',
    'lab-race solve race --input game.json --nfg --points 21 > game.nfg',
  ]).action(async (game: string, options: SolveOptions) => (await import('./solve-action.ts')).solveAction(game, options));
}
