import { exp, log } from '../../core/math/index.ts';
import { UnilateralChoice } from '../../games/race/index.ts';
import type { RaceProblem, RaceSolution } from '../../games/race/types.ts';
import type { World } from '../world/world.ts';
import { firstLab } from './employers.ts';
import { populationOf } from './population.ts';
import type { ResearcherState } from './state.ts';

/** Points of the look at payoffs between the lab's own best budget and the ceiling, and halvings after it. */
const points = 16;
const halvings = 20;

/**
 * Concessions that staff who can credibly leave wring from labs of limited will, at regular talks (model, section 2):
 * b_min = max{ b : U_i(b; T_i) ≥ max_b' U_i(b'; T_i - Q_i) }, up to the ceiling, rivals as they chose in this round; it holds from the next.
 */
export function negotiate(world: World, state: ResearcherState, problem: RaceProblem, solution: RaceSolution): void {
  const { settings, labs } = world;
  const { staffOrganising, concessionCeiling, talksEvery } = settings.researchers;
  if (staffOrganising === 0 || concessionCeiling === 0) {
    labs.concession.fill(0);
    state.negotiated = -Infinity;
    return;
  }
  if (solution.status !== 'solved' || world.month - state.negotiated < talksEvery - 1e-9) return;
  state.negotiated = world.month;
  const each = populationOf(world.base)!.each;
  let kept: UnilateralChoice | null = null;
  for (let player = 0; player < world.players.length; player++) {
    const i = world.players[player]!;
    const lab = settings.labs[i]!;
    if (lab.profile !== 'limited-will') continue;
    const leaving = Math.min(0.9 * labs.labour[i]!, staffOrganising * state.mindedStaff[firstLab + i]! * each);
    labs.concession[i] = 0;
    if (!(leaving > 0) || solution.budgets[player] === null) continue;
    const slower = exp((1 - settings.capability.computeElasticity) * log(1 - leaving / labs.labour[i]!));
    // Without the staff no concession holds either; what the lab concedes of itself does.
    const least = Math.min(lab.concession, lab.maximumBudget);
    const left = problem.labs.map((each, k) => (k === player ? { ...each, speed: each.speed * slower, minimumBudget: least } : each));
    const threat = UnilateralChoice.passing({ ...problem, labs: left }, solution.budgets).best(player).payoff;
    kept ??= UnilateralChoice.of(unbound(world, problem), solution.budgets);
    const whole = kept;
    labs.concession[i] = wrung((budget) => whole.payoff(player, budget), threat, whole.best(player).budget, least, Math.max(least, Math.min(concessionCeiling, lab.maximumBudget)));
  }
}

/** The game without what staff have wrung so far and rules impose: every lab may go down to what it concedes of itself. */
function unbound(world: World, problem: RaceProblem): RaceProblem {
  const labs = problem.labs.map((player, k) => {
    const lab = world.settings.labs[world.players[k]!]!;
    return { ...player, minimumBudget: Math.min(lab.concession, lab.maximumBudget) };
  });
  return { ...problem, labs };
}

/**
 * The largest budget from `least` to `ceiling` at which the lab is still no worse off than the threat makes it; 0 if there is none. `best` is the
 * budget that it would choose (null abstains): few who leave make a threat that only budgets next to it withstand, between any two points of a grid.
 */
export function wrung(payoff: (budget: number) => number, threat: number, best: number | null, least: number, ceiling: number): number {
  if (payoff(ceiling) >= threat) return ceiling;
  const from = best !== null && best >= least && best < ceiling ? best : least;
  if (from === best && payoff(best) < threat) return 0;
  let bad = ceiling;
  let good = -1;
  for (let k = points - 1; k >= 0 && good < 0; k--) {
    const budget = from + ((ceiling - from) * k) / points;
    if (payoff(budget) >= threat) good = budget;
    else bad = budget;
  }
  if (good < 0) return 0;
  for (let k = 0; k < halvings; k++) {
    const middle = (good + bad) / 2;
    if (payoff(middle) >= threat) good = middle;
    else bad = middle;
  }
  return good;
}
