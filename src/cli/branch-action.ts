import { branch, overBefore } from '../actions/branch.ts';
import type { BranchResult } from '../actions/branch.ts';
import { createNodePool } from '../platform/node/threads.ts';
import type { BranchOptions } from './branch.ts';
import { loadPolicyFiles, loadScenarioFile } from './inputs.ts';
import { Exit, onInterrupt, print, printJson, say, status, wrongInput } from './io.ts';
import { createProgress } from './progress.ts';
import { describeVariant } from './describe-variant.ts';

export async function branchAction(name: string, options: BranchOptions): Promise<void> {
  const scenario = await loadScenarioFile(name, options);
  if (options.at >= scenario.horizonMonths) throw wrongInput(`--at ${options.at}: the run ends in month ${scenario.horizonMonths} (allowed: an earlier month)`);
  const quiet = options.quiet ?? false;
  const policies = await loadPolicyFiles(options.policy, scenario, quiet ? () => {} : say);
  const over = policies.flatMap((policy) => overBefore(policy, options.at).map((setting) => `policy ${policy.name}: lever ${setting.lever} ends in month ${setting.end}, before the branch in month ${options.at}`));
  if (over.length > 0) throw wrongInput(...over);
  const interruption = onInterrupt('stopping after the runs under way; once more to stop at once');
  const progress = createProgress(quiet, 'runs');
  const pool = createNodePool({
    ...(options.workers === undefined ? {} : { size: options.workers }),
    onLost: (message) => {
      progress.end();
      if (!quiet) say(message);
    },
  });
  try {
    const result = await branch(
      { scenario, at: options.at, policies, runs: options.runs },
      { pool, clock: () => performance.now() / 1000, signal: interruption.signal, onProgress: progress.update },
    );
    progress.end();
    if (options.json) printJson(result);
    else print(describeBranch(result));
    for (const { name: who, certificates } of [{ name: 'baseline', ...result.baseline }, ...result.policies.map((policy) => ({ ...policy.summary, name: policy.name }))])
      if (certificates.unresolved + certificates.noPure > 0) say(`${who}: ${certificates.unresolved} rounds unresolved, ${certificates.noPure} without a pure equilibrium, of ${certificates.rounds}`);
    if (!result.past.identical) throw new Exit(status.checkFailed, ['the branches do not share their past: this is a fault of the program, please report it']);
    if (result.partial) throw new Exit(status.interrupted, ['interrupted: what is done is shown']);
  } finally {
    progress.end();
    await pool.close();
    // Only now: until the workers are gone a second Ctrl-C must still end with its own status.
    interruption.release();
  }
}

function describeBranch(result: BranchResult): string {
  const { baseline, at, past } = result;
  const chance = baseline.catastropheProbability;
  const lines = [
    `${baseline.scenario}, branched in month ${at}: ${baseline.runs} paired runs, seed ${baseline.seed}; ${result.decidedBefore} of them were decided before.`,
    `Baseline: catastrophe in ${chance.count} of ${baseline.runs} runs. Past compared value by value in ${past.runsCompared} runs: ${past.identical ? 'identical' : 'DIFFERENT'}.`,
  ];
  lines.push(...result.policies.flatMap(describeVariant));
  lines.push('', '* the interval excludes zero');
  return lines.join('\n');
}
