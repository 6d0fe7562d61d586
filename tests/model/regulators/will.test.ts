import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runToEnd } from '../../../src/engine/index.ts';
import { accidentStirs, causeOfChoice, willMoves } from '../../../src/model/regulators/will.ts';
import { createWorld } from '../../../src/model/world/create.ts';
import { complete } from '../../../src/scenario/complete.ts';
import { bare } from '../world/drive.ts';

const worldOf = (regulator: object, stepMonths = 1) => createWorld(bare({ stepMonths, regulators: [{ willByConcern: 0, ...regulator }] }), 0, [], () => undefined);

it('a shock of political will fades by its rate: half of it is gone after ln 2 / rate months, whatever the step', () => {
  fc.assert(fc.property(fc.double({ min: 0.01, max: 0.5, noNaN: true }), fc.double({ min: 0.05, max: 0.5, noNaN: true }), fc.constantFrom(1, 2, 3), (willFades, initialWill, stepMonths) => {
    const world = worldOf({ willFades, initialWill, willByIncidents: 0.3 }, stepMonths);
    accidentStirs(world, 2);
    for (let k = 1; k <= 6; k++) {
      willMoves(world);
      expect(world.regulation.will[0]).toBeCloseTo(initialWill + 0.3 * Math.exp(-willFades * stepMonths * k), 12);
    }
  }), { numRuns: 100 });
});

it('is stirred twice as much by accidents of ten billion as by those of 100 M$, and not by smaller ones', () => {
  const stirred = (severity: number): number => {
    const world = worldOf({ willByIncidents: 0.2, initialWill: 0, willFades: 0 });
    accidentStirs(world, severity);
    willMoves(world);
    return world.regulation.will[0]!;
  };
  expect([1, 2, 3].map(stirred)).toEqual([0, 0.2, 0.4]);
});

it('is held up by risen concern: it settles at its start plus what concern adds, and does not fade below', () => {
  const world = worldOf({ willFades: 0.3, initialWill: 0.2, willByConcern: 0.5, subjectiveRisk: 0.1 });
  world.regulation.concern[0] = 0.5;
  for (let k = 0; k < 200; k++) willMoves(world);
  expect(world.regulation.will[0]).toBeCloseTo(0.2 + 0.5 * 0.4, 12);
});

it('names as cause of a choice the accident, warning or reassurance without which the will would not reach it, else the scenario alone or the choice that faded', () => {
  const menu = [{ name: 'mild', will: 0.2, levers: [{ lever: 'incident-reporting', strength: 1 }] }, { name: 'strict', will: 0.5, levers: [{ lever: 'risk-cap', strength: 0.5 }] }];
  const cause = (will: number, concern: number, before: number, option: number): string | null => {
    const world = createWorld(bare({ regulators: [{ initialWill: 0.3, willByConcern: 1, subjectiveRisk: 0.2, menu }] }), 0, [], () => undefined);
    Object.assign(world.causes, { accident: 'accident', warning: 'warning', reassurance: 'reassurance' });
    world.regulation.will[0] = will;
    world.regulation.concern[0] = 0.2 + concern;
    world.regulation.decision[0] = 'earlier';
    return causeOfChoice(world, 0, before, option);
  };
  // 0.3 at the start reaches the mild option whatever was heard or happened.
  expect(cause(0.3, 0, -1, 0)).toBeNull();
  expect(cause(0.35, -0.01, -1, 0)).toBeNull();
  // The strict one takes 0.25 of accidents, or 0.25 of concern.
  expect(cause(0.55, 0, 0, 1)).toBe('accident');
  expect(cause(0.55, 0.25, 0, 1)).toBe('warning');
  // Left again for concern that fell, or because the stir has faded.
  expect(cause(0.45, -0.1, 1, 0)).toBe('reassurance');
  expect(cause(0.45, 0, 1, 0)).toBe('earlier');
});

it('a budget is not cut because of a warning nor raised because of a reassurance', () => {
  const scenario = complete({ seed: 'evidence', horizonMonths: 30, researchers: { count: 0 }, sectors: [], regulators: [], risk: { maximumAccidentRate: 1, trueRisk: 0.5 }, labs: [{ name: 'North', capability: 2 }, { name: 'South', capability: 1.9 }] });
  let told = 0;
  for (let run = 0; run < 40; run++) {
    const events = runToEnd(scenario, run, { record: { series: false, events: true } }).events!;
    for (const { kind, cause, terms } of events) {
      const term = (name: string): number => terms.find((each) => each.name === name)?.value ?? NaN;
      if (kind !== 'decision' || cause?.startsWith('evidence/') !== true || Number.isNaN(term('budget before'))) continue;
      told++;
      const warned = events.find((event) => event.id === cause)!.terms.find((each) => each.name === 'warning')!.value === 1;
      expect(term('safety budget') > term('budget before'), `run ${run}`).toBe(warned);
    }
  }
  expect(told).toBeGreaterThan(10);
});
