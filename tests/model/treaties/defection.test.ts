import { describe, expect, it } from 'vitest';
import { createSimulation, solveInRun } from '../../../src/engine/index.ts';
import { UnilateralChoice } from '../../../src/games/race/index.ts';
import type { RaceProblem } from '../../../src/games/race/types.ts';
import { temptation } from '../../../src/model/treaties/defection.ts';
import { complete } from '../../../src/scenario/complete.ts';

/** The game of the month after a treaty began. */
function underTreaty(): RaceProblem {
  const simulation = createSimulation(complete({ seed: 'tempted', horizonMonths: 6, race: { threshold: 6 }, treaty: { breakoutSpeed: 0.1, detectionRate: 1, sanctionShare: 1 }, policies: [{ lever: 'treaty', start: 2, strength: 0.6 }] }), 0);
  let last: RaceProblem | null = null;
  for (let next = simulation.advanceUntil(3.5); next.kind === 'problem'; next = simulation.advanceUntil(3.5)) {
    last = next.problem;
    simulation.provide(solveInRun(next.problem));
  }
  return last!;
}

describe('the temptation of a member, worked out here', () => {
  const problem = underTreaty();
  const solution = solveInRun(problem);
  const treaty = { ...complete({}).treaty, breakoutSpeed: 0.9, detectionRate: 0.05, snapBack: 0.4, sanctionShare: 0.6, sanctionMonths: 4 };
  const member = 1;
  const kept = solution.utilities[member]!;

  it('is the best of its own game at breakout speed less its payoff under the treaty, for as long as it stays unseen', () => {
    const labs = problem.labs.map((lab, k) => (k === member ? { ...lab, speed: 0.9 * lab.speed, speedCap: null } : lab));
    const own = UnilateralChoice.of({ ...problem, labs }, solution.budgets);
    // A second method for the best: a fine grid of budgets.
    let best = -Infinity;
    const { minimumBudget, maximumBudget } = problem.labs[member]!;
    for (let k = 0; k <= 10_000; k++) best = Math.max(best, own.payoff(member, minimumBudget + ((maximumBudget - minimumBudget) * k) / 10_000));
    const unseen = (1 - Math.exp(-0.05 * problem.horizon)) / (0.05 * problem.horizon);
    const tempted = temptation(problem, solution.budgets, member, treaty, kept, kept, null);
    expect(best).toBeGreaterThan(kept);
    expect(tempted.gain).toBeCloseTo((best - kept) * unseen, 2);
    expect(tempted.detection).toBeCloseTo(1 - Math.exp(-0.05 * problem.horizon), 12);
  });

  it('costs the sales that the sanction takes, no longer than the horizon, and what is lost with the treaty where it may end', () => {
    const { revenue } = problem.labs[member]!;
    expect(revenue).toBeGreaterThan(0);
    const penalty = (change: Partial<typeof treaty>, without: number): number => temptation(problem, solution.budgets, member, { ...treaty, ...change }, kept, without, null).penalty;
    expect(penalty({}, kept)).toBeCloseTo(0.6 * 4 * revenue, 6);
    expect(penalty({ sanctionMonths: 100 }, kept)).toBeCloseTo(0.6 * problem.horizon * revenue, 6);
    expect(penalty({ sanctionShare: 0 }, kept - 1000)).toBeCloseTo(0.4 * 1000, 6);
    // One who would be better off without a treaty loses nothing with it.
    expect(penalty({ sanctionShare: 0 }, kept + 1000)).toBe(0);
  });

  it('is no larger where law holds the speed down whatever the treaty says', () => {
    const free = problem.labs[member]!.speed;
    const at = (cap: number): number => temptation(problem, solution.budgets, member, treaty, kept, kept, cap).gain;
    expect(at(0.3 * free)).toBeLessThan(at(0.9 * free));
    expect(at(0.9 * free)).toBeCloseTo(temptation(problem, solution.budgets, member, treaty, kept, kept, null).gain, 6);
  });
});
