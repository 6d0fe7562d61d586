import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectionEquilibrium } from '../../../src/games/inspection/solve.ts';
import { normalFormOf } from '../../../src/games/solve/registry.ts';
import { numbers } from '../race/random-games.ts';
import { seventeenDigits, tabulate, writeNormalForm } from '../../../src/games/solve/normal-form.ts';

interface Parsed {
  readonly players: number;
  readonly strategies: number[];
  /** Texts of the payoffs, profile by profile. */
  readonly payoffs: string[];
}

/** A small reader of the payoff form, for the tests alone. */
function parse(text: string): Parsed {
  const head = /^NFG 1 R "[^"]*" \{ ((?:"[^"]*" ?)+)\} \{ ([\d ]+) \}\n\n/.exec(text);
  expect(head).not.toBeNull();
  const strategies = head![2]!.trim().split(' ').map(Number);
  return { players: head![1]!.match(/"[^"]*"/g)!.length, strategies, payoffs: text.slice(head![0].length).trim().split(/\s+/) };
}

describe('the payoff form', () => {
  it('runs the first player\'s strategy fastest', () => {
    const game = tabulate('t', ['A', 'B'], [[0, 1, 2], [0, 10]], ([a, b]) => [a! + b!, a! - b!]);
    expect(writeNormalForm(game)).toMatch(/^NFG 1 R "t" \{ "A" "B" \} \{ 3 2 \}\n\n/);
    expect(parse(writeNormalForm(game)).payoffs.map(Number)).toEqual([0, 0, 1, 1, 2, 2, 10, -10, 11, -9, 12, -8]);
  });

  it('writes 17 digits without exponent that read back to the same number, 1,000 random numbers', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }), (value) => {
        const text = seventeenDigits(value);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(value === 0 ? Number(text) : value);
      }),
      { numRuns: 1000 },
    );
  });

  it('spaces strategies evenly with both ends, for contests up to the effort that costs the value', () => {
    const { strategies, payoffs } = parse(writeNormalForm(normalFormOf('contest', { values: [4, 1], costs: [1, 1], exponent: 1, costPower: 2 }, 3)));
    expect(strategies).toEqual([3, 3]);
    // Efforts 0, 1, 2 and 0, 0.5, 1; profile (2, 1) is the last, (1, 0.5) the middle one.
    expect(Number(payoffs[0])).toBe(2);
    expect(Number(payoffs[8])).toBeCloseTo(4 / 1.5 - 1, 12);
    expect(Number(payoffs[16])).toBeCloseTo((4 * 2) / 3 - 4, 12);
  });

  it('refuses games that are not simultaneous, too large, or of one point', () => {
    expect(() => normalFormOf('precipice', { teams: 2, maxCapability: 1, enmity: 1, information: 'none' }, 11)).toThrowError(/no normal form/);
    expect(() => normalFormOf('safety-race', { speeds: Array(12).fill(1), exponent: 1, enmity: 1 }, 11)).toThrowError(/too large/);
    expect(() => normalFormOf('safety-race', { speeds: [1, 1], exponent: 1, enmity: 1 }, 1)).toThrowError(/at least 2 points/);
  });
});

const hasSolver = spawnSync('lrsnash', ['--help']).error === undefined;
if (!hasSolver) console.warn('lrsnash (Debian package lrslib) is absent: bimatrix games are NOT checked against an independent exact solver here');

/** A decimal text as a fraction of integers, which the solver reads exactly. */
function fraction(text: string): string {
  const [whole, decimals = ''] = text.split('.') as [string, string?];
  const digits = BigInt(whole + decimals);
  return decimals === '' ? `${digits}` : `${digits}/${10n ** BigInt(decimals.length)}`;
}

