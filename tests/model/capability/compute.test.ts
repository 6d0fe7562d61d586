import { expect, it } from 'vitest';
import { nextShortfall } from '../../../src/model/capability/compute.ts';
import { labColumns, runToEnd, worldColumns } from '../../../src/engine/index.ts';
import { bare, drive } from '../world/drive.ts';

it('controls withhold compute: a lab under them falls below trend as the solution of dD/dt = withheld - recovery D says, and its speed with it', () => {
  const scenario = bare({ horizonMonths: 30, race: { threshold: 9 }, capability: { reinvestment: 0, researchFeedback: 0 }, labs: [{ name: 'A', compute: 100 }, { name: 'B', compute: 100, jurisdiction: 'abroad' }], policies: [{ lever: 'export-controls', start: 3, coverage: ['abroad'], strength: 0.05 }] });
  const recovery = scenario.capability.computeRecovery;
  let before = { a: 0, b: 0 };
  drive(scenario, 0, 24.5, ({ world: { labs, month } }) => {
    expect(labs.compute[0]).toBe(100);
    const shortfall = month < 3 ? 0 : (0.05 / recovery) * (1 - Math.exp(-recovery * (month - 2)));
    expect(labs.compute[1]).toBeCloseTo(100 * 10 ** -shortfall, 8);
    if (month === 2) before = { a: labs.attainable[0]!, b: labs.attainable[1]! };
    if (month > 3) expect(labs.attainable[1]! / labs.attainable[0]!).toBeLessThan(before.b / before.a);
  });
});

it('what was withheld comes back at the rate of recovery when controls end, and never goes above trend', () => {
  expect(nextShortfall(0.4, 0, 0.1, 5)).toBeCloseTo(0.4 * Math.exp(-0.5), 14);
  expect(nextShortfall(0, 0, 0.1, 5)).toBe(0);
  expect(nextShortfall(0.2, 0.03, 0, 2)).toBeCloseTo(0.26, 14);
  // Many small steps are the one large step.
  let small = 0.1;
  for (let k = 0; k < 100; k++) small = nextShortfall(small, 0.02, 0.07, 0.1);
  expect(small).toBeCloseTo(nextShortfall(0.1, 0.02, 0.07, 10), 12);
});

it('the compute that a run records is what the speed is made of: own, less what is withheld, and bought', () => {
  const scenario = bare({
    horizonMonths: 24, race: { threshold: 9 }, capability: { researchFeedback: 0, reinvestment: 0 },
    labs: [{ name: 'A', compute: 80, staff: 900, investment: 50 }, { name: 'B', compute: 120, staff: 1100, jurisdiction: 'abroad', capability: -0.2 }],
    policies: [{ lever: 'export-controls', start: 6, coverage: ['abroad'], strength: 0.05 }],
  });
  const { values, width, rows } = runToEnd(scenario, 0, { record: { series: true, events: false } }).series!;
  const { leaderSpeed, computeElasticity: alpha, referenceCompute, referenceStaff } = scenario.capability;
  const at = (row: number, lab: number, column: (typeof labColumns)[number]): number => values[row * width + worldColumns.length + lab * labColumns.length + labColumns.indexOf(column)]!;
  for (let row = 0; row < rows - 1; row++) {
    for (const lab of [0, 1]) {
      const made = leaderSpeed * (at(row, lab, 'compute') / referenceCompute) ** alpha * (at(row, lab, 'staff') / referenceStaff) ** (1 - alpha) * (1 - at(row, lab, 'budget'));
      expect(at(row, lab, 'speed')).toBeCloseTo(made, 9);
    }
  }
  expect([at(0, 0, 'compute'), at(0, 1, 'compute')]).toEqual([80, 120]);
  expect(at(20, 0, 'compute')).toBeGreaterThan(81);
  expect(at(20, 1, 'compute')).toBeLessThan(100);
});
