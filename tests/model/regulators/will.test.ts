import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accidentStirs, willMoves } from '../../../src/model/regulators/will.ts';
import { createWorld } from '../../../src/model/world/create.ts';
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
