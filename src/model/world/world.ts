import type { Switch } from '../levers/cause.ts';
import { EventQueue, type PendingEvent, type SimulationEvent } from '../../core/events/index.ts';
import type { Stream } from '../../core/random/index.ts';
import type { PortfolioProblem } from '../../games/portfolio/types.ts';
import type { RaceProblem } from '../../games/race/types.ts';
import type { AdvocateState } from '../advocate/state.ts';
import type { EnforcementState } from '../enforcement/state.ts';
import type { RegulationState } from '../regulators/state.ts';
import type { MembershipState } from '../membership/state.ts';
import type { ResearcherState } from '../researchers/state.ts';
import type { RuleState } from '../rules/state.ts';
import type { SupplyState } from '../supply/state.ts';
import type { TreatyState } from '../treaties/state.ts';
import type { Accounts, Flows } from '../welfare/accounts.ts';
import type { WorldSettings } from './settings.ts';

/** Columns by lab; units as in the registry. All are state: with the settings they are all that the future depends on. */
export interface LabState {
  /** x at the last grid point and at the next one, OOM. */
  readonly capability: Float64Array;
  readonly nextCapability: Float64Array;
  /** Compute and staff relative to the trend, as a factor of speed. */
  readonly resources: Float64Array;
  /** v, OOM a month, before budget and caps; u after them. */
  readonly attainable: Float64Array;
  readonly speed: Float64Array;
  /** Share of speed; 1 while abstaining. */
  readonly budget: Float64Array;
  readonly residualRisk: Float64Array;
  readonly assessedRisk: Float64Array;
  readonly theatre: Float64Array;
  /** M$ of compute bought from profit; M$ owned. */
  readonly capital: Float64Array;
  readonly assets: Float64Array;
  /** M$ a month, product value included. */
  readonly revenue: Float64Array;
  readonly marketShare: Float64Array;
  /** Mean and strength of the Beta belief over p. */
  readonly belief: Float64Array;
  readonly beliefStrength: Float64Array;
  /** Error of rivals' picture of this lab, standard deviations. */
  readonly pictureError: Float64Array;
  /** What the assessor gets wrong about this lab, standard deviations of its noise. Kept by `enforcement`. */
  readonly assessorError: Float64Array;
  /** Sales less research, product costs and what was paid, with subsidies: discounted M$ so far. Kept by `welfare`. */
  readonly earned: Float64Array;
  /** To be paid at the next grid point; paid and done so far, M$. */
  readonly due: Float64Array;
  readonly harm: Float64Array;
  readonly fines: Float64Array;
  readonly incidents: Float64Array;
  /** Budget at the last decision event, by which the next is judged worth telling. */
  readonly toldBudget: Float64Array;
  /** People at work on capabilities and on safety; kept by `researchers`, the lab's settings where those are off. */
  readonly staff: Float64Array;
  readonly safetyStaff: Float64Array;
  /** Capability staff as research counts them: spill-over of safety work and mislabelled work included. Equals `staff` at the start. */
  readonly labour: Float64Array;
  /** Factor on the power of safety technology from alignment research, 1 at the start. */
  readonly technology: Float64Array;
  /** Least budget that staff wring from the lab, share of speed; 0 is none. */
  readonly concession: Float64Array;
  /** Share by which whistleblowers raise the rate at which violations are found; 0 is none. */
  readonly whistle: Float64Array;
  /** Weight of the mission of safety in the organisation, [0, 1]. */
  readonly mission: Float64Array;
  /** M$ a month that the lab gets for its last release before the product value of its measures; 0 without sectors. Kept by `supply`, as is the month of that release. */
  readonly deploymentRevenue: Float64Array;
  readonly released: Float64Array;
  /** Inspections a month that the lab reckons with under a rule; 0 without one. Kept by `enforcement`. */
  readonly perceivedDetection: Float64Array;
  /** Steps by which the lab's system is beyond oversight. Kept by `misconduct`. */
  readonly oversightSteps: Int32Array;
  /** 0 while the lab's licence is suspended: it may not sell. Kept by `enforcement`. */
  readonly licensed: Uint8Array;
  /** Compute in force: own, less what export controls withheld (`shortfall`, OOM below trend), and the part of a common pool. Kept by `capability`. */
  readonly compute: Float64Array;
  readonly shortfall: Float64Array;
  /** eta in force, a month, and OOM that fall due at the next grid point. Kept by `leaks`; breakthroughs add to the latter. */
  readonly catchUp: Float64Array;
  readonly jump: Float64Array;
  /** Part of the lab's risk that comes from a stolen model without safeguards, [0, 1]. */
  readonly stripped: Float64Array;
  /** Factor on the power of safety technology from breakthroughs, 1 at the start. */
  readonly discovery: Float64Array;
  /** What treaties and rules allow this round: share of speed held back, share of product that may be sold, least budget promised. */
  readonly heldBack: Float64Array;
  readonly salesAllowed: Float64Array;
  readonly promisedBudget: Float64Array;
  /** 0 for a lab that is not there: not entered yet, gone, or merged into another. It takes no part in anything. Kept by `membership`. */
  readonly present: Uint8Array;
  /** In this round's race; 0 while abstaining, and for a lab that is not there. */
  readonly active: Uint8Array;
  readonly bound: Uint8Array;
  readonly violates: Uint8Array;
  readonly saturated: Uint8Array;
}

