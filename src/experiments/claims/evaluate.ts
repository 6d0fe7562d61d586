import { meanInterval } from '../../core/statistics/index.ts';
import { plausibleRanges } from '../../model/plausible.ts';
import type { Scenario } from '../../model/settings.ts';
import { latinHypercube } from '../latin-hypercube.ts';
import type { BlockResult, RunPool } from '../types.ts';
import { drawnWorld, valueIn } from './draw.ts';
import { viewOf } from './run-view.ts';
import type { Claim, ClaimResult, PartResult, RunClaim, Verdict } from './types.ts';
import { bestSplit, describeWhere } from './where.ts';

export interface LedgerOptions {
  /** Paired runs at the defaults. */
  readonly runs: number;
  /** Draws from the pre-registered ranges, and paired runs in each. */
  readonly draws: number;
  readonly runsPerDraw: number;
  /** Every call to the pool that has ended. */
  readonly onStep?: () => void;
  readonly signal?: AbortSignal;
}

/** Runs that one call to the pool carries at the defaults: small enough for steady progress. */
const BLOCK = 25;

/** The design over the pre-registered ranges: one row a draw, the drawn values in the order of `plausibleRanges`. One design for all claims. */
export function preregisteredDesign(draws: number): readonly (readonly number[])[] {
  const names = plausibleRanges.map((range) => range.id);
  const design = latinHypercube(draws, names, 'claims ledger');
  return Array.from({ length: draws }, (_, row) => plausibleRanges.map((range, column) => valueIn(range, design[row * names.length + column]!)));
}

/** How many calls to the pool a claim takes: what progress counts. */
export function stepsOf(claim: Claim, options: LedgerOptions): number {
  if (claim.kind === 'games') return 1 + options.draws;
  return Object.keys(claim.worlds).length * (Math.ceil(options.runs / BLOCK) + options.draws);
}

/**
 * Tests one claim: its contrasts at the scenario's defaults on paired runs, and their signs at every draw of the design. Common random
 * numbers throughout: run r of every world shares its draws.
 */
export async function evaluateClaim(claim: Claim, base: Scenario, pool: RunPool, options: LedgerOptions): Promise<ClaimResult> {
  const design = preregisteredDesign(options.draws);
  const evaluate = claim.kind === 'games'
    ? async (scenario: Scenario): Promise<number[][]> => {
      const values = claim.parts.map((part) => [...part.values(scenario)]);
      options.onStep?.();
      return values;
    }
    : (scenario: Scenario, runs: number, values: readonly number[] | null) => contrasts(claim, scenario, runs, values, pool, options);

  const [atDefaults, ...atDraws] = await Promise.all([
    evaluate(base, options.runs, null),
    ...design.map((values) => (claim.kind === 'games'
      ? evaluate(drawnWorld(base, (world) => world, plausibleRanges, values), options.runsPerDraw, null)
      : evaluate(base, options.runsPerDraw, values))),
  ]);
  const signs = claim.parts.map((part, index) => atDraws.map((draw) => signOf(draw[index]!, part)));
  const parts = claim.parts.map((part, index): PartResult => partResult(part, atDefaults![index]!, signs[index]!));
  const all = design.map((_, row) => {
    const row_ = signs.map((sign) => sign[row]!);
    return row_.some((sign) => sign === null) ? null : row_.every((sign) => sign === true);
  });
  const spoken = all.flatMap((holds, row) => (holds === null ? [] : [{ holds, values: design[row]! }]));
  const held = spoken.map((row) => row.holds);
  const split = bestSplit(plausibleRanges.map((range) => range.id), spoken.map((row) => row.values), held);
  return {
    id: claim.id, title: claim.title, claim: claim.claim, source: claim.source, scenario: claim.scenario,
    verdict: verdictOf(parts),
    difference: { mean: parts[0]!.mean, low: parts[0]!.low, high: parts[0]!.high },
    parts,
    share: held.length === 0 ? 0 : held.filter((value) => value).length / held.length,
    where: describeWhere(split, held),
    remark: parts.every((part) => part.holds) ? '' : claim.remark ?? '',
  };
}

/** Holds if all parts do, fails if none does, else mixed (contract, `claims --json`). */
export function verdictOf(parts: readonly Pick<PartResult, 'holds'>[]): Verdict {
  const held = parts.filter((part) => part.holds).length;
  return held === parts.length ? 'holds' : held === 0 ? 'fails' : 'mixed';
}

/** Values of every part by run, NaN left out. */
async function contrasts(
  claim: RunClaim, base: Scenario, runs: number, drawn: readonly number[] | null, pool: RunPool, options: LedgerOptions,
): Promise<number[][]> {
  const worlds = Object.entries(claim.worlds).map(([name, build]) => ({ name, scenario: drawn === null ? build(base) : drawnWorld(base, build, plausibleRanges, drawn) }));
  const values = claim.parts.map((): number[] => []);
  const collect = (from: number, blocks: readonly BlockResult[]): void => {
    for (let index = 0; index < blocks[0]!.count; index++) {
      const views = Object.fromEntries(worlds.map(({ name, scenario }, world) => [name, viewOf(scenario, claim.paths, blocks[world]!, index)]));
      claim.parts.forEach((part, at) => { values[at]![from + index] = part.value(views); });
    }
  };
  const starts = Array.from({ length: Math.ceil(runs / BLOCK) }, (_, block) => block * BLOCK);
  await Promise.all(starts.map(async (from) => {
    const count = Math.min(BLOCK, runs - from);
    const blocks = await Promise.all(worlds.map(async ({ scenario }) => {
      const block = await pool.runBlock({ scenario, from, count, paths: claim.paths }, options.signal);
      options.onStep?.();
      return block;
    }));
    collect(from, blocks);
  }));
  return values.map((list) => list.filter((value) => value === value));
}

/** Mean, least and greatest of cases that are not draws. */
function rangeOf(values: readonly number[]): { readonly mean: number; readonly low: number; readonly high: number } {
  return { mean: meanInterval(values).mean, low: Math.min(...values), high: Math.max(...values) };
}

/** Whether a draw has the claimed sign: in its mean, or in every case where the claim speaks of each; null where it says nothing. */
function signOf(values: readonly number[], { sign, cases }: { readonly sign: 1 | -1; readonly cases?: 'range' | 'sample' }): boolean | null {
  if (values.length === 0) return null;
  if (cases === 'range') return values.every((value) => sign * value > 0);
  return sign * meanInterval(values).mean > 0;
}

function partResult(part: { readonly contrast: string; readonly sign: 1 | -1; readonly cases?: 'range' | 'sample' }, values: readonly number[], signs: readonly (boolean | null)[]): PartResult {
  const spoken = signs.filter((sign) => sign !== null);
  const share = spoken.length === 0 ? null : spoken.filter((sign) => sign).length / spoken.length;
  if (values.length === 0) return { contrast: part.contrast, sign: part.sign, mean: null, low: null, high: null, pairs: 0, share, holds: false };
  const { mean, low, high } = part.cases === 'range' ? rangeOf(values) : meanInterval(values);
  const clear = part.sign > 0 ? low > 0 : high < 0;
  return {
    contrast: part.contrast, sign: part.sign, mean, low: Number.isFinite(low) ? low : null, high: Number.isFinite(high) ? high : null,
    pairs: values.length, share, holds: clear && (share ?? 0) > 0.5,
  };
}
