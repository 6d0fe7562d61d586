import { statSync } from 'node:fs';
import { join } from 'node:path';
import { diff, type DiffReport, type Side } from '../actions/diff.ts';
import type { RunSummary } from '../record/summary.ts';
import type { DiffOptions } from './diff.ts';
import { loadScenarioFile } from './inputs.ts';
import { print, printJson, say, status, wrongInput } from './io.ts';
import { readInput } from './read-input.ts';
import { shown, textTable } from './text-table.ts';

export async function diffAction(a: string, b: string, options: DiffOptions): Promise<void> {
  if (a === '-' && b === '-') throw wrongInput('only one of the two can come from standard input');
  const report = diff(await sideOf(a), await sideOf(b));
  if (options.json) printJson(report);
  else if (!options.quiet) print(describe(report));
  if (options.exitCode && !report.same) process.exitCode = status.checkFailed;
}

/** A scenario by file or name, or the results of a folder. */
async function sideOf(name: string): Promise<Side> {
  if (statSync(name, { throwIfNoEntry: false })?.isDirectory() !== true) return { name, scenario: await loadScenarioFile(name, {}), summary: null };
  const scenario = await loadScenarioFile(join(name, 'scenario.json'), {});
  const path = join(name, 'summary.json');
  let summary: unknown;
  try {
    summary = JSON.parse(await readInput(path));
  } catch (error) {
    if (error instanceof SyntaxError) throw wrongInput(`${path}: not JSON (${error.message})`);
    throw error;
  }
  if (!isSummary(summary)) throw wrongInput(`${path}: not a summary of results (allowed: what \`run --out\` wrote)`);
  return { name, scenario, summary };
}

/** What `diff` reads of a summary; outcomes that an earlier version did not have may be missing. */
function isSummary(value: unknown): value is RunSummary {
  if (!isMapping(value) || !isMapping(value['outcomes']) || typeof value['runs'] !== 'number') return false;
  const isFigure = (each: unknown): boolean => each === null || typeof each === 'number';
  return ['hash', 'seed', 'modelVersion'].every((key) => typeof value[key] === 'string')
    && Object.values(value['outcomes']).every((outcome) => isMapping(outcome) && ['mean', 'low', 'high'].every((key) => isFigure(outcome[key])));
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(report: DiffReport): string {
  if (report.same) return report.kind === 'results' ? 'no difference: the same scenario, outcomes and hash' : 'no difference once defaults are filled in';
  const parts: string[] = [];
  if (report.facts.length > 0) parts.push(textTable(['results', 'A', 'B'], report.facts.map((fact) => [fact.name, cut(fact.a), cut(fact.b)])));
  parts.push(report.scenario.length === 0
    ? 'scenarios: no difference'
    : textTable(['path', 'of', 'unit', 'A', 'B'], report.scenario.map((each) => [
      each.path, each.entry ?? '', each.unit ?? '',
      each.change === 'only in B' ? '–' : cut(text(each.a)), each.change === 'only in A' ? '–' : cut(text(each.b)),
    ])));
  if (report.outcomes.length > 0) {
    parts.push(textTable(['outcome', 'unit', 'A', 'B', 'B - A'], report.outcomes.map((each) => [each.name, each.unit, mean(each.a), mean(each.b), `${shown(each.difference)}${each.apart ? ' *' : ''}`]), [2, 3, 4]));
    parts.push('* the intervals have no point in common. Runs are not paired here: `compare` does that');
  }
  if (report.kind === 'scenarios' && report.scenario.length > 0) say(report.scenario.length === 1 ? '1 difference' : `${report.scenario.length} differences`);
  return parts.join('\n\n');
}

function mean(outcome: { readonly mean: number | null; readonly low: number | null; readonly high: number | null }): string {
  return `${shown(outcome.mean)} [${shown(outcome.low)}, ${shown(outcome.high)}]`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function cut(words: string): string {
  return words.length > 40 ? `${words.slice(0, 39)}…` : words;
}
