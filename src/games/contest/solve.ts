import { exp, log, logSumExp } from '../../core/math/index.ts';
import type { Answer, Status } from '../solve/answer.ts';
import { relativeGain, solvedTolerance } from '../solve/answer.ts';
import { mergeAndSort, selectEquilibrium } from '../solve/selection.ts';
import { withLimits } from '../solve/selection-words.ts';
import { listExchanges, twinsAmong } from '../solve/symmetry.ts';
import type { Twins } from '../solve/symmetry.ts';
import { checkContest, contestMethod } from './certificate.ts';
import { effortCost, winProbabilities } from './payoff.ts';
import { activeSets } from './active-sets.ts';
import { activeShares, effortOfShare, lotteryShares, staysOut } from './shares.ts';
import type { ContestGame, ContestSolution } from './types.ts';

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
function candidates(game: ContestGame, twins: Twins): { efforts: number[][]; complete: boolean } {
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
  const { sets, complete } = activeSets(power, ratios, willing, twins);
  const found = sets.flatMap((active) => {
    const efforts = candidateOf(game, ratios, active);
    return efforts === null ? [] : [efforts];
  });
  return { efforts: found, complete };
}

/** Payoffs of mixed profiles for selection, from weights and sums over rivals that are computed once an equilibrium: there may be thousands of them. */
function mixedPayoffs(game: ContestGame, equilibria: readonly ContestSolution[]): (player: number, own: number, others: number) => number {
  const largest = equilibria.reduce((most, { efforts }) => efforts.reduce((a, b) => Math.max(a, b), most), 0);
  const weights = equilibria.map(({ efforts }) => Float64Array.from(efforts, (effort) => (effort === 0 ? 0 : exp(game.exponent * log(effort / largest)))));
  const costs = equilibria.map(({ efforts }) => Float64Array.from(efforts, (effort, player) => effortCost(game, player, effort)));
  const rivals = weights.map((own) => {
    const active = Array.from(own.keys()).filter((j) => own[j]! > 0);
    return own.map((_, player) => active.reduce((sum, j) => (j === player ? sum : sum + own[j]!), 0));
  });
  return (player, own, others) => {
    const mine = weights[own]![player]!;
    const total = mine + rivals[others]![player]!;
    const chance = total > 0 ? mine / total : 1 / game.values.length;
    return game.values[player]! * chance - costs[own]![player]!;
  };
}

/**
 * All pure equilibria of a contest. With R = r/q ≤ 1 there is exactly one; with R > 1 an equilibrium is fixed by its active set, so that
 * all sets that can carry one are tried (of interchangeable players one set; where there are too many `selection` says so), and kept if the certificate passes.
 */
export function solveContest(game: ContestGame): Answer<ContestSolution> {
  const twins = twinsAmong(game.values.length, (a, b) => game.values[a] === game.values[b] && game.costs[a] === game.costs[b]);
  const { efforts, complete } = candidates(game, twins);
  const method = contestMethod(game);
  const certified = efforts.filter((candidate) => {
    const { epsilon, range } = checkContest(game, candidate);
    return relativeGain(epsilon, range) <= solvedTolerance;
  });
  const { listed, count } = listExchanges(twins, certified);
  const equilibria = mergeAndSort(listed, (candidate) => candidate).map((candidate) => solutionOf(game, candidate));
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
