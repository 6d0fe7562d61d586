import { describe, expect, it } from 'vitest';
import { mergeAndSort, selectEquilibrium } from '../../../src/games/solve/selection.ts';

/** A symmetric two-by-two game played in pure strategies 0 and 1. */
const pick = (payoffs: readonly (readonly number[])[], disaster?: (x: readonly number[]) => number) =>
  selectEquilibrium<readonly number[]>({
    equilibria: [[0, 0], [1, 1]],
    players: 2,
    payoff: (player, own, others) => payoffs[own[player]!]![others[1 - player]!]!,
    lead: (x) => x,
    ...(disaster === undefined ? {} : { disaster }),
  });

describe('selection', () => {
  it('takes the risk-dominant equilibrium: the larger product of losses from leaving (Harsanyi and Selten)', () => {
    // Stag hunt: (4-3)² < (2-0)²
    expect(pick([[4, 0], [3, 2]]).solution).toEqual([1, 1]);
    expect(pick([[9, 0], [3, 2]]).solution).toEqual([0, 0]);
  });

  it('breaks ties by the chance of disaster, else by order', () => {
    expect(pick([[1, 0], [0, 1]]).solution).toEqual([0, 0]);
    expect(pick([[1, 0], [0, 1]], ([x]) => (x === 1 ? 0.1 : 0.2)).solution).toEqual([1, 1]);
    expect(pick([[1, 0], [0, 1]], ([x]) => (x === 1 ? 0.2 : 0.1)).solution).toEqual([0, 0]);
  });
});

it('merges what is closer than 1e-7 in every entry and sorts lexicographically', () => {
  expect(mergeAndSort([[2, 1], [1, 5], [1 + 5e-8, 5], [1, 4], [1, 4 + 2e-7]], (x) => x)).toEqual([[1, 4], [1, 4 + 2e-7], [1, 5], [2, 1]]);
});
