import { outcomeDefinitions, type OutcomeName } from '../../model/outcomes/outcomes.ts';
import type { OutcomeSummary, RunSummary } from '../summary.ts';
import { escaped, figure } from './html.ts';

/** Outcomes of the same runs with labs that plan for other months ahead. */
export interface PlannedOutcomes {
  readonly planningMonths: number;
  readonly outcomes: RunSummary['outcomes'];
}

/** What is told by planning horizon: what competition is about, and what it comes to. */
const told = ['catastrophe', 'expectedCatastrophe', 'timeToThreshold', 'meanBudgetReasonable', 'meanBudgetLimited', 'finalResidualRisk', 'welfare'] as const satisfies readonly OutcomeName[];

/** A table of the main outcomes by the months that labs plan ahead, the scenario's own among them; nothing where no other months were asked for. */
export function planningSection(planned: readonly PlannedOutcomes[], own: PlannedOutcomes): string {
  if (planned.length === 0) return '';
  const columns = [own, ...planned.filter((each) => each.planningMonths !== own.planningMonths)].sort((a, b) => a.planningMonths - b.planningMonths);
  const head = columns.map((column) => `<th class="n">${figure(column.planningMonths)} months${column === own ? ' (as in the scenario)' : ''}</th>`);
  const body = told.map((name) => {
    const { label, unit } = outcomeDefinitions.find((definition) => definition.name === name)!;
    return `<tr><td>${escaped(label)}</td><td class="u">${escaped(unit)}</td>${columns.map((column) => cell(column.outcomes[name])).join('')}</tr>`;
  });
  return `<h2>By planning horizon</h2><p class="lead">The same runs with labs that plan for more or fewer months: how far ahead they look is a knob of how hard they compete. Means over runs with their 95% interval.</p><div class="scroll"><table><thead><tr><th>outcome</th><th>unit</th>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

function cell({ mean, low, high }: OutcomeSummary): string {
  return `<td class="n">${mean === null ? '–' : figure(mean)}<small>${low === null || high === null ? '–' : `${figure(low)} to ${figure(high)}`}</small></td>`;
}
