import { Argument } from 'commander';
import type { Command } from 'commander';
import type { CommonOptions } from './io.ts';
import { withCommon } from './options.ts';

export function addSchema(program: Command): void {
  const command = program
    .command('schema')
    .summary('JSON Schema of the files, for editors')
    .description('Prints the JSON Schema (draft 2020-12) of a kind of file; it is authoritative for every key, outcome name and column.')
    .addArgument(new Argument('<kind>', 'kind of file').choices(['scenario', 'policy', 'experiment', 'results']));
  withCommon(command, ['lab-race schema scenario > scenario.schema.json', 'lab-race schema results'])
    .action(async (kind: 'scenario' | 'policy' | 'experiment' | 'results', _options: CommonOptions) => {
      const [{ jsonSchema }, { printJson }] = await Promise.all([import('../actions/schema.ts'), import('./io.ts')]);
      printJson(jsonSchema(kind));
    });
}
