import { log } from '../../core/math/index.ts';
import { counterUniform } from '../../core/random/index.ts';
import { ALIGNMENT, CAPABILITIES, type Job, NEITHER } from '../../games/labour/index.ts';
import { askBlock, block, values } from './ask.ts';
import { boughtOut, firstLab, OUTSIDE } from './employers.ts';
import type { Population } from './population.ts';
import { REASON, reasons, type ResearcherState } from './state.ts';
import { CONSCIENCE_WORTH, LIVES_WORTH, type Offers, STANDING_WORTH, traitCount, valuationSize } from './valuation.ts';

/**
 * Candidates for a revision come in layers of a fixed rate each, a month and person, so that a change of the rate adds or takes away whole layers
 * and shifts nobody else's; the last layer is thinned. All layers together are the largest rate that the registry allows.
 */
export const layerRate = 1 / 64;

/** How the people of a round are asked and where those who take a job may go. */
export interface Round {
  readonly population: Population;
  readonly offers: Offers;
  readonly round: number;
  readonly step: number;
  readonly labs: number;
  /** Heads that each employer would have if those in its job were shared out by payroll; an employer above them lets people go who reconsider. */
  readonly wantedStaff: Float64Array;
  readonly wantedSafety: Float64Array;
  /** Heads that buy-outs pay for. */
  readonly boughtOut: number;
}

/** People looking for an employer in their new job, with where they come from; memory of the last round, not state. */
export interface Pool {
  people: Uint32Array;
  origin: Uint16Array;
  reason: Uint8Array;
  from: Uint8Array;
  size: number;
}

const createPool = (): Pool => ({ people: new Uint32Array(64), origin: new Uint16Array(64), reason: new Uint8Array(64), from: new Uint8Array(64), size: 0 });
export const pools: readonly [Pool, Pool] = [createPool(), createPool()];
const chosen = new Uint32Array(block);
const choices = new Uint8Array(block);
/** Employer of people in a pool. */
const between = 0xffff;

function join(state: ResearcherState, to: typeof CAPABILITIES | typeof ALIGNMENT, person: number, origin: number, from: Job, reason: number): void {
  const pool = pools[to];
  if (pool.size === pool.people.length) {
    const larger = { people: new Uint32Array(2 * pool.size), origin: new Uint16Array(2 * pool.size), reason: new Uint8Array(2 * pool.size), from: new Uint8Array(2 * pool.size) };
    larger.people.set(pool.people);
    larger.origin.set(pool.origin);
    larger.reason.set(pool.reason);
    larger.from.set(pool.from);
    Object.assign(pool, larger);
  }
  pool.people[pool.size] = person;
  pool.origin[pool.size] = origin;
  pool.reason[pool.size] = reason;
  pool.from[pool.size] = from;
  pool.size++;
  state.job[person] = to;
  state.employer[person] = between;
}

/** People reconsider: those who leave are out of their jobs afterwards, those who take one wait in `pools`. Model, section 4. */
export function reconsider(state: ResearcherState, round: Round): void {
  const rate = round.offers.settings.revisionRate;
  pools[0].size = pools[1].size = 0;
  state.flows.fill(0);
  const layers = Math.ceil(rate / layerRate - 1e-9);
  for (let layer = 0; layer < layers; layer++) reviseLayer(state, round, 16 * round.round + layer, Math.min(1, rate / layerRate - layer));
}

/**
 * Asks a part of a layer: a Poisson process along the people, by gaps, so that nobody is asked twice and no answer depends on another's. People are
 * drawn a block at a time and asked while what is known of them is still near.
 */
function reviseLayer(state: ResearcherState, round: Round, counter: number, part: number): void {
  const { count, traits, minded } = round.population;
  const { job, employer, gapKey } = state;
  const gap = 1 / (layerRate * round.step);
  let at = 0;
  let last = -1;
  let touched = 0;
  for (let k = 0; at < count; ) {
    let found = 0;
    for (; found < block; k++) {
      at -= log(counterUniform(gapKey, k, counter)) * gap;
      if (!(at < count)) break;
      const person = Math.floor(at);
      if (person === last) continue;
      last = person;
      if (part < 1 && counterUniform(gapKey, person, -1 - counter) >= part) continue;
      chosen[found++] = person;
    }
    // Memory is what a million people wait for: what is known of a block's people is fetched at once, not one after the other while they are asked.
    for (let k = 0; k < found; k++) {
      const person = chosen[k]!;
      touched += traits[person * traitCount]! + traits[person * traitCount + traitCount - 1]! + job[person]! + employer[person]! + minded[person]!;
    }
    askBlock(round.offers, traits, job, chosen, 0, found, state.key, counter, choices);
    for (let k = 0; k < found; k++) reviseOne(state, round, chosen[k]!, choices[k]! as Job, k * valuationSize);
  }
  memory[0] = touched;
}
const memory = new Float64Array(1);

