import { counterKey, joinKey, type CounterKey } from '../../core/random/index.ts';
import type { WorldSettings } from '../world/settings.ts';
import { populationOf } from './population.ts';

/** Why people move, by the largest part of the gain; `chance` where the move gains nothing in these. */
export const reasons = ['wage', 'lives', 'standing', 'conscience', 'chance', 'employer', 'bought out'] as const;
export const REASON = { wage: 0, lives: 1, standing: 2, conscience: 3, chance: 4, employer: 5, boughtOut: 6 } as const;

/** Researchers of a running world: plain data. People are counted as simulated heads; each stands for `Population.each` real ones. */
export interface ResearcherState {
  /** Job (0 capabilities, 1 alignment, 2 neither) and employer of each person. */
  readonly job: Uint8Array;
  readonly employer: Uint16Array;
  /** Heads by employer: in capabilities, in alignment, alignment-minded. */
  readonly staff: Int32Array;
  readonly safetyStaff: Int32Array;
  readonly mindedStaff: Int32Array;
  neither: number;
  boughtOut: number;
  /** Moves of this round: reason × 9 + job before × 3 + job after. A change of employer alone stays in one job. */
  readonly flows: Int32Array;
  /** Wages that clear, and those that people expect, M$ a year. */
  wageCapabilities: number;
  wageAlignment: number;
  expectedCapabilities: number;
  expectedAlignment: number;
  /** Shares at the market's fixed point, its residual, how many there are, the bound that proves one where below 1. */
  shareCapabilities: number;
  shareAlignment: number;
  residual: number;
  fixedPoints: number;
  bound: number;
  /** Month at which all fixed points were last isolated; -Infinity for never. */
  isolated: number;
  mislabelled: number;
  readonly mislabelledAtStart: number;
  /** Median belief in doom, its strength, and the shift of its log odds since the start, which is everyone's. */
  doom: number;
  doomStrength: number;
  doomShift: number;
  /** Real alignment research that each lab can use, smoothed by the lag of research, and at the start. */
  readonly knowledge: Float64Array;
  readonly knowledgeAtStart: Float64Array;
  /** Months until which a lab's violations are public; 1 for a lab that has closed. */
  readonly exposedUntil: Float64Array;
  readonly closed: Uint8Array;
  readonly wasPresent: Uint8Array;
  /** What events last told: staff and mission by lab, and net moves since by lab and reason. */
  readonly toldStaff: Float64Array;
  readonly toldMission: Float64Array;
  readonly moves: Int32Array;
  /** Month of the last talks between labs and staff. */
  negotiated: number;
  /** Stipends, prizes and buy-outs, M$ a month. */
  transfers: number;
  /** Keys of the run's draws. */
  readonly key: CounterKey;
  readonly gapKey: CounterKey;
  readonly whistleKey: CounterKey;
}

/** Researchers at month 0, at rest; null where the scenario has none. */
export function createResearchers(base: WorldSettings, run: number): ResearcherState | null {
  const population = populationOf(base);
  if (population === null) return null;
  const { researchers, labs, seed } = base;
  const count = labs.length;
  const key = (kind: string): CounterKey => counterKey(joinKey([seed, run, 'researchers', kind]));
  let neither = population.count;
  for (const heads of [population.staff, population.safetyStaff]) for (const n of heads) neither -= n;
  return {
    job: population.job.slice(), employer: population.employer.slice(),
    staff: population.staff.slice(), safetyStaff: population.safetyStaff.slice(), mindedStaff: population.mindedStaff.slice(),
    neither, boughtOut: 0, flows: new Int32Array(reasons.length * 9),
    wageCapabilities: researchers.wageCapabilities, wageAlignment: researchers.wageAlignment,
    expectedCapabilities: researchers.wageCapabilities, expectedAlignment: researchers.wageAlignment,
    shareCapabilities: population.shares.capabilities, shareAlignment: population.shares.alignment,
    residual: 0, fixedPoints: 1, bound: 0, isolated: -Infinity, mislabelled: population.mislabelled, mislabelledAtStart: population.mislabelled, doom: researchers.doom, doomStrength: researchers.doomStrength, doomShift: 0,
    knowledge: new Float64Array(count), knowledgeAtStart: new Float64Array(count), exposedUntil: new Float64Array(count).fill(-Infinity),
    closed: new Uint8Array(count), wasPresent: new Uint8Array(count), toldStaff: Float64Array.from(labs, (lab) => lab.staff + lab.safetyStaff),
    toldMission: Float64Array.from(labs, (lab) => lab.missionWeight), moves: new Int32Array(count * reasons.length), negotiated: -Infinity, transfers: 0,
    key: key('choice'), gapKey: key('revision'), whistleKey: key('whistle'),
  };
}

/** Everyone that there is: the number that no move changes. */
export function headsOf(state: ResearcherState): number {
  let sum = state.neither + state.boughtOut;
  for (let e = 0; e < state.staff.length; e++) sum += state.staff[e]! + state.safetyStaff[e]!;
  return sum;
}
