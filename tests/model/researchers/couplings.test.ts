import { describe, expect, it } from 'vitest';
import { populationOf } from '../../../src/model/researchers/population.ts';
import { coupleStaff } from '../../../src/model/researchers/couplings.ts';
import { firstLab, university } from '../../../src/model/researchers/employers.ts';
import { createWorld } from '../../../src/model/world/create.ts';
import type { World } from '../../../src/model/world/world.ts';
import { stepResearchers } from '../../../src/model/researchers/step.ts';
import { complete } from '../../../src/scenario/complete.ts';
import { type Choice, referencePayoff } from '../../games/race/reference.ts';
import { drive } from '../world/drive.ts';

describe('alignment research', () => {
  /** Three labs in two blocs at rest, after which `act` hires people into alignment and research has long taken hold. */
  function settled(leakage: number, publicShare: number, act: (world: World) => void): World {
    const world = createWorld(complete({
      seed: 'couplings', researchers: { count: 3000, leakage, publicShare, technologyElasticity: 0.5, legibility: 1 },
      labs: [{ name: 'A', jurisdiction: 'east', safetyStaff: 60 }, { name: 'B', jurisdiction: 'east', safetyStaff: 40 }, { name: 'C', jurisdiction: 'west', safetyStaff: 50 }],
    }), 0, [], () => undefined);
    stepResearchers(world);
    act(world);
    coupleStaff(world, world.researchers!, populationOf(world.base)!, 1e6);
    return world;
  }

  it('of a lab serves itself whole, its bloc by what is published, and other blocs by what of that leaks: technology by hand', () => {
    for (const [leakage, publicShare] of [[0, 0.5], [0.3, 0.5], [1, 0.5], [0.3, 0], [0.3, 1]] as const) {
      const before = settled(leakage, publicShare, () => undefined);
      const { each } = populationOf(before.base)!;
      const staff = [...before.labs.safetyStaff];
      const outside = [0, 1, 2].reduce((sum, n) => sum + before.researchers!.safetyStaff[university(3) - 1 + n]! * each, 0);
      const after = settled(leakage, publicShare, ({ researchers }) => { researchers!.safetyStaff[firstLab + 2]! += 40; });
      const usable = (i: number, of: readonly number[]): number => {
        const reach = (j: number): number => (j === i ? 1 : publicShare * ((i === 2) === (j === 2) ? 1 : leakage));
        return outside + of.reduce((sum, n, j) => sum + reach(j) * n, 0);
      };
      const more = staff.map((n, j) => (j === 2 ? n + 40 * each : n));
      for (const i of [0, 1, 2]) {
        const power = 0.5 * Math.log(usable(i, more) / usable(i, staff));
        // Technology takes hold in steps of a hundredth of its logarithm.
        expect(Math.log(after.labs.technology[i]!), `lab ${i} at leakage ${leakage}`).toBeCloseTo(Math.abs(power) >= 0.01 ? power : 0, 9);
      }
      expect(after.labs.technology[2]!).toBeGreaterThan(after.labs.technology[0]!);
    }
  });

  it('outside labs serves all alike, and mislabelled work serves none', () => {
    const world = settled(0, 0, ({ researchers }) => { researchers!.safetyStaff[university(3)]! += 100; });
    expect(world.labs.technology[0]).toBeGreaterThan(1.02);
    const half = settled(0, 0, ({ researchers }) => {
      researchers!.safetyStaff[university(3)]! += 100;
      researchers!.mislabelled = 0.5;
    });
    for (const i of [0, 1, 2]) expect(Math.log(half.labs.technology[i]! / world.labs.technology[i]!)).toBeCloseTo(0.5 * Math.log(0.5), 9);
  });
});

it('staff who would leave wring the largest budget that the lab prefers to losing them, at every talk, by a second implementation on a fine grid', () => {
  const scenario = complete({ seed: 'talks', horizonMonths: 26, sectors: [], researchers: { count: 1500, staffOrganising: 0.4, concessionCeiling: 0.3, talksEvery: 12 }, race: { maximumHazard: 1e-6 } });
  let talks = 0;
  let beyondCeiling = 0;
  drive(scenario, 0, 25, ({ world, problem, solution }) => {
    const { researchers: state, labs, settings } = world;
    if (state!.negotiated !== world.month) return;
    const { each } = populationOf(world.base)!;
    world.players.forEach((i, k) => {
      const lab = settings.labs[i]!;
      if (lab.profile !== 'limited-will' || solution.budgets[k] === null) return;
      talks++;
      const leaving = Math.min(0.9 * labs.labour[i]!, 0.4 * state!.mindedStaff[firstLab + i]! * each);
      const slower = (1 - leaving / labs.labour[i]!) ** (1 - settings.capability.computeElasticity);
      const payoff = (game: typeof problem, b: Choice): number => referencePayoff(game, solution.budgets.map((own, j) => (j === k ? b : own)), k);
      const left = { ...problem, labs: problem.labs.map((own, j) => (j === k ? { ...own, speed: own.speed * slower } : own)) };
      // What the lab conceded at the last talks does not bind it once its staff have left; what it concedes of itself does.
      const steps = 3000;
      const grid = Array.from({ length: steps + 1 }, (_, n) => lab.concession + ((lab.maximumBudget - lab.concession) * n) / steps);
      const threat = Math.max(payoff(left, null), ...grid.map((b) => payoff(left, b)));
      const accepted = grid.filter((b) => b <= 0.3 && payoff(problem, b) >= threat);
      const wrung = accepted.length === 0 ? 0 : Math.max(...accepted);
      expect(Math.abs(labs.concession[i]! - wrung), `${lab.name} in month ${world.month}`).toBeLessThan(2 * (grid[1]! - grid[0]!));
      if (wrung > 0.299) beyondCeiling++;
    });
  });
  expect(talks).toBeGreaterThanOrEqual(6);
  expect(beyondCeiling).toBeLessThan(talks);
});
