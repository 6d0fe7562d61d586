import { labColumns, worldColumns, type RunRecord } from '../../src/engine/types.ts';
import type { RunFunction } from '../../src/experiments/block.ts';
import type { Scenario } from '../../src/model/settings.ts';

/** A scenario as far as ensembles look at it. */
export function scenarioOf(labs: number, name = 'Fake'): Scenario {
  return { name, labs: Array.from({ length: labs }, (_, i) => ({ name: `lab ${i}`, count: 1 })) } as unknown as Scenario;
}

export const FAKE_ROWS = 4;

/** The value that the made-up engine puts at a place, so that tests can say where every number of an ensemble must come from. */
export function fakeValue(run: number, row: number, lab: number, column: number): number {
  return run * 1e6 + lab * 1e4 + column * 100 + row;
}

/** Makes up a run whose every number tells its run, row, lab and column; outcome 0 is the run, outcome 1 is missing in odd runs. */
export const fakeRun: RunFunction = (scenario, run, { record }): RunRecord => {
  const labs = scenario.labs.map((lab) => lab.name);
  const width = worldColumns.length + labs.length * labColumns.length;
  const values = new Float64Array(FAKE_ROWS * width);
  for (let row = 0; row < FAKE_ROWS; row++) {
    for (let lab = 0; lab < labs.length; lab++) {
      for (let column = 0; column < labColumns.length; column++) {
        values[row * width + worldColumns.length + lab * labColumns.length + column] = fakeValue(run, row, lab, column);
      }
    }
  }
  return {
    run,
    hash: `${scenario.name}/${run}`,
    outcomes: Float64Array.of(run, run % 2 === 1 ? Number.NaN : run / 2),
    certificates: { rounds: 4, solved: run % 5 === 0 ? 3 : 4, noPure: run % 5 === 0 ? 1 : 0, unresolved: 0, worstEpsilon: run * 1e-12, severalEquilibria: run % 3 },
    series: record.series ? { labs, rows: FAKE_ROWS, width, values } : null,
    events: record.events ? [] : null,
  };
};
