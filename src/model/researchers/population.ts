import { exp, log, normalQuantile } from '../../core/math/index.ts';
import { counterKey, counterUniform, joinKey } from '../../core/random/index.ts';
import { ALIGNMENT, CAPABILITIES, type LabourShares, longRunChances, mislabelledShare, NEITHER, restingConstants } from '../../games/labour/index.ts';
import type { WorldSettings } from '../world/settings.ts';
import { createPayrolls, employerCount, fillPayrolls, firstLab, government, OUTSIDE, total, type PayrollSettings } from './employers.ts';
import { createTypes, fillTypes, typicalPeople } from './types-of-people.ts';
import { CIRCLE, createValuation, livesWorth, offersOf, SCOPE, traitCount, CAUSE, type Offers, valueJobs, WAGE } from './valuation.ts';

/** The people of a scenario at month 0: the same for all runs, and never changed by one. */
export interface Population {
  readonly count: number;
  /** Real people that each one stands for. */
  readonly each: number;
  /** Real people in all. */
  readonly people: number;
  /** `traitCount` factors a person. */
  readonly traits: Float32Array;
  /** 1 for alignment-minded people. */
  readonly minded: Uint8Array;
  /** Jobs and employers at the start. */
  readonly job: Uint8Array;
  readonly employer: Uint16Array;
  /** Heads by employer at the start. */
  readonly staff: Int32Array;
  readonly safetyStaff: Int32Array;
  readonly mindedStaff: Int32Array;
  /** Real shares at the start. */
  readonly shares: LabourShares;
  /** Added to everyone's values so that people, and the market of typical people, rest at the start. */
  readonly constants: { readonly capabilities: number; readonly alignment: number };
  readonly marketConstants: { readonly capabilities: number; readonly alignment: number };
  /** Share of alignment work that only looks like it, at the start. */
  readonly mislabelled: number;
  readonly typical: Uint32Array;
}

/** People by whom the constants of the whole population are fitted. */
const fitted = 20_000;

/** All that a population depends on: two scenarios that agree in it have the same people, whatever their rules and policies. */
interface PopulationSettings extends PayrollSettings {
  readonly seed: string;
}

const known = new WeakMap<WorldSettings['researchers'], { readonly labs: WorldSettings['labs']; readonly population: Population }>();
/** The latest populations by content, for scenarios that differ in something else: a lever moved, a part copied to a worker. */
const byContent = new Map<string, Population>();
/** People kept by content, in all; the latest population is kept whatever its size. */
const mostKept = 50_000;

/** The population of a scenario (null without one); made once and shared by its runs. Draws are keyed by seed, trait and person, not by run. */
export function populationOf(base: WorldSettings): Population | null {
  if (base.researchers.count === 0) return null;
  const found = known.get(base.researchers);
  if (found !== undefined && found.labs === base.labs) return found.population;
  const population = populationAlike(base);
  known.set(base.researchers, { labs: base.labs, population });
  return population;
}

function populationAlike({ seed, researchers, labs }: WorldSettings): Population {
  const staffed = labs.map(({ staff, safetyStaff }) => ({ staff, safetyStaff }));
  const content = JSON.stringify([seed, researchers, staffed]);
  const population = byContent.get(content) ?? createPopulation({ seed, researchers, labs: staffed });
  byContent.delete(content);
  byContent.set(content, population);
  let kept = 0;
  for (const each of byContent.values()) kept += each.count;
  for (const [oldest, each] of byContent) {
    if (kept <= mostKept || byContent.size === 1) break;
    byContent.delete(oldest);
    kept -= each.count;
  }
  return population;
}