/** One person who was asked, and would take `next`; what jobs are worth to it stands in `values` from `at` on. */
function reviseOne(state: ResearcherState, round: Round, person: number, next: Job, at: number): void {
  const { population } = round;
  const employer = state.employer[person]!;
  // Asked already this round, and waiting for a place.
  if (employer === between) return;
  const now = state.job[person]! as Job;
  if (employer === boughtOut(round.labs)) {
    if (state.boughtOut <= round.boughtOut) return;
    state.boughtOut--;
    state.neither++;
    state.employer[person] = OUTSIDE;
  } else if (now === CAPABILITIES && state.boughtOut < round.boughtOut) {
    leave(state, round, population, person, employer, now, REASON.boughtOut);
    state.job[person] = NEITHER;
    state.employer[person] = boughtOut(round.labs);
    state.boughtOut++;
    count(state, REASON.boughtOut, now, NEITHER);
    return;
  }
  if (next === now) {
    if (now === NEITHER) return;
    const wanted = now === CAPABILITIES ? round.wantedStaff[employer]! : round.wantedSafety[employer]!;
    // Within one head an employer keeps whom it has; one that pays nobody keeps nobody.
    if (wanted > 0 && (now === CAPABILITIES ? state.staff[employer]! : state.safetyStaff[employer]!) <= wanted + 1) return;
    leave(state, round, population, person, employer, now, REASON.employer);
    join(state, now, person, employer, now, REASON.employer);
    return;
  }
  const reason = reasonOf(round.offers, at, now, next);
  if (now === NEITHER) state.neither--;
  else leave(state, round, population, person, employer, now, reason);
  if (next === NEITHER) {
    state.job[person] = NEITHER;
    state.employer[person] = OUTSIDE;
    state.neither++;
    count(state, reason, now, NEITHER);
  } else join(state, next, person, employer, now, reason);
}

function leave(state: ResearcherState, round: Round, population: Population, person: number, employer: number, job: Job, reason: number): void {
  if (job === CAPABILITIES) state.staff[employer]!--;
  else state.safetyStaff[employer]!--;
  state.mindedStaff[employer]! -= population.minded[person]!;
  if (employer <= round.labs) state.moves[(employer - firstLab) * reasons.length + reason]!--;
}

export function count(state: ResearcherState, reason: number, from: number, to: number): void {
  state.flows[reason * 9 + from * 3 + to]!++;
}

/** The largest part of what the move gains. */
function reasonOf(offers: Offers, at: number, from: Job, to: Job): number {
  const careTo = to === ALIGNMENT ? 1 : 0;
  const careFrom = from === ALIGNMENT ? 1 : 0;
  const lives = (careTo - careFrom) * values[at + LIVES_WORTH]!;
  const standing = standingOf(at, to) - standingOf(at, from);
  const conscience = (careTo - careFrom) * values[at + CONSCIENCE_WORTH]!;
  const wage = payOf(offers, at, to) - payOf(offers, at, from);
  let best: number = REASON.chance;
  let gain = 0;
  if (wage > gain) {
    best = REASON.wage;
    gain = wage;
  }
  if (lives > gain) {
    best = REASON.lives;
    gain = lives;
  }
  if (standing > gain) {
    best = REASON.standing;
    gain = standing;
  }
  if (conscience > gain) best = REASON.conscience;
  return best;
}

/** Standing against that of capability work, which neither kind of research is without. */
const standingOf = (at: number, job: Job): number => (job === ALIGNMENT ? values[at + STANDING_WORTH]! : 0);

/** Pay at equal prospects: the person's factor is the ratio of own pay outside to the market's. */
function payOf(offers: Offers, at: number, job: Job): number {
  const factor = values[at + NEITHER]! / offers.payNeither;
  if (job === NEITHER) return values[at + NEITHER]!;
  return job === CAPABILITIES ? offers.payCapabilities * factor : offers.payAlignment * factor + offers.gift;
}
