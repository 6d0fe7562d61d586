import { eventId } from '../../core/events/index.ts';
import { UnilateralChoice } from '../../games/race/index.ts';
import type { RaceProblem, RaceSolution } from '../../games/race/types.ts';
import { perceivedBy } from '../knowledge/pictures.ts';
import type { World } from '../world/world.ts';
import { latestSwitch } from '../levers/cause.ts';

const spending = 1;
const left = 2;

/** Whether the rule asks a lab to spend its lead: x_i > x_d and lead > Δ. */
function asks(world: World, i: number): boolean {
  const { rules } = world.settings;
  return world.labs.capability[i]! > rules.leadCapability && world.rules.lead[i]! > rules.leadMargin;
}

/** Before the game: the budget that each lab has promised in today's state, b_hi if x_i > x_d and lead > Δ. Model, section 8. */
export function stepLeadRules(world: World): void {
  const { settings, labs, rules: state } = world;
  labs.promisedBudget.fill(0);
  for (let i = 0; i < settings.labs.length; i++) {
    const lab = settings.labs[i]!;
    if (lab.leadBudget === 0 || labs.present[i] === 0) {
      state.spends[i] = 0;
      continue;
    }
    let nearest = -Infinity;
    for (let j = 0; j < settings.labs.length; j++) if (j !== i && labs.present[j] === 1) nearest = Math.max(nearest, perceivedBy(world, i, j));
    state.lead[i] = nearest === -Infinity ? 99 : labs.capability[i]! - nearest;
    if (!asks(world, i)) {
      if (state.spends[i] === spending) tell(world, i, 0, []);
      state.spends[i] = 0;
    } else if (state.spends[i] !== left) labs.promisedBudget[i] = Math.min(lab.leadBudget, lab.maximumBudget);
  }
}

/**
 * After the game: the deviation check. What a lab would gain by leaving its rule, rivals staying as they are, is compared with what breaking its
 * word costs it; above that it leaves from the next round on, until the rule asks anew. Model, section 8.
 */
export function checkPromises(world: World, problem: RaceProblem, solution: RaceSolution): void {
  const { players, labs, settings, rules: state } = world;
  if (solution.status !== 'solved') return;
  players.forEach((i, k) => {
    const promised = labs.promisedBudget[i]!;
    if (promised === 0) return;
    const free = problem.labs.map((lab, at) => (at === k ? { ...lab, minimumBudget: Math.min(settings.labs[i]!.concession, lab.minimumBudget) } : lab));
    const gain = Math.max(0, UnilateralChoice.passing({ ...problem, labs: free }, solution.budgets).best(k).payoff - solution.utilities[k]!);
    const terms = [{ name: 'gain of leaving the rule', value: gain }, { name: 'cost of breaking the promise', value: -settings.rules.commitment }];
    if (gain > settings.rules.commitment) {
      state.spends[i] = left;
      tell(world, i, 0, terms);
    } else if (state.spends[i] !== spending) {
      state.spends[i] = spending;
      tell(world, i, promised, terms);
    }
  });
}

function tell(world: World, i: number, budget: number, terms: readonly { readonly name: string; readonly value: number }[]): void {
  const { rules } = world.settings;
  const entity = world.settings.labs[i]!.name;
  world.emit({
    run: world.run, id: eventId('lead-rule', entity, world.round), cause: latestSwitch(world, 'labs.*.leadBudget', 'rules.') ?? world.lastDecision[i] ?? null, time: world.month, kind: 'lead-rule', entity, severity: 0,
    terms: [
      { name: 'promised budget', value: budget },
      { name: 'lead as believed', value: world.rules.lead[i]! },
      { name: 'lead of the rule', value: rules.leadMargin },
      { name: 'capability', value: world.labs.capability[i]! },
      { name: 'capability of the rule', value: rules.leadCapability },
      ...terms,
    ],
  });
}
