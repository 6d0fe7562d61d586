import { warningsOf } from '../warnings.ts';
import type { LabColumn } from '../../engine/types.ts';
import { findLever } from '../../model/levers/catalogue.ts';
import { outcomeDefinitions } from '../../model/outcomes/outcomes.ts';
import type { Scenario } from '../../model/settings.ts';
import { scenarioHash } from '../../scenario/canonical.ts';
import type { Ensemble } from '../ensemble.ts';
import type { RunSummary } from '../summary.ts';
import { frequencyDots, intervalBar, panelFigure } from './chart.ts';
import type { BandSeries, PanelFrame } from './chart.ts';
import { escaped, figure } from './html.ts';
import { planningSection, type PlannedOutcomes } from './planning.ts';
import { reportStyle } from './style.ts';

export interface ReportInput {
  readonly ensemble: Ensemble;
  readonly summary: RunSummary;
  /** The command that makes the same results again. */
  readonly command: string;
  /** The same runs by planning horizon, where they were asked for. */
  readonly planned?: readonly PlannedOutcomes[];
}

/** At most so many labs have panels of their own; of more, the most capable at the start. */
const shownLabs = 12;

/** One self-contained page: outcomes as natural frequencies, plots with bands, certificates, provenance. No script, no external reference. */
export function reportPage(input: ReportInput): string {
  const { ensemble, summary } = input;
  const { scenario } = ensemble;
  const planned = planningSection(input.planned ?? [], { planningMonths: scenario.race.planningMonths, outcomes: summary.outcomes });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(scenario.name)} – Lab Race report</title><style>${reportStyle}</style></head>