/** One stream a lab and kind, one for the decision of the race. Candidates take a fixed number of draws each. */
export interface WorldStreams {
  readonly accident: readonly Stream[];
  readonly inspection: readonly Stream[];
  readonly deployment: readonly Stream[];
  readonly misconduct: readonly Stream[];
  readonly picture: readonly Stream[];
  readonly assessment: readonly Stream[];
  readonly breakthrough: readonly Stream[];
  readonly leak: readonly Stream[];
  readonly hire: readonly Stream[];
  readonly entry: readonly Stream[];
  /** Of breaches of a treaty. */
  readonly detection: readonly Stream[];
  readonly decision: Stream;
}

/** Sums towards the outcomes of the run. */
export interface Tally {
  incidents: number;
  severeIncidents: number;
  /** Chances of a catastrophe at each draw that could have brought one, summed: its compensator. */
  expectedCatastrophe: number;
  /** Misconduct of AI systems that was caught. */
  misconductCaught: number;
  harm: number;
  fines: number;
  liabilityPaid: number;
  /** What the public paid of the cost of safety, M$. */
  subsidies: number;
  /** M$ so far: labs' research and safety, levers, public and given money for research, and what the public paid to people. */
  outlay: number;
  /** M$ that labs spent on compute above the trend, from profit and outside capital. */
  computeBought: number;
  leverCost: number;
  publicResearch: number;
  donations: number;
  paidToStaff: number;
  /** Who gains, and what had moved when that was last settled. */
  readonly accounts: Accounts;
  settled: Flows;
  /** Sums of budgets over lab-rounds and their number, by profile (0 reasonable, 1 limited will). */
  readonly budgetSum: [number, number];
  readonly budgetCount: [number, number];
  saturated: number;
  labRounds: number;
  rounds: number;
  solved: number;
  noPure: number;
  unresolved: number;
  severalEquilibria: number;
  worstEpsilon: number;
}

/** How a run ended. */
export interface Ending {
  readonly time: number;
  /** Index of the lab whose system ended it; -1 at the horizon. */
  readonly lab: number;
  readonly decided: boolean;
  readonly catastrophe: boolean;
}

