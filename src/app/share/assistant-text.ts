import { outcomeDefinitions } from '../../model/outcomes/outcomes.ts';
import { levers as catalogue } from '../../model/levers/catalogue.ts';
import { summarise } from '../../record/summary.ts';
import { headline, isNotable } from '../events/describe.ts';
import { significant } from '../format.ts';
import { assistant, limits } from '../words/brief.ts';
import { words } from '../words.ts';
import type { Facts } from './facts.ts';

/** Events that are told; the rest is in the files. */
const mostEvents = 40;

/** Settings, equations, results, limits and the reproducing command as one Markdown text. Names from files are put in as plain text, on one line. */
export function assistantText(facts: Facts): string {
  const { scenario, ensemble, reference, run } = facts;
  const lines: string[] = [`# ${assistant.title(plain(scenario.name))}`, '', assistant.task, ''];
  const section = (title: string, content: readonly string[]): void => {
    if (content.length > 0) lines.push(`## ${title}`, '', ...content, '');
  };
  section(assistant.sections.scenario, [plain(scenario.description), '', assistant.size(scenario.labs.reduce((sum, lab) => sum + lab.count, 0), scenario.horizonMonths, scenario.stepMonths, plain(scenario.seed))]);
  section(assistant.sections.changes, facts.changes.length === 0 ? [assistant.noChanges] : facts.changes.map((change) => `- ${plain(change.label)}: ${words.changes.step(change.before, change.after)} ${change.unit} (${change.isPolicy ? assistant.policy : assistant.assumption})`));
  section(assistant.sections.policies, scenario.policies.length === 0 ? [assistant.noPolicies] : scenario.policies.map((policy) => `- ${assistant.setting(plain(policy.lever), policy.strength, policy.start, policy.end)}`));
  if (ensemble) section(assistant.sections.results, [facts.sentence, '', ...outcomeTable(ensemble, reference, facts.model), '', assistant.intervals(ensemble.runs)]);
  else section(assistant.sections.results, [assistant.noResults]);
  if (run) {
    const told = run.events.filter(isNotable).slice(0, mostEvents);
    section(assistant.sections.events(run.run), told.map((event) => {
      const line = headline(event, [...catalogue, ...scenario.levers]);
      const terms = [...event.terms].sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, 3).map((term) => `${plain(term.name)} ${significant(term.value)}`);
      return `- ${assistant.month(event.time)} ${plain(line.who)} ${line.what}${terms.length > 0 ? ` (${terms.join('; ')})` : ''}`;
    }));
  }
  section(assistant.sections.equations, ['```text', ...assistant.equations, '```', '', assistant.symbols]);
  section(assistant.sections.limits, limits.map((limit) => `- ${limit}`));
  section(assistant.sections.provenance, [
    assistant.model(facts.model), ...(ensemble ? [assistant.hash(ensemble.hash)] : []), '', assistant.reproduce, '', '```sh', facts.command, '```', ...(facts.address ? ['', assistant.link(facts.address)] : []),
  ]);
  section(assistant.sections.settings, ['```json', JSON.stringify(scenario), '```']);
  return `${lines.join('\n').trim()}\n`;
}

function outcomeTable(ensemble: NonNullable<Facts['ensemble']>, reference: Facts['reference'], model: string): string[] {
  const [now, before] = [summarise(ensemble, model, 0), reference && summarise(reference, model, 0)];
  const number = (value: number | null): string => (value === null ? '–' : significant(value));
  const rows = outcomeDefinitions.map(({ name, label, unit }) => {
    const { mean, low, high } = now.outcomes[name];
    const cells = [label, unit, number(mean), `${number(low)} … ${number(high)}`, ...(before ? [number(before.outcomes[name].mean)] : [])];
    return `| ${cells.join(' | ')} |`;
  });
  const head = [...assistant.columns, ...(before ? [assistant.shippedColumn] : [])];
  return [`| ${head.join(' | ')} |`, `|${head.map(() => ' --- ').join('|')}|`, ...rows];
}

/** A text of unknown origin on one line, without signs that Markdown would take for its own. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#]/g, (sign) => `\\${sign}`).trim();
}

