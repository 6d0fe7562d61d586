import { describe, expect, it } from 'vitest';
import { quantalResidual } from '../../../src/games/qre/certificate.ts';
import { solveQuantal } from '../../../src/games/qre/solve.ts';
import type { QuantalGame } from '../../../src/games/qre/types.ts';
import { type Box, otherWeights, ownWeights, slopesOver, stripsOver } from '../../../src/games/qre/whole/bounds.ts';
import { coverQuantal } from '../../../src/games/qre/whole/cover.ts';
import { leastMean, mostMean } from '../../../src/games/qre/whole/mean.ts';
import { krawczyk, Narrowing } from '../../../src/games/qre/whole/narrow.ts';
import { at, ownSide } from '../../../src/games/qre/whole/side.ts';
import { numbers } from '../race/random-games.ts';
import { earned, softmax, turned } from './reference.ts';

type Next = (low?: number, high?: number) => number;

function random(next: Next, rows: number, columns: number, mostLog = 2): QuantalGame {
  const matrix = (): number[][] => Array.from({ length: rows }, () => Array.from({ length: columns }, () => next(0, 3)));
  return { row: matrix(), column: matrix(), lambda: 10 ** next(0, mostLog) };
}

/** G written out: the log odds of own actions against the last when the other answers log odds z. */
function response({ row, column, lambda }: QuantalGame, z: readonly number[]): number[] {
  const byRow = row.length <= row[0]!.length;
  const [own, answers] = byRow ? [row, turned(column)] : [turned(column), row];
  const gains = earned(own, softmax(earned(answers, softmax([...z, 0], 1)), lambda)).map((value) => lambda * value);
  return gains.slice(0, -1).map((value) => value - gains[gains.length - 1]!);
}

describe('bounds of a mean', () => {
  it('are its extremes over all corners of the weights, in 1,000 random cases', () => {
    for (let seed = 0; seed < 1000; seed++) {
      const next = numbers(seed);
      const count = seed % 20 === 0 ? 13 : 2 + (seed % 5);
      const draw = (): number[] => Array.from({ length: count }, () => next(-2, 2));
      const [values, logs] = [draw(), draw()];
      const low = logs.map((value) => (next() < 0.1 ? 0 : Math.exp(value)));
      const high = low.map((value) => value + next(0, 2));
      let [least, most] = [Infinity, -Infinity];
      for (let corner = 0; corner < 2 ** count; corner++) {
        const weights = low.map((value, k) => ((corner >> k) % 2 === 0 ? value : high[k]!));
        const all = weights.reduce((a, b) => a + b, 0);
        if (all === 0) continue;
        const mean = weights.reduce((sum, weight, k) => sum + weight * values[k]!, 0) / all;
        [least, most] = [Math.min(least, mean), Math.max(most, mean)];
      }
      expect(mostMean(values, low, high), `seed ${seed}`).toBeCloseTo(most, 12);
      expect(leastMean(values, low, high), `seed ${seed}`).toBeCloseTo(least, 12);
    }
  });
});

it('bounds of a mean of many values are those of any order: 1,000 random cases beside a sorted sum', () => {
  for (let seed = 0; seed < 1000; seed++) {
    const next = numbers(seed + 29);
    const count = 13 + (seed % 60);
    const values = Array.from({ length: count }, () => next(-2, 2));
    const low = values.map(() => (next() < 0.3 ? 0 : Math.exp(next(-30, 0))));
    const high = low.map((value) => value + Math.exp(next(-30, 0)));
    const byValue = values.map((_, k) => k).sort((a, b) => values[b]! - values[a]!);
    let most = -Infinity;
    for (let first = 0; first <= count; first++) {
      let [sum, weight] = [0, 0];
      byValue.forEach((k, n) => {
        const own = n < first ? high[k]! : low[k]!;
        sum += own * values[k]!;
        weight += own;
      });
      if (weight > 0) most = Math.max(most, sum / weight);
    }
    expect(mostMean(values, low, high), `seed ${seed}`).toBeCloseTo(most, 12);
    expect(leastMean(values.map((value) => -value), low, high), `seed ${seed}`).toBeCloseTo(-most, 12);
  }
});