/** Why a lab's next decision may differ: the latest events that bear on all labs. */
export interface Causes {
  policy: string | null;
  /** The evidence that the last round took in, and what it was: warnings raise what is believed, reassurances lower it. */
  evidence: string | null;
  evidenceWarns: boolean;
  /** The latest warning and the latest reassurance that were taken in at all. */
  warning: string | null;
  reassurance: string | null;
  lead: string | null;
  /** The latest breakthrough, leak, hire, entry, exit or merger since the last round. */
  event: string | null;
  /** The latest accident of 100 M$ or more. */
  accident: string | null;
}

/** A running world. Handlers and rules act on it; the engine owns the clock and the record. */
export interface World {
  readonly run: number;
  readonly seed: string;
  /** Settings without and with the levers that are on. */
  readonly base: WorldSettings;
  settings: WorldSettings;
  /** Positions in `base.policies` of the levers that are on, ascending. */
  activePolicies: number[];
  /** Set when levers changed: portfolios and caps are rebuilt at the next round. */
  stale: boolean;
  /** M$ a month that the levers in force cost the public beside what is booked where it is spent. */
  policyCost: number;
  readonly trueRisk: number;
  readonly queue: EventQueue;
  readonly streams: WorldStreams;
  readonly labs: LabState;
  /** Month of the last grid point, and rounds so far. */
  month: number;
  round: number;
  /** Omega, X, hazard and leader at the last round. */
  decided: number;
  frontier: number;
  hazard: number;
  leader: number;
  epsilon: number;
  status: number;
  equilibria: number;
  /** Last round's choices by lab; null abstains. */
  previous: (number | null)[] | null;
  /** Labs of the pending or last game in the order of its players: those that are present. */
  players: number[];
  /** What the labs face, and the same without anyone's demands. */
  portfolios: readonly PortfolioProblem[];
  efficient: readonly PortfolioProblem[];
  portfolioOf: readonly number[];
  /** Warnings (true) or reassurances to be taken in at the next round. */
  signals: { readonly id: string; readonly warning: boolean }[];
  /** Id of each lab's last decision event. */
  readonly lastDecision: (string | null)[];
  readonly causes: Causes;
  /** What switched levers so far, the latest last. */
  readonly switches: Switch[];
  /** Time and number of each lab's next inspection candidate, and whether it is in the queue. */
  readonly inspectionClock: Float64Array;
  readonly inspectionCount: Uint32Array;
  readonly inspectionPending: Uint8Array;
  readonly regulation: RegulationState;
  readonly enforcement: EnforcementState;
  readonly supply: SupplyState;
  readonly treaty: TreatyState;
  readonly rules: RuleState;
  readonly membership: MembershipState;
  readonly advocate: AdvocateState;
  /** Null where the scenario has no researchers. */
  readonly researchers: ResearcherState | null;
  readonly tally: Tally;
  problem: RaceProblem | null;
  ending: Ending | null;
  /** Events that must not happen (counterfactuals): ids. */
  readonly suppressed: readonly string[];
  /** Where events go. Not state. */
  readonly emit: (event: SimulationEvent) => void;
}

export type WorldHandler = (world: World, event: PendingEvent) => void;

/** Priorities of events at the same time (contract, Results). */
export const priorities = {
  entry: 0, exit: 0, merger: 0, policy: 1, trigger: 1, 'snap-back': 2, breakthrough: 2, leak: 2, hire: 2, staff: 5, drift: 5, whistle: 5, tipping: 5, detection: 2, breach: 5, 'lead-rule': 5, accident: 2, inspection: 2, 'deployment-accident': 2, misconduct: 2, release: 3, evidence: 4, decision: 5, lead: 5, move: 1, advocate: 1, bill: 1, decided: 6, catastrophe: 7, record: 9,
} as const;

/** x of a lab between grid points, by linear interpolation. */
export function capabilityAt(world: World, lab: number, time: number): number {
  const from = world.labs.capability[lab]!;
  return from + ((world.labs.nextCapability[lab]! - from) * (time - world.month)) / world.settings.stepMonths;
}
