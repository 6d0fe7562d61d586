import { expect, test } from 'vitest';
import { createSimulation, driveToEnd, runToEnd, solveInRun } from '../../../src/engine/index.ts';
import { worldColumns } from '../../../src/engine/types.ts';
import type { SimulationEvent } from '../../../src/core/events/event.ts';
import { expandLabs } from '../../../src/model/labs/population.ts';
import { enmityOf } from '../../../src/model/relations/enmity.ts';
import { complete, type ScenarioInput } from '../../../src/scenario/complete.ts';

const record = { record: { series: true, events: true } } as const;

/** Three labs, one regulator whose conduct the test states; everything that is not about it is left out of the world. */
function scenario(regulator: object, more: ScenarioInput = {}) {
  return complete({
    version: 1, seed: 'regulators', horizonMonths: 48,
    labs: [{ name: 'A', capability: 0 }, { name: 'B', profile: 'limited-will', capability: -0.1 }, { name: 'C', profile: 'limited-will', capability: -0.3 }],
    regulators: [{ name: 'Agency', ...regulator }], researchers: { count: 0 }, sectors: [], ...more,
  } as ScenarioInput);
}

const decisions = (events: readonly SimulationEvent[] | null) => (events ?? []).filter((event) => event.kind === 'policy' && event.entity === 'Agency');
const term = (event: SimulationEvent, name: string) => event.terms.find((each) => each.name === name)?.value;

test('a regulator that only follows the schedule changes nothing by itself', () => {
  const passive = runToEnd(scenario({ behaviour: 'schedule' }), 0, record);
  const without = runToEnd(scenario({ behaviour: 'schedule', initialWill: 1, menu: [{ name: 'stop', levers: [{ lever: 'pause', strength: 1 }] }] }), 0, record);
  expect(decisions(passive.events)).toEqual([]);
  expect(without.series!.values.filter((_, i) => i % without.series!.width >= worldColumns.length)).toEqual(passive.series!.values.filter((_, i) => i % passive.series!.width >= worldColumns.length));
});

test('the reactive rule takes the strictest option that will and budget allow', () => {
  const menu = [
    { name: 'mild', will: 0.1, levers: [{ lever: 'disclosure', strength: 0.5 }] },
    { name: 'strict', will: 0.5, levers: [{ lever: 'pause', strength: 0.5 }] },
    { name: 'beyond', will: 0.99, levers: [{ lever: 'pause', strength: 1 }] },
  ];
  const chosen = (conduct: object) => {
    const first = decisions(runToEnd(scenario({ behaviour: 'reactive', willByIncidents: 0, willByConcern: 0, menu, ...conduct }), 0, record).events)[0];
    return first === undefined ? 0 : term(first, 'option');
  };
  expect(chosen({ initialWill: 0.05 })).toBe(0);
  expect(chosen({ initialWill: 0.3 })).toBe(1);
  expect(chosen({ initialWill: 0.6 })).toBe(2);
  // The pause at half costs 2 M$ a month (its lever says so): a regulator without that money falls back to disclosure at 2/3 of 1 M$.
  expect(chosen({ initialWill: 0.6, budget: 1 })).toBe(1);
});

test('nothing before the first sitting differs from a world whose regulator stays idle', () => {
  const months = 12;
  const rows = (conduct: object) => {
    const { series } = runToEnd(scenario({ initialWill: 0.9, ...conduct }), 3, record);
    return series!.values.slice(0, months * series!.width);
  };
  expect(rows({ behaviour: 'reactive' })).toEqual(rows({ behaviour: 'schedule' }));
});

test('severe accidents raise political will, which fades back to its start', () => {
  const { series, events } = runToEnd(scenario({ behaviour: 'reactive', initialWill: 0.2, willByIncidents: 0.3, willByConcern: 0, menu: [] }, { risk: { maximumAccidentRate: 1, threshold: 1 } as never, labs: [{ name: 'A', capability: 2.5 }, { name: 'B', profile: 'limited-will', capability: 2.5 }], race: { maximumHazard: 0 } } as ScenarioInput), 1, record);
  const column = worldColumns.indexOf('will');
  const will = (month: number) => series!.values[month * series!.width + column]!;
  const severe = events!.filter((event) => event.kind === 'accident' && event.severity >= 2 && event.severity < 4);
  expect(severe.length).toBeGreaterThan(0);
  const after = Math.floor(severe[0]!.time) + 1;
  expect(will(after)).toBeGreaterThan(will(after - 1));
  for (let month = 0; month < series!.rows; month++) expect(will(month) >= 0.2 - 1e-12 && will(month) <= 1).toBe(true);
});

