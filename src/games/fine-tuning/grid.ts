import { ShareSolver } from './generalist.ts';
import type { SupplyChain } from './types.ts';

/** Numbers of one game in the output of `solveGrid`, in this order; levels are NaN where somebody abstains. */
export const GRID_COLUMNS = [
  'generalistPerformance', 'generalistSafety', 'specialistPerformance', 'specialistSafety', 'generalistUtility', 'specialistUtility',
] as const;

export interface Grid {
  readonly floorsGeneralist: Float64Array | readonly number[];
  readonly floorsSpecialist: Float64Array | readonly number[];
  readonly shares: Float64Array | readonly number[];
}

/** How many games a grid holds. */
export function gridSize(grid: Grid): number {
  return grid.floorsGeneralist.length * grid.floorsSpecialist.length * grid.shares.length;
}

/**
 * Solves the games of a grid, floors of both players by shares, without allocating per game. Game k has share k mod S,
 * then the specialist's floor, the generalist's slowest. Games from ≤ k < to are solved, so that a grid can be split
 * among cores; six numbers a game go to `out`, from its start. Returns how many took part.
 */
export function solveGrid(chain: SupplyChain, grid: Grid, out: Float64Array, from = 0, to = gridSize(grid)): number {
  const sector = chain.sectors[0]!;
  const solver = new ShareSolver(chain, sector);
  const { floorsGeneralist, floorsSpecialist, shares } = grid;
  const perRow = shares.length * floorsSpecialist.length;
  let took = 0;
  let at = 0;
  for (let k = from; k < to; k++) {
    const cell = Math.floor(k / shares.length);
    const share = k - cell * shares.length;
    if (share === 0 || k === from) {
      const row = Math.floor(k / perRow);
      solver.setFloors(floorsGeneralist[row]!, floorsSpecialist[cell - row * floorsSpecialist.length]!);
    }
    solver.solve(shares[share]!);
    if (solver.takesPart) {
      took++;
      out[at] = solver.generalistPerformance;
      out[at + 1] = solver.generalistSafety;
      out[at + 2] = solver.specialistPerformance;
      out[at + 3] = solver.specialistSafety;
      out[at + 4] = solver.generalistUtility;
      out[at + 5] = solver.specialistUtility;
    } else {
      out[at] = out[at + 1] = out[at + 2] = out[at + 3] = NaN;
      out[at + 4] = out[at + 5] = 0;
    }
    at += 6;
  }
  return took;
}

/** `count` evenly spaced numbers from `low` to `high`, both included. */
export function evenly(low: number, high: number, count: number): number[] {
  const values: number[] = [];
  for (let k = 0; k < count; k++) values.push(k === count - 1 ? high : low + ((high - low) * k) / (count - 1));
  return values;
}

/** The paper's data set: floors of both players in [0, 1] by 0.01 and 98 shares from 0.01 to 0.98, 999,698 games. */
export function paperGrid(): Grid {
  const shares: number[] = [];
  for (let k = 1; k <= 98; k++) shares.push(k / 100);
  return { floorsGeneralist: evenly(0, 1, 101), floorsSpecialist: evenly(0, 1, 101), shares };
}

const IDENTITY = { performance: 1, cross: 0, safety: 1 };

/** The basic game: revenue 1 a unit, costs 1 without cross-terms, no floors. */
export function basicGame(attributes: 1 | 2): SupplyChain {
  return {
    attributes,
    costGeneralist: IDENTITY,
    floorGeneralist: 0,
    sectors: [{ revenuePerformance: attributes === 1 ? 0 : 1, revenueSafety: 1, cost: IDENTITY, floor: 0 }],
  };
}

export interface Workload {
  readonly name: string;
  readonly games: number;
  /** Does the work from game `from` to `to` and returns how many took part. The caller keeps the time. */
  readonly run: (from?: number, to?: number) => number;
}

/** What the benchmark times: the paper's grid with one and with two attributes. */
export function benchFineTuning(): Workload[] {
  const grid = paperGrid();
  return ([1, 2] as const).map((attributes) => ({
    name: `fine-tuning, ${attributes === 1 ? 'one attribute' : 'two attributes'}`,
    games: gridSize(grid),
    run: (from = 0, to = gridSize(grid)) => {
      // In blocks, so that the benchmark holds no more than a block's answers.
      const block = 9_800;
      const out = new Float64Array(6 * block);
      let took = 0;
      for (let k = from; k < to; k += block) took += solveGrid(basicGame(attributes), grid, out, k, Math.min(to, k + block));
      return took;
    },
  }));
}
