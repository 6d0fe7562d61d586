import { best, bestResponse } from './best-response.ts';
import { compileRace } from './compile.ts';
import type { CompiledRace } from './compiled.ts';
import { abstainingPayoff, LAB_POINT, payoffAt, penaltyAt, placeAt } from './payoff.ts';
import { Profile, restOf, setProfile } from './profile.ts';
import type { RaceProblem } from './types.ts';

/** A signal that a lab may receive before it chooses: its chance and the belief that it leaves, [0, 1]. */
export interface Signal {
  readonly chance: number;
  readonly belief: number;
}

/** What a lab gains by learning before it chooses, rivals as given: E max U - max E U (model, section 9), M$. */
export interface InformationValue {
  readonly value: number;
  /** E max U: it chooses after each signal; max E U: one choice for all signals. */
  readonly informed: number;
  readonly uninformed: number;
  /** Its best budget after each signal and without; null abstains. The value is 0 unless they differ. */
  readonly budgets: readonly (number | null)[];
  readonly budgetWithout: number | null;
}

const point = new Float64Array(LAB_POINT);
const GOLDEN = 0.6180339887498949;

/**
 * The value to one player of seeing a signal before it chooses, the other players' choices held fixed. Evidence is worth something only if
 * some signal changes what the player does. Chances must sum to 1.
 */
export function valueOfInformation(problem: RaceProblem, budgets: readonly (number | null)[], player: number, signals: readonly Signal[]): InformationValue {
  const choices = budgets.map((budget) => budget ?? NaN);
  const views = signals.map(({ chance, belief }) => {
    const labs = problem.labs.map((lab, i) => (i === player ? { ...lab, subjectiveRisk: belief } : lab));
    const race = compileRace({ ...problem, labs }, null);
    const profile = new Profile(race.labs, race.viewCapacity);
    setProfile(race, profile, choices);
    const from = restOf(race, profile, player);
    // `restOf` writes to shared memory of the profile: each view keeps its own copy.
    return { chance, race, rest: profile.rest.slice(from, from + 4) };
  });
  const lab = problem.labs[player]!;
  const after = views.map(({ race, rest }) => {
    bestResponse(race, player, rest, 0, race.lower[player]!, race.upper[player]!, lab.mayAbstain);
    return { budget: best.budget, payoff: best.payoff };
  });
  const informed = views.reduce((sum, { chance }, s) => sum + chance * after[s]!.payoff, 0);
  const expected = (budget: number): number => views.reduce((sum, { chance, race, rest }) => sum + chance * payoff(race, rest, player, budget), 0);

  // A mean of payoffs may have several peaks, kinks and jumps: it is looked at along the whole range and refined around the highest points.
  const race = views[0]!.race;
  const candidates = [...after.map((each) => each.budget), ...(lab.mayAbstain ? [NaN] : []), ...peaks(expected, race.lower[player]!, race.upper[player]!, race.threshold[player]!)];
  let budgetWithout = candidates[0]!;
  let uninformed = -Infinity;
  for (const budget of candidates) {
    const value = expected(budget);
    if (value > uninformed) {
      uninformed = value;
      budgetWithout = budget;
    }
  }
  const orNull = (budget: number): number | null => (budget === budget ? budget : null);
  return { value: Math.max(0, informed - uninformed), informed, uninformed, budgets: after.map((each) => orNull(each.budget)), budgetWithout: orNull(budgetWithout) };
}

function payoff(race: CompiledRace, rest: Float64Array, player: number, budget: number): number {
  if (budget !== budget) return abstainingPayoff(race, player, rest, 0);
  placeAt(race, player, budget, point, 0);
  return payoffAt(race, player, point, 0, rest, 0) - penaltyAt(race, player, budget);
}

/** Points of the look at the whole range, and how many of the highest are refined. */
const scanned = 256;
const refined = 4;

/** Candidates for where a function on [low, high] is largest: its ends, a stated kink, and the highest points of a scan, refined. */
function peaks(value: (at: number) => number, low: number, high: number, kink: number): number[] {
  const at = (k: number): number => low + ((high - low) * k) / scanned;
  const heights = Array.from({ length: scanned + 1 }, (_, k) => value(at(k)));
  const tops = heights.map((_, k) => k).filter((k) => heights[k]! >= (heights[k - 1] ?? -Infinity) && heights[k]! >= (heights[k + 1] ?? -Infinity))
    .sort((a, b) => heights[b]! - heights[a]! || a - b).slice(0, refined);
  return [low, high, ...(kink > low && kink < high ? [kink] : []), ...tops.map((k) => peak(value, at(Math.max(0, k - 1)), at(Math.min(scanned, k + 1))))];
}

/** Where a function is largest between two points, by golden section: 60 steps narrow the bracket by 3e-13. */
function peak(value: (at: number) => number, low: number, high: number): number {
  let a = low;
  let b = high;
  for (let step = 0; step < 60; step++) {
    const left = b - GOLDEN * (b - a);
    const right = a + GOLDEN * (b - a);
    if (value(left) >= value(right)) b = right;
    else a = left;
  }
  return (a + b) / 2;
}
