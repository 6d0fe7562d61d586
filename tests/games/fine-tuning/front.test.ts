import { describe, expect, it, vi } from 'vitest';
import { fineTuningGame } from '../../../src/games/fine-tuning/front.ts';
import { SeveralSolver } from '../../../src/games/fine-tuning/several.ts';
import type { FineTuningSolution, PlayerAnswer } from '../../../src/games/fine-tuning/types.ts';
import { InputError } from '../../../src/games/solve/input.ts';

const solve = (json: unknown): { solution: FineTuningSolution; status: string; epsilonRelative: number } => {
  const answer = fineTuningGame.solve(fineTuningGame.read(json));
  expect(answer.game).toBe('fine-tuning');
  expect(answer.equilibria).toContain(answer.solution);
  return { solution: answer.solution!, status: answer.certificate.status, epsilonRelative: answer.certificate.epsilonRelative! };
};
const basic = { attributes: 1, revenue: 1, costGeneralist: 1, costSpecialist: 1 };
/** Three specialists whose bargains jump as G switches plans, so that the shares go in a circle from every start. */
const circling = {
  attributes: 1, revenue: 1, costGeneralist: 1.478570016566664, costSpecialist: 1, floorGeneralist: 0, floorSpecialist: 0, share: { rule: 'egalitarian' },
  specialists: [
    { cost: 1.7444716258905828, revenue: 1.4871874816017225, floor: 0.5850213687866926 },
    { cost: 1.774590459652245, revenue: 0.5389546124497429, floor: 0.41620792932808404 },
    { cost: 1.3809801046736538, revenue: 0.7628338729264215, floor: 0.4834318991750479 },
  ],
};
const close = (found: unknown, expected: number): void => expect(Math.abs((found as number) - expected)).toBeLessThan(1e-9);
const faults = (json: unknown): string[] => {
  try {
    fineTuningGame.read(json);
  } catch (error) {
    if (error instanceof InputError) return error.faults.map((fault) => fault.path);
    throw error;
  }
  return [];
};

