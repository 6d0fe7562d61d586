import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solve } from '../../../src/index.ts';
import { gameExamples } from '../../../src/games/solve/examples.ts';
import { compareArrays, mergeAndSort, selectEquilibrium } from '../../../src/games/solve/selection.ts';
import { chosenAs, withLimits } from '../../../src/games/solve/selection-words.ts';
import { exchangesOf, listExchanges, twinsAmong } from '../../../src/games/solve/symmetry.ts';

/** A symmetric two-by-two game played in pure strategies 0 and 1. */
const pick = (payoffs: readonly (readonly number[])[], disaster?: (x: readonly number[]) => number) =>
  selectEquilibrium<readonly number[]>({
    equilibria: [[0, 0], [1, 1]],
    players: 2,
    payoff: (_player, own, others) => payoffs[own]![others]!,
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

  it('says what told the last apart', () => {
    expect(pick([[4, 0], [3, 2]]).selection).toBe('risk dominance');
    expect(pick([[1, 0], [0, 1]]).selection).toBe('risk dominance, then lexicographic');
    expect(pick([[1, 0], [0, 1]], ([x]) => (x === 1 ? 0.1 : 0.2)).selection).toBe('risk dominance, then lowest disaster probability');
    expect(pick([[1, 0], [0, 1]], () => 0.1).selection).toBe('risk dominance, then lexicographic');
  });

  it('uses the same words in every game', () => {
    for (const { game, title, input } of gameExamples) {
      const { certificate, equilibria } = solve(game, input);
      if (game === 'fine-tuning') continue; // One answer by backward induction, with the rules for its ties.
      const words = equilibria.length === 1 ? ['only one'] : ['risk dominance', 'branch from lambda 0'];
      expect(words.some((start) => certificate.selection.startsWith(start)), `${game}, ${title}: ${certificate.selection}`).toBe(true);
    }
  });
});

it('comes to the same whether exchanges of twins are compared one by one or together', () => {
  // Three interchangeable players; who plays 1 gets more the fewer do so.
  const twins = twinsAmong(3, () => true);
  expect(twins).toEqual([[0, 1, 2]]);
  const equilibria = [[0, 0, 1], [0, 1, 1], [1, 1, 1]].flatMap((profile) => exchangesOf(twins, profile)).sort(compareArrays);
  expect(equilibria).toHaveLength(7);
  for (const [alone, crowd] of [[3, 1], [1, 3], [2, 2]] as const) {
    const problem = {
      equilibria, players: 3,
      payoff: (player: number, own: number, others: number): number => {
        const mine = equilibria[own]![player]!;
        const rivals = equilibria[others]!.reduce((sum, x, j) => (j === player ? sum : sum + x), 0);
        return mine === 1 ? (rivals === 0 ? alone : crowd) : 0.1 * rivals;
      },
      lead: (x: readonly number[]) => x,
    };
    expect(selectEquilibrium({ ...problem, twins })).toEqual(selectEquilibrium(problem));
  }
});

it('merges what is closer than 1e-7 in every entry and sorts lexicographically', () => {
  expect(mergeAndSort([[2, 1], [1, 5], [1 + 5e-8, 5], [1, 4], [1, 4 + 2e-7]], (x) => x)).toEqual([[1, 4], [1, 4 + 2e-7], [1, 5], [2, 1]]);
});

it('merges like a comparison of each with all that were kept, 1,000 random lists', () => {
  const near = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: -3, max: 3 })).map(([place, shift]) => 10 ** place + 0.6e-7 * shift);
  fc.assert(fc.property(fc.array(fc.array(near, { minLength: 3, maxLength: 3 }), { maxLength: 12 }), (list) => {
    const kept: number[][] = [];
    for (const entries of list) if (!kept.some((other) => other.every((value, i) => Math.abs(value - entries[i]!) < 1e-7))) kept.push(entries);
    expect(mergeAndSort(list, (x) => x)).toEqual(kept.sort(compareArrays));
  }), { numRuns: 1000 });
});

describe('exchanges of equal players', () => {
  it('are all listed, as many as the multinomial coefficient counts, unless there are more than 5,000', () => {
    const twelve = [Array.from({ length: 12 }, (_, i) => i)];
    const split = (...counts: number[]): number[] => counts.flatMap((count, level) => new Array<number>(count).fill(level));
    // 12!/(6! 6!) = 924 and 12!/(9! 2! 1!) = 660; 12!/(4! 4! 4!) = 34,650.
    for (const [profile, count] of [[split(6, 6), 924], [split(9, 2, 1), 660]] as const) {
      expect(listExchanges(twelve, [profile])).toMatchObject({ count, listed: { length: count } });
      expect(new Set(exchangesOf(twelve, profile).map(String)).size).toBe(count);
    }
    expect(listExchanges(twelve, [split(4, 4, 4)])).toEqual({ listed: [split(4, 4, 4)], count: 34_650 });
    // Ten times 924 are too many together: of five all are listed, of the others one.
    const halves = Array.from({ length: 10 }, (_, k) => split(6, 6, 0).map((choice) => choice + k / 100));
    expect(listExchanges(twelve, halves)).toMatchObject({ count: 9240, listed: { length: 5 * 924 + 5 } });
    expect(exchangesOf(twelve, split(4, 4, 4))).toHaveLength(34_650);
  });
});

it('says what a list lacks, and nothing where it is whole', () => {
  expect(withLimits(chosenAs.only, { search: null, exchanges: { listed: 3, count: 3 } })).toBe('only one');
  expect(withLimits(chosenAs.only, { search: 'a search from many points' })).toBe('only one found; a search from many points: there may be equilibria that are not listed');
  expect(withLimits('risk dominance', { search: null, exchanges: { listed: 1, count: 34_650 } })).toBe('risk dominance; of 34650 that exchange equal players 1 are listed, of every sort at least one');
  expect(withLimits(chosenAs.none, { search: 'a search from many points' })).toBe('none');
});
