import type { Lab } from '../settings.ts';
import type { WorldSettings } from '../world/settings.ts';

/** Positions of employers: nobody (neither kind of research), the labs in order, three employers of alignment staff only, and bought out. */
export const OUTSIDE = 0;
export const firstLab = 1;
export const nonProfit = (labs: number): number => labs + 1;
export const university = (labs: number): number => labs + 2;
export const government = (labs: number): number => labs + 3;
export const boughtOut = (labs: number): number => labs + 4;
export const employerCount = (labs: number): number => labs + 5;

/** What employers spend on the wages of capability and alignment staff, M$ a year, by position; 0 where they employ none. */
export interface Payrolls {
  readonly capabilities: Float64Array;
  readonly alignment: Float64Array;
}

export function createPayrolls(labs: number): Payrolls {
  return { capabilities: new Float64Array(employerCount(labs)), alignment: new Float64Array(employerCount(labs)) };
}

/** What payrolls, and with them the people at month 0, depend on. */
export interface PayrollSettings {
  readonly researchers: WorldSettings['researchers'];
  readonly labs: readonly Pick<Lab, 'staff' | 'safetyStaff'>[];
}

/** State of the labs that payrolls follow. */
export interface PayrollState {
  /** Safety budgets of last round; absent at the start, when labs pay their given staff. */
  readonly budget?: Float64Array;
  readonly active?: Uint8Array;
  /** Mission over its start, by lab. */
  readonly mission?: Float64Array;
  /** 1 for a lab that has closed. */
  readonly closed?: Uint8Array;
  /** By lab: the lab that hosts it in a joint project, -1 for none; absent where nobody has joined. Its people stay its own and work for the project. */
  readonly hostedBy?: Int32Array;
}

/**
 * Demand for staff as money (model, section 4). A lab spends on capability staff a fixed part of its outlay r, the part that pays its given staff at
 * the given wage: the model's (1 - α) r would put ten thousand people in each lab at the source's wages. On alignment staff it spends what pays its
 * given staff, plus the same part of the additional money r·b, both following its mission. Grants and public money pay the others.
 */
export function fillPayrolls(settings: PayrollSettings, state: PayrollState, growth: number, into: Payrolls): void {
  const { researchers } = settings;
  const labs = settings.labs.length;
  for (let i = 0; i < labs; i++) {
    const there = state.closed?.[i] === 1 ? 0 : 1;
    const payroll = ownHeads(settings, i, 'staff', state.hostedBy) * researchers.wageCapabilities;
    const host = state.hostedBy === undefined || state.hostedBy[i]! < 0 ? i : state.hostedBy[i]!;
    const budget = state.budget !== undefined && state.active?.[host] === 1 ? state.budget[host]! : 0;
    const mission = state.mission === undefined ? 1 : state.mission[i]!;
    into.capabilities[firstLab + i] = there * payroll * growth;
    into.alignment[firstLab + i] = there * mission * (ownHeads(settings, i, 'safetyStaff', state.hostedBy) * researchers.wageAlignment + payroll * budget);
  }
  const wages = researchers.grantLabourShare;
  into.alignment[nonProfit(labs)] = wages * researchers.philanthropicStock * researchers.payoutRate;
  into.alignment[university(labs)] = wages * researchers.publicMoney * (1 - researchers.governmentShare);
  into.alignment[government(labs)] = wages * researchers.publicMoney * researchers.governmentShare;
}

/** People that the settings give a lab itself: those of a joint project's host hold the parts' too. */
export function ownHeads(settings: PayrollSettings, lab: number, kind: 'staff' | 'safetyStaff', hostedBy: Int32Array | undefined): number {
  let heads = settings.labs[lab]![kind];
  if (hostedBy !== undefined) for (let j = 0; j < hostedBy.length; j++) if (hostedBy[j] === lab) heads -= settings.labs[j]![kind];
  return heads;
}

export function total(payroll: Float64Array): number {
  let sum = 0;
  for (let e = 0; e < payroll.length; e++) sum += payroll[e]!;
  return sum;
}
