import { exp } from '../../core/math/index.ts';
import type { Frontier } from '../portfolio/frontier.ts';
import { endPointAt, startPointAt } from '../portfolio/piece.ts';
import { BUDGET, GAIN_UP, POINT_SIZE, RISK } from '../portfolio/point.ts';
import { boundCell, boundsOfLab, boundsWithCap, CALM, PAYOFF, ROW, WIN_AT } from './cell-bounds.ts';
import type { CompiledRace } from './compiled.ts';
import {
  abstainingPayoff, byProduct, LAB_POINT, labPoint, NO_ACCIDENT, payoffAt, placeAt, REST_ENMITY, REST_HAZARD, REST_RISK, REST_SIZE,
  REST_WEIGHT, speedPoint, UNDONE, WEIGHT, WIN,
} from './payoff.ts';

/**
 * The `bounded` certificate of the contract: for every lab an upper bound of what it could gain by any other budget or by abstaining, the
 * rivals' choices given. Budgets are cut into cells at every kink and compliance threshold; on each the derivative is enclosed (`cell-bounds.ts`):
 * where it keeps its sign the cell's best is at an end; where the second derivative is negative the gain over an end is at most
 * slope²/(2·least bend) and lies under both tangents; else a quadratic bounds the cell. Only cells whose bound exceeds the highest payoff found are cut.
 * Away from the lab's own budget several pieces of the frontier are first tried at once, by the enclosed derivative alone.
 *
 * Rounding: each gain includes 16 units in the last place of the lab's payoff scale. Ranges of payoffs are those of evaluated budgets,
 * so they are never overstated and the relative gain is never understated.
 */
export interface LabCertificate {
  /** Upper bound of the lab's gain, M$ (∞ if its choice is not allowed). */
  readonly gain: number;
  /** Highest less lowest payoff found over the lab's own choices, M$. */
  readonly range: number;
  /** An evaluated choice with the highest payoff found; NaN abstains. Better than the lab's own only if `shortfall` > 0. */
  readonly better: number;
  /** By how much that choice beats the lab's own, M$, by evaluation. */
  readonly shortfall: number;
}

const slackUnits = 16 * 2.220446049250313e-16;
/** Cells are cut while their bound exceeds the highest payoff found by more than this part of the lab's range. */
const refineBeyond = 2e-11;
/** A bound that exceeds it by less than this part of the lab's payoff scale does so by rounding, which cutting does not lessen; every gain allows for more. */
const refineUnits = 2 * 2.220446049250313e-16;
/** Cells a lab may need before its bound is left as it stands. */
const cellLimit = 20_000;
const depthLimit = 60;

const rest = new Float64Array(REST_SIZE);
/** Spans are halved by pieces, so that 2^20 of them would be needed to fill their rows. */
const spanLimit = 20;
/** Rows 0 to 2 hold the ends of a span and of its neighbour, those from here on ends of parts of a span, and from `cellRows` on of a cell. */
const spanRows = 3;
const cellRows = spanRows + spanLimit + 2;
const rows = new Float64Array((cellRows + depthLimit + 2) * ROW);
const stack = new Int32Array(depthLimit + 2);
const spanStack = new Int32Array(spanLimit + 2);
const spanLast = new Int32Array(spanLimit + 2);

/** Gains and ranges by lab in one pass over a lab range; results are written into the arrays given. */
export interface CertificateColumns {
  readonly gain: Float64Array;
  readonly range: Float64Array;
  readonly better: Float64Array;
  readonly shortfall: Float64Array;
}

export const certificateColumns = (labs: number): CertificateColumns => ({
  gain: new Float64Array(labs),
  range: new Float64Array(labs),
  better: new Float64Array(labs),
  shortfall: new Float64Array(labs),
});

let own = new Float64Array(0);
let weights = new Float64Array(0);
let after = new Float64Array(0);

/**
 * Certifies labs from `first` up to but not including `last` at the given budgets (NaN abstains), writing into `columns` at their
 * indices. Rivals' sums are added up here anew, from both ends, so that no cancellation and no solver state enters.
 */
