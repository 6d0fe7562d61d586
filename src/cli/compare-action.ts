import { helpsOver, type Helps } from '../actions/assumptions.ts';
import { compare, comparisonJson } from '../actions/compare.ts';
import type { Comparison } from '../actions/variants.ts';
import { createNodePool } from '../platform/node/threads.ts';
import { warningsOf } from '../record/warnings.ts';
import type { CompareOptions } from './compare.ts';
import { describeVariant } from './describe-variant.ts';
import { loadPolicyFiles, loadScenarioFile } from './inputs.ts';
import { Exit, onInterrupt, print, printJson, say, status } from './io.ts';
import { planningJson } from '../actions/assumptions.ts';
import { computePlanning, describePlanning, planningOf } from './planning.ts';
import { createProgress } from './progress.ts';
import { shown, textTable } from './text-table.ts';

export async function compareAction(name: string, options: CompareOptions): Promise<void> {
  const scenario = await loadScenarioFile(name, options);
  const quiet = options.quiet ?? false;
  const policies = await loadPolicyFiles(options.policy, scenario, quiet ? () => {} : say);
  const horizons = planningOf(options.planning);
  const interruption = onInterrupt('stopping after the runs under way; once more to stop at once');
  const progress = createProgress(quiet, 'runs');
  const notice = (message: string): void => {
    progress.end();
    if (!quiet) say(message);
  };
  const pool = createNodePool({ ...(options.workers === undefined ? {} : { size: options.workers }), onLost: notice });
  const ports = { pool, clock: () => performance.now() / 1000, signal: interruption.signal, onProgress: progress.update };
  try {
    const result = await compare({ scenario, policies, runs: options.runs }, ports);
    const told = await computePlanning(scenario, policies, horizons, options.runs, ports);
    const helps = options.draws === undefined ? null : await helpsOver(scenario, policies, options.draws, options.runsPerDraw, ports);
    progress.end();
    if (options.json) printJson({ ...comparisonJson(result), ...(horizons.length === 0 ? {} : { planning: planningJson(told) }), ...(helps === null ? {} : { draws: helps }) });
    else print(`${describeComparison(result)}${describePlanning(told)}${helps === null ? '' : describeHelps(helps)}`);
    for (const { name: who, summary } of [{ name: 'baseline', summary: result.baseline }, ...result.policies])
      for (const warning of warningsOf(summary)) say(`${who}: ${warning}`);
    if (result.partial) throw new Exit(status.interrupted, ['interrupted: what is done is shown']);
  } finally {
    progress.end();
    await pool.close();
    // Only now: until the workers are gone a second Ctrl-C must still end with its own status.
    interruption.release();
  }
}

function describeComparison({ baseline, regret, policies }: Comparison): string {
  const chance = baseline.catastropheProbability;
  return [
    `${baseline.scenario}: ${baseline.runs} paired runs, seed ${baseline.seed}. Baseline: catastrophe in ${chance.count} of ${baseline.runs} runs. Conditional on the scenario; not a forecast.`,
    `Regret of leaving things as they are: ${shown(regret.mean)} M$ of welfare on average over the prior of p_true, at most ${shown(regret.largest)} M$.`,
    ...policies.flatMap(describeVariant),
    '', '* the interval excludes zero',
  ].join('\n');
}

/** In how many draws of the assumptions each policy helps. */
function describeHelps(helps: readonly Helps[]): string {
  const rows = helps.flatMap(({ name, shares }) => shares.map(({ outcome, count, draws, low, high }) => [
    name, outcome === 'welfare' ? 'welfare is higher' : 'residual risk at the end is lower', `${count} of ${draws}`, `${shown(100 * low)} to ${shown(100 * high)}%`,
  ]));
  return `\n\nDraws from the pre-registered ranges in which the policy helps:\n${textTable(['policy', 'helps if', 'draws', '95% interval'], rows, [2, 3])}`;
}
