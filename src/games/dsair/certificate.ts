import { logistic } from '../../core/math/index.ts';
import { sameFigure } from '../solve/answer.ts';
import type { DsairSolution } from './front.ts';
import type { DsairGame } from './payoff.ts';

interface Totals {
  readonly both: number;
  readonly alone: number;
  /** Of the unsafe, if no disaster comes. */
  readonly exploiting: number;
  readonly bothUnsafe: number;
}

/** What each earns in the whole race, summed from the story: W rounds at benefits and costs, then the prize; the fast need 1/s of the rounds. */
function totals(game: DsairGame): Totals {
  const { speed: s, benefit: b, cost: c, prize: B, rounds: W, foundOut: f } = game;
  const caught = f * b;
  const uncaught = (1 - f) * b;
  return {
    both: W * (b / 2) - W * c + B / 2,
    alone: W * (caught + uncaught / (1 + s)) - W * c,
    exploiting: (W / s) * (s * uncaught * (s / (1 + s))) + s * B,
    // Found out together neither earns anything in the round; one alone leaves it to the other.
    bothUnsafe: W * (f * (1 - f) * b + (1 - f) * (1 - f) * (b / 2)) + (s * B) / 2,
  };
}

/**
 * Another route to the answer: payoffs as totals of the race over its rounds; the share of the unsafe by the ratio of the two fixation probabilities, which is
 * e^(β Σ_k Δ(k)) whatever each of them is; thresholds as the p_r at which the totals balance.
 */
export function checkDsair(game: DsairGame, solution: DsairSolution): boolean {
  const { rounds: W, population: N, selection, disasterProbability } = game;
  const total = totals(game);
  const size = [total.both, total.alone, total.exploiting, total.bothUnsafe].reduce((most, value) => Math.max(most, Math.abs(value)), W * game.cost) / W;
  const p = 1 - disasterProbability;
  const expected = [[total.both / W, total.alone / W], [(p * total.exploiting) / W, (p * total.bothUnsafe) / W]] as const;
  const paid = expected.every((row, i) => row.every((value, j) => sameFigure(value, solution.payoffs[i]?.[j] ?? NaN, 1e-11, size)));

  // Σ over k = 1..N-1 unsafe of (unsafe's mean payoff - safe's), self-interaction excluded.
  const pairs = (N * (N - 1)) / 2;
  const [[aa, ab], [ba, bb]] = expected;
  const others = pairs - (N - 1);
  const advantage = (others * bb + pairs * ba - pairs * ab - others * aa) / (N - 1);
  const lean = selection * advantage;
  const share = logistic(lean);
  const rounding = 1e-12 * (1 + selection * N * size);
  const shared = Math.abs(solution.unsafeShare - share) <= rounding * Math.max(share * (1 - share), Math.min(1, rounding))
    || sameFigure(solution.unsafeShare, share, rounding);

  const balances = (threshold: number | null, safe: number, unsafe: number): boolean =>
    (threshold === null ? !(unsafe > 0) : unsafe > 0 && sameFigure(safe, (1 - threshold) * unsafe, 1e-11, size * W));
  return paid && shared
    && balances(solution.societyThreshold, total.both, total.bothUnsafe)
    && balances(solution.riskDominanceThreshold, total.both + total.alone, total.exploiting + total.bothUnsafe);
}
