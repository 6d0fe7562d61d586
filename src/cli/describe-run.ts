import type { RunRecord } from '../engine/types.ts';
import { outcomeDefinitions } from '../model/outcomes/outcomes.ts';
import type { Scenario } from '../model/settings.ts';
import { headlineOf } from '../record/explanation.ts';
import type { OutcomeSummary, RunSummary } from '../record/summary.ts';
import { duration } from './progress.ts';
import { shown, textTable } from './text-table.ts';

/** An ensemble's outcomes as a table for people, the chance of catastrophe first as a natural frequency. */
export function describeRun(summary: RunSummary, scenario: Scenario): string {
  const { catastropheProbability: chance, certificates, timing } = summary;
  const first = scenario.outcomes.filter((name) => name in summary.outcomes);
  const order = [...first, ...outcomeDefinitions.map((definition) => definition.name).filter((name) => !first.includes(name))];
  const rows = order.flatMap((name) => {
    const definition = outcomeDefinitions.find((each) => each.name === name);
    const outcome = summary.outcomes[name as keyof RunSummary['outcomes']] as OutcomeSummary | undefined;
    if (definition === undefined || outcome === undefined) return [];
    const spread = definition.kind === 'probability' ? ['', '', ''] : [shown(outcome.quantiles['0.1']), shown(outcome.quantiles['0.5']), shown(outcome.quantiles['0.9'])];
    return [[definition.label, definition.unit, shown(outcome.mean), outcome.low === null ? '–' : `${shown(outcome.low)} to ${shown(outcome.high)}`, ...spread]];
  });
  const { rounds, solved, noPure, unresolved, worstEpsilon, severalEquilibria } = certificates;
  const flags = [noPure > 0 ? `${noPure} without a pure equilibrium` : '', unresolved > 0 ? `${unresolved} unresolved` : ''].filter((flag) => flag !== '').join(', ');
  return [
    `${summary.scenario}: ${summary.runs} run${summary.runs === 1 ? '' : 's'} of ${scenario.horizonMonths} months, seed ${summary.seed}`,
    ...(summary.runs > 1 && chance.estimate !== null
      ? [`Catastrophe in ${chance.count} of ${summary.runs} runs (${shown(100 * chance.estimate)}%, 95% interval ${shown(100 * (chance.low ?? NaN))} to ${shown(100 * (chance.high ?? NaN))}%). Conditional on the scenario; not a forecast.`]
      : []),
    '',
    textTable(['outcome', 'unit', 'mean', '95% interval', '10%', 'median', '90%'], rows, [2, 3, 4, 5, 6]),
    ...(summary.runs > 1 ? describeReadouts(summary.readouts) : []),
    '',
    `Equilibria: ${solved.toLocaleString('en-US')} of ${rounds.toLocaleString('en-US')} rounds solved, largest relative gain ${shown(worstEpsilon)}${flags === '' ? '' : `; ${flags}`}; several equilibria in ${severalEquilibria}.`,
    `Hash ${summary.hash.slice(0, 16)}…  ${duration(timing.seconds)}, ${shown(timing.runsPerSecond)} runs a second.`,
  ].join('\n');
}

/** The events of a run, one a line. */
export function eventLog(record: RunRecord): string {
  const events = record.events ?? [];
  const lines = events.map((event) => [event.time.toFixed(2), event.severity === 0 ? '' : String(event.severity), headlineOf(event), event.id]);
  return textTable(['month', 'severity', 'event', 'id (lab-race explain DIR ID says why)'], lines, [0, 1]);
}

/** Lines for what outcomes one by one do not say. */
function describeReadouts({ catastropheGivenDecision: given, undecided, worst }: RunSummary['readouts']): readonly string[] {
  const share = (name: string, { estimate, low, high, count, of }: typeof given): string =>
    estimate === null ? `${name}: no such run.` : `${name}: ${count} of ${of} (${shown(100 * estimate)}%, 95% interval ${shown(100 * low!)} to ${shown(100 * high!)}%).`;
  return [
    '', share('Catastrophe given a decision', given), share('Undecided at the horizon', undecided),
    `The worst 5% (${worst.runs} run${worst.runs === 1 ? '' : 's'} by welfare): welfare ${shown(worst.welfare)} M$, without catastrophe ${shown(worst.welfareWithoutCatastrophe)} M$, harm ${shown(worst.harm)} M$, catastrophe in ${shown(100 * (worst.catastrophe ?? NaN))}%.`,
  ];
}