test('a leader chooses the option with the largest total of its stated terms', () => {
  const menu = [{ name: 'cap', levers: [{ lever: 'risk-cap', strength: 0.4 }] }, { name: 'pause', levers: [{ lever: 'pause', strength: 0.5 }] }];
  const withMenu = (options: readonly object[]) => {
    const first = decisions(runToEnd(scenario({ behaviour: 'stackelberg', initialWill: 1, lobbying: 0, budget: 1e4, menu: options }), 0, record).events)[0];
    if (first === undefined) return 0;
    return ['catastrophe averted', 'users\' surplus', 'public cost', 'lobbying'].reduce((sum, name) => sum + term(first, name)!, 0);
  };
  // The value of each option alone is what a one-option menu yields; of both it must be the larger (brute force over the menu).
  const alone = menu.map((option) => withMenu([option]));
  expect(withMenu(menu)).toBeCloseTo(Math.max(0, ...alone), 6);
  expect(Math.max(...alone)).toBeGreaterThan(0);
});

test('without commitment a regulator is not believed to pay for inspections that it would rather save', () => {
  // Inspections cost the public and do nothing once budgets are chosen: only a committed regulator announces them.
  const menu = [{ name: 'cap', levers: [{ lever: 'risk-cap', strength: 0.3 }, { lever: 'inspection', strength: 1 }] }];
  const option = (commitment: number) => {
    const all = decisions(runToEnd(scenario({ behaviour: 'stackelberg', initialWill: 1, lobbying: 0, budget: 1e4, commitment, menu }), 0, record).events);
    return all.length;
  };
  expect(option(1)).toBeGreaterThan(0);
  expect(option(0)).toBe(0);
});

test('labs leave a strict jurisdiction where moving costs little, and stay where it costs much', () => {
  const two = (movingCost: number) => scenario({ jurisdiction: 'east', behaviour: 'reactive', initialWill: 1, budget: 1e4, movingCost, menu: [{ name: 'cap', levers: [{ lever: 'risk-cap', strength: 0.1 }, { lever: 'fine', strength: 5 }] }] }, {
    labs: [{ name: 'A', capability: 0, jurisdiction: 'east' }, { name: 'B', profile: 'limited-will', capability: -0.1, jurisdiction: 'east' }],
  } as ScenarioInput);
  const withWest = (cost: number) => {
    const made = two(cost);
    return { ...made, regulators: [made.regulators[0]!, { ...made.regulators[0]!, name: 'West', jurisdiction: 'west', behaviour: 'schedule' as const, menu: [] }] };
  };
  const moves = (cost: number) => (runToEnd(withWest(cost), 0, record).events ?? []).filter((event) => event.kind === 'move');
  const fled = moves(0);
  expect(fled.length).toBeGreaterThan(0);
  for (const event of fled) expect(term(event, 'gain')!).toBeGreaterThan(0);
  expect(moves(1e9)).toEqual([]);
});

test('nobody moves between jurisdictions of the same rules, however much their labs mind each other, and one that moves keeps its rivals', () => {
  const menu = [{ name: 'cap', levers: [{ lever: 'risk-cap', strength: 0.1 }, { lever: 'fine', strength: 5 }] }];
  const offices = (western: string) => ['east', 'west'].map((jurisdiction) => ({ name: jurisdiction, jurisdiction, behaviour: jurisdiction === 'west' ? western : 'reactive', initialWill: 1, budget: 1e4, movingCost: 0, menu })) as never;
  const hostile = (western: string) => runToEnd(complete({
    version: 1, seed: 'blocs', horizonMonths: 36, researchers: { count: 0 }, sectors: [], regulators: offices(western),
    labs: [{ name: 'A', jurisdiction: 'east' }, { name: 'B', profile: 'limited-will', capability: -0.1, jurisdiction: 'east' }, { name: 'C', capability: -0.1, jurisdiction: 'west' }, { name: 'D', profile: 'limited-will', capability: -0.2, jurisdiction: 'west' }],
    relations: [{ from: 'east', towards: 'west', enmity: 1 }, { from: 'west', towards: 'east', enmity: 1 }],
  }), 0, record).events!;
  expect(hostile('reactive').filter((event) => event.kind === 'move')).toEqual([]);
  // Where the west has no rule, those under the eastern one leave, and nobody from the west.
  const fled = hostile('schedule').filter((event) => event.kind === 'move').map((event) => event.entity);
  expect(fled.length).toBeGreaterThan(0);
  expect(fled.every((lab) => ['A', 'B'].includes(lab))).toBe(true);

  const settings = complete({ relations: [{ from: 'east', towards: 'west', enmity: 1 }], labs: [{ name: 'A', jurisdiction: 'east' }, { name: 'C', jurisdiction: 'west' }] } as ScenarioInput);
  const moved = { ...settings, labs: expandLabs(settings).map((lab) => ({ ...lab, jurisdiction: 'west' })) };
  expect(enmityOf(moved, expandLabs(settings), 0, [0, 1])).toEqual([-0.9, 1]);
});

test('a run with an acting regulator can be saved at any month and goes on to the same hash', () => {
  const made = scenario({ behaviour: 'stackelberg', initialWill: 0.8, budget: 1e4 });
  const whole = runToEnd(made, 2, record).hash;
  const simulation = createSimulation(made, 2);
  for (;;) {
    const next = simulation.advanceUntil(25);
    if (next.kind !== 'problem') break;
    simulation.provide(solveInRun(next.problem));
  }
  expect(driveToEnd(simulation).hash).toBe(whole);
});
