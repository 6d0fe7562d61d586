import { pieceAt } from '../portfolio/frontier.ts';
import type { CompiledRace } from './compiled.ts';
import { bestResponseSweep, startFrom } from './equilibrium.ts';
import { abstainingPayoff, LAB_POINT, labPoint, payoffAt, penaltyAt, REST_SIZE } from './payoff.ts';
import { Profile, restOf, setBudget } from './profile.ts';
import type { MixedStrategy } from './types.ts';

/** A discretised mixed strategy profile with its regret, for games in which no pure equilibrium was found. */
export interface MixedProfile {
  readonly strategies: readonly MixedStrategy[];
  /** Largest gain of a lab by any budget of a fine grid or by abstaining, over the largest range of such payoffs. */
  readonly regretRelative: number;
}

const mostLabs = 8;
const mostProfiles = 4096;
const oracleRounds = 16;
const learningRounds = 4000;
const gridPoints = 128;
const checkPoints = 1024;
/**
 * Payoffs that are worked out before the mixture is left as it is, and passes of regret matching over a profile that cost as much as one. Games of
 * two labs stay far below; in those of many labs whose mixtures hold many budgets each, later rounds bring little and cost more and more.
 */
const mostPayoffs = 300_000;
const passesAPayoff = 10;
/** Budgets closer than this are one strategy of the discretised game. */
const grain = 1e-4;
const goodEnough = 1e-6;

/**
 * Double oracle: the labs mix over few budgets; regret matching solves that finite game; whatever budget of a grid does better against the
 * mixture joins it, until none does by more than 1e-6 of the range, or enough has been worked out. Null for more than 8 labs or where too many budgets matter.
 */
export function mixedProfile(race: CompiledRace): MixedProfile | null {
  const count = race.labs;
  if (count > mostLabs) return null;
  const profile = new Profile(count, race.views);
  const supports = cycledBudgets(race, profile);
  let mixture: number[][] = [];
  let payoffs = 0;
  for (let round = 0; ; round++) {
    if (sizeOf(supports) > mostProfiles) return null;
    mixture = matchRegrets(race, profile, supports);
    payoffs += (matchingRounds(supports) * sizeOf(supports) * count) / passesAPayoff;
    if (round === oracleRounds || payoffs > mostPayoffs) break;
    let grew = false;
    for (let i = 0; i < count; i++) {
      const reply = bestAgainst(race, profile, supports, mixture, i, gridPoints);
      payoffs += reply.payoffs;
      if (reply.gain <= goodEnough * reply.range || supports[i]!.some((b) => same(b, reply.budget))) continue;
      supports[i]!.push(reply.budget);
      grew = true;
    }
    if (!grew) break;
  }
  let regret = 0;
  let range = 0;
  const rivals = supports.reduce((sum, own) => sum + sizeOf(supports) / own.length, 0);
  const points = Math.max(gridPoints, Math.min(checkPoints, Math.floor(mostPayoffs / rivals)));
  for (let i = 0; i < count; i++) {
    const reply = bestAgainst(race, profile, supports, mixture, i, points);
    regret = Math.max(regret, reply.gain);
    range = Math.max(range, reply.range);
  }
  const strategies = supports.map((own, i): MixedStrategy => {
    const kept = own.map((_, s) => s).filter((s) => mixture[i]![s]! > 0).sort((a, b) => (own[a]! || -1) - (own[b]! || -1));
    return { budgets: kept.map((s) => (Number.isNaN(own[s]!) ? null : own[s]!)), probabilities: kept.map((s) => mixture[i]![s]!) };
  });
  return { strategies, regretRelative: range > 0 ? regret / range : regret };
}

/** How many profiles the budgets make. */
const sizeOf = (supports: readonly (readonly number[])[]): number => supports.reduce((product, own) => product * own.length, 1);

const matchingRounds = (supports: readonly (readonly number[])[]): number =>
  Math.max(400, Math.min(learningRounds, Math.floor(2e6 / (sizeOf(supports) * supports.length))));

const same = (a: number, b: number): boolean => (Number.isNaN(a) || Number.isNaN(b) ? Number.isNaN(a) && Number.isNaN(b) : Math.abs(a - b) < grain);

