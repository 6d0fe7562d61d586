import { describe, expect, it } from 'vitest';
import { createSimulation } from '../../../src/engine/index.ts';
import type { RaceProblem } from '../../../src/games/race/types.ts';
import type { WorldSettings } from '../../../src/model/world/settings.ts';
import { complete } from '../../../src/scenario/complete.ts';
import { combinePolicies, parsePolicy, parseScenario, withPolicy } from '../../../src/scenario/parse.ts';

const labs = [
  { name: 'Aurora', jurisdiction: 'north', observer: 'north' }, { name: 'Boreal', profile: 'limited-will' as const, capability: -0.1, jurisdiction: 'north', observer: 'north' },
  { name: 'Jade', profile: 'limited-will' as const, capability: -0.2, jurisdiction: 'south', observer: 'south' },
];
const first = (input: Parameters<typeof complete>[0]): RaceProblem => {
  const next = createSimulation(complete({ seed: 'blocs', labs, ...input }), 0).advance();
  if (next.kind !== 'problem') throw new Error('no game');
  return next.problem;
};

describe('enmity between blocs', () => {
  it('is a row for labs whose jurisdiction has relations, own enmity towards the rest, one number without any', () => {
    expect(first({}).labs.map((lab) => lab.enmity)).toEqual([-0.9, 0.3, 0.3]);
    const related = first({ relations: [{ from: 'north', towards: 'south', enmity: 0.7 }] });
    expect(related.labs.map((lab) => lab.enmity)).toEqual([[-0.9, -0.9, 0.7], [0.3, 0.3, 0.7], 0.3]);
  });
});

describe('pictures of single observers', () => {
  it('bias what they name and nobody else\'s view; the errors stay common', () => {
    const plain = first({});
    const told = first({ pictures: [{ observer: 'north', about: ['south'], sigma: 0.43, bias: 0.5 }] });
    const [north, south] = told.observers;
    expect(north!.perceived[2]! - plain.observers[0]!.perceived[2]!).toBeCloseTo(0.5, 12);
    expect(north!.perceived.slice(0, 2)).toEqual(plain.observers[0]!.perceived.slice(0, 2));
    expect(south).toEqual(plain.observers[1]);
    const clear = first({ pictures: [{ observer: 'south', sigma: 0 }] });
    expect(clear.observers[1]!.perceived).toEqual(clear.labs.map((lab) => lab.capability));
    expect(clear.observers[1]!.sigma).toBe(0);
  });

  it('and relations are refused where they name what there is not', () => {
    const { faults } = parseScenario('version: 1\nlabs: [{ name: A, jurisdiction: north }]\nrelations: [{ from: nroth, towards: north }]\npictures: [{ observer: shared, about: [Z] }]\n');
    expect(faults!.map((fault) => fault.path)).toEqual(['relations.0.from', 'pictures.0.about.0']);
    expect(faults![0]!.nearest).toBe('north');
  });
});

describe('levers, measures and policies without TypeScript', () => {
  const own = `version: 1
measures: [catalogue, { name: tripwires, cost: 0.02, reduction: 0.3, mechanism: detection }]
levers:
  - { id: tripwire-grant, maximum: 0.9, changes: [{ path: measures.tripwires.cost, operation: multiply, intercept: 1, slope: -1 }] }
  - { id: hush, minimum: 0, maximum: 2, changes: [{ path: knowledge.sigma, operation: add, slope: 1 }] }
policies: [{ lever: tripwire-grant, strength: 0.5 }]
`;

  it('come from the scenario file: its lever moves its measure, by name', () => {
    const parsed = parseScenario(own);
    expect(parsed.faults).toBeUndefined();
    const scenario = parsed.scenario!;
    const at = scenario.measures.findIndex((measure) => measure.name === 'tripwires');
    const simulation = createSimulation(scenario, 0);
    const next = simulation.advance();
    if (next.kind !== 'problem') throw new Error('no game');
    expect(next.problem.portfolios[0]!.cost[at]).toBeCloseTo(0.01, 12);
  });

  it('are refused with the nearest name where the path is mistyped', () => {
    const { faults } = parseScenario(own.replace('measures.tripwires.cost', 'measures.tripwires.costs'));
    expect(faults).toHaveLength(1);
    expect(faults![0]!.message).toBe('unknown parameter');
  });

  it('are refused with the nearest name where they move an entry of a list that is not there, by name or position', () => {
    expect(parseScenario(own.replace('measures.tripwires.cost', 'measures.tripwire.cost')).faults).toMatchObject([{ path: 'levers.0.changes.0.path', message: 'unknown measure', nearest: 'tripwires' }]);
    expect(parseScenario(own.replace('measures.tripwires.cost', 'measures.99.cost')).faults).toMatchObject([{ message: 'unknown measure' }]);
    const offices = (path: string) => parseScenario(`version: 1\nregulators: [{ name: Office }]\nlevers: [{ id: own, changes: [{ path: ${path}, operation: atLeast, slope: 1 }] }]\n`);
    expect(offices('regulators.Ofice.fineShare').faults).toMatchObject([{ message: 'unknown regulator', nearest: 'Office' }]);
    for (const path of ['regulators.Office.fineShare', 'regulators.0.fineShare', 'regulators.*.fineShare', 'sectors.industry.floor']) expect(offices(path).faults, path).toBeUndefined();
  });

  it('combine: factors multiply, the stricter cap and the stricter duty hold in either order, a later set of a scenario\'s own lever replaces', () => {
    const scenario = complete({ levers: [{ id: 'spread', changes: [{ path: 'market.decisiveness', operation: 'set', intercept: 0, slope: 1 }] }] });
    const policy = (name: string, levers: string) => parsePolicy(`version: 1\nname: ${name}\nlevers: ${levers}`, name, scenario).policy!;
    const a = policy('A', '[{ lever: safety-technology, strength: 1.5 }, { lever: risk-cap, strength: 0.4 }, { lever: liability, strength: 2 }, { lever: spread, strength: 0.3 }]');
    const b = policy('B', '[{ lever: safety-technology, strength: 2 }, { lever: risk-cap, strength: 0.6 }, { lever: liability, strength: 1 }, { lever: spread, strength: 0.6 }]');
    const both = combinePolicies([a, b]);
    expect(both.name).toBe('A + B');
    expect(both.levers).toEqual([...a.levers, ...b.levers]);
    const settings = (policies: typeof a): object => {
      const simulation = createSimulation(withPolicy(scenario, policies), 0);
      simulation.advance();
      const { technology, labs, market } = (simulation as unknown as { world: { settings: WorldSettings } }).world.settings;
      return { power: technology.power, cap: labs[0]!.riskCap, liability: labs[0]!.liability, spread: market.decisiveness };
    };
    expect(settings(both)).toEqual({ power: 3, cap: 0.4, liability: 2, spread: 0.6 });
    expect(settings(combinePolicies([b, a]))).toEqual({ power: 3, cap: 0.4, liability: 2, spread: 0.3 });
  });
});
