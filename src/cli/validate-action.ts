import { validate } from '../actions/validate.ts';
import { formatFault } from '../scenario/fault.ts';
import { scenarioPath } from './inputs.ts';
import { readInput } from './read-input.ts';
import type { CommonOptions } from './io.ts';
import { print, printJson, say, status } from './io.ts';

export async function validateAction(files: readonly string[], options: CommonOptions): Promise<void> {
  const results = [];
  for (const file of files) {
    const path = scenarioPath(file);
    results.push(validate(await readInput(path), path === '-' ? 'standard input' : path));
  }
  if (options.json) printJson({ files: results });
  for (const { file, kind, valid, faults } of results) {
    for (const fault of faults) say(formatFault(fault));
    if (valid && !options.json && !options.quiet) print(`${file}: ${kind}, no fault`);
  }
  if (results.some((result) => !result.valid)) process.exitCode = status.checkFailed;
}
