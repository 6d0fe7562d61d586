import { exp } from '../../core/math/index.ts';
import { type Answer, relativeGain, solvedTolerance } from '../solve/answer.ts';
import { type Effort, usualEffort } from '../solve/effort.ts';
import { mergeAndSort, selectEquilibrium } from '../solve/selection.ts';
import { chosenAs, withLimits } from '../solve/selection-words.ts';
import { regimesOf } from './best-safety.ts';
import { checkSpt, sptMethod } from './certificate.ts';
import { sptOutcome } from './payoff.ts';
import { leastPerformance } from './reply.ts';
import { type Profile, settle, startsOf } from './settle.ts';
import type { SptGame, SptSolution } from './types.ts';
import { coverSpt } from './whole/cover.ts';

/** A profile that has passed the checker. */
interface Certified {
  readonly profile: Profile;
  readonly solution: SptSolution;
  readonly check: { readonly epsilon: number; readonly range: number };
}

const investments = (logs: readonly number[]): number[] => logs.map((value) => exp(value));

function certify(game: SptGame, profile: Profile): Certified | null {
  const solution = sptOutcome(game, investments(profile.logSafety), investments(profile.logPerformance));
  const check = checkSpt(game, solution.safetyInvestment, solution.performanceInvestment);
  return relativeGain(check.epsilon, check.range) <= solvedTolerance ? { profile, solution, check } : null;
}

/** Whether a player is at the least performance that a search of best replies looks at: less would be better still, so that it has no best reply, and only hardly cares. */
const isAtEnd = (game: SptGame, { logPerformance }: Profile): boolean => logPerformance.some((x, i) => (
  regimesOf(game, game.players[i]!).some(({ performancePrice }) => Math.abs(x - leastPerformance(game.players[i]!, performancePrice)) < 1e-9)
));

/**
 * Where nobody invests anything: one unsafe player makes all unsafe, so that nobody can mend alone what all neglect; else it can only be where not even the first unit of safety pays
 * whoever would be alone with it.
 */
function restOf(game: SptGame): Profile[] {
  const mayRest = game.disaster === 'multiplicative' || game.players.every(({ alpha, theta }) => alpha === 1 && theta === 0);
  const none = game.players.map(() => -Infinity);
  return mayRest ? [{ logSafety: none, logPerformance: none }] : [];
}

const isRacing = ({ solution }: Certified): boolean => solution.performanceInvestment.some((x) => x > 0);

/** Starts of best replies times players, where a search has given up: some hundredths of a second, twice that with two prices. */
const mostReplies = 24;

/**
 * All equilibria that are found, and whether it is proved that there are no others but where all invest nearly nothing: by the complete search, and where that gives up by best replies from
 * several starts too.
 */
function findAll(game: SptGame, effort: Effort): { readonly found: readonly Certified[]; readonly complete: boolean } {
  const known: Profile[] = [];
  const from = (start: Profile): Certified | null => {
    const end = settle(game, start, known);
    if (end === null) return null;
    known.push(end);
    return isAtEnd(game, end) ? null : certify(game, end);
  };
  const { complete, found } = coverSpt<Certified>(game, [], ({ profile }) => profile, (place) => certify(game, place) ?? from(place), effort);
  known.push(...found.map(({ profile }) => profile));
  const more: Certified[] = [];
  const starts = Math.ceil((mostReplies / game.players.length / (game.certification === null ? 1 : 2)) * effort);
  for (const [n, start] of complete ? [] : startsOf(game).entries()) {
    // Where nothing has been found yet, for as long again.
    if (n >= starts && (n >= 2 * starts || found.length + more.length > 0)) break;
    const end = from(start);
    if (end !== null && isRacing(end)) more.push(end);
  }
  const rest = restOf(game).flatMap((profile) => certify(game, profile) ?? []);
  return { found: mergeAndSort([...rest, ...found, ...more], ({ solution }) => [...solution.safetyInvestment, ...solution.performanceInvestment]), complete };
}

/** Equilibria by best replies from several starts and by a complete search, kept if a refined grid finds no gain (contract, "solve": for this game a grid may say solved). */
export function solveSpt(game: SptGame, effort: Effort = usualEffort): Answer<SptSolution> {
  if (game.given !== null) {
    const solution = sptOutcome(game, game.given.safetyInvestment, game.given.performanceInvestment);
    return {
      game: 'spt',
      solution,
      equilibria: [solution],
      certificate: { status: 'evaluated', epsilon: null, epsilonRelative: null, method: 'closed-form', selection: chosenAs.given },
    };
  }
  const { found, complete } = findAll(game, effort);
  const equilibria = found.map(({ solution }) => solution);
  const { solution, selection: rule } = selectEquilibrium({
    equilibria,
    players: game.players.length,
    payoff: (player, ownIndex, othersIndex) => {
      const own = equilibria[ownIndex] as SptSolution;
      const others = equilibria[othersIndex] as SptSolution;
      const safety = [...others.safetyInvestment];
      const performance = [...others.performanceInvestment];
      safety[player] = own.safetyInvestment[player] as number;
      performance[player] = own.performanceInvestment[player] as number;
      return sptOutcome(game, safety, performance).utilities[player] as number;
    },
    lead: (candidate) => candidate.safetyInvestment,
    disaster: (candidate) => 1 - candidate.safeProbability,
  });
  const check = found.find((candidate) => candidate.solution === solution)?.check;
  return {
    game: 'spt',
    solution,
    equilibria,
    certificate: {
      status: check !== undefined ? 'solved' : complete ? 'no-pure' : 'unresolved',
      epsilon: check?.epsilon ?? null,
      epsilonRelative: check === undefined ? null : relativeGain(check.epsilon, check.range),
      method: check === undefined && complete ? 'bounded' : sptMethod,
      selection: withLimits(rule, { search: complete ? null : 'best replies from several starts' }),
    },
  };
}
