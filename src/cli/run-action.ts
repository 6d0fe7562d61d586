import { warningsOf } from '../record/warnings.ts';
import { ResultsRefused } from '../actions/result-files.ts';
import { planningJson } from '../actions/assumptions.ts';
import { run } from '../actions/run.ts';
import { createNodePool } from '../platform/node/threads.ts';
import { eventJson } from '../record/events.ts';
import { describeRun, eventLog } from './describe-run.ts';
import { loadScenarioFile } from './inputs.ts';
import { Exit, onInterrupt, print, printJson, say, status, wrongInput } from './io.ts';
import { openOutFolder } from './out-folder.ts';
import { describePlanning, planningOf } from './planning.ts';
import { createProgress } from './progress.ts';
import type { RunOptions } from './run.ts';

export async function runAction(name: string, options: RunOptions): Promise<void> {
  const scenario = await loadScenarioFile(name, options);
  if (options.csv && options.out === undefined) throw wrongInput('--csv needs --out FOLDER to write to');
  const horizons = planningOf(options.planning);
  const store = options.out === undefined ? null : await openOutFolder(options.out);
  const quiet = options.quiet ?? false;
  const interruption = onInterrupt('stopping after the runs under way; once more to stop at once');
  const progress = createProgress(quiet, 'runs');
  const notice = (message: string): void => {
    progress.end();
    if (!quiet) say(message);
  };
  const pool = createNodePool({ ...(options.workers === undefined ? {} : { size: options.workers }), onLost: notice });
  const ports = { pool, clock: () => performance.now() / 1000, signal: interruption.signal, onProgress: progress.update };
  try {
    const result = await run({ scenario, runs: options.runs, csv: options.csv ?? false, planning: horizons, ...(store === null ? {} : { store }) }, ports);
    progress.end();
    const { summary, single, ensemble, planning: told } = result;
    const planning = horizons.length === 0 ? {} : { planning: planningJson(told) };
    if (options.json) printJson({ ...summary, ...planning, ...(single === null ? {} : { events: (single.events ?? []).map(eventJson) }) });
    else print(`${single === null ? '' : `${eventLog(single)}\n\n`}${describeRun(summary, scenario)}${describePlanning(told)}`);
    for (const warning of warningsOf(summary)) say(warning);
    if (!quiet && result.files.length > 0) say(`written to ${options.out}: ${result.files.join(', ')}`);
    if (ensemble.partial) throw new Exit(status.interrupted, [`interrupted: ${ensemble.runs} of ${options.runs} runs are done and shown`]);
  } catch (error) {
    if (error instanceof ResultsRefused) throw wrongInput(`--out ${options.out}: ${error.message}`);
    throw error;
  } finally {
    progress.end();
    await pool.close();
    // Only now: until the workers are gone a second Ctrl-C must still end with its own status.
    interruption.release();
  }
}
