import { eventId } from '../../core/events/index.ts';
import { decisionTerms } from '../../games/race/terms.ts';
import type { RaceProblem, RaceSolution } from '../../games/race/types.ts';
import type { World } from '../world/world.ts';

/** Change of a safety budget, share of speed, from which it is told as an event. */
const worthTelling = 0.02;

/**
 * Decisions worth telling become events with their reasons: what each term of the lab's payoff would gain from one more point of speed given
 * up for safety (M$ a percentage point), taken at its last told budget, so that a positive sum says why it rose and a negative why it fell.
 */
export function tellDecisions(world: World, problem: RaceProblem, solution: RaceSolution): void {
  const { labs, settings } = world;
  for (let k = 0; k < world.players.length; k++) {
    const i = world.players[k]!;
    const budget = labs.budget[i]!;
    const told = labs.toldBudget[i]!;
    if (told >= 0 && Math.abs(budget - told) < worthTelling && (budget === 1) === (told === 1)) continue;
    const entity = settings.labs[i]!.name;
    // Every lab decides at every round, told or not: the round numbers the decision.
    const id = eventId('decision', entity, world.round);
    const terms = [{ name: 'safety budget', value: budget }, { name: 'residual risk', value: labs.residualRisk[i]! }];
    if (told >= 0) terms.push({ name: 'budget before', value: told });
    if (solution.status === 'solved' && budget !== 1) {
      const at = told >= 0 && told < 1 ? told : budget;
      let slope = 0;
      for (const term of decisionTerms(problem, solution, k, at)) {
        slope += term.value / 100;
        terms.push({ name: term.name, value: term.value / 100 });
      }
      // At a least budget that staff, law or a promise impose, that is what holds against a payoff that would rather fall.
      if (labs.bound[i] === 1 && slope < 0) terms.push({ name: 'held up by staff, law or promise', value: -slope });
    }
    world.emit({
      run: world.run, id, cause: causeOf(world, i, told < 0 ? 0 : budget - told), time: world.month, kind: 'decision', entity, severity: 0, terms,
    });
    world.lastDecision[i] = id;
    labs.toldBudget[i] = budget;
  }
  world.causes.policy = world.causes.event = null;
}

/**
 * The latest thing that all labs answer to at this round, else the lab's own last decision: budgets drift as the race draws near. A warning is no
 * reason to cut a budget, nor a reassurance to raise it.
 */
function causeOf(world: World, lab: number, change: number): string | null {
  const { evidenceWarns } = world.causes;
  const evidence = change === 0 || change > 0 === evidenceWarns ? world.causes.evidence : null;
  return world.causes.policy ?? evidence ?? world.causes.event ?? world.causes.lead ?? world.lastDecision[lab] ?? null;
}
