import { mapped } from '../../core/lists.ts';
import { createStream, streamKey } from '../../core/random/index.ts';
import { assessedRisk, frontierOf, productFactor, residualRisk, theatre } from '../../games/portfolio/index.ts';
import type { RaceProblem, RaceSolution } from '../../games/race/types.ts';
import { advanceCapability, allowedSpeed } from '../capability/dynamics.ts';
import { reviewChoices } from '../enforcement/rules.ts';
import { bookSales } from '../supply/market.ts';
import { mixedRisk } from '../leaks/round.ts';
import { checkPromises } from '../rules/lead.ts';
import { paceOf, stepDefections } from '../treaties/hold.ts';
import type { World } from '../world/world.ts';
import { negotiate } from '../researchers/concession.ts';
import { settle, spendOverStep } from '../welfare/accounts.ts';
import { tellDecisions } from './tell.ts';

/** Codes of a round's status in the series. */
export const statusCode = { solved: 0, 'no-pure': 1, unresolved: 2 } as const;

/** Applies the labs' choices: budgets, what they buy, and progress to the next grid point. Model, sections 2 and 3. */
export function applySolution(world: World, problem: RaceProblem, solution: RaceSolution): void {
  const { settings, labs, tally, players } = world;
  const frontiers = problem.portfolios.map(frontierOf);
  const chosen = choices(world, problem, solution);
  const played = stepDefections(world, problem, solution, chosen);
  const step = settings.stepMonths;

  tally.rounds++;
  if (solution.status === 'solved') {
    tally.solved++;
    tally.worstEpsilon = Math.max(tally.worstEpsilon, solution.epsilonRelative);
  } else if (solution.status === 'no-pure') tally.noPure++;
  else tally.unresolved++;
  if (solution.equilibriaFound > 1) tally.severalEquilibria++;
  world.status = statusCode[solution.status];
  world.epsilon = solution.status === 'solved' ? solution.epsilonRelative : 0;
  world.equilibria = solution.equilibriaFound;

  let top = -Infinity;
  for (const i of players) if (labs.capability[i]! > top) top = labs.capability[i]!;
  for (let k = 0; k < players.length; k++) {
    const i = players[k]!;
    const lab = settings.labs[i]!;
    const player = problem.labs[k]!;
    const frontier = frontiers[player.portfolio]!;
    const target = played[k] as number | null;
    const abstains = target === null;
    const least = Math.max(player.minimumBudget, frontier.demandCost);
    const last = labs.active[i] === 1 ? labs.budget[i]! : least;
    const budget = abstains ? 1 : lab.inertia === 1 || world.round === 0 ? target : last + lab.inertia * (target - last);
    labs.active[i] = abstains ? 0 : 1;
    labs.budget[i] = budget;
    labs.residualRisk[i] = abstains ? 1 : mixedRisk(residualRisk(frontier, budget), labs.stripped[i]!);
    labs.assessedRisk[i] = abstains ? 1 : assessedRisk(frontier, budget);
    labs.theatre[i] = abstains || lab.demands.length === 0 ? 0 : theatre(frontier, budget, frontierOf(world.efficient[player.portfolio]!));
    labs.violates[i] = !abstains && player.penalty !== null && labs.assessedRisk[i]! > player.penalty.cap + 1e-12 ? 1 : 0;
    labs.bound[i] = !abstains && least > 0 && budget <= least + 1e-9 ? 1 : 0;
    labs.saturated[i] = abstains || (labs.bound[i] === 0 && (budget <= 1e-9 || budget >= player.maximumBudget - 1e-9)) ? 1 : 0;
    labs.revenue[i] = abstains ? 0 : labs.revenue[i]! * productFactor(frontier, budget);
    tally.saturated += labs.saturated[i]!;
    tally.labRounds++;
    if (!abstains) {
      const profile = lab.profile === 'rushed-reasonable' ? 0 : 1;
      tally.budgetSum[profile] += budget;
      tally.budgetCount[profile]++;
    }
    const pace = paceOf(world, i);
    const attainable = labs.attainable[i]! * pace.breakout;
    labs.speed[i] = abstains ? 0 : Math.min(attainable * (1 - budget), allowedSpeed(attainable, lab.speedCap, pace.paused));
    labs.nextCapability[i] = abstains ? labs.capability[i]! : advanceCapability(
      settings.capability, labs.resources[i]! * pace.breakout, labs.capability[i]!, top, budget, lab.speedCap, pace.paused, labs.catchUp[i]!, step,
    );
  }
  reviewChoices(world, problem, chosen);
  bookSales(world);
  spendOverStep(world);
  settle(world, world.month);
  checkPromises(world, problem, solution);
  if (world.researchers !== null) negotiate(world, world.researchers, problem, solution);
  tellDecisions(world, problem, solution);
  const choice: (number | null)[] = mapped(settings.labs, () => null);
  players.forEach((i, k) => (choice[i] = chosen[k]!));
  world.previous = choice;
}

/** What each player does: the equilibrium; a draw from its mixed strategy where there is no pure one; its last budget where none was found. */
function choices(world: World, problem: RaceProblem, solution: RaceSolution): (number | null)[] {
  if (solution.status === 'solved') return [...solution.budgets];
  return problem.labs.map((player, at) => {
    const i = world.players[at]!;
    const mixed = solution.status === 'no-pure' ? solution.mixed?.strategies[at] : undefined;
    if (mixed !== undefined) {
      let u = createStream(streamKey(world.seed, world.run, world.settings.labs[i]!.name, 'mixed', world.round)).uniform();
      for (let k = 0; k < mixed.probabilities.length; k++) {
        u -= mixed.probabilities[k]!;
        if (u < 0) return mixed.budgets[k]!;
      }
      return mixed.budgets[mixed.budgets.length - 1]!;
    }
    if (world.labs.active[i] === 0) return null;
    const least = Math.max(player.minimumBudget, frontierOf(problem.portfolios[player.portfolio]!).demandCost);
    return Math.min(player.maximumBudget, Math.max(least, world.round === 0 ? least : world.labs.budget[i]!));
  });
}