describe('bounds over a box of log odds', () => {
  it('hold the response and its derivatives at every point, in 1,000 random boxes', () => {
    for (let seed = 0; seed < 1000; seed++) {
      const next = numbers(seed + 3);
      const game = random(next, 2 + (seed % 3), 2 + (Math.floor(seed / 3) % 4), 1.5);
      const side = ownSide(game);
      const { size, gains } = side;
      const low = gains.map((values) => next(Math.min(...values), Math.max(...values)) / (1 + 10 * next()));
      const box: Box = { low, high: low.map((value) => value + 10 ** next(-3, 1)) };
      const middle = low.map((value, l) => (value + box.high[l]!) / 2);
      const there = at(side, middle);
      const own = ownWeights(box);
      const other = otherWeights(side, own, there);
      const slopes = slopesOver(side, own, other, there);
      for (let n = 0; n < 10; n++) {
        const z = low.map((value, l) => next(value, box.high[l]!));
        const image = response(game, z);
        image.forEach((value, l) => {
          const near = 1e-9 * (1 + Math.abs(value));
          expect(value, `G, seed ${seed}`).toBeGreaterThan(leastMean(gains[l]!, other.low, other.high) - near);
          expect(value, `G, seed ${seed}`).toBeLessThan(mostMean(gains[l]!, other.low, other.high) + near);
        });
        const kept = stripsOver(side, other, there, (first, second, factor, from, to) => {
          const value = image[first]! + factor * image[second]!;
          const near = 1e-9 * (1 + Math.abs(image[first]!) + Math.abs(factor * image[second]!));
          return value > from - near && value < to + near;
        });
        expect(kept, `strips, seed ${seed}`).toBe(true);
        for (let i = 0; i < size; i++) {
          const step = 1e-5;
          const [less, more] = [response(game, z.map((value, l) => value - (l === i ? step : 0))), response(game, z.map((value, l) => value + (l === i ? step : 0)))];
          for (let l = 0; l < size; l++) {
            const slope = (more[l]! - less[l]!) / (2 * step);
            const near = 1e-4 * (1 + Math.abs(slope));
            expect(slope, `slope, seed ${seed}`).toBeGreaterThan(slopes.low[l * size + i]! - near);
            expect(slope, `slope, seed ${seed}`).toBeLessThan(slopes.high[l * size + i]! + near);
          }
        }
      }
    }
  });

  it('hold weights below the range of doubles', () => {
    const { low, high } = ownWeights({ low: [-900, 2], high: [-800, 900] });
    expect(low[0]).toBe(0);
    expect(high[0]).toBeGreaterThan(0);
    expect(high[2]).toBeGreaterThan(0);
  });
});

describe('the test for one root at most', () => {
  it('is not passed by a box with two, and keeps both, in 1,000 random cases', () => {
    for (let seed = 0; seed < 1000; seed++) {
      const next = numbers(seed);
      const [low, high] = [next(-2, -1), next(1, 2)];
      const [a, b] = [next(low, high), next(low, high)];
      // G(z) = z + (z - a)(z - b)/3.
      const slope = (z: number): number => 1 + (2 * z - a - b) / 3;
      const middle = (low + high) / 2;
      const narrowing = new Narrowing({ low: [low], high: [high] }, [1e-12]);
      const slopes = { low: [Math.min(slope(low), slope(high))], high: [Math.max(slope(low), slope(high))] };
      expect(krawczyk(narrowing, slopes, [middle], [middle + ((middle - a) * (middle - b)) / 3], [(high - low) / 2], [1e-12]), `seed ${seed}`).toBe(false);
      for (const root of [a, b]) expect(root >= narrowing.low[0]! && root <= narrowing.high[0]!, `seed ${seed}`).toBe(true);
    }
  });
});