/** All extreme equilibria by lrsnash: pairs of mixtures. */
function exactEquilibria({ strategies, payoffs }: Parsed): [number[], number[]][] {
  const [rows, columns] = strategies as [number, number];
  const matrix = (player: number): string =>
    Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_v, j) => fraction(payoffs[2 * (i + rows * j) + player]!)).join(' ')).join('\n');
  const folder = mkdtempSync(join(tmpdir(), 'lab-race-'));
  try {
    writeFileSync(join(folder, 'game'), `${rows} ${columns}\n\n${matrix(0)}\n\n${matrix(1)}\n`);
    const { stdout } = spawnSync('lrsnash', [join(folder, 'game')], { encoding: 'utf8' });
    const value = (text: string): number => {
      const [a, b = '1'] = text.split('/') as [string, string?];
      return Number(a) / Number(b);
    };
    const found: [number[], number[]][] = [];
    let columnMixes: number[][] = [];
    // Blocks: mixtures of player 2, then the mixture of player 1 that goes with them.
    for (const line of stdout.split('\n')) {
      const parts = line.trim().split(/\s+/);
      if (parts[0] === '2') columnMixes.push(parts.slice(1, 1 + columns).map(value));
      else if (parts[0] === '1') for (const mix of columnMixes) found.push([parts.slice(1, 1 + rows).map(value), mix]);
      else columnMixes = [];
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.runIf(hasSolver)('against an independent exact solver', () => {
  it('the inspection game has the mixture that lrsnash finds', () => {
    for (const input of [
      { inspectionCost: 1, lossIfCaught: 2, lossIfMissed: 10, gain: 3, penalty: 12 },
      { inspectionCost: 0.3, lossIfCaught: 0.1, lossIfMissed: 0.9, gain: 7, penalty: 11 },
      { inspectionCost: 5, lossIfCaught: 2, lossIfMissed: 6, gain: 3, penalty: 12 },
      { inspectionCost: 1, lossIfCaught: 2, lossIfMissed: 6, gain: 3, penalty: 2 },
    ]) {
      const exact = exactEquilibria(parse(writeNormalForm(normalFormOf('inspection', input, 11))));
      const { violationProbability, inspectionProbability } = inspectionEquilibrium(input);
      expect(exact).toHaveLength(1);
      expect(exact[0]![0][1]).toBeCloseTo(inspectionProbability, 12);
      expect(exact[0]![1][1]).toBeCloseTo(violationProbability, 12);
    }
  });

  it('every extreme equilibrium of discretised contests and races is an equilibrium of the table that we wrote', () => {
    for (const [name, input] of [
      ['contest', { values: [1, 1], costs: [1, 1], exponent: 1 }],
      ['contest', { values: [3, 1], costs: [1, 1], exponent: 2.5 }],
      ['safety-race', { speeds: [1, 2], exponent: 1, enmity: 1, floor: 0.8, fine: 0.03 }],
      ['qre', { payoffs: [[[3, 0, 1], [2, 1, 0]], [[1, 2, 0], [0, 1, 3]]], lambda: 1 }],
      ['race', {
        labs: [{ capability: 0, speed: 1, subjectiveRisk: 0.2, catastropheLoss: 1e4, prize: 1e4, enmity: 0.2, progressValue: 5e3, progressRate: 1 }, { capability: 0.3, speed: 1, subjectiveRisk: 0.1, catastropheLoss: 1e4, prize: 1e4, enmity: 0.2, progressValue: 5e3, progressRate: 1 }],
        environment: { decisiveness: 1.5, horizon: 1, raceDecided: 0.5, trueRisk: 0.2 },
        measures: [{ name: 'evaluations', cost: 0.05, reduction: 1, visibility: 1, verifiability: 0.5 }],
      }],
      ['evolution', { payoffs: [[3, 0, 1], [5, 1, 0], [2, 4, 2]], population: 100, selection: 0.1 }],
      ['dsair', { speed: 1.5, disasterProbability: 0.7, benefit: 4, cost: 1, prize: 1e4, rounds: 100, foundOut: 0, population: 100, selection: 0.01 }],
    ] as const) {
      const parsed = parse(writeNormalForm(normalFormOf(name, input, 9)));
      const [rows, columns] = parsed.strategies as [number, number];
      const at = (player: number, i: number, j: number): number => Number(parsed.payoffs[2 * (i + rows * j) + player]);
      const exact = exactEquilibria(parsed);
      expect(exact.length, name).toBeGreaterThan(0);
      for (const [x, y] of exact) {
        const rowValue = Array.from({ length: rows }, (_, i) => y.reduce((sum, q, j) => sum + q * at(0, i, j), 0));
        const columnValue = Array.from({ length: columns }, (_, j) => x.reduce((sum, p, i) => sum + p * at(1, i, j), 0));
        x.forEach((p, i) => p > 0 && expect(rowValue[i]!).toBeCloseTo(Math.max(...rowValue), 9));
        y.forEach((q, j) => q > 0 && expect(columnValue[j]!).toBeCloseTo(Math.max(...columnValue), 9));
      }
    }
  });

  it('the grid equilibrium of the lottery contest is ours when the grid holds it', () => {
    // Efforts 0, 1/8, …, 1: both equilibrium efforts are 1/4.
    const exact = exactEquilibria(parse(writeNormalForm(normalFormOf('contest', { values: [1, 1], costs: [1, 1], exponent: 1 }, 9))));
    expect(exact.some(([x, y]) => x[2] === 1 && y[2] === 1)).toBe(true);
  });

  it('40 random games of three by three to five by five have the Nash equilibria that we enumerate, and no others', async () => {
    const { nashEquilibria } = await import('../../../src/games/qre/nash.ts');
    for (let seed = 0; seed < 40; seed++) {
      const next = numbers(seed);
      const [rows, columns] = [3 + (seed % 3), 3 + (Math.floor(seed / 3) % 3)];
      const table = (): number[][] => Array.from({ length: rows }, () => Array.from({ length: columns }, () => Math.round(next(0, 1000))));
      const payoffs = [table(), table()] as const;
      const exact = exactEquilibria(parse(writeNormalForm(normalFormOf('qre', { payoffs, lambda: 1 }, 11))));
      const { equilibria, complete } = nashEquilibria({ row: payoffs[0], column: payoffs[1], lambda: 1 });
      if (!complete) continue;
      expect(equilibria.length, `seed ${seed}`).toBe(exact.length);
      for (const [x, y] of exact) {
        expect(equilibria.some(({ row, column }) => x.every((p, i) => Math.abs(p - row[i]!) < 1e-9) && y.every((q, j) => Math.abs(q - column[j]!) < 1e-9)), `seed ${seed}`).toBe(true);
      }
    }
  });

  it('a quantal response of high precision is near an equilibrium that lrsnash finds', async () => {
    const { solveQuantal } = await import('../../../src/games/qre/solve.ts');
    const payoffs = [[[4, 0], [3, 2]], [[4, 3], [0, 2]]];
    const exact = exactEquilibria(parse(writeNormalForm(normalFormOf('qre', { payoffs, lambda: 1 }, 11))));
    const { solution } = solveQuantal({ row: payoffs[0]!, column: payoffs[1]!, lambda: 300 });
    expect(exact).toHaveLength(3);
    expect(exact.some(([x]) => Math.abs(x[0]! - solution!.row[0]!) < 1e-6)).toBe(true);
  });
});
