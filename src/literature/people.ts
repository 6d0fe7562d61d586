import { exp } from '../core/math/index.ts';
import type { LiteratureEntry } from './entry.ts';
import { entries } from './entry.ts';

const source = 'Fernández Domingos and Han 2026 (second-hand)';

/**
 * People racing in a laboratory (race-models, section 6): two players choose safe or unsafe a round, safe moves 1 and unsafe 1.5, at least
 * five rounds, then the race stops with probability 0.2 after each; the leader takes the prize, and disaster takes all with p_max times the
 * share of unsafe rounds.
 */
export const laboratoryRace = {
  /** Row's payoff a round, order safe, unsafe. */
  payoffs: [
    [1, 0.6],
    [2.4, 2],
  ],
  progress: [1, 1.5],
  leastRounds: 5,
  stopProbability: 0.2,
  prize: 100,
  participants: 338,
  decisions: 2888,
} as const;

/** What people did: share of unsafe choices by p_max. The benchmark for the behaviour of simulated labs. */
export const unsafeSharesOfPeople = [
  { disasterProbability: 0.1, unsafeShare: 0.64 },
  { disasterProbability: 0.6, unsafeShare: 0.558 },
  { disasterProbability: 0.9, unsafeShare: 0.564 },
] as const;

/** Their logit of playing unsafe: changes of the log odds. Risk preference was not significant. */
export const logitOfPeople = { rivalUnsafeBefore: 0.607, ahead: -0.296, ownFirstRoundUnsafe: 0.217 } as const;

/** Expected number of rounds: five, then one more with probability 0.8 each time. */
export const expectedRounds = (): number => laboratoryRace.leastRounds + (1 - laboratoryRace.stopProbability) / laboratoryRace.stopProbability;

/** Payoff of always playing `own` against always `rival` (0 safe, 1 unsafe), before disaster. */
export function steadyPayoff(own: 0 | 1, rival: 0 | 1): number {
  const share = own === rival ? 0.5 : own > rival ? 1 : 0;
  return expectedRounds() * laboratoryRace.payoffs[own][rival] + share * laboratoryRace.prize;
}

/** p_max below which always unsafe is the best reply to always safe, so that it dominates. */
export const unsafeOnlyBelow = (): number => 1 - steadyPayoff(0, 0) / steadyPayoff(1, 0);
/** p_max above which always safe is the best reply to always unsafe, so that it dominates. */
export const safeOnlyAbove = (): number => 1 - steadyPayoff(0, 1) / steadyPayoff(1, 1);
/** p_max below which two unsafe players earn more than two safe ones. */
export const unsafeBetterBelow = (): number => 1 - steadyPayoff(0, 0) / steadyPayoff(1, 1);

/** What theory for steady strategies predicts of the share of unsafe play: 1, 0, or either (null) in between. */
export function predictedUnsafeShare(disasterProbability: number): number | null {
  if (disasterProbability < unsafeOnlyBelow()) return 1;
  return disasterProbability > safeOnlyAbove() ? 0 : null;
}

/** How a population of simulated labs compares with people: unsafe shares at the three values of p_max, in that order. */
export interface LaboratoryScore {
  /** Root mean square difference of the shares. */
  readonly distance: number;
  /** Whether unsafe play falls from p_max 0.1 to 0.6, as it did. */
  readonly reactsToRisk: boolean;
  /** Difference by p_max, simulated less people. */
  readonly differences: readonly number[];
}

/** Scores simulated unsafe shares at p_max 0.1, 0.6 and 0.9 against people. Throws a RangeError for another number of shares. */
export function compareWithPeople(shares: readonly number[]): LaboratoryScore {
  if (shares.length !== unsafeSharesOfPeople.length) throw new RangeError(`expected ${unsafeSharesOfPeople.length} shares, found ${shares.length}`);
  const differences = unsafeSharesOfPeople.map(({ unsafeShare }, i) => (shares[i] as number) - unsafeShare);
  let sum = 0;
  for (const difference of differences) sum += difference * difference;
  return { distance: Math.sqrt(sum / differences.length), reactsToRisk: (shares[1] as number) < (shares[0] as number), differences };
}

export const peopleEntries: readonly LiteratureEntry[] = entries('people', source, 'computed', [
  { id: 'unsafe-only-below', quantity: 'p_max below which theory has unsafe play only', expected: 0.515, compute: unsafeOnlyBelow, tolerance: 5.1e-4 },
  { id: 'safe-only-above', quantity: 'p_max above which theory has safe play only', expected: 0.921, compute: safeOnlyAbove, tolerance: 5.1e-4 },
  { id: 'unsafe-better-below', quantity: 'p_max below which unsafe play has the higher welfare', expected: 0.132, compute: unsafeBetterBelow, tolerance: 5.1e-4 },
  { id: 'theory-misses', quantity: 'theory less people at p_max 0.1, share unsafe (people: 0.640)', expected: 0.36, compute: () => (predictedUnsafeShare(0.1) ?? Number.NaN) - unsafeSharesOfPeople[0].unsafeShare, tolerance: 5.1e-4 },
  { id: 'theory-open', quantity: 'of p_max 0.6 and 0.9, values at which theory leaves both kinds of play open', expected: 2, compute: () => unsafeSharesOfPeople.filter(({ disasterProbability }) => predictedUnsafeShare(disasterProbability) === null).length, tolerance: 0 },
  // √((0.36² + 0.442² + 0.436²)/3) and √((0.14² + 0.058² + 0.064²)/3).
  { id: 'distance-unsafe', quantity: 'distance of labs that always play unsafe to people (0.640, 0.558, 0.564 at p_max 0.1, 0.6, 0.9), root mean square', expected: 0.4143508, compute: () => compareWithPeople([1, 1, 1]).distance, tolerance: 5.1e-7 },
  { id: 'distance-coin', quantity: 'the same for labs that toss a coin', expected: 0.0949737, compute: () => compareWithPeople([0.5, 0.5, 0.5]).distance, tolerance: 5.1e-7 },
  { id: 'rounds', quantity: 'rounds expected: 5 and a stop with 0.2 after each', expected: 9, compute: expectedRounds, tolerance: 1e-12 },
  { id: 'decisions', quantity: 'decisions a person: 2,888 by 338 people', expected: 8.544, compute: () => laboratoryRace.decisions / laboratoryRace.participants, tolerance: 5.1e-4 },
  { id: 'odds.rival', quantity: 'people\'s odds of unsafe after an unsafe rival, times: exp(0.607)', expected: 1.835, compute: () => exp(logitOfPeople.rivalUnsafeBefore), tolerance: 5.1e-4 },
  { id: 'odds.ahead', quantity: 'when ahead, times: exp(-0.296)', expected: 0.744, compute: () => exp(logitOfPeople.ahead), tolerance: 5.1e-4 },
  { id: 'odds.first', quantity: 'after an own unsafe first round, times: exp(0.217)', expected: 1.242, compute: () => exp(logitOfPeople.ownFirstRoundUnsafe), tolerance: 5.1e-4 },
]);
