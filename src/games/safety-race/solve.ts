import type { Answer, Status } from '../solve/answer.ts';
import { relativeGain, solvedTolerance } from '../solve/answer.ts';
import { usualEffort } from '../solve/effort.ts';
import type { Effort } from '../solve/effort.ts';
import { mergeAndSort, selectEquilibrium } from '../solve/selection.ts';
import { withLimits } from '../solve/selection-words.ts';
import { exchangesAtMost, listExchanges } from '../solve/symmetry.ts';
import { candidates } from './candidates.ts';
import { checkSafetyRace, mostRange } from './certificate.ts';
import { fineDue, payoffAgainst, payoffsOf, raceWeight, rivalsOf, safetyRaceUtility, winProbabilities } from './payoff.ts';
import type { SafetyRaceGame, SafetyRaceSolution } from './types.ts';
import { effectiveEnmity, isRegulated } from './types.ts';

function solutionOf(game: SafetyRaceGame, safety: readonly number[]): SafetyRaceSolution {
  const chances = winProbabilities(safety.map((level, j) => raceWeight(game, j, level)));
  let safe = 0;
  chances.forEach((chance, j) => {
    safe += chance * (safety[j] as number);
  });
  return {
    safety,
    winProbabilities: chances,
    disasterProbability: Math.max(0, 1 - safe),
    utilities: payoffsOf(game, safety),
  };
}

/** Payoffs of mixed profiles for selection, from sums over the rivals that are taken once an equilibrium: there may be hundreds of them. */
function mixedPayoffs(game: SafetyRaceGame, equilibria: readonly SafetyRaceSolution[]): (player: number, own: number, others: number) => number {
  const weights = equilibria.map(({ safety }) => safety.map((level, j) => raceWeight(game, j, level)));
  const rivals = equilibria.map(({ safety }, x) => rivalsOf(weights[x]!, safety));
  return (player, own, others) => {
    const level = equilibria[own]!.safety[player]!;
    const { weight, safeWeight } = rivals[others]!;
    const payoff = payoffAgainst(game, level, weights[own]![player]!, weight[player]!, safeWeight[player]!);
    if (Number.isNaN(payoff)) return safetyRaceUtility(game, player, equilibria[others]!.safety.map((safety, j) => (j === player ? level : safety)));
    return payoff - fineDue(game, level);
  };
}

/** Safeties in all the exchanges of equal labs that are listed at the usual effort: 5,000 of a dozen. */
const numbersListed = 60_000;

/**
 * All pure equilibria of the safety race, for each set of choices among the replies to aggregates. Where the search gives up or roots may touch the list may not be whole:
 * then `selection` says so, and nothing is called `no-pure`.
 */
export function solveSafetyRace(game: SafetyRaceGame, effort: Effort = usualEffort): Answer<SafetyRaceSolution> {
  const { twins, profiles, complete } = candidates(game, effort);
  const enough = solvedTolerance * mostRange(game);
  const certified = profiles.filter((safety) => {
    const { epsilon, range } = checkSafetyRace(game, safety, enough);
    return relativeGain(epsilon, range) <= solvedTolerance;
  });
  // Of what several cells and starts have found alike one is exchanged.
  const { listed, count } = listExchanges(twins, mergeAndSort(certified, (safety) => safety), exchangesAtMost(game.speeds.length, numbersListed, effort));
  const equilibria = mergeAndSort(listed, (safety) => safety).map((safety) => solutionOf(game, safety));
  const { solution, selection: rule } = selectEquilibrium({
    equilibria,
    players: game.speeds.length,
    payoff: mixedPayoffs(game, equilibria),
    twins,
    lead: (candidate) => candidate.safety,
    disaster: (candidate) => candidate.disasterProbability,
  });
  const search = complete ? null : effectiveEnmity(game) > 1 ? 'enmity above 1 + disasterLoss, where the search was given up' : 'the search was given up';
  const selection = withLimits(rule, { search, exchanges: { listed: listed.length, count } });
  const method = 'quasi-concave';
  if (solution === null) {
    const status: Status = complete && isRegulated(game) ? 'no-pure' : 'unresolved';
    const certificate = { status, epsilon: null, epsilonRelative: null, method, selection };
    return { game: 'safety-race', solution, equilibria, certificate };
  }
  const { epsilon, range } = checkSafetyRace(game, solution.safety);
  return {
    game: 'safety-race',
    solution,
    equilibria,
    certificate: { status: 'solved', epsilon, epsilonRelative: relativeGain(epsilon, range), method, selection },
  };
}
