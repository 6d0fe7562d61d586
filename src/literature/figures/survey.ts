import { ruleValue } from '../../games/fine-tuning/bargaining.ts';
import { ShareSolver } from '../../games/fine-tuning/generalist.ts';
import { basicGame, paperGrid, solveGrid } from '../../games/fine-tuning/grid.ts';
import type { Grid } from '../../games/fine-tuning/grid.ts';
import { BARGAINING_RULES } from '../../games/fine-tuning/types.ts';
import type { BargainingRule } from '../../games/fine-tuning/types.ts';
import { convexHull, easternFaces, undominated } from './hull.ts';
import type { Point } from './hull.ts';

/** Whom the floors target. */
export const TARGETS = ['nobody', 'generalist', 'specialist', 'both'] as const;
export type Target = (typeof TARGETS)[number];

/** What a pair of floors does, against no floors under the same bargaining rule. */
export const EFFECTS = ['neither', 'backfires', 'paretoImproves', 'nobodyTakesPart'] as const;
export type Effect = (typeof EFFECTS)[number];

/** One bargained game. */
export interface Bargained {
  readonly share: number;
  readonly performance: number;
  readonly safety: number;
  readonly generalistUtility: number;
  readonly specialistUtility: number;
}

/** The effect of every pair of floors under one rule: row = generalist's floor, column = specialist's floor. */
export interface RegionMap {
  readonly rule: BargainingRule;
  readonly floorsGeneralist: readonly number[];
  readonly floorsSpecialist: readonly number[];
  readonly unregulated: Bargained;
  /** Index into EFFECTS, row by row. */
  readonly effects: Uint8Array;
  /** Final safety, row by row; NaN where nobody takes part. */
  readonly safety: Float64Array;
}

/** How many games fall into each cell of a picture from (xMinimum, 0); row 0 at the bottom. */
export interface Cloud {
  readonly target: Target;
  readonly columns: number;
  readonly rows: number;
  readonly xMinimum: number;
  readonly xMaximum: number;
  readonly yMaximum: number;
  readonly counts: Uint32Array;
  /** Vertices of the hull's eastern faces, from the lowest to the highest. */
  readonly hull: readonly Point[];
}

/** A game on the edge of what the players can attain together, with its regulation. x, y: utilities of G and D. */
export interface FrontierGame extends Point {
  readonly floorGeneralist: number;
  readonly floorSpecialist: number;
  readonly share: number;
  readonly performance: number;
  readonly safety: number;
  /** Both utilities and safety above those without floors, bargained by Nash. */
  readonly improves: boolean;
}

export interface Survey {
  readonly attributes: 1 | 2;
  readonly games: number;
  readonly maps: readonly RegionMap[];
  readonly utilities: readonly Cloud[];
  readonly technologies: readonly Cloud[];
  readonly frontier: readonly FrontierGame[];
}

const CELLS = 160;
/** Pictures reach from 0 to these; performance hardly leaves 0.5 in the basic game. */
const MOST_UTILITY = 1;
const LEAST_PERFORMANCE = 0.45;
const MOST_PERFORMANCE = 0.61;
const MOST_SAFETY = 1.28;
const CHANGE = 1e-9;
const TIE = 1e-14;

class CloudBuilder {
  readonly counts = new Uint32Array(CELLS * CELLS);
  private outline: Point[] = [];
  private batch: Point[] = [];
  private readonly target: Target;
  private readonly xMinimum: number;
  private readonly xMaximum: number;
  private readonly yMaximum: number;

  constructor(target: Target, xMinimum: number, xMaximum: number, yMaximum: number) {
    this.target = target;
    this.xMinimum = xMinimum;
    this.xMaximum = xMaximum;
    this.yMaximum = yMaximum;
  }

  add(x: number, y: number): void {
    const column = Math.min(CELLS - 1, Math.max(0, Math.floor(((x - this.xMinimum) / (this.xMaximum - this.xMinimum)) * CELLS)));
    const row = Math.min(CELLS - 1, Math.floor((y / this.yMaximum) * CELLS));
    const at = row * CELLS + column;
    this.counts[at] = this.counts[at]! + 1;
    this.batch.push({ x, y });
    if (this.batch.length >= 4096) this.flush();
  }

