import type { Command } from 'commander';
import type { CommonOptions } from './io.ts';
import { withCommon } from './options.ts';

export interface ExplainOptions extends CommonOptions {
  readonly problem?: boolean;
}

export function addExplain(program: Command): void {
  const command = program
    .command('explain')
    .summary('why an event happened')
    .description('Says why an event of earlier results happened: terms with sign and size, the chain of causes, and what the same seed brings without it. The run is simulated anew from the scenario in the folder.')
    .argument('<folder>', 'results that `run --out` wrote')
    .argument('<event>', 'id of the event, as in events.ndjson; RUN:ID for another run than 0')
    .option('--problem', 'of a decision: that round\'s game as self-contained JSON, with its solution');
  withCommon(command, ['lab-race explain results decision/Aurora/0', 'lab-race explain results 17:accident/Boreal/3', 'lab-race explain results 0:decision/Aurora/2 --problem > game.json'])
    .action(async (folder: string, event: string, options: ExplainOptions) => (await import('./explain-action.ts')).explainAction(folder, event, options));
}
