import { dsairOf } from '../games/dsair/front.ts';
import type { DsairGame } from '../games/dsair/payoff.ts';
import { riskDominanceThreshold, roundPayoffs, societyThreshold } from '../games/dsair/payoff.ts';
import type { LiteratureEntry } from './entry.ts';
import { entries } from './entry.ts';

const source = 'Han, Pereira, Santos and Lenaerts 2020 (DSAIR)';

/** Defaults of that literature; s and p_r vary. */
export const dsairDefaults: DsairGame = {
  speed: 1.5,
  disasterProbability: 0.7,
  benefit: 4,
  cost: 1,
  prize: 10_000,
  rounds: 100,
  foundOut: 0,
  population: 100,
  selection: 0.01,
};

const at = (changes: Partial<DsairGame>): DsairGame => ({ ...dsairDefaults, ...changes });

const thresholds = [
  [1.5, 0.33766, 0.77507],
  [3, 0.66447, 0.88791],
] as const;

const shares = [
  [0.7, 0.999862],
  [0.75, 0.960551],
] as const;

export const evolutionaryRaceEntries: readonly LiteratureEntry[] = entries('dsair', source, 'computed', [
  { id: 'round.safe-safe', quantity: 'payoff a round of safe against safe, b=4, c=1', expected: 1, compute: () => roundPayoffs(at({})).safeSafe, tolerance: 1e-12, mark: 'read' },
  { id: 'round.unsafe-safe', quantity: 'payoff a round of unsafe against safe, b=4, s=1.5', expected: 2.4, compute: () => roundPayoffs(at({})).unsafeSafe, tolerance: 1e-12, mark: 'read' },
  ...thresholds.flatMap(([speed, society, dominance]) => [
    { id: `society.${speed}`, quantity: `p_r at which society is indifferent, s=${speed}`, expected: society, compute: () => societyThreshold(at({ speed })) ?? Number.NaN, tolerance: 5.1e-6 },
    { id: `dominance.${speed}`, quantity: `p_r above which safe is risk-dominant, s=${speed}`, expected: dominance, compute: () => riskDominanceThreshold(at({ speed })) ?? Number.NaN, tolerance: 5.1e-6 },
    // For a large prize the thresholds are 1 - 1/s and 1 - 1/(3s).
    { id: `society-limit.${speed}`, quantity: `the same for a prize of 1e14: 1 - 1/s, s=${speed}`, expected: 1 - 1 / speed, compute: () => societyThreshold(at({ speed, prize: 1e14 })) ?? Number.NaN, tolerance: 1e-9 },
    { id: `dominance-limit.${speed}`, quantity: `the same for a prize of 1e14: 1 - 1/(3s), s=${speed}`, expected: 1 - 1 / (3 * speed), compute: () => riskDominanceThreshold(at({ speed, prize: 1e14 })) ?? Number.NaN, tolerance: 1e-9 },
  ]),
  ...shares.map(([disasterProbability, expected]) => ({
    id: `unsafe-share.${disasterProbability}`,
    quantity: `stationary share of unsafe, s=1.5, Z=100, beta=0.01, p_r=${disasterProbability}`,
    expected,
    compute: () => dsairOf(at({ disasterProbability })).unsafeShare,
    tolerance: 5.1e-7,
  })),
]);
