import { expect, it } from 'vitest';
import type { SimulationEvent } from '../../../src/core/events/index.ts';
import { liabilityCost } from '../../../src/model/enforcement/rules.ts';
import { liabilityLayers, premium } from '../../../src/model/insurance/cover.ts';
import { onInspection, scheduleInspections } from '../../../src/model/enforcement/events.ts';
import { createWorld } from '../../../src/model/world/create.ts';
import { bare } from '../world/drive.ts';

/** Inspections of one lab over `months` while it keeps or breaks a cap and its staff blow the whistle that much. */
function inspections(violates: 0 | 1, whistle: number, months: number): { readonly visits: readonly SimulationEvent[]; readonly found: number } {
  const visits: SimulationEvent[] = [];
  const world = createWorld(bare({ labs: [{ name: 'A', riskCap: 0.5 }], regulators: [{ inspectionRate: 0.2, falseNegativeShare: 0.4, fineShare: 0 }] }), 0, [], (event) => visits.push(event));
  world.labs.violates[0] = violates;
  world.labs.active[0] = 1;
  world.labs.whistle[0] = whistle;
  scheduleInspections(world, 0);
  for (let event = world.queue.pop(); event !== undefined && event.time < months; event = world.queue.pop()) if (event.kind === 'inspection') onInspection(world, event);
  return { visits, found: visits.filter((event) => event.terms.find((term) => term.name === 'found')!.value === 1).length };
}

it('a lab is inspected at the announced rate, more often by what its staff report while it breaks a rule, and not at all more while it keeps it', () => {
  const months = 4000;
  // Poisson counts: within four standard deviations of rate times time.
  const near = (count: number, expected: number): void => expect(Math.abs(count - expected)).toBeLessThan(4 * Math.sqrt(expected));
  const [kept, told, broken, reported] = [inspections(0, 0, months), inspections(0, 1.5, months), inspections(1, 0, months), inspections(1, 1.5, months)];
  near(kept.visits.length, 0.2 * months);
  expect(told.visits.length).toBe(kept.visits.length);
  near(broken.visits.length, 0.2 * months);
  near(reported.visits.length, 2.5 * 0.2 * months);
  near(broken.found, 0.6 * 0.2 * months);
  near(reported.found, 0.6 * 2.5 * 0.2 * months);
  expect([kept.found, told.found]).toEqual([0, 0]);
});

it('liability in a lab\'s payoff is the premium of the insured layer and its own layer, by hand', () => {
  const scenario = bare({ labs: [{ name: 'A', capability: 2, liability: 1, subjectiveRisk: 0.3 }], insurance: { mandatoryCover: 5e3, insurerBelief: 0.2, loading: 0.4 } });
  const world = createWorld(scenario, 0, [], () => undefined);
  const layers = { insured: 0, own: 0 };
  liabilityLayers(world.settings, 0, 2, 0.3, world.labs.assets[0]!, 12, layers);
  expect(layers.insured).toBeGreaterThan(0);
  expect(layers.own).toBeGreaterThan(0);
  expect(liabilityCost(world, 0, 12)).toBeCloseTo(premium(world.settings, layers.insured) + layers.own, 9);
  expect(premium(world.settings, 10)).toBeCloseTo(14, 12);
  // Without cover its own layer is all.
  const bareWorld = createWorld(bare({ labs: [{ name: 'A', capability: 2, liability: 1, subjectiveRisk: 0.3 }] }), 0, [], () => undefined);
  const own = { insured: 0, own: 0 };
  liabilityLayers(bareWorld.settings, 0, 2, 0.3, bareWorld.labs.assets[0]!, 12, own);
  expect(liabilityCost(bareWorld, 0, 12)).toBeCloseTo(own.own, 9);
  expect(own.own).toBeGreaterThan(layers.own);
});
