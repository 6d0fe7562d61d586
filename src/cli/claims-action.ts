import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runLedger, type LedgerResult } from '../actions/claims.ts';
import { nearestName } from '../core/compare.ts';
import { ledger } from '../experiments/claims/ledger.ts';
import type { ClaimResult, Verdict } from '../experiments/claims/types.ts';
import type { Scenario } from '../model/settings.ts';
import { packageFolder } from '../platform/node/location.ts';
import { createNodePool } from '../platform/node/threads.ts';
import type { ClaimsOptions } from './claims.ts';
import { loadScenarioFile } from './inputs.ts';
import { Exit, onInterrupt, print, printJson, say, status, wrongInput } from './io.ts';
import { createProgress } from './progress.ts';

export async function claimsAction(options: ClaimsOptions): Promise<void> {
  const claims = chosen(options.only);
  const folder = join(packageFolder(), 'scenarios', 'claims');
  const scenarios = new Map<string, Scenario>();
  for (const claim of claims) scenarios.set(claim.scenario, await loadScenarioFile(join(folder, `${claim.scenario}.yaml`), {}));
  const expected = JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')) as Record<string, Verdict>;
  const quiet = options.quiet ?? false;
  const interruption = onInterrupt('stopping; claims that are done are shown; once more to stop at once');
  const progress = createProgress(quiet, 'calls');
  const notice = (message: string): void => {
    progress.end();
    if (!quiet) say(message);
  };
  const pool = createNodePool({ ...(options.workers === undefined ? {} : { size: options.workers }), onLost: notice });
  try {
    const result = await runLedger(
      { claims, scenarios, expected, runs: options.runs, draws: options.draws, runsPerDraw: options.runsPerDraw },
      { pool, clock: () => performance.now() / 1000, signal: interruption.signal, onProgress: progress.update },
    );
    progress.end();
    if (options.json) printJson(result.results.map(asJson));
    else print(describe(result));
    for (const { id, expected: shipped, found } of result.different) say(`claim ${id}: ${found}, the shipped verdict is ${shipped ?? 'missing'}`);
    if (result.partial) throw new Exit(status.interrupted, [`interrupted: ${result.results.length} of ${claims.length} claims are done`]);
    if (result.different.length > 0) process.exitCode = status.checkFailed;
  } finally {
    progress.end();
    await pool.close();
    interruption.release();
  }
}

function chosen(only: readonly string[] | undefined): typeof ledger {
  if (only === undefined) return ledger;
  const ids = only.flatMap((text) => text.split(',')).filter((text) => text !== '');
  const known = ledger.map((claim) => claim.id);
  for (const id of ids) {
    if (!known.includes(id)) throw wrongInput(`--only ${id}: no claim of that number (there are ${known.join(', ')}${near(id, known)})`);
  }
  return ledger.filter((claim) => ids.includes(claim.id));
}

function near(id: string, known: readonly string[]): string {
  const nearest = nearestName(id, known);
  return nearest === undefined || nearest === null ? '' : `; did you mean ${nearest}?`;
}

/** The keys of the contract. */
function asJson(result: ClaimResult): object {
  return {
    id: result.id, title: result.title, claim: result.claim, source: result.source, scenario: result.scenario, verdict: result.verdict, difference: result.difference,
    parts: result.parts.map(({ contrast, mean, low, high, holds, share, pairs, sign }) => ({ contrast, mean, low, high, holds, share, pairs, claimedSign: sign })),
    share: result.share, where: result.where, remark: result.remark,
  };
}

function describe({ results }: LedgerResult): string {
  const lines = results.flatMap((result) => [
    `${result.id.padStart(2)}  ${result.verdict.toUpperCase().padEnd(5)}  ${result.title}`,
    `    ${result.claim}`,
    ...result.parts.map((part) => `    ${part.holds ? '+' : '-'} ${part.contrast}: ${interval(part)}${part.share === null ? '' : `; claimed sign in ${Math.round(100 * part.share)}% of draws`}`),
    `    All parts: ${Math.round(100 * result.share)}% of the pre-registered ranges; ${result.where}.`,
    ...(result.remark === '' ? [] : [`    Why parts fail: ${result.remark}`]),
    `    Source: ${result.source}. Scenario: scenarios/claims/${result.scenario}.yaml`,
    '',
  ]);
  const count = (verdict: Verdict): number => results.filter((result) => result.verdict === verdict).length;
  return [
    ...lines,
    `${results.length} claims: ${count('holds')} hold, ${count('mixed')} mixed, ${count('fails')} fail. + holds: the interval lies on the claimed side, and the sign holds in more than half of the draws. Conditional on the model; not a forecast.`,
  ].join('\n');
}

function interval({ mean, low, high }: Pick<ClaimResult['parts'][number], 'mean' | 'low' | 'high'>): string {
  if (mean === null) return 'no run says anything';
  const text = (value: number | null): string => (value === null ? 'unbounded' : String(Number(value.toPrecision(3))));
  return low === high ? text(mean) : `${text(mean)} (${text(low)} to ${text(high)})`;
}