/** The budgets that best responses in turn run through: without a pure equilibrium they end in a cycle around the mixed one. */
function cycledBudgets(race: CompiledRace, profile: Profile): number[][] {
  const bounds = { lower: race.lower, upper: race.upper };
  const supports: number[][] = Array.from({ length: race.labs }, () => []);
  for (const start of [race.lower, race.upper]) {
    startFrom(race, profile, bounds, start);
    for (let sweep = 0; sweep < 12; sweep++) {
      bestResponseSweep(race, profile, bounds);
      if (sweep < 8) continue;
      for (let i = 0; i < race.labs; i++) {
        const b = profile.budget[i]!;
        if (!supports[i]!.some((known) => same(known, b))) supports[i]!.push(b);
      }
    }
  }
  return supports;
}

/** Runs over all profiles of the supports but for lab `skip`'s part; `visit` gets the strategy indices. */
function eachProfile(supports: readonly (readonly number[])[], skip: number, visit: (index: readonly number[]) => void): void {
  const index = supports.map(() => 0);
  for (;;) {
    visit(index);
    let i = 0;
    for (; i < supports.length; i++) {
      if (i === skip) continue;
      index[i]!++;
      if (index[i]! < supports[i]!.length) break;
      index[i] = 0;
    }
    if (i === supports.length) return;
  }
}

/** Puts the labs at a profile; neighbours in the order of `eachProfile` differ by few labs, and only those are moved. */
function place(race: CompiledRace, profile: Profile, supports: readonly (readonly number[])[], index: readonly number[]): void {
  supports.forEach((own, i) => {
    const b = own[index[i]!]!;
    const there = Number.isNaN(b) ? profile.active[i] === 0 : profile.active[i] === 1 && profile.budget[i] === b;
    if (!there) setBudget(race, profile, i, b);
  });
}

/** Payoff of a budget (NaN abstains) as a function of what the others leave: the lab's own point is worked out once. */
function payoffOf(race: CompiledRace, i: number, b: number): (rest: Float64Array, from: number) => number {
  if (Number.isNaN(b)) return (rest, from) => abstainingPayoff(race, i, rest, from);
  const point = new Float64Array(LAB_POINT);
  labPoint(race, i, b, pieceAt(race.frontier[i]!, b), b < race.capBudget[i]!, point, 0);
  const penalty = penaltyAt(race, i, b);
  return (rest, from) => payoffAt(race, i, point, 0, rest, from) - penalty;
}

/** Payoffs of a lab's strategies against every profile of the others, row by row in the order of `eachProfile`. */
interface Table {
  readonly payoffs: Float64Array;
  /** By row and rival: where that rival's strategy stands among the probabilities of all. */
  readonly places: Int32Array;
  readonly rows: number;
}

function tableOf(race: CompiledRace, profile: Profile, supports: readonly (readonly number[])[], offsets: readonly number[], i: number): Table {
  const payoffs: number[] = [];
  const places: number[] = [];
  const own = supports[i]!.map((b) => payoffOf(race, i, b));
  eachProfile(supports, i, (index) => {
    place(race, profile, supports, index);
    const from = restOf(race, profile, i);
    for (const payoff of own) payoffs.push(payoff(profile.rest, from));
    index.forEach((strategy, j) => j !== i && places.push(offsets[j]! + strategy));
  });
  return { payoffs: Float64Array.from(payoffs), places: Int32Array.from(places), rows: payoffs.length / own.length };
}

/** Regret matching with regrets kept from falling below 0 and linearly weighted averages, on the tabulated finite game. */
function matchRegrets(race: CompiledRace, profile: Profile, supports: readonly (readonly number[])[]): number[][] {
  const count = race.labs;
  const offsets: number[] = [];
  let strategies = 0;
  for (const own of supports) {
    offsets.push(strategies);
    strategies += own.length;
  }
  const tables = supports.map((_, i) => tableOf(race, profile, supports, offsets, i));
  const regrets = new Float64Array(strategies);
  const current = Float64Array.from(supports.flatMap((own) => own.map(() => 1 / own.length)));
  const sums = new Float64Array(strategies);
  const values = new Float64Array(Math.max(...supports.map((own) => own.length)));
  const rounds = matchingRounds(supports);
  for (let round = 1; round <= rounds; round++) {
    for (let i = 0; i < count; i++) {
      const own = supports[i]!.length;
      const first = offsets[i]!;
      expectedPayoffs(tables[i]!, current, count - 1, own, values);
      let mean = 0;
      for (let s = 0; s < own; s++) mean += values[s]! * current[first + s]!;
      let total = 0;
      for (let s = 0; s < own; s++) {
        regrets[first + s] = Math.max(0, regrets[first + s]! + values[s]! - mean);
        total += regrets[first + s]!;
      }
      for (let s = 0; s < own; s++) {
        current[first + s] = total > 0 ? regrets[first + s]! / total : 1 / own;
        sums[first + s]! += round * current[first + s]!;
      }
    }
  }
  return supports.map((own, i) => {
    const mine = Array.from(sums.subarray(offsets[i]!, offsets[i]! + own.length));
    const total = mine.reduce((a, v) => a + v, 0);
    const kept = mine.map((v) => (v / total < 1e-9 ? 0 : v));
    const rest = kept.reduce((a, v) => a + v, 0);
    return kept.map((v) => v / rest);
  });
}

