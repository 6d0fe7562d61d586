import { auditScenario, type AuditResult } from '../actions/audit.ts';
import { validate, type Validation } from '../actions/validate.ts';
import { formatFault } from '../scenario/fault.ts';
import { loadScenario } from '../scenario/parse.ts';
import { scenarioPath } from './inputs.ts';
import { readInput } from './read-input.ts';
import type { CommonOptions } from './io.ts';
import { print, printJson, say, status } from './io.ts';

export async function validateAction(files: readonly string[], options: CommonOptions & { readonly audit?: number }): Promise<void> {
  const results: (Validation & { readonly audit?: AuditResult })[] = [];
  for (const file of files) {
    const path = scenarioPath(file);
    const text = await readInput(path);
    const result = validate(text, path === '-' ? 'standard input' : path);
    results.push(result.valid && result.kind === 'scenario' && options.audit !== undefined ? { ...result, audit: auditScenario(loadScenario(text, result.file), options.audit) } : result);
  }
  if (options.json) printJson({ files: results });
  for (const { file, kind, valid, faults, audit } of results) {
    for (const fault of faults) say(formatFault(fault));
    for (const { run, month, what, found, expected } of audit?.imbalances.slice(0, mostTold) ?? []) say(`${file}: run ${run}, month ${month}: ${what}: found ${found}, expected ${expected}`);
    if (audit !== undefined && audit.imbalances.length > mostTold) say(`${file}: ${audit.imbalances.length - mostTold} more; --json has all`);
    if (valid && !options.json && !options.quiet) print(`${file}: ${kind}, no fault${audit === undefined ? '' : audited(audit)}`);
  }
  if (results.some((result) => !result.valid || (result.audit?.imbalances.length ?? 0) > 0)) process.exitCode = status.checkFailed;
}

/** Imbalances told one by one. */
const mostTold = 20;

function audited({ runs, rounds, checks, imbalances }: AuditResult): string {
  const found = imbalances.length === 0 ? 'people, money, beliefs and shares are in balance' : `${imbalances.length} do not hold`;
  return `; ${rounds} rounds of ${runs} ${runs === 1 ? 'run' : 'runs'} audited, ${checks} checks: ${found}`;
}