<body><main>
<header><h1>${escaped(scenario.name)}</h1><p>${escaped(scenario.description)}</p><p class="small">${ensemble.runs} runs of ${scenario.horizonMonths} months, ${ensemble.labs.length} labs. Conditional on the scenario's assumptions; not a forecast. Labs are invented.</p>${notices(input)}</header>
${headline(summary)}
${charts(ensemble)}
${policies(scenario)}
${planned}
${outcomesTable(summary)}
${certificates(summary)}
${provenance(input)}
</main></body></html>
`;
}

function notices({ ensemble, summary }: ReportInput): string {
  const lines = [
    ...(ensemble.partial ? [`The computation was interrupted: these are the first ${ensemble.runs} runs.`] : []),
    ...warningsOf(summary).map((warning) => `${warning}.`),
  ];
  return lines.map((line) => `<p class="notice">${line}</p>`).join('');
}

function headline(summary: RunSummary): string {
  const { estimate, low, high, count } = summary.catastropheProbability;
  if (estimate === null || low === null || high === null) return '<p class="notice">No run was completed.</p>';
  const { timeToThreshold: time, finalBudget, incidents, severeIncidents } = summary.outcomes;
  const median = time.quantiles['0.5'];
  const late = time.quantiles['0.9'];
  const card = (title: string, big: string, more: string): string => `<div class="card"><h3>${title}</h3><p class="big">${big}</p><p class="small">${more}</p></div>`;
  return `<section class="headline" aria-label="Main outcomes"><div class="card"><h3>Catastrophe</h3><p class="big">${count} of ${summary.runs} runs</p>${frequencyDots(count, summary.runs)}${intervalBar(low, estimate, high)}<p class="small">${figure(100 * estimate)}%, 95% interval ${figure(100 * low)} to ${figure(100 * high)}%</p></div><div class="numbers">${[
    card('Decision of the race', median === null ? 'undecided' : `month ${figure(median)}`, median === null ? 'More than half of the runs were undecided at the horizon.' : `Median. ${late === null ? 'More than one in ten runs were undecided at the horizon.' : `Nine in ten are decided by month ${figure(late)}.`}`),
    card('Leader\u2019s safety budget at the end', finalBudget.mean === null ? '–' : `${figure(100 * finalBudget.mean)}% <small>of speed</small>`, finalBudget.quantiles['0.1'] === null ? '' : `Mean. Between ${figure(100 * finalBudget.quantiles['0.1'])} and ${figure(100 * (finalBudget.quantiles['0.9'] ?? NaN))}% in eight runs of ten.`),
    card('Accidents', `${figure(incidents.mean)} <small>a run</small>`, `${figure(severeIncidents.mean)} of them of at least 100 M$.`),
    card('Decided by a lab of limited will', `${figure((summary.outcomes.winnerLimitedWill.mean ?? 0) * summary.runs)} of ${summary.runs} runs`, 'The others were decided by careful labs or not at all.'),
  ].join('')}</div></section>`;
}

function charts(ensemble: Ensemble): string {
  const { scenario, rows } = ensemble;
  if (ensemble.bands.length === 0 || rows === 0) return '';
  const months = Array.from({ length: rows }, (_, row) => row * scenario.stepMonths);
  const start = (lab: number): number => quantilesOf(ensemble, lab, 'capability')[2]?.[0] ?? 0;
  const labs = ensemble.labs.map((_, lab) => lab).sort((a, b) => start(b) - start(a) || a - b).slice(0, shownLabs).sort((a, b) => a - b);
  const few = labs.length < ensemble.labs.length ? ` Of ${ensemble.labs.length} labs the ${shownLabs} most capable at the start are shown.` : '';
  const profileOf = profiles(scenario, ensemble.labs);
  const series = (lab: number, column: LabColumn, tone: string, label: string, bands = true): BandSeries => ({ tone, label, bands, quantiles: quantilesOf(ensemble, lab, column) });
  const highest = (columns: readonly LabColumn[]): number => Math.max(0, ...labs.flatMap((lab) => columns.flatMap((column) => (quantilesOf(ensemble, lab, column)[4] ?? []).filter(Number.isFinite))));
  const lowest = Math.min(0, ...labs.flatMap((lab) => (['capability', 'covered'] as const).flatMap((column) => (quantilesOf(ensemble, lab, column)[0] ?? []).filter(Number.isFinite))));
  const { threshold } = scenario.race;
  const budgetFrame: PanelFrame = { months, unit: 'share of speed', low: 0, high: Math.max(0.05, highest(['budget'])) };
  const riskFrame: PanelFrame = { months, unit: 'residual risk', low: 0, high: 1 };
  const capabilityFrame: PanelFrame = { months, unit: 'orders of magnitude', low: lowest, high: Math.max(threshold, highest(['capability', 'covered'])), mark: { at: threshold, label: 'threshold' } };
  const rowOf = (lab: number): string => {
    const name = ensemble.labs[lab] ?? '';
    return `<section class="lab"><h3>${escaped(name)} <span>${profileOf[lab] ?? ''}</span></h3><div class="panels">${[
      panelFigure({ title: 'safety budget', note: 'share of speed', said: `${name}: safety budget`, series: [series(lab, 'budget', 'act', 'safety budget')] }, budgetFrame),
      panelFigure({ title: 'residual risk', note: '1: no measures', said: `${name}: residual risk`, series: [series(lab, 'residualRisk', 'risk', 'residual risk')] }, riskFrame),
      panelFigure({ title: 'capability', note: 'OOM', said: `${name}: capability`, series: [series(lab, 'capability', 'capability', 'capability'), series(lab, 'covered', 'safe', 'covered capability', false)] }, capabilityFrame),
    ].join('')}</div></section>`;
  };
  const key = (tone: string, label: string, dashed = false): string => `<span class="key"><svg viewBox="0 0 26 12" aria-hidden="true"><g class="${tone}">${dashed ? '' : '<rect class="band outer" width="26" height="12"/><rect class="band inner" y="3" width="26" height="6"/>'}<path class="median${dashed ? ' dashed' : ''}" d="M0 6H26"/></g></svg>${label}</span>`;
  return `<h2>Lab by lab</h2><p class="lead">How much of its speed each lab gives up for safety, what share of the risk its measures then leave, and its capability in orders of magnitude of effective compute over the leader at month 0. The distance from capability down to what safety work covers is safety debt.</p><p class="lead">Line: median over runs. Bands: the middle half, and eight in ten, of the runs. Runs that have ended keep their last value. Horizontal: months.${few}</p><p class="small">${key('act', 'safety budget')}${key('risk', 'residual risk')}${key('capability', 'capability')}${key('safe', 'covered capability (median)', true)}</p>${labs.map(rowOf).join('')}`;
}

/** A band's quantiles as lists by level. */
function quantilesOf(ensemble: Ensemble, lab: number, column: LabColumn): readonly (readonly number[])[] {
  const band = ensemble.bands.find((each) => each.lab === lab && each.column === column);
  if (band === undefined) return [];
  return band.levels.map((_, level) => Array.from(band.values.subarray(level * ensemble.rows, (level + 1) * ensemble.rows)));
}

const profileNames = { 'rushed-reasonable': 'careful', 'limited-will': 'limited will' } as const;

/** By member; those of a mixed population have none. */
function profiles(scenario: Scenario, labs: readonly string[]): readonly string[] {
  const listed = scenario.labs.flatMap((lab) => Array.from({ length: lab.count }, () => (lab.count > 1 && lab.profileShare < 1 ? '' : profileNames[lab.profile])));
  return labs.map((_, index) => listed[index] ?? '');
}

function policies(scenario: Scenario): string {
  if (scenario.policies.length === 0) return '';
  const rows = scenario.policies.map((setting) => {
    const lever = findLever(setting.lever, scenario.levers);
    const covered = typeof setting.coverage === 'number' ? (setting.coverage === 1 ? 'all labs' : `${figure(100 * setting.coverage)}% of labs`) : setting.coverage.join(', ');
    return `<tr><td>${escaped(lever?.label ?? setting.lever)}<small>${escaped(lever?.meaning ?? '')}</small></td><td class="n">${figure(setting.strength)} ${escaped(lever?.unit ?? '')}</td><td class="n">${setting.start} to ${setting.end ?? scenario.horizonMonths}</td><td>${escaped(covered)}</td></tr>`;
  });
  return `<h2>Policies in force</h2><div class="scroll"><table><thead><tr><th>lever</th><th class="n">strength</th><th class="n">months</th><th>covers</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function outcomesTable(summary: RunSummary): string {
  const rows = outcomeDefinitions.map((definition) => {
    const outcome = summary.outcomes[definition.name];
    const quantiles = definition.kind === 'probability' ? ['', '', ''] : (['0.1', '0.5', '0.9'] as const).map((level) => figure(outcome.quantiles[level]));
    return `<tr><td>${escaped(definition.label)}<small>${escaped(definition.meaning)}</small></td><td class="u">${escaped(definition.unit)}</td><td class="n">${figure(outcome.mean)}</td><td class="n">${outcome.low === null ? '–' : `${figure(outcome.low)} to ${figure(outcome.high)}`}</td>${quantiles.map((value) => `<td class="n">${value}</td>`).join('')}</tr>`;
  });
  return `<h2>All outcomes</h2><p class="lead">Means over runs with their 95% interval (Wilson's for shares of runs), and quantiles over runs; – where there is no value or it lies beyond the horizon.</p><div class="scroll"><table><thead><tr><th>outcome</th><th>unit</th><th class="n">mean</th><th class="n">95% interval</th><th class="n">10%</th><th class="n">median</th><th class="n">90%</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function certificates(summary: RunSummary): string {
  const { rounds, solved, noPure, unresolved, worstEpsilon, severalEquilibria } = summary.certificates;
  const row = (name: string, value: string, meaning: string): string => `<tr><td>${name}<small>${meaning}</small></td><td class="n">${value}</td></tr>`;
  return `<h2>Certificates</h2><p class="lead">In every round the labs' choices are checked, by code apart from the solver: could any lab gain by a change of its own?</p><div class="scroll"><table><tbody>${[
    row('Rounds', figure(rounds), 'Games solved over all runs.'),
    row('Solved', figure(solved), 'No lab could gain more than a billionth of its range of payoffs.'),
    row('Largest relative gain', figure(worstEpsilon), 'Over all solved rounds.'),
    row('Without a pure equilibrium', figure(noPure), 'Shown by a complete search; labs draw from a mixed strategy.'),
    row('Unresolved', figure(unresolved), 'Neither could be shown; labs keep their last budgets.'),
    row('With several equilibria', figure(severalEquilibria), 'Selected by continuity with the round before, then by risk dominance.'),
  ].join('')}</tbody></table></div>`;
}

function provenance({ ensemble, summary, command }: ReportInput): string {
  const { scenario } = ensemble;
  const row = (name: string, value: string): string => `<tr><th>${name}</th><td class="hash">${escaped(value)}</td></tr>`;
  return `<h2>Provenance</h2><p class="lead">The same scenario, seed, number of runs and model version give the same hash on any machine.</p><div class="scroll"><table><tbody>${row('Model version', summary.modelVersion)}${row('Seed', scenario.seed)}${row('Runs', String(summary.runs))}${row('Hash of the results', summary.hash)}${row('Hash of the scenario', scenarioHash(scenario))}</tbody></table></div><p>To make these results again, in this folder:</p><pre>${escaped(command)}</pre>`;
}
