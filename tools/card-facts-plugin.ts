import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { Screening, ScreenedInput } from '../src/actions/screen.ts';
import { sourceModule } from './source-module.ts';

const virtualId = 'virtual:card-facts';

/** What a card quotes of one input: its rank and, outcome by outcome, the mean at the lower and at the upper end of its range; 0 where no outcome moves; null where there is nothing to quote. */
export type Effect = readonly (number | null)[] | 0 | null;

/**
 * Gives the page what its cards quote beside the registry: what each input does alone, from the stored screening, and the equations in which each
 * parameter stands. Without a name for any of them: effects are in the order of the catalogue's levers and the registry's parameters, uses in that of
 * the registry, so that a page that holds both already stays small.
 */
export function cardFactsPlugin(): Plugin {
  let root = process.cwd();
  return {
    name: 'lab-race-card-facts',
    configResolved(config) {
      root = config.root;
    },
    resolveId: (id) => (id === virtualId ? `\0${virtualId}` : undefined),
    async load(id) {
      if (id !== `\0${virtualId}`) return undefined;
      const [{ equations }, { parameters }, { levers }, text] = await Promise.all([
        sourceModule<typeof import('../src/model/equations.ts')>(root, 'src/model/equations.ts'), sourceModule<typeof import('../src/model/registry.ts')>(root, 'src/model/registry.ts'),
        sourceModule<typeof import('../src/model/levers/catalogue.ts')>(root, 'src/model/levers/catalogue.ts'), readFile(join(root, 'src/app/levers/screening.json'), 'utf8'),
      ]);
      const screening = JSON.parse(text) as Screening;
      const facts = {
        scenario: screening.scenario, runs: screening.runs,
        effects: [...levers, ...parameters].map((input) => effectOf(screening, input.id)),
        formulas: equations.map(({ title, formula }) => [title, formula]),
        uses: parameters.map((parameter) => equations.flatMap(({ symbols }, index) => symbols.filter((each) => each.parameter === parameter.id).flatMap((each) => [index, each.symbol]))),
      };
      return `export const facts = ${JSON.stringify(facts)};\n`;
    },
  };
}

export function effectOf({ inputs, baseline }: Pick<Screening, 'baseline'> & { readonly inputs: readonly ScreenedInput[] }, id: string): Effect {
  const rank = inputs.findIndex((each) => each.id === id);
  const input = inputs[rank];
  if (!input || input.fault !== null) return null;
  const outcomes = Object.entries(input.outcomes) as [keyof typeof baseline, readonly (number | null)[]][];
  if (outcomes.every(([name, ends]) => ends.every((end) => end === baseline[name]))) return 0;
  return [rank + 1, ...outcomes.flatMap(([, ends]) => ends.map(short))];
}

/** To the three digits that a card shows. */
const short = (value: number | null): number | null => (value === null || Number.isInteger(value) ? value : Number(value.toPrecision(3)));