  private flush(): void {
    this.outline = convexHull([...this.outline, ...this.batch]);
    this.batch = [];
  }

  finish(): Cloud {
    this.flush();
    const { target, xMinimum, xMaximum, yMaximum, counts } = this;
    return { target, columns: CELLS, rows: CELLS, xMinimum, xMaximum, yMaximum, counts, hull: easternFaces(this.outline) };
  }
}

/**
 * Solves the paper's data set for the basic game (floors of both by 98 shares) and keeps what its figures 4, 5, 7 and 8
 * show: the share each rule picks, the effect of the floors, the clouds of utilities and of technologies.
 */
export function surveyRegulation(attributes: 1 | 2, grid: Grid = paperGrid()): Survey {
  const { floorsGeneralist, floorsSpecialist, shares } = grid;
  const rows = floorsGeneralist.length;
  const columns = floorsSpecialist.length;
  const game = basicGame(attributes);
  const block = new Float64Array(6 * shares.length);
  const builders = (least: number, x: number, y: number): CloudBuilder[] => TARGETS.map((target) => new CloudBuilder(target, least, x, y));
  const utilities = builders(0, MOST_UTILITY, MOST_UTILITY);
  const technologies = builders(attributes === 1 ? 0 : LEAST_PERFORMANCE, MOST_PERFORMANCE, MOST_SAFETY);
  const without = unregulatedGames(attributes, shares);
  const maps = BARGAINING_RULES.map((rule) => ({
    rule, effects: new Uint8Array(rows * columns), safety: new Float64Array(rows * columns),
  }));
  const solver = new ShareSolver(game, game.sectors[0]!);
  const nash = without[BARGAINING_RULES.indexOf('nash')]!;
  let edge: FrontierGame[] = [];
  let batch: FrontierGame[] = [];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const cell = i * columns + j;
      solver.setFloors(floorsGeneralist[i]!, floorsSpecialist[j]!);
      solveGrid(game, grid, block, cell * shares.length, (cell + 1) * shares.length);
      const floorGeneralist = floorsGeneralist[i]!;
      const floorSpecialist = floorsSpecialist[j]!;
      const target = (floorGeneralist > 0 ? 1 : 0) + (floorSpecialist > 0 ? 2 : 0);
      for (let k = 0; k < shares.length; k++) {
        const [performance, safety, x, y] = [block[6 * k + 2]!, block[6 * k + 3]!, block[6 * k + 4]!, block[6 * k + 5]!];
        if (safety !== safety) continue;
        utilities[target]!.add(x, y);
        technologies[target]!.add(performance, safety);
        batch.push({
          x, y, floorGeneralist, floorSpecialist, share: shares[k]!, performance, safety,
          improves: x > nash.generalistUtility + CHANGE && y > nash.specialistUtility + CHANGE && safety > nash.safety + CHANGE,
        });
      }
      if (batch.length >= 8192) {
        edge = undominated([...edge, ...batch]);
        batch = [];
      }
      BARGAINING_RULES.forEach((rule, r) => {
        const found = sharpened(rule, solver, block, shares);
        const map = maps[r]!;
        map.effects[cell] = EFFECTS.indexOf(effectOf(found, without[r]!));
        map.safety[cell] = found === null ? NaN : found.safety;
      });
    }
  }
  return {
    attributes,
    games: rows * columns * shares.length,
    maps: maps.map((map, r) => ({
      ...map, floorsGeneralist: [...floorsGeneralist], floorsSpecialist: [...floorsSpecialist], unregulated: without[r]!,
    })),
    utilities: utilities.map((builder) => builder.finish()),
    technologies: technologies.map((builder) => builder.finish()),
    frontier: undominated([...edge, ...batch]),
  };
}

