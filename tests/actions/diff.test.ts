import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff, diffScenarios } from '../../src/actions/diff.ts';
import { runEnsemble } from '../../src/experiments/ensemble.ts';
import { createLocalPool } from '../../src/experiments/local.ts';
import { runToEnd } from '../../src/engine/index.ts';
import { summarise } from '../../src/record/summary.ts';
import { complete } from '../../src/scenario/complete.ts';
import { setPath } from '../../src/scenario/set.ts';

const scenario = complete({});

describe('what differs between two scenarios', () => {
  it('is nothing between a scenario and itself', () => {
    expect(diffScenarios(scenario, complete({}))).toEqual([]);
    expect(diff({ name: 'a', scenario, summary: null }, { name: 'b', scenario: complete({}), summary: null }).same).toBe(true);
  });

  it('is exactly what was set, by its path and with its unit; setting it back leaves nothing', () => {
    const paths = ['race.threshold', 'labs.3.prize', 'knowledge.sigma', 'regulators.0.fineShare', 'measures.2.cost', 'horizonMonths'];
    fc.assert(fc.property(fc.subarray(paths, { minLength: 1 }), fc.double({ min: 0.01, max: 0.02, noNaN: true }), (chosen, by) => {
      let other = scenario;
      for (const path of chosen) {
        const old = path.split('.').reduce((node: unknown, key) => (node as Record<string, unknown>)[key], scenario) as number;
        const set = setPath(other, path, path === 'horizonMonths' ? old + 1 : old * (1 + by));
        expect(set.fault).toBeUndefined();
        other = set.scenario!;
      }
      const found = diffScenarios(scenario, other);
      expect(found.map((each) => each.path).sort()).toEqual([...chosen].sort());
      expect(found.every((each) => each.change === 'changed' && each.unit !== null)).toBe(true);
      let back = other;
      for (const each of found) back = setPath(back, each.path, each.a).scenario!;
      expect(diffScenarios(scenario, back)).toEqual([]);
    }), { numRuns: 200 });
  });

  it('matches labs by name, so that another order is no difference of their numbers, and tells who is on one side only', () => {
    const fewer = { ...scenario, labs: [scenario.labs[4]!, scenario.labs[1]!] };
    const found = diffScenarios(scenario, fewer);
    expect(found.map((each) => [each.entry, each.change])).toEqual([['Aurora', 'only in A'], ['Corvus', 'only in A'], ['Delphi', 'only in A']]);
  });

  it('gives the strength of a policy the unit of its lever', () => {
    const policy = (strength: number) => complete({ policies: [{ lever: 'fine', strength }] });
    expect(diffScenarios(policy(0.1), policy(0.2))).toMatchObject([{ path: 'policies.0.strength', unit: 'share of yearly turnover', a: 0.1, b: 0.2 }]);
  });
});

describe('what differs between two results', () => {
  it('has the outcomes, the hash and the scenario', async () => {
    const pool = createLocalPool(runToEnd);
    const side = async (name: string, seed: string) => {
      const of = complete({ seed, horizonMonths: 6 });
      return { name, scenario: of, summary: summarise(await runEnsemble(pool, of, { runs: 3, paths: [], levels: [] }), 'test', 1) };
    };
    const [a, same, b] = [await side('a', 'one'), await side('b', 'one'), await side('c', 'two')];
    expect(diff(a, same)).toMatchObject({ kind: 'results', same: true });
    const report = diff(a, b);
    expect(report.same).toBe(false);
    expect(report.facts.map((fact) => fact.name)).toEqual(['hash', 'seed']);
    expect(report.scenario.map((each) => each.path)).toEqual(['seed']);
    const budget = report.outcomes.find((outcome) => outcome.name === 'finalBudget')!;
    expect(budget.difference).toBe(b.summary.outcomes.finalBudget.mean! - a.summary.outcomes.finalBudget.mean!);
  });
});
