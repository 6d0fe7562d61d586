import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labColumns, runToEnd, worldColumns } from '../../../src/engine/index.ts';
import { levers } from '../../../src/model/levers/catalogue.ts';
import { observe } from '../../../src/model/round/observe.ts';
import { createWorld } from '../../../src/model/world/create.ts';
import { complete } from '../../../src/scenario/complete.ts';
import { shippedScenario } from '../../scenario-files.ts';

const within = (value: number, low: number, high: number): boolean => value >= low && value <= high;

describe('beliefs', () => {
  it('of labs, people, public and political will stay in [0, 1] under any sequence of evidence and accidents, 200 histories', () => {
    const piece = fc.record({ warning: fc.boolean(), shock: fc.double({ min: 0, max: 3, noNaN: true }), times: fc.integer({ min: 1, max: 12 }) });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(fc.property(
      fc.array(piece, { minLength: 1, maxLength: 12 }), share, share, share, fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.double({ min: 1, max: 100, noNaN: true }),
      (history, detectionRate, falseAlarmRate, scepticism, prior, strength) => {
        const scenario = complete({
          seed: 'beliefs', sectors: [], researchers: { count: 60, doom: prior, doomStrength: strength }, evidence: { detectionRate, falseAlarmRate, scepticism },
          labs: [{ name: 'North', subjectiveRisk: prior, beliefStrength: strength }], regulators: [{ subjectiveRisk: prior, beliefStrength: strength, willByConcern: 3 }],
        });
        const world = createWorld(scenario, 0, [], () => undefined);
        history.forEach(({ warning, shock, times }, month) => {
          for (let n = 0; n < times; n++) world.signals.push({ id: `evidence/North/${month}-${n}`, warning });
          world.regulation.shock[0]! += shock;
          observe(world, month);
          world.round++;
          for (const value of [world.labs.belief[0]!, world.researchers!.doom, world.regulation.concern[0]!, world.regulation.will[0]!]) expect(within(value, 0, 1), String(value)).toBe(true);
          expect(Number.isFinite(world.researchers!.doomShift)).toBe(true);
        });
      },
    ), { numRuns: 200 });
  }, 60_000);
});

describe('the record of a run', () => {
  it.each(['frontier', 'two-blocs', 'treaty-breakout', 'stolen-weights', 'plan-a'])('of %s has probabilities and shares in their ranges, and win probabilities that sum to one over the labs in the race', (name) => {
    const scenario = shippedScenario(name);
    const { values, width, rows, labs } = runToEnd(scenario, 2, { record: { series: true, events: false } }).series!;
    for (let row = 0; row < rows; row++) {
      const of = (column: (typeof worldColumns)[number]): number => values[row * width + worldColumns.indexOf(column)]!;
      for (const column of ['ended', 'decided', 'will', 'concern', 'mislabelled'] as const) expect(within(of(column), 0, 1), column).toBe(true);
      expect(of('hazard')).toBeGreaterThanOrEqual(0);
      let chances = 0;
      let racing = 0;
      labs.forEach((lab, i) => {
        const at = (column: (typeof labColumns)[number]): number => values[row * width + worldColumns.length + i * labColumns.length + labColumns.indexOf(column)]!;
        const shares = ['budget', 'residualRisk', 'assessedRisk', 'belief', 'winProbability', 'abstains', 'bound', 'violates', 'saturated', 'present', 'defects', 'mission', 'concession'] as const;
        for (const column of shares) expect(within(at(column), 0, 1 + 1e-12), `${lab} ${column} ${at(column)}`).toBe(true);
        for (const column of ['speed', 'compute', 'staff', 'safetyStaff', 'revenue', 'harm', 'fines', 'incidents', 'technology'] as const) expect(at(column), `${lab} ${column}`).toBeGreaterThanOrEqual(0);
        chances += at('winProbability');
        const races = at('present') === 1 && at('abstains') === 0;
        if (races) racing++;
        else expect(at('winProbability')).toBe(0);
      });
      expect(chances).toBeCloseTo(racing > 0 ? 1 : 0, 12);
    }
  });
});

describe('policies of every kind together', () => {
  it('leave no trace before they start: rows and events before month 18 are those of the run without them, bit for bit', () => {
    const frontier = shippedScenario('frontier');
    const policies = levers.map((lever) => ({ lever: lever.id, start: 18, end: null, coverage: 1, strength: lever.typical }));
    const all = { series: true, events: true };
    for (const run of [0, 3]) {
      const [plain, under] = [frontier, { ...frontier, policies }].map((scenario) => runToEnd({ ...scenario, horizonMonths: 20 }, run, { record: all }));
      const before = 18 * plain!.series!.width;
      expect(under!.series!.values.subarray(0, before)).toEqual(plain!.series!.values.subarray(0, before));
      expect(under!.events!.filter((event) => event.time < 18)).toEqual(plain!.events!.filter((event) => event.time < 18));
      expect(under!.hash).not.toBe(plain!.hash);
    }
  });
});
