import { runToEnd } from '../../src/engine/index.ts';
import type { SimulationEvent } from '../../src/core/events/event.ts';
import type { Scenario } from '../../src/model/settings.ts';
import { priorities } from '../../src/model/world/world.ts';
import { complete } from '../../src/scenario/complete.ts';

const labs = [
  { name: 'Aurora', jurisdiction: 'east' }, { name: 'Boreal', profile: 'limited-will' as const, capability: -0.1, jurisdiction: 'east' }, { name: 'Corvus', capability: -0.2, jurisdiction: 'west' },
  { name: 'Delphi', capability: -0.5, exitMonth: 24, jurisdiction: 'west' }, { name: 'Ember', capability: -0.5, entryMonth: 600, jurisdiction: 'west' },
];
const people = { count: 1000 };

/** Worlds in which between them every kind of event happens. */
export const eventfulWorlds: readonly Scenario[] = [
  complete({
    seed: 'treaties', horizonMonths: 36, race: { threshold: 6 }, labs, researchers: people, breakthroughs: { capabilityRate: 0.05, safetyRate: 0.05 }, leaks: { theftRate: 0.05, openRate: 0.05, hireRate: 0.25 },
    membership: { entryRate: 0.2 }, treaty: { detectionRate: 0.5, sanctionShare: 0, snapBack: 0.5, breakoutSpeed: 1 }, rules: { triggerCapability: 0.5, leadCapability: 0.2, leadMargin: 0.01 },
    policies: [
      { lever: 'treaty', start: 3, strength: 0.8 }, { lever: 'trigger-pause', start: 0, strength: 0.3 }, { lever: 'spend-the-lead', start: 0, strength: 0.4 },
      { lever: 'joint-project', start: 20, end: 28, coverage: ['Aurora', 'Corvus'], strength: 1 },
    ],
  }),
  // Labs that believe in no danger where it is certain: catastrophes by the decision, and by accidents of heavy tail.
  ...['decision', 'accident'].map((by) => complete({
    seed: `careless ${by}`, horizonMonths: 24, race: { threshold: 0.5, maximumHazard: by === 'decision' ? 0.4 : 0.005 }, risk: { trueRisk: 1, maximumAccidentRate: by === 'decision' ? 0 : 1, tailIndex: 0.1, tailIndexBeyond: 0.1 },
    labs: labs.slice(0, 3).map((lab) => ({ ...lab, subjectiveRisk: 0, concession: 0 })), researchers: { count: 0 }, sectors: [], regulators: [],
  })),
  // A race that ends, with accidents, under a regulator that predicts.
  complete({
    seed: 'ends', horizonMonths: 48, race: { threshold: 1, maximumHazard: 0.1 }, risk: { trueRisk: 0.9, tailIndex: 0.2, tailIndexBeyond: 0.2 }, labs, researchers: people,
    regulators: [{ jurisdiction: '*', behaviour: 'stackelberg', initialWill: 0.9, budget: 1e4, decidesEvery: 6 }],
  }),
  // A rule that is broken: inspections, whistleblowers, and labs that leave for where there is none.
  complete({
    seed: 'rules', horizonMonths: 30, race: { threshold: 4 }, labs, researchers: { ...people, whistleRate: 0.01, whistleProtection: 5 },
    regulators: [
      { name: 'East', jurisdiction: 'east', behaviour: 'reactive', initialWill: 1, budget: 1e4, movingCost: 0, inspectionRate: 0.5, menu: [{ name: 'cap', will: 0, levers: [{ lever: 'risk-cap', strength: 0.1 }, { lever: 'fine', strength: 5 }] }] },
      { name: 'West', jurisdiction: 'west', behaviour: 'schedule', menu: [], inspectionRate: 0.5, fineShare: 0.001 },
    ],
    policies: [{ lever: 'risk-cap', start: 2, coverage: ['Delphi'], strength: 0.05 }],
  }),
  // An advocate with money enough for everything, and regulators of strong will.
  complete({
    seed: 'advocate', horizonMonths: 24, labs: labs.slice(0, 3), researchers: people, advocate: { budget: 400, start: 2, tranches: 4, law: [{ lever: 'liability', strength: 1 }, { lever: 'disclosure', strength: 0.5 }] },
    regulators: [{ name: 'East', jurisdiction: 'east', initialWill: 0.9, menu: [] }, { name: 'West', jurisdiction: 'west', initialWill: 0.1, menu: [] }],
  }),
  // Standing among peers alone: the labour market has several fixed points and tips.
  complete({ seed: 'tipping', horizonMonths: 24, researchers: { count: 2000, standing: 5, peers: 1, tasteDispersion: 0 }, policies: [{ lever: 'stipends', start: 6, strength: 0.3 }] }),
];

/** Kinds with a priority that are never told: the round itself, and the recorder's own. */
const silent = ['record'];
export const toldKinds: readonly string[] = Object.keys(priorities).filter((kind) => !silent.includes(kind)).sort();

/** Events of some runs of these worlds, run by run. */
export function eventfulRuns(runs: number): readonly { readonly scenario: Scenario; readonly run: number; readonly events: readonly SimulationEvent[] }[] {
  return eventfulWorlds.flatMap((scenario) => Array.from({ length: runs }, (_, run) => ({ scenario, run, events: runToEnd(scenario, run, { record: { series: false, events: true } }).events! })));
}
