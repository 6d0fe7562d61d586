import { evaluateClaim, stepsOf, type LedgerOptions } from '../experiments/claims/evaluate.ts';
import type { Claim, ClaimResult, Verdict } from '../experiments/claims/types.ts';
import { Cancelled } from '../experiments/worker-lost.ts';
import type { Scenario } from '../model/settings.ts';
import type { ComputePorts } from './ports.ts';

export interface LedgerRequest {
  readonly claims: readonly Claim[];
  /** The claims' own scenarios by name. */
  readonly scenarios: ReadonlyMap<string, Scenario>;
  /** The shipped verdicts by claim. */
  readonly expected: Readonly<Record<string, Verdict>>;
  readonly runs: number;
  readonly draws: number;
  readonly runsPerDraw: number;
}

export interface LedgerResult {
  /** Claims that are done, in the order of the ledger. */
  readonly results: readonly ClaimResult[];
  /** Claims whose verdict is not the shipped one. */
  readonly different: readonly { readonly id: string; readonly expected: Verdict | null; readonly found: Verdict }[];
  readonly partial: boolean;
}

/** Tests the claims one after the other; stopped, it returns those that are done. */
export async function runLedger(request: LedgerRequest, ports: ComputePorts): Promise<LedgerResult> {
  const sizes: LedgerOptions = { runs: request.runs, draws: request.draws, runsPerDraw: request.runsPerDraw };
  const total = request.claims.reduce((sum, claim) => sum + stepsOf(claim, sizes), 0);
  let done = 0;
  const options: LedgerOptions = {
    ...sizes,
    onStep: () => ports.onProgress?.(++done, total),
    ...(ports.signal === undefined ? {} : { signal: ports.signal }),
  };
  const results: ClaimResult[] = [];
  let partial = false;
  for (const claim of request.claims) {
    const base = request.scenarios.get(claim.scenario);
    if (base === undefined) throw new Error(`internal: claim ${claim.id} has no scenario ${claim.scenario}`);
    try {
      results.push(await evaluateClaim(claim, base, ports.pool, options));
    } catch (error) {
      if (!(error instanceof Cancelled) && ports.signal?.aborted !== true) throw error;
      partial = true;
      break;
    }
  }
  const different = results
    .filter((result) => request.expected[result.id] !== result.verdict)
    .map((result) => ({ id: result.id, expected: request.expected[result.id] ?? null, found: result.verdict }));
  return { results, different, partial };
}
