import { Argument } from 'commander';
import type { Command } from 'commander';
import type { CommonOptions } from './io.ts';
import { withCommon } from './options.ts';

export const listKinds = ['scenarios', 'policies', 'parameters', 'outcomes', 'measures', 'games'] as const;
export type ListKind = (typeof listKinds)[number];

export function addList(program: Command): void {
  const command = program
    .command('list')
    .summary('what there is, with units and sources')
    .description('Lists scenarios, policies (levers and the policy files that come with the program), parameters, outcomes, safety measures or games.')
    .addArgument(new Argument('<what>', 'what to list').choices(listKinds))
    .argument('[words...]', 'only entries that have these words in their name, label or aliases');
  withCommon(command, ['lab-race list scenarios', 'lab-race list parameters compute', 'lab-race list policies --json'])
    .action(async (what: ListKind, words: string[], options: CommonOptions) => (await import('./list-action.ts')).listAction(what, words, options));
}
