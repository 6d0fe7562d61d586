import { best, bestResponse } from './best-response.ts';
import { payoffBreakdown, type PayoffPart } from './breakdown.ts';
import { compileRace } from './compile.ts';
import type { CompiledRace } from './compiled.ts';
import { abstainingPayoff, LAB_POINT, payoffAt, penaltyAt, placeAt } from './payoff.ts';
import { Profile, restOf, setProfile } from './profile.ts';
import type { RaceProblem } from './types.ts';

let memory: UnilateralChoice | null = null;

/** A choice of one lab and what it brings. */
export interface OwnChoice {
  /** Share of speed; null abstains. */
  readonly budget: number | null;
  /** U_i, M$, expected penalty included. */
  readonly payoff: number;
}

/**
 * One lab's own choices, its rivals' being given: for questions that a round's equilibrium does not answer (what breaking a promise, a treaty
 * or a rule would bring). `problem` may differ from the round's in what holds for that lab. Throws as `compileRace` does.
 */
export class UnilateralChoice {
  private readonly race: CompiledRace;
  private readonly profile: Profile;
  private readonly point = new Float64Array(LAB_POINT);

  private constructor(race: CompiledRace, profile: Profile) {
    this.race = race;
    this.profile = profile;
  }

  static of(problem: RaceProblem, budgets: readonly (number | null)[]): UnilateralChoice {
    const race = compileRace(problem);
    return new UnilateralChoice(race, new Profile(race.labs, race.views)).at(budgets);
  }

  /** A choice that is asked about at once and not kept: the next one that is passing overwrites it. */
  static passing(problem: RaceProblem, budgets: readonly (number | null)[]): UnilateralChoice {
    const race = compileRace(problem, memory?.race);
    if (memory?.race !== race) memory = new UnilateralChoice(race, new Profile(race.labs, race.viewCapacity));
    return memory.at(budgets);
  }

  private at(budgets: readonly (number | null)[]): this {
    setProfile(this.race, this.profile, budgets.map((budget) => budget ?? NaN));
    return this;
  }

  /** U_i, M$, of this lab at a budget within its limits, or abstaining. */
  payoff(lab: number, budget: number | null): number {
    const { race, profile, point } = this;
    const from = restOf(race, profile, lab);
    if (budget === null) return abstainingPayoff(race, lab, profile.rest, from);
    placeAt(race, lab, budget, point, 0);
    return payoffAt(race, lab, point, 0, profile.rest, from) - penaltyAt(race, lab, budget);
  }

  /** What adds up to that payoff, M$, part by part, zeros included. */
  parts(lab: number, budget: number | null): PayoffPart[] {
    const { race, profile, point } = this;
    const from = restOf(race, profile, lab);
    if (budget === null) return payoffBreakdown(race, lab, null, profile.rest, from, 0);
    placeAt(race, lab, budget, point, 0);
    return payoffBreakdown(race, lab, point, profile.rest, from, penaltyAt(race, lab, budget));
  }

  /** This lab's best choice over everything that the problem allows it, as the solver finds best responses. */
  best(lab: number): OwnChoice {
    const { race, profile } = this;
    const from = restOf(race, profile, lab);
    bestResponse(race, lab, profile.rest, from, race.lower[lab]!, race.upper[lab]!, race.mayAbstain[lab] === 1);
    return { budget: Number.isNaN(best.budget) ? null : best.budget, payoff: best.payoff };
  }
}
