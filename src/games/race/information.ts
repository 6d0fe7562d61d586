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

  // The best single choice lies among the best choices after signals or between them.
  const inside = after.map((each) => each.budget).filter((budget) => budget === budget);
  const candidates = [...after.map((each) => each.budget), ...(inside.length > 1 ? [peak(expected, Math.min(...inside), Math.max(...inside))] : [])];
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
