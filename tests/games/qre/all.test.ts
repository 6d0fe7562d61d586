import { describe, expect, it } from 'vitest';
import { quantalResidual } from '../../../src/games/qre/certificate.ts';
import { nashEquilibria } from '../../../src/games/qre/nash.ts';
import { solveQuantal } from '../../../src/games/qre/solve.ts';
import type { QuantalGame } from '../../../src/games/qre/types.ts';
import { numbers } from '../race/random-games.ts';
import { earned, softmax, turned } from './reference.ts';

type Next = (low?: number, high?: number) => number;

const matrix = (next: Next, rows: number, columns: number): number[][] => Array.from({ length: rows }, () => Array.from({ length: columns }, () => next(0, 3)));

function random(seed: number, rows: number, columns: number): QuantalGame {
  const next = numbers(seed);
  return { row: matrix(next, rows, columns), column: matrix(next, rows, columns), lambda: 10 ** next(0, 2.3) };
}

/** Row player's chances in all fixed points of a game of two rows, by a fine scan of the log odds. */
function scan({ row, column, lambda }: QuantalGame): number[] {
  const excess = (x: number): number => {
    const p = 1 / (1 + Math.exp(-x));
    const [first, second] = earned(row, softmax(earned(turned(column), [p, 1 - p]), lambda)) as [number, number];
    return lambda * (first - second) - x;
  };
  const top = 3 * lambda + 1;
  const found: number[] = [];
  const points = 4000;
  for (let k = 0; k < points; k++) {
    const [a, b] = [-top + (2 * top * k) / points, -top + (2 * top * (k + 1)) / points];
    if (excess(a) > 0 !== excess(b) > 0) found.push((a + b) / 2);
  }
  return found;
}

describe('where a player has two actions', () => {
  it('all are listed that a scan of the log odds finds, in 1,000 random games of two by two to two by six, and no others', () => {
    for (let seed = 0; seed < 1000; seed++) {
      const game = random(seed, 2, 2 + (seed % 5));
      const seen = scan(game);
      for (const given of seed % 2 === 0 ? [game] : [{ ...game, row: turned(game.column), column: turned(game.row) }]) {
        const { equilibria, certificate } = solveQuantal(given);
        const side = given === game ? 'row' : 'column';
        expect(certificate.selection, `seed ${seed}`).not.toContain('not listed');
        const odds = equilibria.map((each) => Math.log(each[side][0]! / each[side][1]!));
        for (const x of seen) expect(odds.some((other) => Math.abs(other - x) < 4e-3 * game.lambda), `seed ${seed}: ${x}`).toBe(true);
        // A pair within one step of the scan is not seen by it.
        const sorted = [...odds].sort((a, b) => a - b);
        const apart = sorted.every((x, n) => n === 0 || x - sorted[n - 1]! > 4e-3 * game.lambda);
        if (apart) expect(equilibria.length, `seed ${seed}`).toBe(seen.length);
      }
    }
  });
});

describe('where both have three to five', () => {
  it('none is missed to which damped Newton steps lead from 40 random mixtures, in 150 random games', () => {
    let several = 0;
    for (let seed = 0; seed < 150; seed++) {
      const game = random(seed, 3 + (seed % 3), 3 + (Math.floor(seed / 3) % 3));
      const next = numbers(seed + 5);
      const { equilibria } = solveQuantal(game);
      if (equilibria.length > 1) several++;
      for (const end of newtonEnds(game, next, 40)) {
        const listed = equilibria.some(({ row }) => row.every((value, i) => Math.abs(value - end[i]!) < 1e-4));
        expect(listed, `seed ${seed}: ${end.join(' ')}`).toBe(true);
      }
    }
    expect(several).toBeGreaterThan(20);
  });

  it('their number is odd, as the index theorem says of a game that is not degenerate, and all pass the checker, in 1,000 random games', () => {
    let even = 0;
    for (let seed = 0; seed < 1000; seed++) {
      const game = random(seed, 3 + (seed % 3), 3 + (Math.floor(seed / 3) % 3));
      const { equilibria } = solveQuantal(game);
      if (equilibria.length % 2 === 0) even++;
      for (const each of equilibria) expect(quantalResidual(game, each)).toBeLessThan(1e-9);
    }
    // Closed loops, and folds at just this λ.
    expect(even).toBeLessThanOrEqual(3);
  });

  it('both points at which a closed loop crosses λ are listed, which no branch from a Nash equilibrium leads to', () => {
    const game = {
      row: [[0.59660405, 0.07173432, 1.28208477], [0.85927132, 2.30182046, 0.41133726], [0.85767856, 0.1141869, 2.65012436]],
      column: [[1.95755128, 0.74446819, 0.61714009], [0.82015397, 2.49324452, 0.54466632], [2.40844344, 0.02359423, 0.89690816]],
      lambda: 60,
    };
    const { equilibria } = solveQuantal(game);
    expect(equilibria.map(({ row }) => row[2]!.toFixed(3))).toEqual(['0.000', '0.440', '0.476']);
    expect(nashEquilibria(game).equilibria).toHaveLength(1);
    for (const each of equilibria) expect(quantalResidual(game, each)).toBeLessThan(1e-9);
  });

  it('there is one alone below the λ at which responses contract, and the answer says so', () => {
    for (let seed = 0; seed < 100; seed++) {
      const game = { ...random(seed, 4, 4), lambda: 0.6 };
      const { equilibria, certificate } = solveQuantal(game);
      expect(equilibria).toHaveLength(1);
      expect(certificate.selection).toBe('only one');
      // Plain iteration contracts to it from anywhere.
      let row = [1, 0, 0, 0];
      for (let step = 0; step < 200; step++) row = softmax(earned(game.row, softmax(earned(turned(game.column), row), game.lambda)), game.lambda);
      row.forEach((value, i) => expect(Math.abs(value - equilibria[0]!.row[i]!)).toBeLessThan(1e-10));
    }
  });
});

