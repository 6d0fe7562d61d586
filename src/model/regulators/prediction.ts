import { catastropheProbability } from '../../games/race/select.ts';
import { compileRace, solveRace, type RaceProblem } from '../../games/race/index.ts';
import { allowedSpeed } from '../capability/dynamics.ts';
import { rateReckonedWith, rulingRegulator } from '../enforcement/rules.ts';
import { pausedShare } from '../rules/allowances.ts';
import { decisionOdds } from '../decision/odds.ts';
import { rebuildPortfolios } from '../round/portfolios.ts';
import { raceProblem } from '../round/problem.ts';
import type { WorldSettings } from '../world/settings.ts';
import type { World } from '../world/world.ts';

/** What a regulator expects of the labs under settings that may not be in force. */
export interface Prediction {
  readonly problem: RaceProblem;
  /** Labs of the game by index, in the order of the solution. */
  readonly players: readonly number[];
  readonly solved: boolean;
  /** By player; null abstains. */
  readonly budgets: readonly (number | null)[];
  /** M$ over the planning horizon, by player. */
  readonly payoffs: readonly number[];
  readonly epsilonRelative: number;
}

/** The labs' game under some settings, from the state of the last round. */
function hypotheticalGame(world: World, settings: WorldSettings): { readonly problem: RaceProblem; readonly players: readonly number[] } {
  const { labs, enforcement } = world;
  const count = settings.labs.length;
  const speed = new Float64Array(count);
  const perceivedDetection = new Float64Array(count);
  // A copy of the world's surface: what is computed below is written to the copy alone.
  const copy: World = {
    ...world, settings, labs: { ...labs, speed, perceivedDetection },
    enforcement: { ...enforcement, gain: enforcement.gain.slice(), complies: enforcement.complies.slice(), lawful: enforcement.lawful.slice() },
  };
  for (let i = 0; i < count; i++) {
    const lab = settings.labs[i]!;
    const planned = labs.active[i] === 1 ? labs.attainable[i]! * (1 - labs.budget[i]!) : 0;
    speed[i] = Math.min(planned, allowedSpeed(labs.attainable[i]!, lab.speedCap, pausedShare(copy, i)));
    const regulator = rulingRegulator(copy, i);
    if (regulator !== undefined) perceivedDetection[i] = rateReckonedWith(copy, i, regulator);
  }
  rebuildPortfolios(copy);
  copy.decided = decisionOdds(copy);
  return { problem: raceProblem(copy), players: copy.players };
}

/** The labs' equilibrium as the regulator predicts it, with the race game's own certificate. Model, section 8. */
export function predict(world: World, settings: WorldSettings): Prediction {
  const { problem, players } = hypotheticalGame(world, settings);
  const solution = solveRace(problem, { searchEquilibria: 'continuation' });
  const solved = solution.status === 'solved';
  return { problem, players, solved, budgets: solution.budgets, payoffs: solution.utilities, epsilonRelative: solution.epsilonRelative };
}

/** Chance of a catastrophe within the planning horizon under a belief in the danger, at the given budgets (by player; null abstains). */
export function chanceOfCatastrophe(problem: RaceProblem, budgets: readonly (number | null)[], belief: number): number {
  return catastropheProbability(compileRace({ ...problem, trueRisk: belief }), budgets.map((budget) => budget ?? NaN));
}

/** M$ a month sold by the labs that do not abstain, product value of safety measures left out. */
export function salesOf(problem: RaceProblem, budgets: readonly (number | null)[]): number {
  return problem.labs.reduce((sum, lab, player) => sum + (budgets[player] === null ? 0 : lab.revenue), 0);
}
