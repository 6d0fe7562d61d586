import { log } from '../../core/math/index.ts';
import { AggregateChart } from './aggregate-chart.ts';
import { choiceCount, choices } from './assignments.ts';
import { gainAt, parting } from './branches.ts';
import { budgetOf, isSpent } from './budget.ts';
import type { Budget } from './budget.ts';
import type { Chart, Group, Quantity } from './chart.ts';
import { ChoiceBounds } from './choice-bounds.ts';
import { cover } from './cover.ts';
import type { Found } from './cover.ts';
import { PivotChart } from './pivot-chart.ts';
import { raised } from './replies.ts';
import type { ReplyProblem } from './replies.ts';
import { effectiveEnmity, isRegulated } from './types.ts';
import type { SafetyRaceGame } from './types.ts';

/** What a search may cost at the usual effort. Most races take some thousands; a dozen labs of large enmity, with hundreds of equilibria, a million. */
export const usualReplies = 80_000;
/** Replies in the budget for each set of labs without any safety that is tried, the others at the floor. */
const repliesPerHeld = 4;

/** Ranges in which the rounding of the bounds is covered, and the least ln Σw of which doubles keep all digits. */
const coversRounding = ({ enmity, exponent }: ReplyProblem, least: number): boolean => enmity >= 1e-6 && enmity <= 1e4 && exponent >= 0.01 && exponent <= 1000 && least > -600;

/** Rounding of what decides whether a lab would rather be less safe than the floor, in parts of G. */
const rounding = 1e-12;

/** Whether labs at the floor would rather be less safe, which a cell cannot tell where a free reply passes the floor: those that would rather be safer are no best replies, if next to one. */
function stayAtFloor({ exponent: r, enmity: e }: ReplyProblem, limit: number, { assignment, root: { point } }: Found): boolean {
  for (let at: number = choices.atFloor; at < assignment.length; at += choiceCount) {
    if (assignment[at]! > 0 && (1 + 1 / r) * limit + e * point.share[at]! * (1 - limit) > point.gain * (1 + rounding)) return false;
  }
  return true;
}

/** Safeties from a set of choices and a root of its equations. */
function profileOf(game: SafetyRaceGame, groups: readonly Group[], { assignment, root }: Found): number[] {
  const safety = new Array<number>(game.speeds.length);
  groups.forEach(({ labs }, i) => {
    let next = 0;
    for (let code = 0; code < choiceCount; code++) {
      const at = i * choiceCount + code;
      const level = code === choices.atFloor ? game.floor : code === choices.hasty ? 0 : 1 - root.point.unsafety[at]!;
      for (let count = 0; count < assignment[at]!; count++) safety[labs[next++]!] = level;
    }
  });
  return safety;
}

/** How much lower than it need be ln Σw may be: all labs at the floor are right at the bound, and are to lie well inside of a cell. */
const margin = 0.01;

/**
 * A lower bound of ln Σw. Two labs race at least (one alone would go ever slower), and one of them wins with 1/2 at most. At the floor its weight alone is k l^r; else
 * a z ≥ G - e/2 ≥ e/2 - (e-1) Z, Z being the largest unsafety, which therefore is at least (e/2)/(a+e-1). For e ≤ 1 one of n wins with 1/n at most, which at a free reply
 * takes z ≥ e (1-1/n)/(a-e/n), and Σw is n times its weight at least; with a floor at full safety those that comply do not race at all, and n is 2.
 */
function leastLogTotal({ exponent: r, enmity: e }: ReplyProblem, groups: readonly Group[], limit: number): number {
  const slope = 1 + 1 / r;
  const slowest = groups.reduce((least, { speed }) => Math.min(least, speed), Infinity);
  const labs = e > 1 ? 1 : limit > 0 ? groups.reduce((sum, group) => sum + group.labs.length, 0) : 2;
  const freest = e > 1 ? e / 2 / (slope + e - 1) : (e * (1 - 1 / labs)) / (slope - e / labs);
  return log(labs * slowest) + r * log(limit > 0 ? Math.min(limit, freest) : freest) - margin;
}

/**
 * Whether a lab of a given speed k may reply freely below the parting. Its own p is at least a/e there, so that Σw ≤ k e/a, and with λ the least weight that a lab held
 * somewhere has at speed 1, another of speed k' wins with at least k' λ a/(e k), or a/e where it replies freely or is faster and without safety.
 */
