import type { Frontier } from '../portfolio/frontier.ts';
import { endPointAt, startPointAt } from '../portfolio/piece.ts';
import { POINT_SIZE } from '../portfolio/point.ts';
import type { CompiledRace } from './compiled.ts';
import { LAB_POINT, labPoint, speedPoint } from './payoff.ts';

/** Pieces of the frontier wider than this are scanned in parts, in shares of speed. */
const scanWidth = 0.08;
/** Plans kept a lab: all budgets, either side of its threshold, and these within a lab's own bounds. In games of more labs each scan makes its own. */
const plansKept = 4;
const labsKept = 24;

/**
 * The parts of [lower, upper] along the pieces of a lab's frontier, each with the lab's points at its two ends, kinks being seen from within. They
 * depend on nothing that rivals do, and a search scans the same ones hundreds of times.
 */
export interface ScanPlan {
  /** What it was made for: the race as compiled, the lab's frontier then, the budgets. */
  compilation: number;
  frontier: Frontier | null;
  lower: number;
  upper: number;
  parts: number;
  begin: Float64Array;
  end: Float64Array;
  piece: Int32Array;
  capped: Uint8Array;
  /** Whether nothing changes where the part begins, so that its first point is the last one of the part before. */
  joined: Uint8Array;
  /** Two a part. */
  points: Float64Array;
}

const emptyPlan = (capacity: number): ScanPlan => ({
  compilation: -1, frontier: null, lower: NaN, upper: NaN, parts: 0,
  begin: new Float64Array(capacity), end: new Float64Array(capacity), piece: new Int32Array(capacity), capped: new Uint8Array(capacity), joined: new Uint8Array(capacity),
  points: new Float64Array(capacity * 2 * LAB_POINT),
});

const passing = emptyPlan(32);

/** The plan of lab i's scans of [lower, upper]. */
export function scanPlan(race: CompiledRace, i: number, lower: number, upper: number): ScanPlan {
  const frontier = race.frontier[i]!;
  if (race.labs > labsKept) return fill(passing, race, i, frontier, lower, upper);
  const own = (race.scans[i] ??= []);
  let oldest: ScanPlan | null = null;
  for (const plan of own) {
    if (plan.compilation !== race.compilation) oldest = plan;
    else if (plan.frontier === frontier && plan.lower === lower && plan.upper === upper) return plan;
  }
  if (oldest === null && own.length < plansKept) own.push((oldest = emptyPlan(32)));
  return fill(oldest ?? passing, race, i, frontier, lower, upper);
}

function fill(plan: ScanPlan, race: CompiledRace, i: number, frontier: Frontier, lower: number, upper: number): ScanPlan {
  const cap = race.capBudget[i]!;
  const { start, count } = frontier;
  plan.compilation = race.compilation;
  plan.frontier = frontier;
  plan.lower = lower;
  plan.upper = upper;
  plan.parts = 0;
  let piece = count - 1;
  while (piece > 0 && start[piece]! > lower) piece--;
  let begin = lower;
  let joined = false;
  for (;;) {
    const pieceEnd = piece + 1 < count ? start[piece + 1]! : Infinity;
    const capped = begin < cap;
    let end = Math.min(upper, pieceEnd, capped ? cap : Infinity);
    if (end - begin > scanWidth * 1.5) end = begin + (end - begin) / Math.ceil((end - begin) / scanWidth);
    const part = plan.parts++;
    if (part === plan.begin.length) grow(plan);
    plan.begin[part] = begin;
    plan.end[part] = end;
    plan.piece[part] = piece;
    plan.capped[part] = capped ? 1 : 0;
    plan.joined[part] = joined ? 1 : 0;
    const at = 2 * part * LAB_POINT;
    if (!joined) edgePoint(race, i, frontier, piece, begin, capped, true, plan.points, at);
    edgePoint(race, i, frontier, piece, end, capped, false, plan.points, at + LAB_POINT);
    if (end >= upper) return plan;
    joined = end > begin && end !== pieceEnd && capped === end < cap;
    if (end === pieceEnd) piece++;
    begin = end;
  }
}

function grow(plan: ScanPlan): void {
  const wider = emptyPlan(2 * plan.begin.length);
  for (const column of ['begin', 'end', 'piece', 'capped', 'joined', 'points'] as const) wider[column].set(plan[column]);
  const { begin, end, piece, capped, joined, points } = wider;
  Object.assign(plan, { begin, end, piece, capped, joined, points });
}

/** The lab's point at an end of a scanned part; at an end of the piece the frontier's part is already compiled. */
function edgePoint(
  race: CompiledRace,
  i: number,
  frontier: Frontier,
  piece: number,
  b: number,
  capped: boolean,
  starting: boolean,
  out: Float64Array,
  to: number,
): void {
  const known = starting ? b === frontier.start[piece] : piece + 1 < frontier.count && b === frontier.start[piece + 1];
  if (!known) {
    labPoint(race, i, b, piece, capped, out, to);
    return;
  }
  const { points } = frontier;
  const at = starting ? startPointAt(piece) : endPointAt(piece);
  for (let field = 0; field < POINT_SIZE; field++) out[to + field] = points[at + field]!;
  speedPoint(race, i, b, capped, out, to);
}