function createPopulation(base: PopulationSettings): Population {
  const { labs } = base;
  // The start is at rest without these policies: a scenario that states one sees people answer to it from the first month on.
  const settings = { ...base.researchers, stipend: 0, prizes: 0, alignmentEsteem: 1 };
  const payrolls = createPayrolls(labs.length);
  fillPayrolls(base, {}, 1, payrolls);
  const inCapabilities = Math.max(1e-3, total(payrolls.capabilities) / settings.wageCapabilities);
  const inAlignment = Math.max(1e-3, total(payrolls.alignment) / settings.wageAlignment);
  const people = (inCapabilities + inAlignment) * (1 + settings.reserve);
  const count = settings.count;
  const each = people / count;
  const shares = { capabilities: inCapabilities / people, alignment: inAlignment / people };
  const traits = drawTraits(base);
  const offers = offersOf(settings, settings.wageCapabilities, settings.wageAlignment, inAlignment, shares.alignment, 0, { capabilities: 0, alignment: 0 });

  const typical = typicalPeople(traits, count, offers);
  const types = createTypes(typical.length);
  fillTypes(types, typical, traits, offers);
  const market = {
    people, years: settings.years, spread: settings.spread, payCapabilities: total(payrolls.capabilities), payAlignment: total(payrolls.alignment),
    stipend: settings.stipend, prizes: settings.prizes, crowding: settings.crowding, peers: settings.peers, largeRisk: settings.largeRisk === 1, types,
  };
  const marketConstants = restingConstants(market, shares);
  fillTypes(types, typical, traits, { ...offers, constantCapabilities: marketConstants.capabilities, constantAlignment: marketConstants.alignment });
  const mislabelled = mislabelledShare(market, shares, settings.legibility);
  const constants = fitConstants(base, traits, offers, shares, marketConstants);

  const minded = new Uint8Array(count);
  for (let p = 0; p < count; p++) {
    const at = p * traitCount;
    if (livesWorth(offers, traits, at) * offers.crowd + settings.cause * traits[at + CAUSE]! >= settings.mindedWorth) minded[p] = 1;
  }
  const job = new Uint8Array(count).fill(NEITHER);
  const employer = new Uint16Array(count);
  const heads = (payroll: Float64Array, wage: number): Int32Array => Int32Array.from(payroll, (pay) => Math.round(pay / wage / each));
  const staff = heads(payrolls.capabilities, settings.wageCapabilities);
  const safetyStaff = heads(payrolls.alignment, settings.wageAlignment);
  fitHeads(staff, safetyStaff, count);
  placePeople({ job, employer, staff, safetyStaff, traits, offers: { ...offers, constantCapabilities: constants.capabilities, constantAlignment: constants.alignment }, labs: labs.length });
  const mindedStaff = new Int32Array(employerCount(labs.length));
  for (let p = 0; p < count; p++) if (job[p] !== NEITHER) mindedStaff[employer[p]!]! += minded[p]!;
  return { count, each, people, traits, minded, job, employer, staff, safetyStaff, mindedStaff, shares, constants, marketConstants, mislabelled, typical };
}

/** Rounding may ask for more people than there are: the largest employers give way. */
function fitHeads(staff: Int32Array, safetyStaff: Int32Array, count: number): void {
  const sum = (): number => staff.reduce((all, n) => all + n, 0) + safetyStaff.reduce((all, n) => all + n, 0);
  for (let excess = sum() - count; excess > 0; excess--) {
    const from = Math.max(...staff) >= Math.max(...safetyStaff) ? staff : safetyStaff;
    from[from.indexOf(Math.max(...from))]!--;
  }
}

function drawTraits(base: PopulationSettings): Float32Array {
  const { researchers: settings, seed } = base;
  const taste = settings.tasteDispersion;
  const dispersion = [settings.wageDispersion, settings.lifeDispersion, taste, 1, taste, taste, taste, settings.doomDispersion, taste];
  const keys = dispersion.map((_, trait) => counterKey(joinKey([seed, 'researchers', trait])));
  const who = counterKey(joinKey([seed, 'researchers', 'scope']));
  const traits = new Float32Array(settings.count * traitCount);
  for (let trait = 0; trait < traitCount; trait++) {
    const spread = dispersion[trait]!;
    const key = keys[trait]!;
    // Wages and tastes have mean one, values of life and beliefs median one.
    const shift = trait === WAGE || trait >= 4 && trait !== 7 || trait === CIRCLE ? (spread * spread) / 2 : 0;
    for (let p = 0; p < settings.count; p++) {
      const minds = trait !== SCOPE || counterUniform(who, p, 0) < settings.scopeShare;
      traits[p * traitCount + trait] = !minds ? 0 : spread === 0 ? 1 : exp(spread * normalQuantile(counterUniform(key, p, 0)) - shift);
    }
  }
  return traits;
}

