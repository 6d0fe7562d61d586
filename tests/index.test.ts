import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as library from '../src/index.ts';

describe('the library', () => {
  it('offers these names and no others', () => {
    expect(Object.keys(library).sort()).toEqual([
      'ScenarioError', 'auditRate', 'committedInspection', 'compareCommitment', 'compareWithPeople', 'complete', 'compliesUnderAudit', 'effectiveDetection', 'expectedAuditPenalty', 'learnAuditRate', 'learnInspection', 'levers', 'loadScenario', 'misconductShare', 'modelVersion', 'outcomeDefinitions', 'parameters', 'replicate', 'simulate', 'solve', 'unsafeSharesOfPeople',
    ]);
  });

  it('reads a scenario and simulates it: the same run gives the same hash', () => {
    const scenario = library.loadScenario('version: 1\nhorizonMonths: 6\nlabs: [{ name: A }, { name: B }]\n');
    const record = library.simulate(scenario, 3);
    expect(record.run).toBe(3);
    expect(record.series!.labs).toEqual(['A', 'B']);
    expect(record.events!.length).toBeGreaterThan(0);
    expect(library.simulate(scenario, 3, { record: { series: false, events: false } }).hash).toBe(record.hash);
    expect(library.simulate(scenario, 4).hash).not.toBe(record.hash);
  });

  it('throws every fault of a faulty scenario at once', () => {
    const text = 'version: 1\nnmae: x\nhorizonMonths: -1\n';
    expect(() => library.loadScenario(text, 'f.yaml')).toThrow(library.ScenarioError);
    try {
      library.loadScenario(text, 'f.yaml');
    } catch (error) {
      expect((error as library.ScenarioError).faults.map((fault) => fault.path)).toEqual(['nmae', 'horizonMonths']);
    }
  });

  it('solves a game: the symmetric Tullock contest of two has efforts (n - 1) r V / (n² c) = 1/4', () => {
    const { solution, certificate } = library.solve('contest', { values: [1, 1], costs: [1, 1], exponent: 1 }) as { solution: { efforts: number[] }; certificate: { status: string } };
    expect(certificate.status).toBe('solved');
    for (const effort of solution.efforts) expect(effort).toBeCloseTo(0.25, 12);
  });

  it('offers both uses of deterrence: an AI against its lab, and a regulator that commits or only best-responds', () => {
    // exp(-D Π credibility / ḡ) by hand; the committed rate is gain/penalty, at which nobody violates.
    expect(library.misconductShare({ detection: 0.2, penalty: 10, credibility: 1, meanGain: 2 })).toBeCloseTo(Math.exp(-1), 12);
    const game = { gain: 1, penalty: 4, inspectionCost: 1, lossIfMissed: 5, lossIfCaught: 1 };
    const { committed, bestResponding } = library.compareCommitment(game);
    expect(committed).toMatchObject({ violationProbability: 0, inspectionProbability: 0.25 });
    expect(bestResponding.violationProbability).toBeCloseTo(0.25, 12);
    expect(library.learnInspection(game, 20_000).violationShare).toBeCloseTo(0.25, 1);
  });

  it('completes a scenario without the schema library or the parser of YAML', () => {
    // The page's first load must not carry them: follow the imports of complete.ts.
    const seen = new Set<string>();
    const packages = new Set<string>();
    const visit = (file: URL): void => {
      if (seen.has(file.href)) return;
      seen.add(file.href);
      for (const [, name] of readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from\s+'([^']+)'/gm)) {
        if (name!.startsWith('.')) visit(new URL(name!, file));
        else packages.add(name!);
      }
    };
    visit(new URL('../src/scenario/complete.ts', import.meta.url));
    visit(new URL('../src/scenario/set.ts', import.meta.url));
    expect(seen.size).toBeGreaterThan(5);
    expect([...packages]).toEqual([]);
  });
});
