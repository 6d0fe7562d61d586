import type { Answer, Status } from '../solve/answer.ts';
import { relativeGain, solvedTolerance } from '../solve/answer.ts';
import { mergeAndSort, selectEquilibrium } from '../solve/selection.ts';
import { withLimits } from '../solve/selection-words.ts';
import { listExchanges, twinsAmong } from '../solve/symmetry.ts';
import type { Twins } from '../solve/symmetry.ts';
import { checkSafetyRace, mostRange } from './certificate.ts';
import { fineDue, payoffAgainst, payoffsOf, raceWeight, rivalsOf, safetyRaceUtility, winProbabilities } from './payoff.ts';
import { searchCompletely } from './complete-search.ts';
import { candidatesOfRegime, mostBalances } from './regimes.ts';
import { strongEnmityCandidates } from './strong-enmity.ts';
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

/** Where the search gives up: nobody, everybody, and the fastest or slowest few. */
function simpleViolatorSets(speeds: readonly number[]): boolean[][] {
  const order = speeds.map((_, i) => i).sort((i, j) => (speeds[i] as number) - (speeds[j] as number) || i - j);
  const sets: boolean[][] = [];
  for (let count = 0; count <= speeds.length; count++) {
    for (const chosen of [order.slice(0, count), order.slice(speeds.length - count)]) sets.push(speeds.map((_, i) => chosen.includes(i)));
  }
  return sets;
}

/** Up to so many sets of violators all are tried. */
const mostSets = 256;

/** All sets of violators, of those that exchange twins one. */
function allViolatorSets(twins: Twins, labs: number): boolean[][] {
  return twins.reduce<boolean[][]>(
    (sets, group) => sets.flatMap((set) => Array.from({ length: group.length + 1 }, (_, count) => set.map((violates, i) => violates || group.slice(0, count).includes(i)))),
    [new Array<boolean>(labs).fill(false)],
  );
}

/** Candidate equilibria, of those that exchange twins one, and whether there can be no other. */
interface Candidates {
  readonly profiles: number[][];
  readonly complete: boolean;
}

function candidates(game: SafetyRaceGame, twins: Twins): Candidates {
  const enmity = effectiveEnmity(game);
  const allSafe = game.speeds.map(() => 1);
  // Without enmity nobody gains by haste: in any other profile a lab that may still win is safer than the average winner, which is absurd.
  if (enmity <= 0 || game.speeds.length === 1) return { profiles: [allSafe], complete: true };
  const { profiles, certain } = searchCompletely(game, twins);
  if (certain) return { profiles: [allSafe, ...profiles], complete: true };
  const whole = !isRegulated(game) || twins.reduce((product, { length }) => product * (length + 1), 1) <= mostSets;
  const sets = !isRegulated(game) ? [allSafe.map(() => false)] : whole ? allViolatorSets(twins, game.speeds.length) : simpleViolatorSets(game.speeds);
  if (enmity > 1) return { profiles: [allSafe, ...profiles, ...strongEnmityCandidates(game, sets)], complete: false };
  // Labs that are safe to a billionth are too near to each other for the search above, and large powers too small; each set by itself is searched in fine steps there.
  const effort = { left: mostBalances };
  const regimes = sets.map((violates) => candidatesOfRegime(game, violates, effort));
  return { profiles: [allSafe, ...profiles, ...regimes.flatMap((found) => found.profiles)], complete: whole && regimes.every(({ certain }) => certain) };
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

/**
 * All pure equilibria of the safety race, for each set of choices among the replies to aggregates. Where the search gives up or roots may touch the list may not be whole:
 * then `selection` says so, and nothing is called `no-pure`.
 */
export function solveSafetyRace(game: SafetyRaceGame): Answer<SafetyRaceSolution> {
  const twins = twinsAmong(game.speeds.length, (a, b) => game.speeds[a] === game.speeds[b]);
  const { profiles, complete } = candidates(game, twins);
  const enough = solvedTolerance * mostRange(game);
  const certified = profiles.filter((safety) => {
    const { epsilon, range } = checkSafetyRace(game, safety, enough);
    return relativeGain(epsilon, range) <= solvedTolerance;
  });
  // Of what several cells and starts have found alike one is exchanged.
  const { listed, count } = listExchanges(twins, mergeAndSort(certified, (safety) => safety));
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
