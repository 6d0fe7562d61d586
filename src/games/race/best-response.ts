import type { CompiledRace } from './compiled.ts';
import { ALONE, BEND, marginal, marginalAt, WITH_BEND } from './marginal.ts';
import { abstainingPayoff, LAB_POINT, labPoint, payoffAt, penaltyAt } from './payoff.ts';
import { scanPlan } from './scan-plan.ts';

const rootLimit = 80;

const trial = new Float64Array(LAB_POINT);

/** The best budget that a scan found and its payoff, M$, penalty included; `budget` is NaN for abstaining. `peaks` counts the local maxima met. */
export const best = { budget: 0, payoff: 0, peaks: 0 };

/**
 * Best response of lab i on [lower, upper], its rivals summed up in `rest`: local maxima are where the derivative changes sign along the
 * pieces of the frontier (kinks and ends included), polished by Newton within brackets, and compared with each other and with
 * abstaining. Fast, not proved to be global: that is what the certificate is for. `from` is where the lab's rest begins.
 */
export function bestResponse(
  race: CompiledRace,
  i: number,
  rest: Float64Array,
  from: number,
  lower: number,
  upper: number,
  abstaining: boolean,
): void {
  best.payoff = -Infinity;
  best.peaks = 0;
  if (abstaining) {
    best.budget = NaN;
    best.payoff = abstainingPayoff(race, i, rest, from);
  }
  const threshold = race.threshold[i]!;
  // Each side of the compliance threshold is a closed set of its own; the jump makes its edge a candidate.
  if (threshold > lower && threshold < upper) {
    scan(race, i, rest, from, lower, threshold, race.penalty[i]!);
    scan(race, i, rest, from, threshold, upper, 0);
  } else scan(race, i, rest, from, lower, upper, penaltyAt(race, i, lower));
}

function scan(race: CompiledRace, i: number, rest: Float64Array, from: number, lower: number, upper: number, penalty: number): void {
  const plan = scanPlan(race, i, lower, upper);
  const { points } = plan;
  // The slope just left of the part; positive before the first, so that a falling start counts as a maximum.
  let arriving = 1;
  for (let part = 0; part < plan.parts; part++) {
    const begin = plan.begin[part]!;
    const end = plan.end[part]!;
    const right = (2 * part + 1) * LAB_POINT;
    const joined = plan.joined[part] === 1;
    const left = joined ? right - 2 * LAB_POINT : right - LAB_POINT;
    const leaving = joined ? arriving : marginalAt(race, i, points, left, rest, from, ALONE);
    if (arriving >= 0 && leaving <= 0) propose(payoffAt(race, i, points, left, rest, from) - penalty, begin);
    if (end > begin) {
      arriving = marginalAt(race, i, points, right, rest, from, ALONE);
      if (leaving > 0 && arriving < 0) {
        const piece = plan.piece[part]!;
        const capped = plan.capped[part] === 1;
        const b = slopeRoot(race, i, rest, from, piece, capped, begin, end);
        labPoint(race, i, b, piece, capped, trial, 0);
        propose(payoffAt(race, i, trial, 0, rest, from) - penalty, b);
      }
    } else if (end < upper || begin === lower) arriving = leaving;
    if (end >= upper && arriving >= 0) propose(payoffAt(race, i, points, right, rest, from) - penalty, upper);
  }
}

function propose(payoff: number, budget: number): void {
  best.peaks++;
  if (payoff > best.payoff) {
    best.payoff = payoff;
    best.budget = budget;
  }
}

/** Where the slope crosses zero from above within (low, high): Newton, bisected whenever it leaves the bracket or stalls. */
function slopeRoot(
  race: CompiledRace,
  i: number,
  rest: Float64Array,
  from: number,
  piece: number,
  capped: boolean,
  low: number,
  high: number,
): number {
  let b = (low + high) / 2;
  let width = high - low;
  for (let step = 0; step < rootLimit; step++) {
    labPoint(race, i, b, piece, capped, trial, 0);
    const slope = marginalAt(race, i, trial, 0, rest, from, WITH_BEND);
    if (slope === 0) return b;
    if (slope > 0) low = b;
    else high = b;
    const bend = marginal[BEND]!;
    let next = bend < 0 ? b - slope / bend : low - 1;
    if (!(next > low && next < high) || (step > 8 && step % 2 === 0 && high - low > width * 0.5)) next = (low + high) / 2;
    width = high - low;
    if (Math.abs(next - b) <= 1e-15 || next === low || next === high) return next;
    b = next;
  }
  return b;
}