/** Row mixtures at which Newton's method with numerical derivatives ends on the fixed-point equation of the row player alone, from random mixtures. */
function newtonEnds(game: QuantalGame, next: Next, starts: number): number[][] {
  const rows = game.row.length;
  const respond = (row: readonly number[]): number[] => softmax(earned(game.row, softmax(earned(turned(game.column), row), game.lambda)), game.lambda);
  const full = (free: readonly number[]): number[] => [...free, 1 - free.reduce((a, b) => a + b, 0)];
  const gap = (free: readonly number[]): number[] => respond(full(free)).slice(0, rows - 1).map((value, i) => value - free[i]!);
  const ends: number[][] = [];
  for (let start = 0; start < starts; start++) {
    const weights = Array.from({ length: rows }, () => (next() < 0.3 ? 0 : -Math.log(next(1e-9, 1))));
    const total = weights.reduce((a, b) => a + b, 0) || 1;
    let free = weights.slice(0, rows - 1).map((weight) => weight / total);
    for (let step = 0; step < 60; step++) {
      const here = gap(free);
      const size = Math.max(...here.map(Math.abs));
      if (size < 1e-13) break;
      const h = 1e-7;
      const columns = free.map((_, j) => gap(free.map((value, i) => (i === j ? value + h : value))).map((value, i) => (value - here[i]!) / h));
      const move = solveSmall(columns, here.map((value) => -value));
      if (move === null) break;
      free = free.map((value, i) => value + move[i]!);
      if (free.some((value) => !(Math.abs(value) < 5))) break;
    }
    const row = full(free);
    if (row.every((value) => value > -1e-9) && Math.max(...respond(row).map((value, i) => Math.abs(value - row[i]!))) < 1e-11) ends.push(row);
  }
  return ends;
}

/** Solves Σ_j columns[j] x_j = right by elimination; null where it is singular. */
function solveSmall(columns: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const size = right.length;
  const table = right.map((value, i) => [...columns.map((column) => column[i]!), value]);
  for (let c = 0; c < size; c++) {
    const pivot = table.slice(c).reduce((best, line, k) => (Math.abs(line[c]!) > Math.abs(table[best]![c]!) ? c + k : best), c);
    [table[c], table[pivot]] = [table[pivot]!, table[c]!];
    if (Math.abs(table[c]![c]!) < 1e-12) return null;
    for (let r = 0; r < size; r++) {
      if (r === c) continue;
      const factor = table[r]![c]! / table[c]![c]!;
      for (let k = c; k <= size; k++) table[r]![k]! -= factor * table[c]![k]!;
    }
  }
  return table.map((line, i) => line[size]! / line[i]!);
}

describe('Nash equilibria', () => {
  it('of games of the textbook', () => {
    const stones = nashEquilibria({ row: [[0, -1, 1], [1, 0, -1], [-1, 1, 0]], column: [[0, 1, -1], [-1, 0, 1], [1, -1, 0]], lambda: 1 });
    expect(stones.complete).toBe(true);
    expect(stones.equilibria).toHaveLength(1);
    for (const chance of [...stones.equilibria[0]!.row, ...stones.equilibria[0]!.column]) expect(chance).toBeCloseTo(1 / 3, 14);
    const one = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
    // Every set of actions of a coordination game carries one.
    expect(nashEquilibria({ row: one, column: one, lambda: 1 }).equilibria).toHaveLength(7);
    // Where an action earns as much as one in use the game is degenerate.
    expect(nashEquilibria({ row: [[1, 1], [1, 0]], column: [[1, 0], [1, 0]], lambda: 1 }).complete).toBe(false);
  });

  it('leave nobody a better action, in 1,000 random games, and are odd in number', () => {
    for (let seed = 0; seed < 1000; seed++) {
      const game = random(seed, 2 + (seed % 4), 2 + (Math.floor(seed / 4) % 4));
      const { equilibria, complete } = nashEquilibria(game);
      if (complete) expect(equilibria.length % 2, `seed ${seed}`).toBe(1);
      for (const { row, column } of equilibria) {
        for (const [mixture, values] of [[row, earned(game.row, column)], [column, earned(turned(game.column), row)]] as const) {
          const value = mixture.reduce((sum, chance, i) => sum + chance * values[i]!, 0);
          expect(Math.max(...values) - value, `seed ${seed}`).toBeLessThan(1e-9);
        }
      }
    }
  });
});
