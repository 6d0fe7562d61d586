import { describe, expect, it } from 'vitest';
import { createSimulation, driveToEnd, restoreSimulation, runToEnd, solveInRun, type Snapshot } from '../../../src/engine/index.ts';
import { outcomeIndex, type OutcomeName } from '../../../src/model/outcomes/outcomes.ts';
import { complete, type ScenarioInput } from '../../../src/scenario/complete.ts';
import type { World } from '../../../src/model/world/world.ts';
import { basicSector } from './settings.ts';

const like = (floor: number) => [{ ...basicSector, name: 'all-uses', floor }];
const small: ScenarioInput = { seed: 'supply', horizonMonths: 30, labs: [{ name: 'North' }, { name: 'South', profile: 'limited-will', capability: -0.2 }] };

function worldAfter(input: ScenarioInput, months: number): World {
  const simulation = createSimulation(complete({ ...small, ...input }), 0);
  for (;;) {
    const next = simulation.advanceUntil(months);
    if (next.kind !== 'problem') break;
    simulation.provide(solveInRun(next.problem));
  }
  return (simulation as unknown as { world: World }).world;
}

const value = (input: ScenarioInput, outcome: OutcomeName, run = 0): number => runToEnd(complete({ ...small, ...input }), run).outcomes[outcomeIndex(outcome)]!;

describe('the market with a supply chain', () => {
  it('before any measure and floor brings labs what the plain market does', () => {
    const chain = worldAfter({}, 0.5);
    const plain = worldAfter({ sectors: [] }, 0.5);
    // Before the first release every product is that of the reference game: the lab's part is share_i M(t).
    const sum = (world: World): number => world.labs.deploymentRevenue.reduce((a, b) => a + b, 0);
    expect(sum(chain)).toBeCloseTo(3000, 6);
    expect(chain.labs.marketShare[0]).toBeCloseTo(plain.labs.marketShare[0]!, 12);
  });

  it('conserves money: what users pay is what labs and specialists get', () => {
    for (const input of [{}, { sectors: like(0.45) }, { supply: { floor: 0.3, rule: 'utilitarian' as const }, sectors: like(0.6) }]) {
      const { ledger } = worldAfter(input, 24).supply;
      expect(ledger.sales).toBeGreaterThan(0);
      expect(Math.abs(ledger.labs + ledger.specialists - ledger.sales)).toBeLessThanOrEqual(1e-9 * ledger.sales);
      expect(ledger.specialists).toBeGreaterThan(0);
    }
  });

  it('without sectors has no releases, no accidents of products and no specialists', () => {
    const record = runToEnd(complete({ ...small, sectors: [] }), 0, { record: { series: false, events: true } });
    expect(record.events!.some((event) => event.kind === 'release' || event.kind === 'deployment-accident')).toBe(false);
    expect(record.outcomes[outcomeIndex('specialistProfit')]).toBeNaN();
  });
});

describe('section 6 inside the world', () => {
  // Careless labs bring no measures to the product, so that the one-shot theorem holds in the market as it stands (claim 15).
  const careless: ScenarioInput = { labs: [{ name: 'North', profile: 'limited-will', concession: 0, catastropheLoss: 1, subjectiveRisk: 0 }], supply: { entrySpeed: 0 } };

  it('without floors the product has the reference safety 0.5; a weak floor below lowers it; floors on both raise it and both profits', () => {
    const none = { ...careless, sectors: like(0) };
    const weak = { ...careless, sectors: like(0.45) };
    const both = { ...careless, supply: { entrySpeed: 0, floor: 0.3 }, sectors: like(0.6) };
    expect(value(none, 'deploymentSafety')).toBeCloseTo(0.5, 6);
    expect(value(weak, 'deploymentSafety')).toBeCloseTo(0.45, 6);
    expect(value(both, 'deploymentSafety')).toBeCloseTo(0.6, 6);
    expect(value(both, 'specialistProfit') / value(none, 'specialistProfit')).toBeCloseTo(0.3975 / 0.375, 3);
    expect(value(both, 'labProductProfit') / value(none, 'labProductProfit')).toBeCloseTo(0.3975 / 0.375, 3);
    expect(value(weak, 'expectedDeploymentHarm') ).not.toBe(value(none, 'expectedDeploymentHarm'));
  });

  it('safety bought by careful labs mutes the effect of a weak floor', () => {
    const careful: ScenarioInput = { labs: [{ name: 'North', concession: 0.5 }] };
    const drop = (input: ScenarioInput): number => value({ ...input, sectors: like(0) }, 'deploymentSafety') - value({ ...input, sectors: like(0.45) }, 'deploymentSafety');
    expect(drop(careless)).toBeGreaterThan(0.04);
    expect(drop(careful)).toBeLessThan(0.02);
  });
});

