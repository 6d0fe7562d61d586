import { discountFactor } from '../decision/ending.ts';
import { productCost } from '../supply/market.ts';
import type { Lever } from '../settings.ts';
import type { World } from '../world/world.ts';

/**
 * Who gains, discounted M$ since month 0; the sum is welfare without catastrophe (model, section 10). What one pays another is in two accounts with
 * opposite signs, so that transfers drop out of the sum; only `friction` is left of them: the marginal cost of public funds.
 */
export interface Accounts {
  /** Gain of use above what users pay. */
  users: number;
  /** Sales less research, products, compute bought, fines, premiums, own liability, lobbying and moving, with subsidies; their owners and investors are in it. */
  labs: number;
  specialists: number;
  /** Premiums less claims. */
  insurers: number;
  /** Those who give money for alignment research and for advocacy. */
  donors: number;
  /** Stipends, prizes and buy-outs; wages pay for time and are a cost. */
  staff: number;
  /** Harm of accidents less what is made good. */
  victims: number;
  /** Fines less subsidies, inspections, public research and what levers cost. */
  state: number;
  friction: number;
}

/** Undiscounted M$ since month 0 of everything that moves, of which accounts take in the growth. */
export interface Flows {
  sales: number;
  labRevenue: number;
  specialistRevenue: number;
  labOutlay: number;
  labCost: number;
  computeBought: number;
  specialistCost: number;
  subsidies: number;
  fines: number;
  premiums: number;
  claims: number;
  liabilityOfLabs: number;
  liabilityOfSpecialists: number;
  harm: number;
  inspections: number;
  levers: number;
  publicResearch: number;
  donations: number;
  paidToStaff: number;
  lobbying: number;
  moving: number;
}

export const noAccounts = (): Accounts => ({ users: 0, labs: 0, specialists: 0, insurers: 0, donors: 0, staff: 0, victims: 0, state: 0, friction: 0 });
export const noFlows = (): Flows => ({
  sales: 0, labRevenue: 0, specialistRevenue: 0, labOutlay: 0, labCost: 0, computeBought: 0, specialistCost: 0, subsidies: 0, fines: 0, premiums: 0, claims: 0, liabilityOfLabs: 0,
  liabilityOfSpecialists: 0, harm: 0, inspections: 0, levers: 0, publicResearch: 0, donations: 0, paidToStaff: 0, lobbying: 0, moving: 0,
});

/** What has moved so far: kept by the rooms where it moves, gathered here. */
export function flowsSoFar(world: World): Flows {
  const { tally, enforcement, regulation, supply: { ledger } } = world;
  return {
    sales: ledger.sales, labRevenue: ledger.labs, specialistRevenue: ledger.specialists, labOutlay: tally.outlay, labCost: ledger.labCost, computeBought: tally.computeBought, specialistCost: ledger.specialistCost,
    subsidies: tally.subsidies, fines: tally.fines, premiums: enforcement.premiums, claims: enforcement.claims, liabilityOfLabs: tally.liabilityPaid,
    liabilityOfSpecialists: ledger.specialistLiability, harm: tally.harm, inspections: enforcement.inspectionCost, levers: tally.leverCost,
    publicResearch: tally.publicResearch, donations: tally.donations, paidToStaff: tally.paidToStaff, lobbying: regulation.lobbying, moving: regulation.movingCosts,
  };
}

/** Adds `flows`, worth `factor` today, to the accounts. `surplus` is users' gain per dollar that they pay, `funds` the marginal cost of public funds. */
export function book(accounts: Accounts, flows: Flows, surplus: number, funds: number, factor: number): void {
  const f = flows;
  accounts.users += factor * surplus * f.sales;
  accounts.labs += factor * (f.labRevenue - f.labOutlay - f.labCost - f.computeBought + f.subsidies - f.fines - f.premiums - (f.liabilityOfLabs - f.claims) - f.lobbying - f.moving);
  accounts.specialists += factor * (f.specialistRevenue - f.specialistCost - f.liabilityOfSpecialists);
  accounts.insurers += factor * (f.premiums - f.claims);
  accounts.donors -= factor * f.donations;
  accounts.staff += factor * f.paidToStaff;
  accounts.victims += factor * (f.liabilityOfLabs + f.liabilityOfSpecialists - f.harm);
  accounts.state += factor * (f.fines - f.subsidies - f.inspections - f.levers - f.publicResearch - f.paidToStaff);
  accounts.friction -= factor * funds *
    (f.fines + f.subsidies + f.premiums + f.liabilityOfLabs + f.liabilityOfSpecialists + f.inspections + f.levers + f.publicResearch + f.paidToStaff);
}

