import type { PortfolioProblem } from '../portfolio/types.ts';
import { frontierOf } from '../portfolio/frontier.ts';
import { budgetForAssessedRisk } from '../portfolio/readouts.ts';
import { best, bestResponse } from './best-response.ts';
import { compiledOnce } from './compiled-once.ts';
import type { CompiledRace } from './compiled.ts';
import { Profile, restOf, setProfile } from './profile.ts';
import type { RaceProblem } from './types.ts';

/** What a rule is worth breaking: best payoffs with rivals as they are, penalties left out, M$ over the horizon. */
export interface ViolationGain {
  /** Best payoff of keeping the rule; -Infinity where the lab cannot. */
  readonly keeping: number;
  /** Best payoff of breaking it; -Infinity where every budget keeps it. */
  readonly breaking: number;
  /** breaking - keeping: negative where the lab would keep it anyway, ∞ where it cannot. */
  readonly gain: number;
}

// Where the labs of the last choices asked about stand.
let last: { problem: RaceProblem; budgets: readonly (number | null)[]; profile: Profile } | null = null;

function compiled(problem: RaceProblem, budgets: readonly (number | null)[]): { race: CompiledRace; profile: Profile } {
  const race = compiledOnce(problem);
  if (last === null || last.problem !== problem || last.budgets !== budgets) {
    const profile = new Profile(race.labs, race.views);
    setProfile(race, profile, budgets.map((value) => value ?? NaN));
    last = { problem, budgets, profile };
  }
  return { race, profile: last.profile };
}

/** The endogenous gain of the deterrence model (model, section 5): from breaking a cap on assessed risk, at the others' `budgets`. */
export function gainFromBreakingCap(problem: RaceProblem, budgets: readonly (number | null)[], lab: number, cap: number): ViolationGain {
  const { race, profile } = compiled(problem, budgets);
  const from = restOf(race, profile, lab);
  const lower = race.lower[lab]!;
  const upper = race.upper[lab]!;
  const threshold = budgetForAssessedRisk(race.frontier[lab]!, cap, upper);
  return unpunished(race, lab, () => {
    const keeping = threshold === null ? -Infinity : reply(race, lab, profile, from, Math.max(lower, threshold), upper);
    const breaking = threshold !== null && threshold <= lower ? -Infinity : reply(race, lab, profile, from, lower, threshold ?? upper);
    return gainOf(keeping, breaking);
  });
}

/** The same for a rule that lists measures: `lawful` is the portfolio problem with the list met, `free` without. */
export function gainFromBreakingDesign(
  problem: RaceProblem, budgets: readonly (number | null)[], lab: number, lawful: PortfolioProblem, free: PortfolioProblem,
): ViolationGain {
  const { race, profile } = compiled(problem, budgets);
  const from = restOf(race, profile, lab);
  const { minimumBudget, maximumBudget } = problem.labs[lab]!;
  const present = race.frontier[lab]!;
  const under = (portfolio: PortfolioProblem): number => {
    const frontier = frontierOf(portfolio);
    const lower = Math.max(minimumBudget, frontier.demandCost);
    if (lower > maximumBudget) return -Infinity;
    race.frontier[lab] = frontier;
    return reply(race, lab, profile, from, lower, maximumBudget);
  };
  const result = unpunished(race, lab, () => gainOf(under(lawful), under(free)));
  race.frontier[lab] = present;
  return result;
}

function gainOf(keeping: number, breaking: number): ViolationGain {
  const gain = keeping === -Infinity ? Infinity : breaking === -Infinity ? 0 : breaking - keeping;
  return { keeping, breaking, gain };
}

function reply(race: CompiledRace, lab: number, profile: Profile, from: number, lower: number, upper: number): number {
  bestResponse(race, lab, profile.rest, from, lower, upper, false);
  return best.payoff;
}

/** Leaves the lab's penalty out while `act` runs. */
function unpunished<T>(race: CompiledRace, lab: number, act: () => T): T {
  const penalty = race.penalty[lab]!;
  const threshold = race.threshold[lab]!;
  race.penalty[lab] = 0;
  race.threshold[lab] = -Infinity;
  const result = act();
  race.penalty[lab] = penalty;
  race.threshold[lab] = threshold;
  return result;
}
