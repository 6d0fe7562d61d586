import { describe, expect, it } from 'vitest';
import { differenceBands, differenceOfRuns, isComparable } from '../../src/app/compare/difference.ts';
import { inputDifferences, type World } from '../../src/app/compare/inputs.ts';
import { largestChange } from '../../src/app/events/largest-change.ts';
import { withLevers, type LeverValues } from '../../src/app/levers/apply.ts';
import { createRunView } from '../../src/app/run/run-view.ts';
import { pairCounts } from '../../src/experiments/pairs.ts';
import { runEnsemble } from '../../src/experiments/ensemble.ts';
import { createLocalPool } from '../../src/experiments/local.ts';
import { runToEnd } from '../../src/engine/index.ts';
import { levers } from '../../src/model/levers/catalogue.ts';
import { outcomeIndex, outcomeNames } from '../../src/model/outcomes/outcomes.ts';
import { loadScenario } from '../../src/scenario/parse.ts';
import { fakeEvent, fakeRun } from './fake-run.ts';

const scenario = loadScenario('version: 1\nname: Pair\nhorizonMonths: 12\n');
const world = (values: LeverValues, scenarioId = 'pair', base = scenario): World => ({ scenarioId, name: base.name, current: withLevers(base, levers, values), values });
const names = { labelOf: (path: string) => path, textAt: (path: string, of: unknown) => String(path.split('.').reduce((at, key) => (at as Record<string, unknown>)[key], of)) };

describe('the inputs that differ', () => {
  it('are none between equal worlds, however they came about', () => {
    expect(inputDifferences(world({}), world({}), levers, names)).toEqual([]);
    const pause = levers.find((lever) => lever.id === 'pause')!;
    expect(inputDifferences(world({ pause: pause.off }), world({}), levers, names)).toEqual([]);
  });

  it('are exactly the levers, numbers and scenarios that differ', () => {
    const a = world({ pause: 0.2, liability: 1, 'race.decisiveness': 2 });
    const b = world({ pause: 0.2, liability: 0.5, 'race.decisiveness': 4 });
    expect(inputDifferences(a, b, levers, names)).toEqual([
      { key: 'liability', label: levers.find((lever) => lever.id === 'liability')!.label, a: '1', b: '0.5' },
      { key: 'race.decisiveness', label: 'race.decisiveness', a: '2', b: '4' },
    ]);
    expect(inputDifferences(a, { ...a, scenarioId: 'another', name: 'Another' }, levers, names)).toEqual([{ key: 'scenario', label: 'Scenario', a: 'Pair', b: 'Another' }]);
  });
});

describe('differences on one clock', () => {
  const lab = (name: string, budget: (row: number) => number) => ({ name, columns: { budget } });
  const a = createRunView(fakeRun([lab('Aurora', (row) => 0.1 * row)], 5), 1);
  const b = createRunView(fakeRun([lab('Aurora', (row) => 0.1 * row + (row === 2 ? 0.3 : row > 2 ? 0.2 : 0))], 5, 4, [fakeEvent('decided', 'Aurora', 3.5)]), 1);

  it('are B minus A row by row, and nothing after either has ended', () => {
    const line = differenceOfRuns(a, b, 0, 'budget');
    expect(line.slice(0, 4).map((value) => value!.toFixed(12))).toEqual([0, 0, 0.3, 0.2].map((value) => value.toFixed(12)));
    expect(line[4]).toBeNull();
  });

  it('are all 0 between equal runs', () => {
    expect(differenceOfRuns(a, a, 0, 'budget').every((value) => value === 0)).toBe(true);
  });

  it('are not taken between other labs', () => {
    expect(isComparable(a, b)).toBe(true);
    expect(isComparable(a, createRunView(fakeRun([lab('Boreal', () => 0)], 5), 1))).toBe(false);
  });

  it('show where a run without an event differs most, in the range of each quantity', () => {
    const change = largestChange(a, b)!;
    expect([change.column, change.lab, change.row]).toEqual(['budget', 0, 2]);
    expect(largestChange(a, a)).toBeNull();
  });
});

describe('pairs of runs', () => {
  it('have bands of the differences of the pairs, not differences of bands', async () => {
    const pool = createLocalPool(runToEnd);
    const options = { runs: 8, paths: ['budget'] as const, levels: [0.5], futures: 8 };
    const first = await runEnsemble(pool, scenario, options);
    const second = await runEnsemble(pool, withLevers(scenario, levers, { liability: 1 }), options);
    const bands = differenceBands(first, second, 1, 'budget', [0, 0.5, 1])!;
    const row = 6;
    const value = (of: typeof first, run: number): number => of.futures.values[(run * of.labs.length + 1) * of.rows + row]!;
    const differences = Array.from({ length: 8 }, (_, run) => value(second, run) - value(first, run)).sort((x, y) => x - y);
    expect([bands[0]![row], bands[1]![row], bands[2]![row]]).toEqual([differences[0], (differences[3]! + differences[4]!) / 2, differences[7]]);
    // Every pair of a world with itself is equal.
    expect(differenceBands(first, first, 0, 'budget', [0, 1])!.every((band) => band.every((each) => each === 0))).toBe(true);
    expect(pairCounts(first, first, 'finalResidualRisk')).toEqual({ lower: 0, higher: 0, same: 8, pairs: 8 });
  });

  it('are counted by which is lower; those without a value are left out', () => {
    const of = (values: number[]) => {
      const outcomes = new Float64Array(values.length * outcomeNames.length);
      values.forEach((value, run) => (outcomes[run * outcomeNames.length + outcomeIndex('finalResidualRisk')] = value));
      return { runs: values.length, outcomes } as Parameters<typeof pairCounts>[0];
    };
    expect(pairCounts(of([0.1, 0.2, 0.3, NaN, 0.5]), of([0.2, 0.2, 0.1, 0.1, 0.9]), 'finalResidualRisk')).toEqual({ lower: 2, higher: 1, same: 1, pairs: 4 });
  });
});
