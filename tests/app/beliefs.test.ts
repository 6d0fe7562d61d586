import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { beliefsOf } from '../../src/app/race/beliefs.ts';
import { hasTreaty, oversightAt } from '../../src/app/race/oversight.ts';
import { createRunView, held } from '../../src/app/run/run-view.ts';
import { createSimulation, driveToEnd, runToEnd, solveInRun, type Snapshot } from '../../src/engine/index.ts';
import { restoreWorld } from '../../src/engine/snapshot.ts';
import { perceivedBy } from '../../src/model/knowledge/pictures.ts';
import { packageFolder } from '../../src/platform/node/location.ts';
import { loadScenario } from '../../src/scenario/parse.ts';
import { fakeEvent, fakeRun } from './fake-run.ts';

const shipped = (name: string) => loadScenario(readFileSync(join(packageFolder(), `scenarios/${name}.yaml`), 'utf8'));

describe('beliefs about rivals', () => {
  it.each(['mistaken-gap', 'two-blocs', 'treaty-breakout'])('are those of the run itself: %s', (name) => {
    const scenario = shipped(name);
    const simulation = createSimulation(scenario, 2, { record: { series: true, events: true } });
    // What the world itself says at each round, read while it runs.
    const seen: number[][][] = [];
    const record = driveToEnd(simulation, (problem) => {
      const snapshot = simulation.snapshot() as Snapshot;
      const world = restoreWorld(snapshot.world, scenario, scenario, [], () => undefined);
      seen.push(world.settings.labs.map((_, j) => [...new Set(world.settings.labs.flatMap((__, i) => (i === j ? [] : [perceivedBy(world, i, j)])))].sort((a, b) => a - b)));
      return solveInRun(problem);
    });
    const view = createRunView(record, scenario.stepMonths);
    const beliefs = beliefsOf(view, scenario);
    expect(seen.length).toBeGreaterThan(10);
    seen.slice(0, view.lastRow + 1).forEach((row, index) => row.forEach((values, lab) => {
      const own = [...beliefs.at[index]![lab]!].sort((a, b) => a - b);
      expect(own, `round ${index}, lab ${lab}`).toHaveLength(values.length);
      values.forEach((value, place) => expect(own[place]!).toBeCloseTo(value, 12));
    }));
  });
});

describe('who watches and what binds', () => {
  it('knows who keeps a treaty, who breaks it and that it has ended', () => {
    const scenario = shipped('treaty-breakout');
    expect(hasTreaty(scenario)).toBe(true);
    expect(hasTreaty(shipped('duopoly'))).toBe(false);
    let breaches = 0;
    let endings = 0;
    for (let run = 0; run < 6; run++) {
      const view = createRunView(runToEnd(scenario, run, { record: { series: true, events: true } }), scenario.stepMonths);
      expect(oversightAt(view, scenario, 3).treaty).toBeNull();
      const ended = view.events.find((event) => event.kind === 'snap-back')?.time ?? Infinity;
      for (let month = 6; month <= view.lastRow; month++) {
        const treaty = oversightAt(view, scenario, month).treaty!;
        expect(treaty.members).toEqual([0, 1, 2, 3]);
        expect(treaty.ended).toBe(month >= ended);
        if (treaty.ended) endings++;
        else treaty.keeps.forEach((keeps, member) => {
          expect(keeps).toBe(held(view, month, member, 'defects') === 0);
          if (!keeps) breaches++;
        });
      }
    }
    expect(breaches).toBeGreaterThan(0);
    expect(endings).toBeGreaterThan(0);
  });

  it('keeps a lab suspended for as long as the finding says, and marks a visit for one round', () => {
    const scenario = loadScenario('version: 1\nname: Watched\nlabs: [{ name: A }, { name: B }]\nregulators: [{ name: Office }]\n');
    const columns = { present: () => 1 };
    const visit = fakeEvent('inspection', 'B', 10, { terms: [{ name: 'found', value: 1 }, { name: 'months without licence', value: 6 }] });
    const view = createRunView(fakeRun([{ name: 'A', columns }, { name: 'B', columns }], 41, 41, [fakeEvent('inspection', 'A', 4, { terms: [{ name: 'found', value: 0 }] }), visit]), 1);
    const at = (month: number) => oversightAt(view, scenario, month);
    expect([at(4).inspected, at(4).fined, at(6).inspected]).toEqual([[true, false], [false, false], [false, false]]);
    expect([at(10).inspected, at(10).fined, at(10).suspended]).toEqual([[false, true], [false, true], [false, true]]);
    expect([at(15.9).suspended, at(16).suspended]).toEqual([[false, true], [false, false]]);
    expect([at(3).inspections, at(20).inspections, at(20).found]).toEqual([0, 2, 1]);
  });

  it('names the option that a regulator has in force', () => {
    const scenario = shipped('frontier');
    const regulator = scenario.regulators[0]!;
    const columns = { present: () => 1 };
    const run = fakeRun(scenario.labs.map((lab) => ({ name: lab.name, columns })), 41, 41, [
      fakeEvent('policy', regulator.name, 12, { terms: [{ name: 'option', value: 2 }] }), fakeEvent('policy', regulator.name, 24, { terms: [{ name: 'option', value: 0 }] }),
    ]);
    const view = createRunView(run, 1);
    expect([3, 12, 20, 24].map((month) => oversightAt(view, scenario, month).regulators[0]!.option)).toEqual([null, regulator.menu[1]!.name, regulator.menu[1]!.name, null]);
  });
});
