import { join } from 'node:path';
import { exp } from '../core/math/index.ts';
import { explain, NotADecision, problemOf, UnknownEvent } from '../actions/explain.ts';
import type { Explained } from '../actions/explain.ts';
import { outcomeDefinitions } from '../model/outcomes/outcomes.ts';
import { eventJson } from '../record/events.ts';
import { headlineOf, number, termText, type TermSum } from '../record/explanation.ts';
import { shownName } from '../record/terms.ts';
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

function explainedJson({ explanation, readouts, portfolio, planning, information, counterfactual }: Explained): object {
  return {
    event: eventJson(explanation.event),
    headline: explanation.headline,
    rule: explanation.rule,
    facts: explanation.facts,
    contributions: explanation.contributions,
    contributionUnit: explanation.unit,
    sums: explanation.sums,
    readouts,
    portfolio,
    planning,
    information,
    chain: explanation.chain.map((link) => ({ id: link.event.id, headline: link.headline })),
    counterfactual: counterfactual === null ? null : { outcomes: counterfactual.outcomes, onlyActual: counterfactual.onlyActual.map(eventJson), onlyWithout: counterfactual.onlyWithout.map(eventJson) },
  };
}

function describe(explained: Explained): string {
  const { explanation, counterfactual } = explained;
  const { event } = explanation;
  const lines = [explanation.headline, '', wrapped(explanation.rule)];
  if (explanation.facts.length > 0) lines.push('', textTable(['at that moment', 'value'], explanation.facts.map((term) => [term.name, termText(event, term)]), [1]));
  for (const sum of explanation.sums) lines.push('', sumTable(sum));
  lines.push(...readoutLines(explained), ...portfolioLines(explained), ...planningLines(explained), ...informationLines(explained));
  lines.push('', 'Causes:', ...(explanation.chain.length === 0 ? ['  none before it: it follows from the scenario'] : explanation.chain.map((link) => `  because ${midSentence(link.headline)} (${link.event.id})`)));
  if (counterfactual === null) return [...lines, '', wrapped('It follows from all that went before and is no draw or single act, so that there is no same seed without it.')].join('\n');
  const rows = outcomeDefinitions.flatMap((definition) => {
    const pair = counterfactual.outcomes[definition.name];
    return pair === undefined || pair.actual === pair.without ? [] : [[definition.label, definition.unit, shown(pair.actual), shown(pair.without)]];
  });
  lines.push('', 'The same seed without it:');
  lines.push(rows.length === 0 ? '  no outcome differs' : textTable(['outcome', 'unit', 'with it', 'without'], rows, [2, 3]));
  for (const [title, events] of [['Then would not have happened', counterfactual.onlyActual], ['Then would have happened', counterfactual.onlyWithout]] as const) {
    const other = events.filter((each) => each.id !== event.id);
    if (other.length > 0) lines.push('', `${title}:`, ...other.slice(0, 8).map((each) => `  ${headlineOf(each)}`), ...(other.length > 8 ? [`  and ${other.length - 8} more`] : []));
  }
  return lines.join('\n');
}

/** Terms that add up, with their sum; logs of factors with the factors themselves. */
function sumTable({ group, unit, terms }: TermSum): string {
  const total = terms.reduce((sum, term) => sum + term.value, 0);
  if (group !== 'hazard') return textTable(['what pulled', unit], [...terms, ...(terms.length > 1 ? [{ name: 'together', value: total }] : [])].map((term) => [shownName(term.name), signed(term.value)]), [1]);
  const rows = terms.map((term) => [shownName(term.name), signed(term.value), number(exp(term.value))]);
  return textTable(['how likely it was', 'log', 'factor'], [...rows, ...(terms.length > 1 ? [['together', signed(total), number(exp(total))]] : [])], [1, 2]);
}

/** Safety and usefulness of the choice in three ways: read-outs of one state. */
function readoutLines({ readouts }: Explained): string[] {
  if (readouts === null) return [];
  return ['', textTable(['safety and usefulness, read in three ways', 'value'], [
    ['chance that its own systems cause a catastrophe within the planning horizon, as it believes', percentText(readouts.actionRisk)],
    ['chance that others\' do', percentText(readouts.inactionRisk)],
    ['effective serial speed, share kept', percentText(readouts.serialSpeed)],
    ['expected payoff if its model schemes, M$', number(readouts.payoffIfDangerous)],
    ['expected payoff if it does not, M$', number(readouts.payoffIfNot)],
  ], [1])];
}

/** What the budget buys. */
function portfolioLines({ portfolio }: Explained): string[] {
  if (portfolio === null) return [];
  if (portfolio.length === 0) return ['', 'It buys no measure.'];
  return ['', textTable(['what the budget is spent on', 'speed'], portfolio.map((each) => [each.label, percentText(each.spending)]), [1])];
}

/** The choice by the months that labs plan ahead. */
function planningLines({ planning }: Explained): string[] {
  if (planning === null || planning.length === 0) return [];
  const text = (value: number | null): string => (value === null ? '–' : percentText(value));
  return ['', textTable(['had all labs planned for', 'it would give up', 'residual risk'], planning.map((each) => [`${each.planningMonths} months`, text(each.budget), text(each.residualRisk)]), [1, 2])];
}

/** What the evidence was worth to each lab; it is worth something only where it changes what the lab does. */
function informationLines({ information }: Explained): string[] {
  if (information === null) return [];
  if (information.length === 0) return ['', 'The value of the evidence is not known: the round before it has no solution.'];
  const budget = (value: number | null | undefined): string => (value === null || value === undefined ? 'sits out' : percentText(value));
  return ['', 'What it is worth to see it before choosing, rivals as they chose (E max U - max E U over the planning horizon):', textTable(
    ['lab', 'value, M$', 'belief', 'after a warning', 'after reassurance', 'budget without', 'if warned', 'if reassured'],
    information.map((each) => [each.lab, number(each.value), percentText(each.belief), percentText(each.beliefs[0] ?? NaN), percentText(each.beliefs[1] ?? NaN), budget(each.budgetWithout), budget(each.budgets[0]), budget(each.budgets[1])]),
    [1, 2, 3, 4, 5, 6, 7],
  )];
}

const signed = (value: number): string => `${value > 0 ? '+' : ''}${number(value)}`;
const percentText = (share: number): string => `${number(share * 100)}%`;

/** A headline within a sentence: its first word is small unless it is a name. */
function midSentence(headline: string): string {
  return headline.replace(/^(The|Accident)(?= )/, (word) => word.toLowerCase());
}