/** Writes the payoff of each of a lab's strategies against the others' mixtures, which stand one after the other in `current`. */
function expectedPayoffs({ payoffs, places, rows }: Table, current: Float64Array, rivals: number, own: number, values: Float64Array): void {
  values.fill(0, 0, own);
  for (let r = 0; r < rows; r++) {
    let chance = 1;
    // Most rows hold a strategy that its lab does not play: they end early.
    for (let k = r * rivals; k < (r + 1) * rivals && chance > 0; k++) chance *= current[places[k]!]!;
    if (chance > 0) for (let s = 0; s < own; s++) values[s]! += chance * payoffs[r * own + s]!;
  }
}

/** The best budget of a grid (kinks, threshold and abstaining included) against the rivals' mixture; its gain and the range of payoffs, M$; how many payoffs that took. */
function bestAgainst(
  race: CompiledRace,
  profile: Profile,
  supports: readonly (readonly number[])[],
  mixture: readonly (readonly number[])[],
  i: number,
  points: number,
): { budget: number; gain: number; range: number; payoffs: number } {
  const rests: Float64Array[] = [];
  const chances: number[] = [];
  eachProfile(supports, i, (index) => {
    let chance = 1;
    for (let j = 0; j < race.labs; j++) if (j !== i) chance *= mixture[j]![index[j]!]!;
    if (!(chance > 0)) return;
    place(race, profile, supports, index);
    const from = restOf(race, profile, i);
    rests.push(profile.rest.slice(from, from + REST_SIZE));
    chances.push(chance);
  });
  const expected = (b: number): number => {
    const payoff = payoffOf(race, i, b);
    return rests.reduce((sum, rest, r) => sum + chances[r]! * payoff(rest, 0), 0);
  };
  const lower = race.lower[i]!;
  const upper = race.upper[i]!;
  const candidates = Array.from({ length: points + 1 }, (_, n) => (n === points ? upper : lower + ((upper - lower) * n) / points));
  for (const b of [race.threshold[i]!, race.capBudget[i]!, ...race.frontier[i]!.start]) if (b > lower && b < upper) candidates.push(b);
  if (race.mayAbstain[i] === 1) candidates.push(NaN);
  let budget = lower;
  let top = -Infinity;
  let bottom = Infinity;
  for (const b of candidates) {
    const value = expected(b);
    bottom = Math.min(bottom, value);
    if (value > top) {
      top = value;
      budget = b;
    }
  }
  if (!Number.isNaN(budget)) {
    // Golden section within the neighbouring grid points, on the compliant side of the threshold where that is the edge.
    const step = (upper - lower) / points;
    let low = Math.max(lower, budget - step);
    let high = Math.min(upper, budget + step);
    for (let n = 0; n < 30; n++) {
      const a = high - 0.6180339887498949 * (high - low);
      const b = low + 0.6180339887498949 * (high - low);
      const atA = expected(a);
      const atB = expected(b);
      if (Math.max(atA, atB) > top) {
        top = Math.max(atA, atB);
        budget = atA > atB ? a : b;
      }
      if (atA < atB) low = a;
      else high = b;
    }
  }
  const own = supports[i]!.reduce((sum, b, s) => sum + (mixture[i]![s]! > 0 ? mixture[i]![s]! * expected(b) : 0), 0);
  return { budget, gain: Math.max(0, top - own), range: top - bottom, payoffs: candidates.length * rests.length };
}
