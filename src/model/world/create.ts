import { EventQueue, type SimulationEvent } from '../../core/events/index.ts';
import { mapped } from '../../core/lists.ts';
import { beta, createStream, normal, streamKey } from '../../core/random/index.ts';
import { scheduleTranche } from '../advocate/events.ts';
import { createAdvocateState } from '../advocate/state.ts';
import { scheduleBreakthrough } from '../breakthroughs/events.ts';
import { scheduleDecision } from '../decision/events.ts';
import { createEnforcementState } from '../enforcement/state.ts';
import { scheduleAccident } from '../incidents/events.ts';
import { scheduleDeploymentAccident } from '../incidents/deployment.ts';
import { scheduleMisconduct } from '../misconduct/events.ts';
import { scheduleReleases } from '../supply/events.ts';
import { createSupplyState } from '../supply/state.ts';
import { scheduleHire, scheduleLeak } from '../leaks/events.ts';
import { scheduleMembership } from '../membership/events.ts';
import { createMembershipState } from '../membership/state.ts';
import { createResearchers } from '../researchers/state.ts';
import { createRuleState } from '../rules/state.ts';
import { createTreatyState } from '../treaties/state.ts';
import { schedulePolicies } from '../levers/events.ts';
import { scheduleSitting } from '../regulators/events.ts';
import { createRegulation } from '../regulators/state.ts';
import type { Scenario } from '../settings.ts';
import { noAccounts, noFlows } from '../welfare/accounts.ts';
import { settingsOf } from './record.ts';
import type { WorldSettings } from './settings.ts';
import { priorities, type LabState, type Tally, type World, type WorldStreams } from './world.ts';

/**
 * A world at month 0, its first events pending. Every draw comes from a stream keyed by (seed, run, entity, kind): an added lab, a policy or an
 * observer shifts nobody else's.
 */
export function createWorld(scenario: Scenario, run: number, suppressed: readonly string[], emit: (event: SimulationEvent) => void): World {
  const base = settingsOf(scenario);
  const count = base.labs.length;
  const streams = createStreams(base, run);
  const labs = createLabState(base);
  for (let i = 0; i < count; i++) {
    labs.pictureError[i] = normal(streams.picture[i]!.uniform());
    labs.assessorError[i] = normal(streams.assessment[i]!.uniform());
  }
  const world: World = {
    run, seed: base.seed, base, settings: base, activePolicies: [], stale: true, policyCost: 0, trueRisk: trueRiskOfRun(base, run),
    queue: new EventQueue(priorities), streams, labs, month: 0, round: 0,
    decided: 0, frontier: 0, hazard: 0, leader: -1, epsilon: 0, status: 0, equilibria: 0,
    previous: null, players: [], portfolios: [], efficient: [], portfolioOf: [], signals: [],
    lastDecision: mapped(base.labs, () => null),
    causes: { policy: null, evidence: null, evidenceWarns: false, warning: null, reassurance: null, lead: null, event: null, accident: null },
    switches: [],
    inspectionClock: new Float64Array(count), inspectionCount: new Uint32Array(count), inspectionPending: new Uint8Array(count),
    regulation: createRegulation(base), enforcement: createEnforcementState(count), supply: createSupplyState(base),
    treaty: createTreatyState(count), rules: createRuleState(count), membership: createMembershipState(count), advocate: createAdvocateState(base.regulators.length), researchers: createResearchers(base, run),
    tally: createTally(), problem: null, ending: null, suppressed, emit,
  };
  schedulePolicies(world, 0);
  scheduleSitting(world, 0, 0);
  scheduleTranche(world, 0, null);
  world.queue.schedule({ time: 0, kind: 'decision', entity: 'labs', cause: null });
  for (let i = 0; i < count; i++) scheduleAccident(world, i, 0);
  if (base.sectors.length > 0) for (let i = 0; i < count; i++) scheduleDeploymentAccident(world, i, 0);
  if (base.misconduct.opportunityRate > 0) for (let i = 0; i < count; i++) scheduleMisconduct(world, i, 0);
  scheduleReleases(world);
  for (let i = 0; i < count; i++) {
    scheduleBreakthrough(world, i, 0);
    scheduleLeak(world, i, 0);
    scheduleHire(world, i, 0);
  }
  scheduleMembership(world);
  scheduleDecision(world, 0);
  return world;
}

