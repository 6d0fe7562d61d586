import { eventId } from '../../core/events/index.ts';
import { normal } from '../../core/random/index.ts';
import { buyCompute, stepCompute } from '../capability/compute.ts';
import { allowedSpeed, resourceFactor, speed } from '../capability/dynamics.ts';
import { decisionHazard, softFrontier } from '../decision/decision.ts';
import { discountFactor } from '../decision/ending.ts';
import { decisionOdds } from '../decision/odds.ts';
import { updatedBelief } from '../evidence/belief.ts';
import { scheduleInspections } from '../enforcement/events.ts';
import { stepKnowledgeFlows } from '../leaks/round.ts';
import { stepMembership } from '../membership/round.ts';
import { researchersHear } from '../researchers/beliefs.ts';
import { stepResearchers } from '../researchers/step.ts';
import { pausedShare, resetAllowances } from '../rules/allowances.ts';
import { stepLeadRules } from '../rules/lead.ts';
import { stepTriggers } from '../rules/trigger.ts';
import { stepTreaty } from '../treaties/hold.ts';
import { nextError } from '../knowledge/perception.ts';
import { stepAssessors } from '../enforcement/assessor.ts';
import { stepEnforcement } from '../enforcement/rules.ts';
import { stepOversight } from '../misconduct/form.ts';
import { openMarket } from '../supply/market.ts';
import { publicHears, willMoves } from '../regulators/will.ts';
import type { World } from '../world/world.ts';
import { rebuildPortfolios, retunePortfolios } from './portfolios.ts';

/** Brings the state to the grid point at `time`: jumps fall due, evidence is taken in, levers take hold, labs look around. Model, section 1. */
export function observe(world: World, time: number): void {
  world.month = time;
  stepMembership(world, time);
  stepKnowledgeFlows(world);
  const { settings, labs } = world;
  const step = settings.stepMonths;
  const count = settings.labs.length;
  const first = world.round === 0;
  const warning = world.signals.find((signal) => signal.warning)?.id ?? null;
  takeInEvidence(world);
  willMoves(world);
  stepOversight(world);
  if (!first) stepAssessors(world);
  if (world.stale) {
    rebuildPortfolios(world);
    scheduleInspections(world, time);
    world.stale = false;
  }
  stepEnforcement(world, time);
  resetAllowances(world);
  stepTreaty(world, time);
  stepTriggers(world, time, warning);
  stepCompute(world);
  stepResearchers(world);
  retunePortfolios(world);
  for (let i = 0; i < count; i++) {
    const lab = settings.labs[i]!;
    if (!first) {
      buyCompute(world, i, time);
      labs.earned[i]! -= discountFactor(settings.welfare.discountRate, time) * Math.min(labs.due[i]!, labs.assets[i]!);
      labs.assets[i] = Math.max(0, labs.assets[i]! - labs.due[i]!);
      labs.due[i] = 0;
      labs.pictureError[i] = nextError(settings.knowledge.correlation, labs.pictureError[i]!, normal(world.streams.picture[i]!.uniform()), step);
    }
    const x = labs.nextCapability[i]!;
    labs.capability[i] = x;
    labs.resources[i] = resourceFactor(settings.capability, labs.compute[i]!, labs.capital[i]!, labs.labour[i]!, time);
    labs.attainable[i] = speed(settings.capability, labs.resources[i]!, x);
    // Last round's plan at today's ability: what rivals expect of it.
    const planned = labs.active[i] === 1 ? labs.attainable[i]! * (1 - labs.budget[i]!) : 0;
    labs.speed[i] = Math.min(planned, allowedSpeed(labs.attainable[i]!, lab.speedCap, pausedShare(world, i)));
  }
  openMarket(world, time);
  stepLeadRules(world);
  world.decided = decisionOdds(world);
  world.frontier = softFrontier(settings.race.decisiveness, labs.capability, labs.active);
  world.hazard = decisionHazard(settings.race, world.frontier);
  noteLeader(world, time);
}

function takeInEvidence(world: World): void {
  const { labs, settings } = world;
  world.causes.evidence = null;
  for (const signal of world.signals) {
    publicHears(world, signal.warning);
    researchersHear(world, signal.warning);
    for (let i = 0; i < settings.labs.length; i++) {
      const next = updatedBelief(settings.evidence, { mean: labs.belief[i]!, strength: labs.beliefStrength[i]! }, signal.warning);
      labs.belief[i] = next.mean;
      labs.beliefStrength[i] = next.strength;
    }
    world.causes.evidence = signal.id;
    world.causes.evidenceWarns = signal.warning;
    world.causes[signal.warning ? 'warning' : 'reassurance'] = signal.id;
  }
  world.signals = [];
}

function noteLeader(world: World, time: number): void {
  const { capability, active } = world.labs;
  let leader = -1;
  for (let i = 0; i < capability.length; i++) if (active[i] === 1 && (leader < 0 || capability[i]! > capability[leader]!)) leader = i;
  world.causes.lead = null;
  if (leader !== world.leader && leader >= 0 && world.leader >= 0) {
    const entity = world.settings.labs[leader]!.name;
    const id = eventId('lead', entity, world.round);
    world.causes.lead = id;
    world.emit({
      run: world.run, id, cause: world.lastDecision[world.leader] ?? null, time, kind: 'lead', entity, severity: 0,
      terms: [{ name: 'lead', value: capability[leader]! - capability[world.leader]! }, { name: 'capability', value: capability[leader]! }],
    });
  }
  if (leader >= 0) world.leader = leader;
}