/** What each rule picks without floors. */
function unregulatedGames(attributes: 1 | 2, shares: Grid['shares']): Bargained[] {
  const block = new Float64Array(6 * shares.length);
  solveGrid(basicGame(attributes), { floorsGeneralist: [0], floorsSpecialist: [0], shares }, block);
  return BARGAINING_RULES.map((rule) => pickShare(rule, block, shares)!);
}

export function effectOf(found: Bargained | null, without: Bargained): Effect {
  if (found === null) return 'nobodyTakesPart';
  if (found.safety < without.safety - CHANGE) return 'backfires';
  const improves = found.safety > without.safety + CHANGE && found.generalistUtility > without.generalistUtility + CHANGE
    && found.specialistUtility > without.specialistUtility + CHANGE;
  return improves ? 'paretoImproves' : 'neither';
}

/** The share that a rule picks among those of a grid, with the ties of the game. `block` holds six numbers a share. */
export function pickShare(rule: BargainingRule, block: Float64Array, shares: Grid['shares']): Bargained | null {
  let generalist = 0;
  let specialist = 0;
  for (let k = 0; k < shares.length; k++) {
    generalist = Math.max(generalist, block[6 * k + 4]!);
    specialist = Math.max(specialist, block[6 * k + 5]!);
  }
  let best = -1;
  let value = -Infinity;
  for (let k = 0; k < shares.length; k++) {
    if (block[6 * k + 3]! !== block[6 * k + 3]!) continue;
    const own = ruleValue(rule, block[6 * k + 4]!, block[6 * k + 5]!, { generalist, specialist });
    const tolerance = best < 0 ? 0 : TIE * Math.abs(value);
    if (best < 0 || own > value + tolerance || (own >= value - tolerance && comesBefore(k, best, block, shares))) {
      best = k;
      value = own;
    }
  }
  if (best < 0) return null;
  return {
    share: shares[best]!,
    performance: block[6 * best + 2]!,
    safety: block[6 * best + 3]!,
    generalistUtility: block[6 * best + 4]!,
    specialistUtility: block[6 * best + 5]!,
  };
}

/** The pick among the grid's shares, improved between its neighbours: the maps do not show the grid of shares. */
function sharpened(rule: BargainingRule, solver: ShareSolver, block: Float64Array, shares: Grid['shares']): Bargained | null {
  const found = pickShare(rule, block, shares);
  if (found === null) return null;
  const ideals = { generalist: 0, specialist: 0 };
  for (let k = 0; k < shares.length; k++) {
    ideals.generalist = Math.max(ideals.generalist, block[6 * k + 4]!);
    ideals.specialist = Math.max(ideals.specialist, block[6 * k + 5]!);
  }
  const start = ruleValue(rule, found.generalistUtility, found.specialistUtility, ideals);
  let best = start + 1e-12 * Math.abs(start);
  let share = found.share;
  for (let step = shares[1]! - shares[0]!; step > 1e-6; step *= 0.5) {
    for (const tried of [share - step, share + step]) {
      if (tried <= 0 || tried >= 1) continue;
      solver.solve(tried);
      if (!solver.takesPart) continue;
      const value = ruleValue(rule, solver.generalistUtility, solver.specialistUtility, ideals);
      if (value <= best) continue;
      best = value;
      share = tried;
    }
  }
  solver.solve(share);
  return {
    share, performance: solver.specialistPerformance, safety: solver.specialistSafety,
    generalistUtility: solver.generalistUtility, specialistUtility: solver.specialistUtility,
  };
}

/** Between tied shares: the smallest |U_G - U_D|, then the nearest to 0.5; the lower came first. */
function comesBefore(k: number, other: number, block: Float64Array, shares: Grid['shares']): boolean {
  const gap = (i: number): number => Math.abs(block[6 * i + 4]! - block[6 * i + 5]!);
  if (Math.abs(gap(k) - gap(other)) > 1e-12) return gap(k) < gap(other);
  return Math.abs(shares[k]! - 0.5) < Math.abs(shares[other]! - 0.5) - 1e-12;
}
