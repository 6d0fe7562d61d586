import { log, pow } from '../../core/math/index.ts';
import { sameFigure } from '../solve/answer.ts';
import type { DeterrenceGame, DeterrenceSolution } from './types.ts';

/** v(y) as the contract writes it: y^(1-γ)/(1-γ), ln y for γ = 1; -Infinity where it is unbounded below. */
function utility(riskAversion: number, wealth: number): number {
  if (riskAversion === 0) return wealth;
  if (riskAversion === 1) return log(wealth);
  if (wealth <= 0) return riskAversion > 1 ? -Infinity : 0;
  return pow(wealth, 1 - riskAversion) / (1 - riskAversion);
}

/** How much closer to indifference than this share of what is compared nothing is told. */
const BLUR = 1e-9;

/** Whether the offender violates at this detection and penalty: 1 yes, -1 no, 0 too close to call. In units of wealth, or of the gain without any. */
function choice(game: DeterrenceGame, detection: number, penalty: number): number {
  const { gain, wealth, riskAversion } = game;
  const limited = wealth === null ? penalty : Math.min(penalty, wealth);
  if (gain === 0) return -1;
  const w = riskAversion === 0 ? 0 : wealth ?? 0;
  const unit = riskAversion === 0 ? gain : w > 0 ? w : gain;
  const kept = utility(riskAversion, (w + gain) / unit);
  const caught = utility(riskAversion, (w + gain - limited) / unit);
  const status = utility(riskAversion, w / unit);
  const violating = (detection < 1 ? (1 - detection) * kept : 0) + (detection > 0 ? detection * caught : 0);
  if (violating === status) return riskAversion === 0 ? -1 : 0;
  if (!Number.isFinite(violating) || !Number.isFinite(status)) return violating > status ? 1 : -1;
  const compared = Math.max(Math.abs(kept), Math.abs(status), detection > 0 ? Math.abs(detection * caught) : 0);
  // Utilities around 1 lose the digits of a gain that is small against wealth.
  if (Math.abs(violating - status) <= BLUR * Math.min(1, gain / unit) * compared + 1e-15 * compared) return 0;
  return violating > status ? 1 : -1;
}

/** Whether `needed` is where the choice turns from violating to complying as a lever rises to `most`; null: not even there. */
function turnsAt(needed: number | null, most: number, chosen: (lever: number) => number): boolean {
  if (needed === null) return most < Infinity && chosen(most) >= 0;
  if (!(needed >= 0 && needed <= most * (1 + 1e-9))) return false;
  return chosen(Math.min(most, needed * (1 + 1e-6))) <= 0 && (needed === 0 || chosen(needed * (1 - 1e-6)) >= 0);
}

/** Another route to the answer: expected utilities written out, compared on both sides of what is said to be needed. */
export function checkDeterrence(game: DeterrenceGame, solution: DeterrenceSolution): boolean {
  const { gain, detection, penalty, wealth } = game;
  // Without wealth a risk averse offender has nothing to lose, and any gain is worth it.
  if (game.riskAversion !== 0 && wealth === 0) {
    const needed = gain > 0 ? null : 0;
    return solution.violates === gain > 0 && solution.expectedPenalty === 0 && solution.detectionNeeded === needed && solution.penaltyNeeded === needed;
  }
  const chosen = choice(game, detection, penalty);
  const limited = wealth === null ? penalty : Math.min(penalty, wealth);
  const undetected = detection === 0 && gain > 0;
  return (chosen === 0 || solution.violates === chosen > 0)
    && sameFigure(solution.expectedPenalty, limited * detection)
    && turnsAt(solution.detectionNeeded, 1, (q) => choice(game, q, penalty))
    && ((undetected && solution.penaltyNeeded === null) || turnsAt(solution.penaltyNeeded, wealth ?? Infinity, (fine) => choice(game, detection, fine)));
}
