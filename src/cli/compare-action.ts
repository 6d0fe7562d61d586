import { compare, comparisonJson } from '../actions/compare.ts';
import type { Comparison } from '../actions/variants.ts';
import { createNodePool } from '../platform/node/threads.ts';
import { warningsOf } from '../record/warnings.ts';
import type { CompareOptions } from './compare.ts';
import { describeVariant } from './describe-variant.ts';
import { loadPolicyFile, loadScenarioFile } from './inputs.ts';
import { Exit, onInterrupt, print, printJson, say, status } from './io.ts';
import { createProgress } from './progress.ts';

export async function compareAction(name: string, options: CompareOptions): Promise<void> {
  const scenario = await loadScenarioFile(name, options);
  const policies = await Promise.all(options.policy.map((file) => loadPolicyFile(file, scenario)));
  const quiet = options.quiet ?? false;
  const interruption = onInterrupt('stopping after the runs under way; once more to stop at once');
  const progress = createProgress(quiet, 'runs');
  const notice = (message: string): void => {
    progress.end();
    if (!quiet) say(message);
  };
  const pool = createNodePool({ ...(options.workers === undefined ? {} : { size: options.workers }), onLost: notice });
  try {
    const result = await compare(
      { scenario, policies, runs: options.runs },
      { pool, clock: () => performance.now() / 1000, signal: interruption.signal, onProgress: progress.update },
    );
    progress.end();
    if (options.json) printJson(comparisonJson(result));
    else print(describeComparison(result));
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

function describeComparison({ baseline, policies }: Comparison): string {
  const chance = baseline.catastropheProbability;
  return [
    `${baseline.scenario}: ${baseline.runs} paired runs, seed ${baseline.seed}. Baseline: catastrophe in ${chance.count} of ${baseline.runs} runs. Conditional on the scenario; not a forecast.`,
    ...policies.flatMap(describeVariant),
    '', '* the interval excludes zero',
  ].join('\n');
}