describe('solve fine-tuning', () => {
  it('claims no solution where the shares of several specialists do not settle, and gives what it last had aside', () => {
    const answer = fineTuningGame.solve(fineTuningGame.read(circling));
    expect(answer).toMatchObject({ solution: null, equilibria: [], certificate: { status: 'unresolved', epsilon: null, epsilonRelative: null }, fallback: { kind: 'did not pass the check' } });
    expect(answer.certificate.selection).toMatch(/no settled point was found/);
  });

  it('gives up in passing where six pairs stand still again and again on the edge of a switch of plans, from which each alone would leave', () => {
    const plan = vi.spyOn(SeveralSolver.prototype, 'plan');
    const answer = fineTuningGame.solve(fineTuningGame.read({
      attributes: 2, revenue: [1.29, 1.05], costGeneralist: [[0.753, 0.66], [0.66, 1.31]], costSpecialist: 1, share: { rule: 'nash' },
      specialists: [
        { cost: [[0.972, -0.0402], [-0.0402, 1.65]], revenue: [1.49, 0.923], floor: 0.0367 }, { cost: [[1.72, 0.437], [0.437, 1.12]], revenue: [0.797, 1.26], floor: 0.064 },
        { cost: [[0.711, 0], [0, 1.08]], revenue: [1.45, 0.452], floor: 0.971 }, { cost: [[0.561, 0], [0, 1.42]], revenue: [0.791, 0.771], floor: 0.31 },
        { cost: [[1.19, 1.22], [1.22, 1.8]], revenue: [0.339, 0.857], floor: 0.952 }, { cost: [[1.68, 0], [0, 1.54]], revenue: [1.38, 0.546], floor: 0 },
      ],
    }));
    expect(answer.certificate.status).toBe('unresolved');
    // A hundred thousand plans when only the number of sweeps ended it.
    expect(plan.mock.calls.length).toBeLessThan(40_000);
    plan.mockRestore();
  });

  // The reference table of model, section 6 (rebuilt from the paper, checked there by brute force).
  it.each([
    [1, 0, 0, 'utilitarian', 0.5, [0.25], [0.5], 0.1875, 0.1875],
    [1, 0, 0, 'nash', 0.5, [0.25], [0.5], 0.1875, 0.1875],
    [1, 0, 0, 'egalitarian', 0.5, [0.25], [0.5], 0.1875, 0.1875],
    [1, 0, 0.49, 'utilitarian', 0.8775, [0.245], [0.49], 0.36995, 0],
    [1, 0, 0.49, 'nash', 0.255, [0], [0.49], 0.12495, 0.12495],
    [1, 0.3, 0.6, 'nash', 0.5, [0.3], [0.6], 0.21, 0.21],
    [2, 0, 0, 'nash', 0.5, [0.25, 0.25], [0.5, 0.5], 0.375, 0.375],
    [2, 0.3, 0.6, 'nash', 0.5, [0.25, 0.3], [0.5, 0.6], 0.3975, 0.3975],
  ] as const)('%i attribute(s), floors %d and %d, %s', (attributes, floorGeneralist, floorSpecialist, rule, share, a0, a1, generalist, specialist) => {
    const { solution, status, epsilonRelative } = solve({ ...basic, attributes, floorGeneralist, floorSpecialist, share: { rule } });
    close(solution.share, share);
    [solution.generalist.investment].flat().forEach((level, k) => close(level, a0[k]!));
    const answer = solution.specialist as PlayerAnswer;
    [answer.investment].flat().forEach((level, k) => close(level, a1[k]!));
    close(solution.generalist.utility, generalist);
    close(answer.utility, specialist);
    close(solution.safety, a1[a1.length - 1]!);
    expect(solution.performance === null).toBe(attributes === 1);
    expect(solution.backfires).toBe(floorSpecialist === 0.49);
    expect(solution.paretoImproves).toBe(floorSpecialist === 0.6);
    expect(status).toBe('solved');
    expect(epsilonRelative).toBeLessThanOrEqual(1e-9);
  });

  it('breaks a tie between levels by the higher final safety', () => {
    // δ = 1/2: without rules G earns 3/16; leaving a floor of 3/8 to D earns 1/2 · 3/8, the same. Then safety is 1/2.
    const { solution } = solve({ ...basic, share: 0.5, floorSpecialist: 0.375 });
    close(solution.safety, 0.5);
    expect(solution.backfires).toBe(false);
    const just = solve({ ...basic, share: 0.5, floorSpecialist: 0.3751 }).solution;
    close(just.safety, 0.3751);
    expect(just.backfires).toBe(true);
  });

  it('takes performance where both attributes are worth the same', () => {
    for (const cross of [1, 1.5, 3]) {
      const cost = [[1, cross], [cross, 1]];
      const { solution } = solve({ attributes: 2, revenue: 1, costGeneralist: cost, costSpecialist: cost, share: 0.5 });
      expect(solution.generalist.investment).toEqual([0.25, 0]);
      expect((solution.specialist as PlayerAnswer).investment).toEqual([0.5, 0]);
      const divided = solve({ attributes: 2, revenue: 1, costGeneralist: cost, costSpecialist: cost, share: 0.5, floorSpecialist: 0.6 }).solution;
      expect(divided.generalist.investment).toEqual([0.25, 0]);
      expect((divided.specialist as PlayerAnswer).investment).toEqual([0.25, 0.6]);
    }
  });

  it('lets the generalist decline at a fixed share, and both without a share', () => {
    const fixed = solve({ ...basic, share: 0.5, floorSpecialist: 5 }).solution;
    expect(fixed).toMatchObject({ share: 0.5, safety: null, performance: null, backfires: false, paretoImproves: false });
    expect(fixed.generalist).toEqual({ investment: null, utility: 0, abstains: true });
    expect(fixed.specialist).toEqual({ investment: null, utility: 0, abstains: false });
    const none = solve({ ...basic, share: { rule: 'nash' }, floorSpecialist: 5 }).solution;
    expect(none.share).toBeNull();
    expect(none.generalist.abstains && (none.specialist as PlayerAnswer).abstains).toBe(true);
    close(none.unregulated.safety, 0.5);
  });

  it('takes part where that is worth exactly nothing', () => {
    // Floors 1 and 2, share 1/2: each earns 1 and spends 1.
    const { solution } = solve({ ...basic, share: 0.5, floorGeneralist: 1, floorSpecialist: 2 });
    expect(solution.generalist.abstains).toBe(false);
    close(solution.safety, 2);
    close(solution.generalist.utility, 0);
  });

  it('reads revenue by attribute and a cost as a matrix', () => {
    // Without rules and cross-terms each attribute is separate: a0 = δ r/(2 c0), a1 - a0 = (1-δ) r/(2 c1).
    const { solution } = solve({ attributes: 2, revenue: [2, 0.5], costGeneralist: [[2, 0], [0, 1]], costSpecialist: [[1, 0], [0, 4]], share: 0.4 });
    [0.4 * 2 / 4, 0.4 * 0.5 / 2].forEach((level, k) => close((solution.generalist.investment as readonly number[])[k], level));
    close(solution.performance, 0.2 + (0.6 * 2) / 2);
    close(solution.safety, 0.1 + (0.6 * 0.5) / 8);
  });

  it('lists specialists by sector', () => {
    const { solution, status } = solve({ attributes: 1, costGeneralist: 1, share: 0.4, specialists: [{ cost: 1, revenue: 1, floor: 0 }, { cost: 2, revenue: 0.5, floor: 4 }] });
    expect(status).toBe('solved');
    // The second cannot bear its floor: G plans for the first alone.
    close(solution.generalist.investment, 0.2);
    close((solution.safety as readonly number[])[0], 0.5);
    expect((solution.safety as readonly (number | null)[])[1]).toBeNull();
    expect((solution.specialist as readonly PlayerAnswer[])[1]).toEqual({ investment: null, utility: 0, abstains: true });
  });

  it('refuses all faults together', () => {
    expect(faults({ attributes: 3, revenue: -1, costGeneralist: 0, costSpecialist: 'x', share: 1, flor: 2 }).sort())
      .toEqual(['attributes', 'costGeneralist', 'costSpecialist', 'flor', 'revenue', 'share']);
    expect(faults({ ...basic, share: { rule: 'nahs' } })).toEqual(['share.rule']);
    expect(faults({})).toEqual(['attributes', 'revenue', 'costGeneralist', 'costSpecialist', 'share']);
    expect(faults({ ...basic, share: 0.5, floorGeneralist: -0.1 })).toEqual(['floorGeneralist']);
    expect(faults({ ...basic, share: 0.5, specialists: [{ cots: 1 }] })).toEqual(['specialists.0.cots']);
  });

  it('refuses a cost that is negative, or nothing, for some investment', () => {
    const two = { attributes: 2, revenue: 1, costSpecialist: 1, share: 0.5 };
    expect(faults({ ...two, costGeneralist: [[1, -1.01], [-1.01, 1]] })).toEqual(['costGeneralist']);
    expect(faults({ ...two, costGeneralist: [[1, -1], [-1, 1]] })).toEqual(['costGeneralist']);
    expect(faults({ ...two, costGeneralist: [[-1, 0], [0, 1]] })).toEqual(['costGeneralist.0.0']);
    expect(faults({ ...two, costGeneralist: [[1, -0.99], [-0.99, 1]] })).toEqual([]);
    expect(faults({ ...two, costGeneralist: [[1, 9], [9, 1]] })).toEqual([]);
  });
});