export function certifyLabs(race: CompiledRace, budgets: ArrayLike<number>, first: number, last: number, columns: CertificateColumns): void {
  const count = race.labs;
  if (weights.length < count) {
    own = new Float64Array(count * LAB_POINT);
    weights = new Float64Array(count);
    after = new Float64Array((count + 1) * 4);
  }
  for (let j = 0; j < count; j++) {
    const b = budgets[j]!;
    if (b !== b) continue;
    placeAt(race, j, b, own, j * LAB_POINT);
  }
  for (let v = 0; v < race.views; v++) {
    let used = false;
    for (let i = first; i < last; i++) if (race.view[i] === v) used = true;
    if (!used) continue;
    const row = v * count;
    after.fill(0, count * 4, count * 4 + 4);
    for (let j = count - 1; j >= 0; j--) {
      const b = budgets[j]!;
      const to = j * 4;
      let w = 0;
      let hazard = 0;
      if (b === b) {
        const ratio = race.viewRatio[row + j]!;
        w = ratio === ratio
          ? ratio * own[j * LAB_POINT + WEIGHT]!
          : exp(race.viewLogWeight[row + j]! - race.viewSlope[row + j]! * Math.max(b, race.capBudget[j]!));
        hazard = race.viewHazard[row + j]! * own[j * LAB_POINT + RISK]!;
      }
      weights[j] = w;
      after[to] = after[to + 4]! + w;
      after[to + 1] = after[to + 5]! + (w === 0 ? 0 : w * own[j * LAB_POINT + RISK]!);
      after[to + 2] = after[to + 6]! + hazard;
    }
    let weight = 0;
    let risk = 0;
    let hazard = 0;
    for (let i = 0; i < last; i++) {
      if (i >= first && race.view[i] === v) {
        const next = (i + 1) * 4;
        rest[REST_WEIGHT] = weight + after[next]!;
        rest[REST_RISK] = risk + after[next + 1]!;
        rest[REST_HAZARD] = hazard + after[next + 2]!;
        rest[REST_ENMITY] = race.enmityWeight[i]! * rest[REST_WEIGHT]! + race.enmityRisk[i]! * rest[REST_RISK]! + rowPrice(race, i, budgets);
        certifyLab(race, i, budgets[i]!, columns);
      }
      if (weights[i]! > 0) {
        weight += weights[i]!;
        risk += weights[i]! * own[i * LAB_POINT + RISK]!;
      }
      if (budgets[i]! === budgets[i]!) hazard += race.viewHazard[row + i]! * own[i * LAB_POINT + RISK]!;
    }
  }
}

function rowPrice(race: CompiledRace, i: number, budgets: ArrayLike<number>): number {
  const enmity = race.enmityRow[i]!;
  if (enmity === null) return 0;
  let sum = 0;
  for (let j = 0; j < race.labs; j++) {
    if (j !== i && budgets[j]! === budgets[j]!) sum += enmity[j]! * weights[j]! * (1 - race.belief[i]! * own[j * LAB_POINT + RISK]!);
  }
  return race.prize[i]! * sum;
}

// The search of one lab: its payoff, the highest and lowest payoffs evaluated, the highest bound that stands.
const state = { kept: 0.5, topPayoff: 0.5, topBudget: 0.5, lowPayoff: 0.5, bound: 0.5, rounding: 0.5 };
let cells = 0;