function mayPivot({ exponent, enmity }: ReplyProblem, groups: readonly Group[], speed: number, leastWeight: number): boolean {
  const least = (1 + 1 / exponent) / enmity;
  const others = groups.reduce((sum, group) => sum + group.labs.length * Math.min(1, (group.speed / speed) * leastWeight), -Math.min(1, leastWeight));
  return least * (1 + others) <= 1 + 1e-6;
}

/** Profiles in which every lab races without any safety or complies at the floor, by the bounds at their point; null where they are too many. */
function heldProfiles(game: SafetyRaceGame, problem: ReplyProblem, bounds: ChoiceBounds, groups: readonly Group[], most: number): number[][] | null {
  if (!isRegulated(game)) return [];
  if (groups.reduce((product, { labs }) => product * (labs.length + 1), 1) > most) return null;
  const limit = 1 - game.floor;
  const atFloor = raised(problem, limit);
  const found: number[][] = [];
  const hasty = groups.map(() => 0);
  const place = (i: number, total: number, unsafe: number): void => {
    if (i < groups.length) {
      const { speed, labs } = groups[i]!;
      for (let count = 0; count <= labs.length; count++) {
        hasty[i] = count;
        const [out, inside] = [count * speed, (labs.length - count) * speed * atFloor];
        place(i + 1, total + out + inside, unsafe + out + inside * limit);
      }
      return;
    }
    if (!(total > 0)) return;
    const disaster = unsafe / total;
    const gain = gainAt(problem, disaster);
    const some = hasty.some((count) => count > 0);
    if (some && gain < (1 + 1 / problem.exponent) * (1 - 1e-9)) return;
    const frame = { least: total, most: total, from: disaster, to: disaster, gainLow: gain, gainHigh: gain };
    const stays = groups.every(({ speed, labs }, k) => (hasty[k] === 0 || bounds.hasty(speed, frame) !== null) && (hasty[k] === labs.length || bounds.atFloor(speed, frame) !== null));
    if (!stays) return;
    const safety = new Array<number>(game.speeds.length).fill(game.floor);
    groups.forEach(({ labs }, k) => labs.slice(0, hasty[k]).forEach((lab) => (safety[lab] = 0)));
    found.push(safety);
  };
  place(0, 0, 0);
  return found;
}

/**
 * Candidate equilibria, of those that exchange twins one, except that all are safe; `certain` if there can be no other. Above the parting in the aggregates, and below it by the
 * slowest lab that replies freely, if one does.
 */
export function searchCompletely(game: SafetyRaceGame, twins: readonly (readonly number[])[], budget: Budget = budgetOf(usualReplies)): { profiles: number[][]; certain: boolean } {
  const problem = { exponent: game.exponent, enmity: effectiveEnmity(game), roughly: true };
  const groups = twins.map((labs) => ({ speed: game.speeds[labs[0]!]!, labs }));
  const limit = 1 - game.floor;
  const regulated = isRegulated(game);
  const quantity: Quantity = problem.enmity > 1 ? 'safe' : 'concentration';
  const bounds = new ChoiceBounds(problem, regulated ? { limit, fine: game.fine / (1 + game.disasterLoss) } : null, quantity);
  const setting = { problem, exact: { ...problem, roughly: false }, quantity, limit, budget, bounds, least: leastLogTotal(problem, groups, regulated ? limit : 1) };
  const profiles: number[][] = [];
  if (!coversRounding(problem, setting.least)) return { profiles, certain: false };
  let certain = true;
  const search = <Kept>(chart: Chart<Kept>): void => {
    const { found, certain: whole } = cover(chart, budget);
    profiles.push(...found.filter((each) => stayAtFloor(problem, limit, each)).map((each) => profileOf(game, chart.groups, each)));
    certain &&= whole;
  };
  search(new AggregateChart(setting, groups));
  if (problem.enmity > 1 && parting(problem) > 0) {
    const held = heldProfiles(game, problem, bounds, groups, budget.most / repliesPerHeld);
    profiles.push(...(held ?? []));
    certain &&= held !== null;
    for (const pivot of groups.filter((each) => mayPivot(problem, groups, each.speed, bounds.leastWeight))) {
      if (isSpent(budget)) return { profiles, certain: false };
      search(new PivotChart(setting, groups, pivot));
    }
  }
  return { profiles, certain };
}