/** What the public has spent on policy so far, undiscounted M$: levers, inspections, research, subsidies and payments to people. */
export function publicSpending(f: Flows): number {
  return f.levers + f.inspections + f.publicResearch + f.subsidies + f.paidToStaff;
}

/** Parameters that are public money, booked where it is spent. */
const publicMoney: readonly string[] = [
  'researchers.publicMoney', 'researchers.stipend', 'researchers.prizes', 'researchers.buyOuts', 'regulators.*.inspectionRate', 'labs.*.safetySubsidy',
];

/** Whether a lever is nothing but public money that the world books where it is spent, so that its stated cost would count it twice. */
export function bookedWhereSpent(lever: Lever): boolean {
  return lever.changes.every((change) => publicMoney.includes(change.path));
}

/** Money that is spent by the month, over the step that begins. To be called once a round, after sales are booked. */
export function spendOverStep(world: World): void {
  const { tally, settings, labs, researchers } = world;
  const step = settings.stepMonths;
  const factor = discountFactor(settings.welfare.discountRate, world.month);
  for (const i of world.players) {
    const lab = settings.labs[i]!;
    const active = labs.active[i] === 1;
    // A lab that abstains keeps its people and machines: it pays its outlay and no safety budget.
    tally.outlay += lab.outlay * (active ? 1 + labs.budget[i]! : 1) * step;
    const subsidy = active ? lab.safetySubsidy * lab.outlay * labs.budget[i]! * step : 0;
    tally.subsidies += subsidy;
    labs.earned[i]! += factor * ((labs.revenue[i]! - productCost(world, i) - lab.outlay * (active ? 1 + labs.budget[i]! : 1)) * step + subsidy);
  }
  tally.leverCost += world.policyCost * step;
  if (researchers === null) return;
  tally.publicResearch += (settings.researchers.publicMoney / 12) * step;
  tally.donations += ((settings.researchers.philanthropicStock * settings.researchers.payoutRate) / 12) * step;
  tally.paidToStaff += researchers.transfers * step;
}

/** Takes what has moved since the last call into the accounts, worth what it is at `time`, months. */
export function settle(world: World, time: number): void {
  const { tally } = world;
  const now = flowsSoFar(world);
  settleInto(tally.accounts, world, tally.settled, now, time);
  tally.settled = now;
}

/** The accounts as they would be if settled at `time`; the world stays as it is. */
export function accountsAt(world: World, time: number): Accounts {
  const accounts = { ...world.tally.accounts };
  settleInto(accounts, world, world.tally.settled, flowsSoFar(world), time);
  return accounts;
}

// Filled anew each time.
const grown = noFlows();

function settleInto(accounts: Accounts, world: World, before: Flows, now: Flows, time: number): void {
  const { welfare } = world.settings;
  // Written out: a loop over names looks each of them up, every month of every run.
  grown.sales = now.sales - before.sales;
  grown.labRevenue = now.labRevenue - before.labRevenue;
  grown.specialistRevenue = now.specialistRevenue - before.specialistRevenue;
  grown.labOutlay = now.labOutlay - before.labOutlay;
  grown.labCost = now.labCost - before.labCost;
  grown.computeBought = now.computeBought - before.computeBought;
  grown.specialistCost = now.specialistCost - before.specialistCost;
  grown.subsidies = now.subsidies - before.subsidies;
  grown.fines = now.fines - before.fines;
  grown.premiums = now.premiums - before.premiums;
  grown.claims = now.claims - before.claims;
  grown.liabilityOfLabs = now.liabilityOfLabs - before.liabilityOfLabs;
  grown.liabilityOfSpecialists = now.liabilityOfSpecialists - before.liabilityOfSpecialists;
  grown.harm = now.harm - before.harm;
  grown.inspections = now.inspections - before.inspections;
  grown.levers = now.levers - before.levers;
  grown.publicResearch = now.publicResearch - before.publicResearch;
  grown.donations = now.donations - before.donations;
  grown.paidToStaff = now.paidToStaff - before.paidToStaff;
  grown.lobbying = now.lobbying - before.lobbying;
  grown.moving = now.moving - before.moving;
  book(accounts, grown, welfare.surplusShare, welfare.publicFundsCost, discountFactor(welfare.discountRate, time));
}

/** Welfare without the loss in a catastrophe: what all gain together, discounted M$. */
export function sumOfAccounts(accounts: Accounts): number {
  return accounts.users + accounts.labs + accounts.specialists + accounts.insurers + accounts.donors + accounts.staff + accounts.victims + accounts.state + accounts.friction;
}
