import { join } from 'node:path';
import { explain, NotADecision, problemOf, UnknownEvent } from '../actions/explain.ts';
import type { Explained } from '../actions/explain.ts';
import { outcomeDefinitions } from '../model/outcomes/outcomes.ts';
import { eventJson } from '../record/events.ts';
import { headlineOf, number } from '../record/explanation.ts';
import { modelVersion } from '../record/version.ts';
import type { ExplainOptions } from './explain.ts';
import { loadScenarioFile } from './inputs.ts';
import { readInput } from './read-input.ts';
import { print, printJson, say, wrongInput } from './io.ts';
import { shown, textTable, wrapped } from './text-table.ts';

export async function explainAction(folder: string, address: string, options: ExplainOptions): Promise<void> {
  const scenario = await loadScenarioFile(join(folder, 'scenario.json'), {});
  const summary = JSON.parse(await readInput(join(folder, 'summary.json'))) as { runs?: number; modelVersion?: string };
  if (summary.modelVersion !== modelVersion) say(`these results are of model version ${summary.modelVersion}, this program is ${modelVersion}: the run simulated anew may differ`);
  const match = /^(?:(\d+):)?(.+)$/.exec(address);
  const run = Number(match?.[1] ?? 0);
  const id = match?.[2] ?? address;
  if (summary.runs !== undefined && run >= summary.runs) throw wrongInput(`run ${run}: the results have runs 0 to ${summary.runs - 1}`);
  try {
    if (options.problem) return printJson(problemOf(scenario, run, id));
    const explained = explain(scenario, run, id);
    if (options.json) printJson(explainedJson(explained));
    else print(describe(explained));
  } catch (error) {
    if (error instanceof UnknownEvent) throw wrongInput(`${error.message}${error.nearest === undefined ? '' : ` (did you mean ${JSON.stringify(error.nearest)}?)`}`);
    if (error instanceof NotADecision) throw wrongInput(error.message);
    throw error;
  }
}

function explainedJson({ explanation, counterfactual }: Explained): object {
  return {
    event: eventJson(explanation.event),
    headline: explanation.headline,
    rule: explanation.rule,
    facts: explanation.facts,
    contributions: explanation.contributions,
    contributionUnit: explanation.unit,
    chain: explanation.chain.map((link) => ({ id: link.event.id, headline: link.headline })),
    counterfactual: counterfactual === null ? null : { outcomes: counterfactual.outcomes, onlyActual: counterfactual.onlyActual.map(eventJson), onlyWithout: counterfactual.onlyWithout.map(eventJson) },
  };
}

function describe({ explanation, counterfactual }: Explained): string {
  const lines = [explanation.headline, '', wrapped(explanation.rule), ''];
  lines.push(textTable(['at that moment', 'value'], explanation.facts.map((term) => [term.name, number(term.value)]), [1]));
  if (explanation.contributions.length > 0)
    lines.push('', textTable(['what pulled', explanation.unit], explanation.contributions.map((term) => [term.name, `${term.value > 0 ? '+' : ''}${number(term.value)}`]), [1]));
  lines.push('', 'Causes:', ...(explanation.chain.length === 0 ? ['  none before it: it follows from the scenario'] : explanation.chain.map((link) => `  because ${link.headline} (${link.event.id})`)));
  if (counterfactual === null) return [...lines, '', 'A lab\'s decision is an equilibrium and not a draw, so that there is no same seed without it.'].join('\n');
  const rows = outcomeDefinitions.flatMap((definition) => {
    const pair = counterfactual.outcomes[definition.name];
    return pair === undefined || pair.actual === pair.without ? [] : [[definition.label, definition.unit, shown(pair.actual), shown(pair.without)]];
  });
  lines.push('', 'The same seed without it:');
  lines.push(rows.length === 0 ? '  no outcome differs' : textTable(['outcome', 'unit', 'with it', 'without'], rows, [2, 3]));
  for (const [title, events] of [['Then would not have happened', counterfactual.onlyActual], ['Then would have happened', counterfactual.onlyWithout]] as const) {
    const other = events.filter((event) => event.id !== explanation.event.id);
    if (other.length > 0) lines.push('', `${title}:`, ...other.slice(0, 8).map((event) => `  ${headlineOf(event)}`), ...(other.length > 8 ? [`  and ${other.length - 8} more`] : []));
  }
  return lines.join('\n');
}
