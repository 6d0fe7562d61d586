import { exp } from '../../core/math/index.ts';
import { pieceAt } from '../portfolio/frontier.ts';
import { RISK } from '../portfolio/point.ts';
import type { CompiledRace } from './compiled.ts';
import { LAB_POINT, labPoint, REST_ENMITY, REST_HAZARD, REST_RISK, REST_SIZE, REST_WEIGHT, WEIGHT } from './payoff.ts';

/**
 * A profile of choices with everything that best responses need: each lab's point, its weight in every view, and running sums. One
 * lab's change updates all of it in O(views).
 */
export class Profile {
  readonly budget: Float64Array;
  readonly active: Uint8Array;
  /** The frontier's piece on which each budget lies; means nothing while the lab abstains. */
  readonly piece: Int32Array;
  /** ρ of each lab; means nothing while it abstains. */
  readonly risk: Float64Array;
  /** Points of the labs, `LAB_POINT` numbers each. */
  readonly points: Float64Array;
  /** The rest of each lab, `REST_SIZE` numbers each, as of its last `restOf`. */
  readonly rest: Float64Array;
  /** Weight of each lab as a rival, by view; 0 while it abstains. */
  readonly viewWeight: Float64Array;
  readonly totals: Float64Array;

  constructor(labs: number, views: number) {
    this.budget = new Float64Array(labs);
    this.active = new Uint8Array(labs);
    this.piece = new Int32Array(labs);
    this.risk = new Float64Array(labs);
    this.points = new Float64Array(labs * LAB_POINT);
    this.rest = new Float64Array(labs * REST_SIZE);
    this.viewWeight = new Float64Array(labs * views);
    this.totals = new Float64Array(views * 3);
  }
}

/** Up to this many labs the rest is summed anew at each visit; beyond, it is the total less the lab's own part. */
export const summedDirectly = 24;

/** Puts lab i at budget b, or lets it abstain where b is NaN. */
export function setBudget(race: CompiledRace, profile: Profile, i: number, b: number): void {
  if (b === b) {
    const frontier = race.frontier[i]!;
    // Budgets move little: the piece of the last one is nearly always that of the next.
    let n = profile.piece[i]!;
    if (n >= frontier.count || frontier.start[n]! > b || (n + 1 < frontier.count && !(frontier.start[n + 1]! > b))) n = pieceAt(frontier, b);
    profile.piece[i] = n;
    labPoint(race, i, b, n, b < race.capBudget[i]!, profile.points, i * LAB_POINT);
  }
  settle(race, profile, i, b);
}

function settle(race: CompiledRace, profile: Profile, i: number, b: number): void {
  const count = race.labs;
  const tracked = count > summedDirectly;
  if (tracked) account(race, profile, i, -1);
  if (b !== b) {
    profile.active[i] = 0;
    profile.budget[i] = NaN;
    for (let v = 0; v < race.views; v++) profile.viewWeight[v * count + i] = 0;
    return;
  }
  const at = i * LAB_POINT;
  profile.active[i] = 1;
  profile.budget[i] = b;
  profile.risk[i] = profile.points[at + RISK]!;
  const w = profile.points[at + WEIGHT]!;
  const given = b < race.capBudget[i]! ? race.capBudget[i]! : b;
  for (let v = 0; v < race.views; v++) {
    const to = v * count + i;
    const ratio = race.viewRatio[to]!;
    profile.viewWeight[to] = ratio === ratio ? w * ratio : exp(race.viewLogWeight[to]! - race.viewSlope[to]! * given);
  }
  if (tracked) account(race, profile, i, 1);
}

function account(race: CompiledRace, profile: Profile, i: number, sign: number): void {
  if (profile.active[i] === 0) return;
  const risk = profile.risk[i]!;
  for (let v = 0; v < race.views; v++) {
    const at = v * race.labs + i;
    const w = sign * profile.viewWeight[at]!;
    profile.totals[v * 3]! += w;
    profile.totals[v * 3 + 1]! += w * risk;
    profile.totals[v * 3 + 2]! += sign * race.viewHazard[at]! * risk;
  }
}

/** Sums the totals anew in index order, so that rounding does not pile up over sweeps. */
export function refreshTotals(race: CompiledRace, profile: Profile): void {
  if (race.labs <= summedDirectly) return;
  profile.totals.fill(0);
  for (let i = 0; i < race.labs; i++) account(race, profile, i, 1);
}

/** Lets everybody abstain, as a start from which to place all labs. */
export function emptyProfile(profile: Profile): void {
  profile.active.fill(0);
  profile.totals.fill(0);
}

/** Puts everybody at the given budgets (NaN abstains). */
export function setProfile(race: CompiledRace, profile: Profile, budgets: ArrayLike<number>): void {
  emptyProfile(profile);
  for (let i = 0; i < race.labs; i++) setBudget(race, profile, i, budgets[i]!);
}

/** Writes the rest of lab i into `profile.rest` and returns where it begins. */
export function restOf(race: CompiledRace, profile: Profile, i: number): number {
  const count = race.labs;
  const row = race.view[i]! * count;
  let weight = 0;
  let risk = 0;
  let hazard = 0;
  if (count <= summedDirectly) {
    for (let j = 0; j < count; j++) {
      if (j === i || profile.active[j] === 0) continue;
      const w = profile.viewWeight[row + j]!;
      const rho = profile.risk[j]!;
      weight += w;
      risk += w * rho;
      hazard += race.viewHazard[row + j]! * rho;
    }
  } else {
    const v = race.view[i]! * 3;
    weight = profile.totals[v]!;
    risk = profile.totals[v + 1]!;
    hazard = profile.totals[v + 2]!;
    if (profile.active[i] === 1) {
      const w = profile.viewWeight[row + i]!;
      const rho = profile.risk[i]!;
      weight = Math.max(0, weight - w);
      risk = Math.max(0, risk - w * rho);
      hazard = Math.max(0, hazard - race.viewHazard[row + i]! * rho);
    }
  }
  const to = i * REST_SIZE;
  const rest = profile.rest;
  rest[to + REST_WEIGHT] = weight;
  rest[to + REST_RISK] = risk;
  rest[to + REST_HAZARD] = hazard;
  rest[to + REST_ENMITY] = race.enmityWeight[i]! * weight + race.enmityRisk[i]! * risk + enmityOfRow(race, profile, i, row);
  return to;
}

/** The price of rivals' safe wins under an enmity matrix: Σ_j prize · e_ij w_j (1 - p_i ρ_j). */
export function enmityOfRow(race: CompiledRace, profile: Profile, i: number, row: number): number {
  const enmity = race.enmityRow[i]!;
  if (enmity === null) return 0;
  let sum = 0;
  for (let j = 0; j < race.labs; j++) {
    if (j === i || profile.active[j] === 0) continue;
    sum += enmity[j]! * profile.viewWeight[row + j]! * (1 - race.belief[i]! * profile.risk[j]!);
  }
  return race.prize[i]! * sum;
}
