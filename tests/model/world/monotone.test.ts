import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../../src/engine/index.ts';
import { reactiveChoice } from '../../../src/model/regulators/choice.ts';
import { perceivedPenalty } from '../../../src/model/enforcement/rules.ts';
import { outcomeIndex, type OutcomeName } from '../../../src/model/outcomes/outcomes.ts';
import { createWorld } from '../../../src/model/world/create.ts';
import { complete, type ScenarioInput } from '../../../src/scenario/complete.ts';
import { drive } from './drive.ts';

const runs = [0, 1, 2];
const notLower = (values: readonly number[]): void => {
  for (let k = 1; k < values.length; k++) expect(values[k]!, values.join(', ')).toBeGreaterThanOrEqual(values[k - 1]! - 1e-9);
  expect(values[values.length - 1]!, values.join(', ')).toBeGreaterThan(values[0]!);
};

/** Each from weak to strong, on the same seeds, each measured where the model says that it acts. What follows for catastrophe is a result, not an expectation. */
describe('on the same seeds', () => {
  it('more political will never means a milder option', () => {
    const options = [0, 0.2, 0.44, 0.46, 0.74, 0.76, 1].map((will) => {
      const world = createWorld(complete({ regulators: [{ initialWill: will, budget: 1e4 }] }), 0, [], () => undefined);
      return reactiveChoice(world, world.base.regulators[0]!, 0).option;
    });
    notLower(options);
    expect(options).toEqual([-1, 0, 0, 1, 1, 2, 2]);
  });

  it('a regulator of more will has stricter options in force over a run, too', () => {
    const strictness = (initialWill: number): number => runs.reduce((sum, run) => {
      let total = 0;
      drive(complete({ seed: 'will', horizonMonths: 24, sectors: [], researchers: { count: 0 }, regulators: [{ initialWill, behaviour: 'reactive', budget: 1e4 }], race: { maximumHazard: 1e-6 } }), run, Infinity, ({ world }) => (total += world.regulation.option[0]!));
      return sum + total;
    }, 0);
    notLower([0, 0.3, 0.6, 0.9].map(strictness));
  });

  it('a larger share of grants never lowers the mission of any lab, at any month', () => {
    const mission = (grants: number): number[] => {
      const all: number[] = [];
      drive(complete({ seed: 'grants', horizonMonths: 24, sectors: [], researchers: { count: 600, revisionRate: 0 }, labs: [{ name: 'North', grants }, { name: 'South', profile: 'limited-will', capability: -0.1, grants }], race: { maximumHazard: 1e-6 } }), 0, Infinity, ({ world }) => all.push(...world.labs.mission));
      return all;
    };
    const [none, some, many] = [0, 400, 4000].map(mission);
    none!.forEach((value, k) => {
      expect(some![k]!).toBeGreaterThanOrEqual(value - 1e-12);
      expect(many![k]!).toBeGreaterThanOrEqual(some![k]! - 1e-12);
    });
    expect(many![many!.length - 1]!).toBeGreaterThan(none![none!.length - 1]!);
  });

  it('more inspection never lowers the detection that a lab reckons with', () => {
    const reckoned = (strength: number): number => {
      let sum = 0;
      for (const run of runs) {
        const { world } = drive(complete({ seed: 'inspected', horizonMonths: 24, sectors: [], researchers: { count: 0 }, race: { maximumHazard: 1e-6 }, regulators: [{ behaviour: 'schedule' }], policies: [{ lever: 'risk-cap', strength: 0.4 }, { lever: 'inspection', start: 6, strength }] }), run);
        world.settings.labs.forEach((_, i) => (sum += perceivedPenalty(world, i, world.settings.regulators[0]!, 12).detection));
      }
      return sum;
    };
    notLower([0.04, 0.25, 1, 2].map(reckoned));
  });

  it('better security means fewer leaks, and full security none', () => {
    const leaks = (strength: number, run: number): string[] =>
      runToEnd(complete({ seed: 'leaks', horizonMonths: 30, sectors: [], researchers: { count: 0 }, leaks: { theftRate: 0.05, openRate: 0.03 }, race: { maximumHazard: 1e-6 }, policies: [{ lever: 'security', strength }] }), run, { record: { series: false, events: true } })
        .events!.filter((event) => event.kind === 'leak').map((event) => event.id);
    let [weak, strong] = [0, 0];
    for (const run of runs) {
      const [open, closed] = [leaks(0.1, run), leaks(0.7, run)];
      weak += open.length;
      strong += closed.length;
    }
    expect(strong).toBeLessThan(weak);
    for (const run of runs) expect(leaks(1, run)).toEqual([]);
  });

  const of = (input: ScenarioInput, name: OutcomeName): number => runs.reduce((sum, run) => sum + runToEnd(complete({ seed: 'paired', horizonMonths: 20, race: { maximumHazard: 1e-6 }, ...input }), run).outcomes[outcomeIndex(name)]!, 0);

  it('more of the harm to be paid never means less paid', () => {
    notLower([0, 0.3, 1].map((strength) => of({ policies: [{ lever: 'liability', strength }] }, 'liabilityPaid')));
  });

  it('a larger stipend never means fewer people in alignment', () => {
    notLower([0, 0.1, 0.4].map((strength) => of({ researchers: { count: 500 }, policies: [{ lever: 'stipends', start: 2, strength }] }, 'alignmentShare')));
  });
});
