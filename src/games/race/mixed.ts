import { pieceAt } from '../portfolio/frontier.ts';
import type { CompiledRace } from './compiled.ts';
import { bestResponseSweep, startFrom } from './equilibrium.ts';
import { abstainingPayoff, LAB_POINT, labPoint, payoffAt, penaltyAt, REST_SIZE } from './payoff.ts';
import { Profile, restOf, setProfile } from './profile.ts';
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
/** Budgets closer than this are one strategy of the discretised game. */
const grain = 1e-4;
const goodEnough = 1e-6;

/**
 * Double oracle: the labs mix over few budgets; regret matching solves that finite game; whatever budget of a grid does better against the
 * mixture joins it, until none does by more than 1e-6 of the range. Null for more than 8 labs or where too many budgets matter.
 */
export function mixedProfile(race: CompiledRace): MixedProfile | null {
  const count = race.labs;
  if (count > mostLabs) return null;
  const profile = new Profile(count, race.views);
  const supports = cycledBudgets(race, profile);
  let mixture: number[][] = [];
  for (let round = 0; ; round++) {
    if (supports.reduce((product, own) => product * own.length, 1) > mostProfiles) return null;
    mixture = matchRegrets(race, profile, supports);
    if (round === oracleRounds) break;
    let grew = false;
    for (let i = 0; i < count; i++) {
      const reply = bestAgainst(race, profile, supports, mixture, i, gridPoints);
      if (reply.gain <= goodEnough * reply.range || supports[i]!.some((b) => same(b, reply.budget))) continue;
      supports[i]!.push(reply.budget);
      grew = true;
    }
    if (!grew) break;
  }
  let regret = 0;
  let range = 0;
  for (let i = 0; i < count; i++) {
    const reply = bestAgainst(race, profile, supports, mixture, i, checkPoints);
    regret = Math.max(regret, reply.gain);
    range = Math.max(range, reply.range);
  }
  const strategies = supports.map((own, i): MixedStrategy => {
    const kept = own.map((_, s) => s).filter((s) => mixture[i]![s]! > 0).sort((a, b) => (own[a]! || -1) - (own[b]! || -1));
    return { budgets: kept.map((s) => (Number.isNaN(own[s]!) ? null : own[s]!)), probabilities: kept.map((s) => mixture[i]![s]!) };
  });
  return { strategies, regretRelative: range > 0 ? regret / range : regret };
}

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

const place = (race: CompiledRace, profile: Profile, supports: readonly (readonly number[])[], index: readonly number[]): void =>
  setProfile(race, profile, supports.map((own, i) => own[index[i]!]!));

/** Payoff of a budget (NaN abstains) against one rest. */
function payoffOf(race: CompiledRace, i: number, b: number, rest: Float64Array, from: number, point: Float64Array): number {
  if (Number.isNaN(b)) return abstainingPayoff(race, i, rest, from);
  labPoint(race, i, b, pieceAt(race.frontier[i]!, b), b < race.capBudget[i]!, point, 0);
  return payoffAt(race, i, point, 0, rest, from) - penaltyAt(race, i, b);
}

/** Regret matching with regrets kept from falling below 0 and linearly weighted averages, on the tabulated finite game. */
function matchRegrets(race: CompiledRace, profile: Profile, supports: readonly (readonly number[])[]): number[][] {
  const count = race.labs;
  const point = new Float64Array(LAB_POINT);
  // By lab: payoffs of its strategies against every profile of the others, in the order of `eachProfile`, and those profiles.
  const tables = supports.map((own, i) => {
    const payoffs: number[][] = [];
    const rivals: number[][] = [];
    eachProfile(supports, i, (index) => {
      place(race, profile, supports, index);
      const from = restOf(race, profile, i);
      payoffs.push(own.map((b) => payoffOf(race, i, b, profile.rest, from, point)));
      rivals.push([...index]);
    });
    return { payoffs, rivals };
  });
  const regrets = supports.map((own) => own.map(() => 0));
  const current = supports.map((own) => own.map(() => 1 / own.length));
  const sums = supports.map((own) => own.map(() => 0));
  const size = supports.reduce((product, own) => product * own.length, 1);
  const rounds = Math.max(400, Math.min(learningRounds, Math.floor(2e6 / (size * count))));
  for (let round = 1; round <= rounds; round++) {
    for (let i = 0; i < count; i++) {
      const { payoffs, rivals } = tables[i]!;
      const values = supports[i]!.map(() => 0);
      for (let r = 0; r < rivals.length; r++) {
        let chance = 1;
        for (let j = 0; j < count; j++) if (j !== i) chance *= current[j]![rivals[r]![j]!]!;
        if (chance > 0) for (let s = 0; s < values.length; s++) values[s]! += chance * payoffs[r]![s]!;
      }
      const mean = values.reduce((a, v, s) => a + v * current[i]![s]!, 0);
      let total = 0;
      for (let s = 0; s < values.length; s++) {
        regrets[i]![s] = Math.max(0, regrets[i]![s]! + values[s]! - mean);
        total += regrets[i]![s]!;
      }
      for (let s = 0; s < values.length; s++) {
        current[i]![s] = total > 0 ? regrets[i]![s]! / total : 1 / values.length;
        sums[i]![s]! += round * current[i]![s]!;
      }
    }
  }
  return sums.map((own) => {
    const total = own.reduce((a, v) => a + v, 0);
    const kept = own.map((v) => (v / total < 1e-9 ? 0 : v));
    const rest = kept.reduce((a, v) => a + v, 0);
    return kept.map((v) => v / rest);
  });
}

/** The best budget of a grid (kinks, threshold and abstaining included) against the rivals' mixture; its gain and the range of payoffs, M$. */
function bestAgainst(
  race: CompiledRace,
  profile: Profile,
  supports: readonly (readonly number[])[],
  mixture: readonly (readonly number[])[],
  i: number,
  points: number,
): { budget: number; gain: number; range: number } {
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
  const point = new Float64Array(LAB_POINT);
  const expected = (b: number): number => rests.reduce((sum, rest, r) => sum + chances[r]! * payoffOf(race, i, b, rest, 0, point), 0);
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
  return { budget, gain: Math.max(0, top - own), range: top - bottom };
}
