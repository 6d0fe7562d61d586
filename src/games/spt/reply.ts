import { exp, log, logistic } from '../../core/math/index.ts';
import { bracketedRoot } from '../solve/roots.ts';
import { type Along, alongBestSafety, bestLogSafety, ceilingBetween, type Regime, regimesOf, type Reply, type Rivals } from './best-safety.ts';
import type { SptGame, SptPlayer } from './types.ts';

/** Cells of the search over ln Xp, how far below the largest affordable investment and performance it reaches, and how many cells are looked at as one at first. */
const searchCells = 120;
const searchDepth = 28;
const widestBlock = 8;

/** ln Xp of the most that may pay, and of the least that is looked at, at a price. */
const mostPerformance = ({ d }: SptPlayer, price: number): number => log((1 + d) / price);
export const leastPerformance = (player: SptPlayer, price: number): number => mostPerformance(player, price) - searchDepth / Math.min(1, player.beta);

/** Payoff without performance investment: the player cannot win, but may still help all to be safe. */
function withoutPerformance(game: SptGame, player: SptPlayer, rivals: Rivals): Reply {
  const others = rivals.performance > 0 ? rivals.safePerformance / rivals.performance : 0;
  const helps = game.disaster === 'multiplicative' && player.theta === 0;
  if (!helps) {
    const common = game.disaster === 'multiplicative' ? 0 : others;
    return { logSafety: -Infinity, logPerformance: -Infinity, value: -(1 - common) * player.d };
  }
  const regime = regimesOf(game, player)[0] as Regime;
  const logS = bestLogSafety(rivals.safeProduct * player.d, regime.safetyPrice, player.alpha, log(player.A));
  const t = logS === -Infinity ? 0 : logistic(logS);
  const logSafety = logS === -Infinity ? -Infinity : (logS - log(player.A)) / player.alpha;
  return { logSafety, logPerformance: -Infinity, value: rivals.safeProduct * t * player.d - player.d - regime.safetyPrice * exp(logSafety) };
}

/** Where a slope changes sign from up to down on the way up from `from`, or the end of [bottom, top] that is reached before. */
function climb(slope: (x: number) => number, from: number, bottom: number, top: number): number {
  const start = Math.min(top, Math.max(bottom, from));
  const atStart = slope(start);
  if (atStart === 0) return start;
  let [near, atNear] = [start, atStart];
  for (let width = 1e-4; ; width *= 8) {
    const next = atStart > 0 ? Math.min(top, start + width) : Math.max(bottom, start - width);
    if (next === near) return near;
    const atNext = slope(next);
    if (atNext > 0 !== atStart > 0) return atStart > 0 ? bracketedRoot(slope, near, next, atNear, atNext) : bracketedRoot(slope, next, near, atNext, atNear);
    [near, atNear] = [next, atNext];
  }
}

/** The best choice of one player so far. */
interface Best {
  reply: Reply | null;
}

function consider(best: Best, reply: Along): void {
  if (reply.attained && (best.reply === null || reply.value > best.reply.value)) best.reply = reply;
}

/**
 * Looks over all performances of a regime for a better choice than the best so far: blocks of cells whose upper bound is no better are passed over,
 * the others halved down to cells, in which the payoff is climbed to where its derivative passes zero.
 */
function searchRegime(best: Best, at: (x: number, guess?: number) => Along, ceiling: (lower: Along, higher: Along) => number, bottom: number, top: number): void {
  const points: Along[] = [];
  const evaluate = (i: number, guess?: number): void => {
    const point = at(bottom + ((top - bottom) * i) / searchCells, guess);
    points[i] = point;
    consider(best, point);
  };
  const hopeful = (low: number, width: number): boolean => best.reply === null || ceiling(points[low]!, points[low + width]!) > best.reply.value;
  let blocks: number[] = [];
  for (let i = 0; i <= searchCells; i += widestBlock) {
    evaluate(i, points[i - widestBlock]?.free);
    if (i < searchCells) blocks.push(i);
  }
  for (let width = widestBlock; width > 1; width /= 2) {
    const half = width / 2;
    const halves: number[] = [];
    for (const low of blocks) {
      if (!hopeful(low, width)) continue;
      evaluate(low + half, (points[low]!.free + points[low + width]!.free) / 2);
      halves.push(low, low + half);
    }
    blocks = halves;
  }
  for (const low of blocks) {
    const [lower, higher] = [points[low]!, points[low + 1]!];
    if (lower.slope > 0 && higher.slope < 0 && hopeful(low, 1)) consider(best, at(bracketedRoot((x) => at(x).slope, lower.logPerformance, higher.logPerformance, lower.slope, higher.slope)));
  }
}

/**
 * Best reply of a player: for each certification regime the best safety follows from the performance, and what remains is a search over ln Xp,
 * from where the player was. Unless it is to look `everywhere`, only the peak around that is followed, and a player without performance stays without.
 */
export function bestReply(game: SptGame, index: number, rivals: Rivals, from: number, everywhere: boolean): Reply {
  const player = game.players[index] as SptPlayer;
  const apart = from === -Infinity;
  const best: Best = { reply: (everywhere || apart) && rivals.performance > 0 ? withoutPerformance(game, player, rivals) : null };
  if (apart && !everywhere && best.reply !== null) return best.reply;
  for (const regime of regimesOf(game, player)) {
    const at = (x: number, guess?: number): Along => alongBestSafety(game, player, rivals, regime, x, guess);
    const [top, bottom] = [mostPerformance(player, regime.performancePrice), leastPerformance(player, regime.performancePrice)];
    if (everywhere || apart) {
      if (from >= bottom && from <= top) consider(best, at(from));
      searchRegime(best, at, (lower, higher) => ceilingBetween(game, player, rivals, lower, higher), bottom, top);
    } else consider(best, at(climb((x) => at(x).slope, from, bottom, top)));
  }
  return best.reply ?? bestReply(game, index, rivals, from, true);
}