/** The streams of a run, at their start. */
export function createStreams(settings: WorldSettings, run: number): WorldStreams {
  const stream = (entity: string, kind: string) => createStream(streamKey(settings.seed, run, entity, kind));
  const each = (kind: string) => mapped(settings.labs, (lab) => stream(lab.name, kind));
  return {
    accident: each('accident'),
    inspection: each('inspection'),
    deployment: each('deployment accident'),
    misconduct: each('misconduct'),
    picture: each('picture'),
    assessment: each('assessment'),
    breakthrough: each('breakthrough'),
    leak: each('leak'),
    hire: each('hire'),
    entry: each('entry'),
    detection: each('detection of a breach'),
    decision: stream('race', 'decided'),
  };
}

/** p_true of a run: fixed by the scenario or drawn from its Beta distribution. */
export function trueRiskOfRun(settings: Pick<WorldSettings, 'risk' | 'seed'>, run: number): number {
  const { trueRisk } = settings.risk;
  if (typeof trueRisk === 'number') return trueRisk;
  return beta(createStream(streamKey(settings.seed, run, 'world', 'true risk')), trueRisk.beta[0], trueRisk.beta[1]);
}

function createLabState(settings: WorldSettings): LabState {
  const column = (value: (index: number) => number): Float64Array => {
    const values = new Float64Array(settings.labs.length);
    for (let i = 0; i < values.length; i++) values[i] = value(i);
    return values;
  };
  const zero = () => new Float64Array(settings.labs.length);
  const flags = () => new Uint8Array(settings.labs.length);
  const presence = () => Uint8Array.from(settings.labs, (lab) => (lab.entryMonth > 0 ? 0 : 1));
  return {
    capability: column((i) => settings.labs[i]!.capability),
    nextCapability: column((i) => settings.labs[i]!.capability),
    resources: zero(), attainable: zero(), speed: zero(), budget: column((i) => settings.labs[i]!.concession), residualRisk: column(() => 1), assessedRisk: column(() => 1),
    theatre: zero(), capital: zero(), assets: column((i) => settings.labs[i]!.assets), revenue: zero(), marketShare: zero(),
    belief: column((i) => settings.labs[i]!.subjectiveRisk), beliefStrength: column((i) => settings.labs[i]!.beliefStrength),
    pictureError: zero(), assessorError: zero(), earned: zero(), due: zero(), harm: zero(), fines: zero(), incidents: zero(), toldBudget: column(() => -1),
    staff: column((i) => settings.labs[i]!.staff), safetyStaff: column((i) => settings.labs[i]!.safetyStaff), labour: column((i) => settings.labs[i]!.staff),
    technology: column(() => 1), concession: zero(), whistle: zero(), mission: column((i) => settings.labs[i]!.missionWeight),
    deploymentRevenue: zero(), released: zero(), perceivedDetection: zero(), oversightSteps: new Int32Array(settings.labs.length), licensed: flags().fill(1),
    compute: column((i) => settings.labs[i]!.compute), shortfall: zero(), catchUp: column((i) => settings.labs[i]!.diffusion), jump: zero(), stripped: zero(), discovery: column(() => 1),
    heldBack: zero(), salesAllowed: column(() => 1), promisedBudget: zero(),
    present: presence(), active: presence(), bound: flags(), violates: flags(), saturated: flags(),
  };
}

function createTally(): Tally {
  return {
    incidents: 0, misconductCaught: 0, severeIncidents: 0, expectedCatastrophe: 0, harm: 0, fines: 0, liabilityPaid: 0, subsidies: 0, outlay: 0, computeBought: 0, leverCost: 0, publicResearch: 0, donations: 0, paidToStaff: 0, accounts: noAccounts(), settled: noFlows(), budgetSum: [0, 0], budgetCount: [0, 0],
    saturated: 0, labRounds: 0, rounds: 0, solved: 0, noPure: 0, unresolved: 0, severalEquilibria: 0, worstEpsilon: 0,
  };
}
