import { ALIGNMENT, CAPABILITIES } from '../../games/labour/index.ts';
import { firstLab } from './employers.ts';
import { count, type Pool, pools } from './people.ts';
import type { Population } from './population.ts';
import { REASON, reasons, type ResearcherState } from './state.ts';

/** Heads that employers would have if `heads` people were shared out by payroll. */
export function sharedOut(payroll: Float64Array, heads: number, into: Float64Array): void {
  let sum = 0;
  for (let e = 0; e < payroll.length; e++) sum += payroll[e]!;
  for (let e = 0; e < payroll.length; e++) into[e] = sum > 0 ? (heads * payroll[e]!) / sum : 0;
}

/**
 * Everyone in a pool is hired: places are shared out by what each employer lacks, whole people by accumulated rounding with the offset `u` in [0, 1),
 * so that no place is favoured. People are taken in the order in which they came.
 */
export function hire(state: ResearcherState, population: Population, job: typeof CAPABILITIES | typeof ALIGNMENT, payroll: Float64Array, labs: number, u: number): void {
  const pool: Pool = pools[job];
  if (pool.size === 0) return;
  const heads = job === CAPABILITIES ? state.staff : state.safetyStaff;
  let inJob = pool.size;
  for (let e = 0; e < heads.length; e++) inJob += heads[e]!;
  if (lacking.length < payroll.length) lacking = new Float64Array(payroll.length);
  sharedOut(payroll, inJob, lacking);
  let lack = 0;
  for (let e = 0; e < payroll.length; e++) lack += lacking[e] = Math.max(0, lacking[e]! - heads[e]!);
  let due = u;
  let placed = 0;
  for (let e = 0; e < payroll.length && placed < pool.size; e++) {
    due += lack > 0 ? (lacking[e]! * pool.size) / lack : 0;
    // The offset hands out at most one place more than there are people: the last employers see the rest.
    for (; placed + 1 <= due && placed < pool.size; placed++) place(state, population, pool, placed, job, e, labs);
  }
  // Rounding may leave one over, and payrolls of nothing all of them: to whoever lacks most, or to the first employer.
  if (placed < pool.size) {
    let most = -1;
    for (let e = 0; e < payroll.length; e++) if (payroll[e]! > 0 && (most < 0 || lacking[e]! > lacking[most]!)) most = e;
    for (; placed < pool.size; placed++) place(state, population, pool, placed, job, most < 0 ? firstLab : most, labs);
  }
}
let lacking = new Float64Array(16);

function place(state: ResearcherState, population: Population, pool: Pool, k: number, job: typeof CAPABILITIES | typeof ALIGNMENT, employer: number, labs: number): void {
  const person = pool.people[k]!;
  const reason = pool.reason[k]!;
  state.job[person] = job;
  state.employer[person] = employer;
  if (job === CAPABILITIES) state.staff[employer]!++;
  else state.safetyStaff[employer]!++;
  state.mindedStaff[employer]! += population.minded[person]!;
  if (employer <= labs) state.moves[(employer - firstLab) * reasons.length + reason]!++;
  // Back to the same desk is no move.
  if (reason !== REASON.employer || employer !== pool.origin[k]) count(state, reason, pool.from[k]!, job);
}