/** Constants under which people who revise at a switching cost rest at the shares in the long run. */
function fitConstants(base: PopulationSettings, traits: Float32Array, offers: Offers, shares: LabourShares, start: Population['constants']): Population['constants'] {
  const { switchingCost, spread, count } = base.researchers;
  const people = Math.min(count, fitted);
  const value = createValuation();
  const values = new Float64Array(people * 3);
  for (let p = 0; p < people; p++) {
    valueJobs(offers, traits, p * traitCount, value);
    values[3 * p] = value[CAPABILITIES]!;
    values[3 * p + 1] = value[ALIGNMENT]!;
    values[3 * p + 2] = value[NEITHER]!;
  }
  const chances = new Float64Array(2);
  let { capabilities, alignment } = start;
  for (let step = 0; step < 60; step++) {
    let inC = 0;
    let inA = 0;
    for (let p = 0; p < people; p++) {
      longRunChances(values[3 * p]! + capabilities, values[3 * p + 1]! + alignment, values[3 * p + 2]!, switchingCost, spread, chances);
      inC += chances[0]!;
      inA += chances[1]!;
    }
    const missC = spread * log((shares.capabilities * people) / inC);
    const missA = spread * log((shares.alignment * people) / inA);
    capabilities += missC;
    alignment += missA;
    if (Math.abs(missC) + Math.abs(missA) < 1e-7 * spread) break;
  }
  return { capabilities, alignment };
}

interface Placing {
  readonly job: Uint8Array;
  readonly employer: Uint16Array;
  readonly staff: Int32Array;
  readonly safetyStaff: Int32Array;
  readonly traits: Float32Array;
  readonly offers: Offers;
  readonly labs: number;
}

/** Gives exactly the stated heads a job, systematically with each person's own chances, and employers in order. */
function placePeople({ job, employer, staff, safetyStaff, traits, offers, labs }: Placing): void {
  const count = job.length;
  const { switchingCost, spread } = offers.settings;
  const value = createValuation();
  const chances = new Float64Array(2 * count);
  const one = new Float64Array(2);
  let sumC = 0;
  let sumA = 0;
  for (let p = 0; p < count; p++) {
    valueJobs(offers, traits, p * traitCount, value);
    longRunChances(value[CAPABILITIES]!, value[ALIGNMENT]!, value[NEITHER]!, switchingCost, spread, one);
    sumC += chances[2 * p] = one[0]!;
    sumA += chances[2 * p + 1] = one[1]!;
  }
  const wantedC = staff.reduce((all, n) => all + n, 0);
  const wantedA = safetyStaff.reduce((all, n) => all + n, 0);
  let givenC = 0;
  let givenA = 0;
  let dueC = 0.5;
  let dueA = 0.25;
  for (let p = 0; p < count; p++) {
    dueC += (chances[2 * p]! * wantedC) / sumC;
    dueA += (chances[2 * p + 1]! * wantedA) / sumA;
    // Whoever is left at the end takes what is still open.
    const open = wantedC - givenC + wantedA - givenA >= count - p;
    const takesA = givenA < wantedA && (givenA + 1 <= dueA || (open && givenC >= wantedC));
    const takesC = !takesA && givenC < wantedC && (givenC + 1 <= dueC || open);
    if (takesA) {
      job[p] = ALIGNMENT;
      givenA++;
    } else if (takesC) {
      job[p] = CAPABILITIES;
      givenC++;
    }
  }
  assign(job, employer, CAPABILITIES, staff);
  assign(job, employer, ALIGNMENT, safetyStaff);
  if (employer.some((e) => e !== OUTSIDE && (e < firstLab || e > government(labs)))) throw new Error('internal: a person without an employer');
}

/** Spreads the people of a job over its employers, person by person in the proportions of the heads, so that no employer gets alike ones. */
function assign(job: Uint8Array, employer: Uint16Array, of: number, heads: Int32Array): void {
  const wanted = heads.reduce((all, n) => all + n, 0);
  const slots: number[] = [];
  for (let e = 0; e < heads.length; e++) for (let n = 0; n < heads[e]!; n++) slots.push((n + 0.5) / heads[e]!, e);
  const order = Array.from({ length: wanted }, (_, k) => k).sort((x, y) => slots[2 * x]! - slots[2 * y]! || slots[2 * x + 1]! - slots[2 * y + 1]!);
  let next = 0;
  for (let p = 0; p < job.length; p++) if (job[p] === of) employer[p] = slots[2 * order[next++]! + 1]!;
  if (next !== wanted) throw new Error('internal: people and places differ');
}