function certifyLab(race: CompiledRace, i: number, b: number, columns: CertificateColumns): void {
  const lower = race.lower[i]!;
  const upper = race.upper[i]!;
  const threshold = race.threshold[i]!;
  const penalty = race.penalty[i]!;
  const abstains = b !== b;
  if (abstains ? race.mayAbstain[i] === 0 : b < lower || b > upper) {
    columns.gain[i] = columns.shortfall[i] = Infinity;
    columns.range[i] = 0;
    columns.better[i] = Math.min(Math.max(lower, abstains ? lower : b), upper);
    return;
  }
  const frontier = race.frontier[i]!;
  const cap = race.capBudget[i]!;
  boundsOfLab(race, i, rest);
  state.bound = -Infinity;
  cells = 0;
  if (abstains) state.kept = abstainingPayoff(race, i, rest, 0);
  else {
    state.kept = payoffAt(race, i, own, i * LAB_POINT, rest, 0) - (b < threshold ? penalty : 0);
  }
  state.topPayoff = state.lowPayoff = state.kept;
  state.topBudget = b;
  if (!abstains && race.mayAbstain[i] === 1) consider(abstainingPayoff(race, i, rest, 0), NaN);
  let piece = frontier.count - 1;
  while (piece > 0 && frontier.start[piece]! > lower) piece--;
  let capped = lower < cap;
  if (lower === frontier.start[piece]) {
    copyFrontier(frontier, startPointAt(piece), 0);
    speedPoint(race, i, lower, capped, rows, 0);
  } else labPoint(race, i, lower, piece, capped, rows, 0);
  finishRow(race, i, 0);
  consider(rows[PAYOFF]! - (lower < threshold ? penalty : 0), lower);
  let left = 0;
  let begin = lower;
  let free = 1;
  const scale = payoffScale(race, i, rows, 0);
  state.rounding = refineUnits * scale;
  // Around an interior choice the slope passes through zero: its piece is looked at on its own, not tried together with others.
  const start = frontier.start;
  let home = -1;
  if (b > lower && b < upper) for (home = frontier.count - 1; home > 0 && start[home]! >= b; ) home--;
  const homeStart = home > 0 ? start[home]! : Infinity;
  const homeEnd = home >= 0 && home + 1 < frontier.count ? start[home + 1]! : Infinity;
  while (begin < upper) {
    let end = upper;
    if (capped && cap < end) end = cap;
    if (begin < threshold && threshold < end) end = threshold;
    if (begin < b && b < end) end = b;
    if (begin < homeStart && homeStart < end) end = homeStart;
    if (begin < homeEnd && homeEnd < end) end = homeEnd;
    let last = piece;
    while (last + 1 < frontier.count && start[last + 1]! < end) last++;
    const pieceEnd = last + 1 < frontier.count ? start[last + 1]! : Infinity;
    const fined = begin < threshold ? penalty : 0;
    boundsWithCap(capped);
    const right = free * ROW;
    if (end === pieceEnd) {
      copyFrontier(frontier, endPointAt(last), right);
      speedPoint(race, i, end, capped, rows, right);
    } else if (end === b && end !== cap) for (let field = 0; field < LAB_POINT; field++) rows[right + field] = own[i * LAB_POINT + field]!;
    else labPoint(race, i, end, last, capped, rows, right);
    finishRow(race, i, right);
    consider(rows[right + PAYOFF]! - fined, end);
    if (last === piece) searchCell(race, i, piece, capped, left, right, fined);
    else searchSpan(race, i, piece, last, capped, left, right, fined);
    // The next cell begins where this one ended; only what is one-sided there changes.
    left = right;
    free = right === ROW ? 2 : 1;
    begin = end;
    piece = last;
    if (end === pieceEnd) {
      piece++;
      copyFrontier(frontier, startPointAt(piece), left);
    }
    capped = end < cap;
    if (end === threshold || end === cap) consider(rows[left + PAYOFF]! - (end < threshold ? penalty : 0), end);
  }
  // Equal payoffs at all cell ends and a derivative of one sign in between: the payoff does not depend on the budget at all.
  const flat = state.topPayoff === state.lowPayoff && state.bound <= state.kept;
  const slack = flat ? 0 : slackUnits * scale;
  columns.gain[i] = Math.max(0, state.bound - state.kept, state.topPayoff - state.kept) + slack;
  columns.range[i] = state.topPayoff - state.lowPayoff;
  columns.better[i] = state.topBudget;
  columns.shortfall[i] = Math.max(0, state.topPayoff - state.kept);
}

function consider(payoff: number, budget: number): void {
  if (payoff > state.topPayoff) {
    state.topPayoff = payoff;
    state.topBudget = budget;
  } else if (payoff < state.lowPayoff) state.lowPayoff = payoff;
}

function finishRow(race: CompiledRace, i: number, at: number): void {
  rows[at + PAYOFF] = payoffAt(race, i, rows, at, rest, 0);
  rows[at + WIN_AT] = byProduct[WIN]!;
  rows[at + CALM] = byProduct[NO_ACCIDENT]!;
}

function copyFrontier({ points }: Frontier, at: number, to: number): void {
  for (let field = 0; field < POINT_SIZE; field++) rows[to + field] = points[at + field]!;
}