describe('releases and accidents of products', () => {
  it('come at the cadence plus the delays of measures, the first within a cadence', () => {
    const record = runToEnd(complete({ ...small, supply: { releaseGap: 4 } }), 0, { record: { series: false, events: true } });
    const times = record.events!.filter((event) => event.kind === 'release' && event.entity === 'North').map((event) => event.time);
    expect(times.length).toBeGreaterThan(2);
    expect(times[0]!).toBeLessThan(4);
    for (let n = 1; n < times.length; n++) expect(times[n]! - times[n - 1]!).toBeGreaterThanOrEqual(4 - 1e-9);
  });

  it('a higher rate keeps every accident that a lower one has (thinning), and no frontier accident moves', () => {
    const events = (rate: number) => runToEnd(complete({ ...small, supply: { accidentRate: rate }, evidence: { severity: 4 } }), 3, { record: { series: false, events: true } }).events!;
    const products = (rate: number): string[] => events(rate).filter((event) => event.kind === 'deployment-accident').map((event) => `${event.id} ${event.time}`);
    const low = products(0.2);
    const high = products(0.5);
    expect(high.length).toBeGreaterThan(low.length);
    expect(low.every((id) => high.includes(id))).toBe(true);
    const frontier = (rate: number): string[] => events(rate).filter((event) => event.kind === 'accident').map((event) => `${event.id} ${event.time}`);
    expect(frontier(0)).toEqual(frontier(0.5));
  });

  it('are never a catastrophe, and liability falls where the law puts it, up to what each owns', () => {
    const record = runToEnd(complete({ ...small, horizonMonths: 30, policies: [{ lever: 'liability', strength: 1 }], supply: { accidentRate: 0.5, safetyEffect: 0, specialistLiability: 0.25, accidentTailIndex: 0.5 }, sectors: [{ ...basicSector, assets: 20 }] }), 2, { record: { series: false, events: true } });
    const accidents = record.events!.filter((event) => event.kind === 'deployment-accident');
    expect(accidents.length).toBeGreaterThan(0);
    for (const accident of accidents) {
      const of = (name: string): number => accident.terms.find((term) => term.name === name)!.value;
      expect(accident.severity).toBeLessThan(4);
      expect(of('owed by the specialist')).toBeCloseTo(Math.min(20, 0.25 * of('harm')), 9);
      expect(of('owed by the lab')).toBeLessThanOrEqual(0.75 * of('harm') + 1e-9);
    }
  });

  it('a run that was saved and resumed in the middle is the same', () => {
    const scenario = complete(small);
    const simulation = createSimulation(scenario, 1);
    for (;;) {
      const next = simulation.advanceUntil(11);
      if (next.kind !== 'problem') break;
      simulation.provide(solveInRun(next.problem));
    }
    const snapshot = structuredClone(simulation.snapshot()) as Snapshot;
    expect(driveToEnd(restoreSimulation(snapshot)).hash).toBe(runToEnd(scenario, 1).hash);
  });
});
