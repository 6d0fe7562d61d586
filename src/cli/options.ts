import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';

/** A whole number within bounds, as an option's reader. */
export function wholeNumber(minimum: number, maximum: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text.trim()) || value < minimum || value > maximum) throw new InvalidArgumentError(`A whole number from ${minimum} to ${maximum} is needed.`);
    return value;
  };
}

/** A number within bounds, as an option's reader. */
export function numberWithin(minimum: number, maximum: number): (text: string) => number {
  return (text) => {
    const value = text.trim() === '' ? NaN : Number(text);
    if (!(value >= minimum && value <= maximum)) throw new InvalidArgumentError(`A number from ${minimum} to ${maximum} is needed.`);
    return value;
  };
}

/** Collects an option that may be given several times. */
export function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** Adds the options that every command has, and examples to its help. */
export function withCommon(command: Command, examples: readonly string[]): Command {
  return command
    .option('--json', 'one JSON document on standard output, everything else on standard error')
    .option('--quiet', 'no progress and no notices')
    .addHelpText('after', `\nExamples:\n${examples.map((example) => `  $ ${example}`).join('\n')}\n`);
}