describe('the complete search', () => {
  it('proves the list of nearly all of 1,000 random games of three actions, in which the number is odd and Newton steps from 20 random mixtures find no more', () => {
    let proved = 0;
    for (let seed = 0; seed < 1000; seed++) {
      const next = numbers(seed + 11);
      const game = random(next, 3, 3 + (seed % 3), 2.3);
      const { equilibria, certificate } = solveQuantal(game);
      if (certificate.selection.includes('there may be')) continue;
      proved++;
      expect(equilibria.length % 2, `seed ${seed}`).toBe(1);
      for (const each of equilibria) expect(quantalResidual(game, each)).toBeLessThan(1e-9);
      for (let n = 0; n < 20; n++) {
        const end = newtonEnd(game, next);
        if (end !== null) expect(equilibria.some(({ row }) => row.every((value, i) => Math.abs(value - end[i]!) < 1e-5)), `seed ${seed}: ${end.join(' ')}`).toBe(true);
      }
    }
    expect(proved).toBeGreaterThan(970);
  });

  it('lists an odd number in 1,000 random games of two actions with λ up to 10,000, where roots have to be reached to the last digits to pass the checker', () => {
    let proved = 0;
    for (let seed = 0; seed < 1000; seed++) {
      const { equilibria, certificate } = solveQuantal(random(numbers(seed + 17), 2, 2 + (seed % 5), 4));
      if (certificate.selection.includes('there may be')) continue;
      proved++;
      expect(equilibria.length % 2, `seed ${seed}`).toBe(1);
    }
    expect(proved).toBeGreaterThan(990);
  });

  it('finds both points of a closed loop that neither branches nor Newton steps from pure profiles lead to', () => {
    const game = {
      row: [[2.836069928, 0.004748053, 1.961761393], [0.591472291, 2.124025893, 0.90724895], [2.266865309, 1.68682529, 0.574577651]],
      column: [[2.573099961, 0.920851826, 0.593050352], [0.845862286, 2.630470861, 0.218468057], [1.250380469, 1.259175298, 0.471168968]],
      lambda: 44.36288,
    };
    const { equilibria, certificate } = solveQuantal(game);
    expect(equilibria).toHaveLength(5);
    expect(certificate.selection).not.toContain('there may be');
    for (const each of equilibria) expect(quantalResidual(game, each)).toBeLessThan(1e-9);
  });

  it('gives up where roots touch, at the fork of a symmetric coordination game, however long it may go on', () => {
    const payoffs = [[1, 0], [0, 1]];
    expect(coverQuantal({ row: payoffs, column: payoffs, lambda: 2 }, Infinity)).toBeNull();
    expect(coverQuantal({ row: payoffs, column: payoffs, lambda: 2.1 })).toHaveLength(3);
    expect(coverQuantal({ row: payoffs, column: payoffs, lambda: 1.9 })).toHaveLength(1);
  });
});

it('a list that is open at the usual effort is whole at a greater one, and holds what was listed at less', () => {
  let completed = 0;
  for (let seed = 0; seed < 40; seed++) {
    const game = random(numbers(seed + 41), 5, 5, 2);
    const [usual, more] = [1, 10].map((effort) => solveQuantal(game, { effort }));
    const open = [usual!, more!].map(({ certificate }) => certificate.selection.includes('there may be'));
    if (!open[0]) expect(open[1], `seed ${seed}`).toBe(false);
    else if (!open[1]) completed++;
    for (const each of usual!.equilibria) {
      expect(more!.equilibria.some(({ row, column }) => [...row, ...column].every((value, k) => Math.abs(value - [...each.row, ...each.column][k]!) < 1e-7)), `seed ${seed}`).toBe(true);
    }
    if (!open[1]) expect(more!.equilibria.length % 2, `seed ${seed}`).toBe(1);
  }
  expect(completed).toBeGreaterThan(2);
}, 60_000);

it('games of eight actions a side are tried at a greater effort alone', () => {
  const game = random(numbers(3), 8, 8, 0.3);
  expect(coverQuantal(game)).toBeNull();
  const all = coverQuantal(game, 100)!;
  expect(all.length % 2).toBe(1);
});

/** Where damped Newton steps with slopes by differences lead on z = G(z), as own chances of the row player; null where they do not settle. */
function newtonEnd(game: QuantalGame, next: Next): number[] | null {
  let z = [0, 1].map(() => next(-3, 3) * game.lambda ** next());
  for (let step = 0; step < 60; step++) {
    const off = response(game, z).map((value, l) => value - z[l]!);
    const size = 1e-6;
    const [a, b] = [0, 1].map((i) => response(game, z.map((value, l) => value + (l === i ? size : 0))).map((value, l) => (value - z[l]! - (l === i ? size : 0) - off[l]!) / size)) as [number[], number[]];
    const determinant = a[0]! * b[1]! - a[1]! * b[0]!;
    const moves = [-(off[0]! * b[1]! - off[1]! * b[0]!) / determinant, -(off[1]! * a[0]! - off[0]! * a[1]!) / determinant];
    const most = Math.max(...moves.map(Math.abs));
    if (!Number.isFinite(most)) return null;
    const cut = Math.min(1, (2 + game.lambda / 4) / most);
    z = z.map((value, l) => value + cut * moves[l]!);
    if (most < 1e-9 * (1 + Math.max(...z.map(Math.abs)))) return softmax([...z, 0], 1);
  }
  return null;
}
