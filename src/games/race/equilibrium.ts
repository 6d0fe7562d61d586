import { PIECE_SIZE, SMOOTH } from '../portfolio/piece.ts';
import { FALL } from '../portfolio/point.ts';
import { best, bestResponse } from './best-response.ts';
import type { CompiledRace } from './compiled.ts';
import { solveDense } from './dense.ts';
import {
  BEND, marginal, marginalAt, SLOPE, SLOPE_BY_ENMITY, SLOPE_BY_HAZARD, SLOPE_BY_RISK, SLOPE_BY_WEIGHT, WITH_BEND, WITH_CROSS,
} from './marginal.ts';
import { LAB_POINT, labPoint, UNDONE_RISE, WEIGHT_FALL } from './payoff.ts';
import { emptyProfile, type Profile, refreshTotals, restOf, setBudget } from './profile.ts';

/** Up to this many labs all first-order conditions are solved at once; beyond, in turn (each lab's weight in the race is small then). */
const jointly = 24;
const jointLimit = 40;
const turnLimit = 400;
/** Steps below this, in shares of speed, end the search in turn, whose error falls by a factor a sweep. */
const settled = 1e-11;
/** Steps below this end the joint search: its error is squared at each step, so that the last one leaves rounding alone. */
const jointlySettled = 3e-8;
/** No lab moves further in one step, in shares of speed: far from a solution Newton's step means little. */
const longestStep = 0.25;
const sweepSettled = 1e-3;