/** What rounding is relative to: the sum of the sizes of a payoff's terms at their largest. */
function payoffScale(race: CompiledRace, i: number, point: Float64Array, at: number): number {
  const total = point[at + WEIGHT]! + rest[REST_WEIGHT]!;
  const catastrophe =
    race.decisionRisk[i]! + race.hazardScale[i]! * rest[REST_HAZARD]! + race.ownHazard[i]! * point[at + RISK]!;
  return (
    race.loss[i]! * Math.min(1, catastrophe) + race.revenue[i]! * point[at + GAIN_UP]! + race.mission[i]! * (1 - point[at + UNDONE]!) +
    race.prize[i]! + race.prizeRisk[i]! + Math.abs(rest[REST_ENMITY]!) / total + race.outlay[i]! + race.liability[i]! + race.penalty[i]!
  );
}

/** Bounds the payoff on the pieces from `first` to `last`, all of them at once where the derivative's sign or two lines allow it, else by halves. */
function searchSpan(
  race: CompiledRace, i: number, first: number, last: number, capped: boolean, leftRow: number, rightRow: number, fined: number,
): void {
  const frontier = race.frontier[i]!;
  let depth = 0;
  let left = leftRow;
  let piece = first;
  spanStack[0] = rightRow;
  spanLast[0] = last;
  for (;;) {
    const right = spanStack[depth]!;
    const end = spanLast[depth]!;
    if (end > piece) {
      const target = state.topPayoff + fined;
      const held = boundCell(rows, left, right, target, frontier, piece, end);
      if (held > target) {
        const middle = (piece + end) >> 1;
        const row = freeRow(spanRows, left, spanStack, depth + 1);
        copyFrontier(frontier, endPointAt(middle), row);
        speedPoint(race, i, rows[row + BUDGET]!, capped, rows, row);
        finishRow(race, i, row);
        consider(rows[row + PAYOFF]! - fined, rows[row + BUDGET]!);
        depth++;
        spanStack[depth] = row;
        spanLast[depth] = middle;
        continue;
      }
      if (held - fined > state.bound) state.bound = held - fined;
    } else searchCell(race, i, piece, capped, left, right, fined);
    if (depth === 0) return;
    depth--;
    left = right;
    piece = end + 1;
    copyFrontier(frontier, startPointAt(piece), left);
  }
}

/** Bounds the payoff on one cell, cutting it in halves where needed; raises the bound to what the cell may hold. */
function searchCell(race: CompiledRace, i: number, piece: number, capped: boolean, leftRow: number, rightRow: number, fined: number): void {
  const frontier = race.frontier[i]!;
  let depth = 0;
  let left = leftRow;
  stack[0] = rightRow;
  for (;;) {
    const right = stack[depth]!;
    cells++;
    const target = state.topPayoff + fined + Math.max(refineBeyond * (state.topPayoff - state.lowPayoff), state.rounding);
    const held = boundCell(rows, left, right, target, frontier, piece, piece);
    if (held <= target || depth >= depthLimit - 1 || cells > cellLimit) {
      if (held - fined > state.bound) state.bound = held - fined;
      if (depth === 0) return;
      left = right;
      depth--;
      continue;
    }
    const b = 0.5 * (rows[left + BUDGET]! + rows[right + BUDGET]!);
    if (!(b > rows[left + BUDGET]! && b < rows[right + BUDGET]!)) {
      if (held - fined > state.bound) state.bound = held - fined;
      if (depth === 0) return;
      left = right;
      depth--;
      continue;
    }
    depth++;
    const middle = freeRow(cellRows, left, stack, depth);
    labPoint(race, i, b, piece, capped, rows, middle);
    finishRow(race, i, middle);
    consider(rows[middle + PAYOFF]! - fined, b);
    stack[depth] = middle;
  }
}

/** A row from `first` on that neither the left end nor any of the first `depth` ends on the stack uses. */
function freeRow(first: number, left: number, ends: Int32Array, depth: number): number {
  for (let row = first * ROW; ; row += ROW) {
    let taken = row === left;
    for (let d = 0; d < depth && !taken; d++) taken = ends[d] === row;
    if (!taken) return row;
  }
}
