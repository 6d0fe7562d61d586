import { exp, log, logSumExp } from '../../core/math/index.ts';
import type { Answer, Status } from '../solve/answer.ts';
import { relativeGain, solvedTolerance } from '../solve/answer.ts';
import { type Effort, usualEffort } from '../solve/effort.ts';
import { compareArrays, mergeAndSort, selectEquilibrium } from '../solve/selection.ts';
import { withLimits } from '../solve/selection-words.ts';
import { exchangesAtMost, listExchanges, twinsAmong } from '../solve/symmetry.ts';
import type { Twins } from '../solve/symmetry.ts';
import { checkContest, contestMethod, holdsContest } from './certificate.ts';
import { effortCost, winProbabilities } from './payoff.ts';
import { activeSets } from './active-sets.ts';
import { activeShares, effortOfShare, lotteryShares, staysOut } from './shares.ts';
import type { ContestGame, ContestSolution } from './types.ts';

/** Choices in exchanges of equal players that are printed at the usual effort. */
const numbersListed = 130_000;

function solutionOf(game: ContestGame, efforts: readonly number[]): ContestSolution {
  const chances = winProbabilities(game, efforts);
  return { efforts, winProbabilities: chances, utilities: efforts.map((effort, player) => game.values[player]! * chances[player]! - effortCost(game, player, effort)) };
}

/** Efforts with the given active set, or null where it supports no equilibrium. */
function candidateOf(game: ContestGame, ratios: readonly number[], active: readonly number[]): number[] | null {
  const power = game.exponent / game.costPower;
  const odds = activeShares({ power, logRatios: active.map((player) => log(ratios[player] as number)) });
  if (odds === null) return null;
  const efforts = ratios.map(() => 0);
  active.forEach((player, k) => {
    efforts[player] = effortOfShare(game, player, odds[k] as number);
  });
  // Aggregate weight Σ y^R of the active, for those who might enter; a clamped share is caught by the certificate.
  const logRivals = logSumExp(active.map((player) => game.exponent * log(efforts[player] as number)));
  const contested = ratios.every((ratio, player) => ratio === Infinity || active.includes(player) || staysOut(power, log(ratio), logRivals));
  return contested ? efforts : null;
}

/** Efforts of every candidate equilibrium, those that exchange twins aside, and whether the search was complete. */
function candidates(game: ContestGame, twins: Twins, effort: Effort): { efforts: number[][]; complete: boolean } {
  const count = game.values.length;
  const ratios = game.values.map((value, i) => (game.costs[i] as number) / value);
  const willing = ratios.flatMap((ratio, i) => (ratio < Infinity ? [i] : []));
  const atRest = game.values.map(() => 0);
  if (count === 1 || willing.length === 0) return { efforts: [atRest], complete: true };
  // One willing player wins with any positive effort, and a smaller one is always cheaper: nothing is best.
  if (willing.length === 1) return { efforts: [], complete: true };

  const power = game.exponent / game.costPower;
  if (power === 1) {
    const shares = lotteryShares(willing.map((i) => ratios[i] as number));
    const efforts = [...atRest];
    willing.forEach((player, k) => {
      const share = shares[k] as number;
      if (share > 0) efforts[player] = effortOfShare(game, player, log(share) - log(1 - share));
    });
    return { efforts: [efforts], complete: true };
  }
  if (power < 1) {
    const efforts = candidateOf(game, ratios, willing);
    return { efforts: efforts === null ? [] : [efforts], complete: efforts !== null };
  }
  const { sets, complete } = activeSets(power, ratios, willing, twins, effort);
  const found = sets.flatMap((active) => {
    const efforts = candidateOf(game, ratios, active);
    return efforts === null ? [] : [efforts];
  });
  return { efforts: found, complete };
}

/** Payoffs of mixed profiles for selection, from weights, costs and sums over rivals that are computed once an equilibrium, one behind the other: there may be thousands of them. */
function mixedPayoffs(game: ContestGame, equilibria: readonly ContestSolution[]): (player: number, own: number, others: number) => number {
  const players = game.values.length;
  let largest = 0;
  for (const { efforts } of equilibria) for (const effort of efforts) largest = Math.max(largest, effort);
  const weights = new Float64Array(equilibria.length * players);
  const costs = new Float64Array(equilibria.length * players);
  const rivals = new Float64Array(equilibria.length * players);
  for (let k = 0, from = 0; k < equilibria.length; k++, from += players) {
    const { efforts } = equilibria[k]!;
    let total = 0;
    for (let player = 0; player < players; player++) {
      const effort = efforts[player]!;
      if (effort === 0) continue;
      total += weights[from + player] = exp(game.exponent * log(effort / largest));
      costs[from + player] = effortCost(game, player, effort);
    }
    for (let player = 0; player < players; player++) {
      if (weights[from + player] === 0) rivals[from + player] = total;
      else for (let j = 0; j < players; j++) if (j !== player) rivals[from + player]! += weights[from + j]!;
    }
  }
  return (player, own, others) => {
    const mine = weights[own * players + player]!;
    const total = mine + rivals[others * players + player]!;
    const chance = total > 0 ? mine / total : 1 / players;
    return game.values[player]! * chance - costs[own * players + player]!;
  };
}

/**
 * All pure equilibria of a contest. With R = r/q ≤ 1 there is exactly one; with R > 1 an equilibrium is fixed by its active set, so that
 * all sets that can carry one are tried (of interchangeable players one set; where there are too many `selection` says so), and kept if the certificate passes.
 */
export function solveContest(game: ContestGame, effort: Effort = usualEffort): Answer<ContestSolution> {
  const twins = twinsAmong(game.values.length, (a, b) => game.values[a] === game.values[b] && game.costs[a] === game.costs[b]);
  const { efforts, complete } = candidates(game, twins, effort);
  const method = contestMethod(game);
  const certified = efforts.filter((candidate) => holdsContest(game, candidate, solvedTolerance));
  // Exchanges of what differs differ: they need not be compared again.
  const { listed, count } = listExchanges(twins, mergeAndSort(certified, (candidate) => candidate), exchangesAtMost(game.values.length, numbersListed, effort));
  const equilibria = listed.sort(compareArrays).map((candidate) => solutionOf(game, candidate));
  const { solution, selection: rule } = selectEquilibrium({
    equilibria,
    players: game.values.length,
    payoff: mixedPayoffs(game, equilibria),
    twins,
    lead: (candidate) => candidate.efforts,
  });
  const search = complete ? null : 'too many sets of active players to try all';
  const selection = withLimits(rule, { search, exchanges: { listed: listed.length, count } });
  if (solution === null) {
    // For R ≤ 1 an equilibrium exists where two are willing: a refused candidate is then a failure of ours, no proof.
    const proved = complete && (efforts.length === 0 || game.exponent > game.costPower);
    const status: Status = proved ? 'no-pure' : 'unresolved';
    const certificate = { status, epsilon: null, epsilonRelative: null, method, selection };
    return { game: 'contest', solution, equilibria, certificate };
  }
  const { epsilon, range } = checkContest(game, solution.efforts);
  return {
    game: 'contest',
    solution,
    equilibria,
    certificate: { status: 'solved', epsilon, epsilonRelative: relativeGain(epsilon, range), method, selection },
  };
}