/** The budgets that a search may use: one regime of compliance. NaN in `fixed` is free; labs in `out` abstain throughout. */
export interface Bounds {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

const side = new Float64Array(LAB_POINT);
let matrix = new Float64Array(0);
let right = new Float64Array(0);
let wanted = new Float64Array(0);
let kinks = new Float64Array(0);
let slopes = new Float64Array(0);
let free = new Int32Array(0);

/** How many sweeps over the labs the searches have used since this was last set to 0. */
export const effort = { sweeps: 0 };

/** How many local maxima each lab's payoff had, within the bounds, in the last round of best responses. */
export let peaks = new Int32Array(0);

/**
 * Moves the profile to a point where no lab gains by a small change within the bounds, starting with `globalSweeps` rounds of best
 * responses. True if it converged. Labs that abstain stay out, and the others in, but for what best responses decide.
 */
export function findEquilibrium(race: CompiledRace, profile: Profile, bounds: Bounds, globalSweeps: number): boolean {
  const budget = profile.budget;
  for (let sweep = 0; sweep < globalSweeps; sweep++) {
    if (bestResponseSweep(race, profile, bounds) < sweepSettled) break;
  }
  let active = 0;
  for (let i = 0; i < race.labs; i++) {
    if (profile.active[i] === 0) continue;
    active++;
    if (budget[i]! < bounds.lower[i]!) setBudget(race, profile, i, bounds.lower[i]!);
    else if (budget[i]! > bounds.upper[i]!) setBudget(race, profile, i, bounds.upper[i]!);
  }
  return active <= jointly ? solveJointly(race, profile, bounds) : solveInTurn(race, profile, bounds);
}

/** One round of best responses in index order; returns the largest change (1 for a switch between racing and abstaining). */
export function bestResponseSweep(race: CompiledRace, profile: Profile, bounds: Bounds): number {
  let change = 0;
  effort.sweeps++;
  if (peaks.length < race.labs) peaks = new Int32Array(race.labs);
  refreshTotals(race, profile);
  for (let i = 0; i < race.labs; i++) {
    const from = restOf(race, profile, i);
    bestResponse(race, i, profile.rest, from, bounds.lower[i]!, bounds.upper[i]!, race.mayAbstain[i] === 1);
    peaks[i] = best.peaks;
    const next = best.budget;
    const now = profile.budget[i]!;
    if (next === now || (next !== next && profile.active[i] === 0)) continue;
    const moved = next !== next || profile.active[i] === 0 ? 1 : Math.abs(next - now);
    if (moved > change) change = moved;
    setBudget(race, profile, i, next);
  }
  return change;
}

/**
 * The wanted change of lab i's budget by Newton's step, 0 where the lab rests at an end of its range or at a kink. Leaves the marginal
 * of the side towards which it moves in `marginal` (with cross terms). `resting` tells a corner from a settled interior point.
 */
let resting = false;
/** The first kink in the direction of travel; in a typed array, as numbers in variables of a module are boxed at every assignment. */
const kink = new Float64Array(1);
const AHEAD = 0;

function newtonStep(race: CompiledRace, profile: Profile, bounds: Bounds, i: number, depth: number): number {
  const b = profile.budget[i]!;
  const at = i * LAB_POINT;
  const from = restOf(race, profile, i);
  const points = profile.points;
  const lower = bounds.lower[i]!;
  const upper = bounds.upper[i]!;
  const frontier = race.frontier[i]!;
  resting = true;
  if (lower === upper) return 0;
  let slope = marginalAt(race, i, points, at, profile.rest, from, depth);
  const piece = profile.piece[i]!;
  let capped = b < race.capBudget[i]!;
  let leftPiece = piece;
  const onStart = piece > 0 && b === frontier.start[piece]!;
  const kinked = (onStart && frontier.risks[piece * PIECE_SIZE + SMOOTH] === 0) || (b === race.capBudget[i]! && (points[at + WEIGHT_FALL]! > 0 || points[at + UNDONE_RISE]! > 0));
  if (slope > 0) {
    if (b >= upper) {
      if (!kinked) return 0;
    }
    if (b < upper) resting = false;
  } else if (slope < 0) {
    if (b <= lower) return 0;
    if (!kinked) resting = false;
  } else {
    resting = b <= lower || b >= upper;
    return 0;
  }
  if (resting || (kinked && slope < 0) || (b >= upper && kinked)) {
    // At a kink the slope to the left is another one.
    if (onStart) leftPiece = piece - 1;
    capped = b <= race.capBudget[i]!;
    labPoint(race, i, b, leftPiece, capped, side, 0);
    slope = marginalAt(race, i, side, 0, profile.rest, from, depth);
    if (slope >= 0) {
      resting = true;
      return 0;
    }
    resting = false;
  }
  const bend = marginal[BEND]!;
  const step = bend < 0 ? -slope / bend : slope > 0 ? 1 : -1;
  kink[AHEAD] = nextKink(race, i, b, step > 0, piece, leftPiece);
  return step;
}

/** The next true kink in the direction of travel, or the end of all budgets. */
function nextKink(race: CompiledRace, i: number, b: number, rightwards: boolean, piece: number, leftPiece: number): number {
  const frontier = race.frontier[i]!;
  const cap = race.capBudget[i]!;
  if (rightwards) {
    let kink = cap > b ? cap : Infinity;
    for (let n = piece + 1; n < frontier.count; n++) {
      if (frontier.risks[n * PIECE_SIZE + SMOOTH] === 1) continue;
      if (frontier.start[n]! < kink) kink = frontier.start[n]!;
      break;
    }
    return kink;
  }
  let kink = cap < b ? cap : -Infinity;
  for (let n = leftPiece; n > 0; n--) {
    if (frontier.risks[n * PIECE_SIZE + SMOOTH] === 1 || !(frontier.start[n]! < b)) continue;
    if (frontier.start[n]! > kink) kink = frontier.start[n]!;
    break;
  }
  return kink;
}

/** Where a step of lab i ends: within its range, and at the first kink. */
function landing(bounds: Bounds, i: number, b: number, step: number, kink: number): number {
  if (step === 0) return b;
  let next = b + step;
  if (step > 0) {
    if (next > kink) next = kink;
    if (next > bounds.upper[i]!) next = bounds.upper[i]!;
  } else {
    if (next < kink) next = kink;
    if (next < bounds.lower[i]!) next = bounds.lower[i]!;
  }
  return next;
}

/** Newton's method on all free first-order conditions at once; corners and kinks are taken and left as the slopes say. */
function solveJointly(race: CompiledRace, profile: Profile, bounds: Bounds): boolean {
  const count = race.labs;
  if (free.length < count) {
    free = new Int32Array(count);
    right = new Float64Array(count);
    wanted = new Float64Array(count);
    kinks = new Float64Array(count);
    matrix = new Float64Array(count * count);
    slopes = new Float64Array(count * marginal.length);
  }
  for (let iteration = 0; iteration < jointLimit; iteration++) {
    effort.sweeps++;
    let size = 0;
    for (let i = 0; i < count; i++) {
      if (profile.active[i] === 0) continue;
      const step = newtonStep(race, profile, bounds, i, WITH_CROSS);
      if (resting) continue;
      for (let field = 0; field < marginal.length; field++) slopes[size * marginal.length + field] = marginal[field]!;
      wanted[size] = step;
      kinks[size] = kink[AHEAD]!;
      free[size++] = i;
    }
    if (size === 0) return true;
    for (let a = 0; a < size; a++) {
      const own = a * marginal.length;
      const bend = slopes[own + BEND]!;
      const slope = slopes[own + SLOPE]!;
      right[a] = -slope;
      if (size > 1) fillRow(race, profile, free[a]!, a, size, own);
      matrix[a * size + a] = bend < 0 ? bend : -Math.abs(bend) - Math.abs(slope);
    }
    const solvable = solveDense(matrix, right, size);
    let change = 0;
    for (let a = 0; a < size; a++) {
      const i = free[a]!;
      const b = profile.budget[i]!;
      const own = wanted[a]!;
      const step = limited(solvable ? right[a]! : own);
      // A joint step against the lab's own slope is for rivals' sake; the kink behind is then the one that matters.
      const piece = profile.piece[i]!;
      const ahead = own !== 0 && step > 0 === own > 0 ? kinks[a]! : nextKink(race, i, b, step > 0, piece, piece);
      let next = landing(bounds, i, b, step, ahead);
      // Pushed against an end by the others' moves, the lab still follows its own slope.
      if (next === b && own !== 0) next = landing(bounds, i, b, limited(own), kinks[a]!);
      right[a] = next;
      const moved = Math.abs(next - b);
      if (moved > change) change = moved;
    }
    for (let a = 0; a < size; a++) {
      const i = free[a]!;
      if (right[a] !== profile.budget[i]!) setBudget(race, profile, i, right[a]!);
    }
    if (change <= jointlySettled) return true;
  }
  return false;
}

const limited = (step: number): number => (step > longestStep ? longestStep : step < -longestStep ? -longestStep : step);

/** Row a of the Jacobian of the free labs' slopes, the diagonal left to the caller. */
function fillRow(race: CompiledRace, profile: Profile, i: number, a: number, size: number, own: number): void {
  const row = race.view[i]! * race.labs;
  const enmity = race.enmityRow[i]!;
  const byEnmity = slopes[own + SLOPE_BY_ENMITY]!;
  const byWeight = slopes[own + SLOPE_BY_WEIGHT]! + race.enmityWeight[i]! * byEnmity;
  const byRisk = slopes[own + SLOPE_BY_RISK]! + race.enmityRisk[i]! * byEnmity;
  const byHazard = slopes[own + SLOPE_BY_HAZARD]!;
  for (let c = 0; c < size; c++) {
    const j = free[c]!;
    if (j === i) continue;
    const point = j * LAB_POINT;
    const w = profile.viewWeight[row + j]!;
    const k = profile.points[point + WEIGHT_FALL]! > 0 ? race.viewSlope[row + j]! : 0;
    const risk = profile.risk[j]!;
    const fall = profile.points[point + FALL]!;
    let value = -(byWeight * k * w + byRisk * (k + fall) * w * risk + byHazard * race.viewHazard[row + j]! * fall * risk);
    if (enmity !== null) {
      const p = race.belief[i]!;
      value += byEnmity * race.prize[i]! * enmity[j]! * w * (p * fall * risk - k * (1 - p * risk));
    }
    matrix[a * size + c] = value;
  }
}

/** One Newton step a lab in turn until nobody moves. */
function solveInTurn(race: CompiledRace, profile: Profile, bounds: Bounds): boolean {
  for (let sweep = 0; sweep < turnLimit; sweep++) {
    effort.sweeps++;
    refreshTotals(race, profile);
    let change = 0;
    for (let i = 0; i < race.labs; i++) {
      if (profile.active[i] === 0) continue;
      const b = profile.budget[i]!;
      const step = newtonStep(race, profile, bounds, i, WITH_BEND);
      if (step === 0) continue;
      const next = landing(bounds, i, b, limited(step), kink[AHEAD]!);
      const moved = Math.abs(next - b);
      if (moved === 0) continue;
      if (moved > change) change = moved;
      setBudget(race, profile, i, next);
    }
    if (change <= settled) return true;
  }
  return false;
}

/** Starts from the given budgets (NaN abstains), clipped to the bounds. */
export function startFrom(race: CompiledRace, profile: Profile, bounds: Bounds, budgets: ArrayLike<number>): void {
  emptyProfile(profile);
  for (let i = 0; i < race.labs; i++) {
    const b = budgets[i]!;
    setBudget(race, profile, i, b !== b ? b : Math.min(bounds.upper[i]!, Math.max(bounds.lower[i]!, b)));
  }
}
