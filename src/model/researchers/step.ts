import { exp, log1p } from '../../core/math/index.ts';
import { counterUniform } from '../../core/random/index.ts';
import { ALIGNMENT, CAPABILITIES, type LabourMarket } from '../../games/labour/index.ts';
import type { World } from '../world/world.ts';
import { coupleStaff, driftMissions } from './couplings.ts';
import { createPayrolls, fillPayrolls, firstLab, type Payrolls } from './employers.ts';
import { blowWhistles, tellDrift, tellStaff, tellTipping } from './events.ts';
import { hire, sharedOut } from './hiring.ts';
import { clearMarket, labourMarket } from './market.ts';
import { reconsider } from './people.ts';
import { populationOf, type Population } from './population.ts';
import type { ResearcherState } from './state.ts';
import { offersOf } from './valuation.ts';

// Memory of the last size, not state.
let payrolls: Payrolls = createPayrolls(0);
let wantedStaff = new Float64Array(0);
let wantedSafety = new Float64Array(0);

/** Staff and wages of the round, and what they are to the labs. Without researchers labs have the staff that the scenario gives. Model, section 4. */
export function stepResearchers(world: World): void {
  const { settings, labs, researchers: state } = world;
  const count = settings.labs.length;
  const population = state === null ? null : populationOf(world.base);
  if (state === null || population === null) {
    for (let i = 0; i < count; i++) {
      labs.staff[i] = labs.labour[i] = settings.labs[i]!.staff;
      labs.safetyStaff[i] = settings.labs[i]!.safetyStaff;
    }
    return;
  }
  const first = world.round === 0;
  if (first) for (let i = 0; i < count; i++) labs.mission[i] = settings.labs[i]!.missionWeight;
  else driftMissions(world, state, settings.stepMonths);
  demand(world, state);
  const before = state.shareAlignment;
  const wageBefore = state.wageAlignment;
  const jumped = clearMarket(labourMarket(settings, population, state, payrolls), state, settings, world.month);
  if (!first) movePeople(world, state, population);
  coupleStaff(world, state, population, first ? 0 : settings.stepMonths);
  state.transfers = paidToPeople(world, state, population) / 12;
  if (jumped && !first) tellTipping(world, state, before, wageBefore);
  blowWhistles(world, state, population);
  if (!first) {
    tellStaff(world, state, population);
    tellDrift(world, state);
  }
}

/** The labour market as it stands, for what is read out of it. */
export function marketOf(world: World, state: ResearcherState, population: Population): LabourMarket {
  demand(world, state);
  return labourMarket(world.settings, population, state, payrolls);
}

/** Payrolls of the round, from the budgets of the last one. */
function demand(world: World, state: ResearcherState): void {
  const { settings, labs } = world;
  const count = settings.labs.length;
  if (payrolls.capabilities.length !== state.staff.length) {
    payrolls = createPayrolls(count);
    wantedStaff = new Float64Array(state.staff.length);
    wantedSafety = new Float64Array(state.staff.length);
  }
  const mission = missions(world);
  const joined = world.membership.hostedBy.some((host) => host >= 0) ? { hostedBy: world.membership.hostedBy } : {};
  for (let i = 0; i < count; i++) {
    const works = labs.present[i] === 1 || world.membership.hostedBy[i]! >= 0;
    if (works) state.wasPresent[i] = 1;
    state.closed[i] = !works && state.wasPresent[i] === 1 ? 1 : 0;
  }
  const growth = settings.researchers.payrollGrowth === 0 ? 1 : exp((log1p(settings.researchers.payrollGrowth) * world.month) / 12);
  const { closed } = state;
  fillPayrolls(settings, world.round === 0 ? { mission, closed, ...joined } : { mission, closed, ...joined, budget: labs.budget, active: labs.active }, growth, payrolls);
}

/** Mission over its start, by lab. */
function missions(world: World): Float64Array {
  const { settings, labs } = world;
  if (relative.length !== settings.labs.length) relative = new Float64Array(settings.labs.length);
  for (let i = 0; i < relative.length; i++) {
    const start = world.base.labs[i]!.missionWeight;
    relative[i] = start > 0 ? labs.mission[i]! / start : 1;
  }
  return relative;
}
let relative = new Float64Array(0);

function movePeople(world: World, state: ResearcherState, population: Population): void {
  const { settings } = world;
  const labs = settings.labs.length;
  const { each } = population;
  let inStaff = 0;
  let inSafety = 0;
  for (let e = firstLab; e < state.staff.length; e++) {
    inStaff += state.staff[e]!;
    inSafety += state.safetyStaff[e]!;
  }
  sharedOut(payrolls.capabilities, inStaff, wantedStaff);
  sharedOut(payrolls.alignment, inSafety, wantedSafety);
  const { researchers } = settings;
  reconsider(state, {
    population, round: world.round, step: settings.stepMonths, labs, wantedStaff, wantedSafety,
    offers: offersOf(researchers, state.expectedCapabilities, state.expectedAlignment, inSafety * each, state.shareAlignment, state.doomShift, population.constants),
    boughtOut: researchers.buyOuts === 0 ? 0 : researchers.buyOuts / (researchers.buyOutPremium * state.wageCapabilities * each),
  });
  hire(state, population, CAPABILITIES, payrolls.capabilities, labs, counterUniform(state.gapKey, -1, world.round));
  hire(state, population, ALIGNMENT, payrolls.alignment, labs, counterUniform(state.gapKey, -2, world.round));
}

/** What the public pays to people beyond the wages of its own research, M$ a year. */
function paidToPeople(world: World, state: ResearcherState, population: Population): number {
  const { researchers } = world.settings;
  let aligned = 0;
  for (let e = 0; e < state.safetyStaff.length; e++) aligned += state.safetyStaff[e]!;
  const boughtOut = state.boughtOut * population.each * researchers.buyOutPremium * state.wageCapabilities;
  return researchers.prizes + researchers.stipend * aligned * population.each + boughtOut;
}
