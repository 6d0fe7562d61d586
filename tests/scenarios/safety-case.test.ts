import { expect, it } from 'vitest';
import { createSimulation, solveInRun } from '../../src/engine/index.ts';
import { assessedRisk, frontierOf } from '../../src/games/portfolio/index.ts';
import { solveRace, UnilateralChoice } from '../../src/games/race/index.ts';
import type { RaceProblem } from '../../src/games/race/types.ts';
import { shippedScenario } from '../scenario-files.ts';

/** The first round of a run that is told as unresolved. */
function firstUnresolved(run: number): RaceProblem {
  const simulation = createSimulation(shippedScenario('safety-case'), run);
  for (let next = simulation.advance(); next.kind === 'problem'; next = simulation.advance()) {
    const solution = solveInRun(next.problem);
    if (solution.status === 'unresolved') return next.problem;
    simulation.provide(solution);
  }
  throw new Error('every round was solved');
}

/**
 * What the scenario says of its unresolved rounds, by a second method: each of the sixteen patterns of keeping and breaking the cap is played as a game
 * without a jump, in which no lab may change sides; then every lab is asked, in the whole game, whether changing sides pays.
 */
it('a round of safety-case is unresolved because in every pattern of keeping and breaking the cap some lab gains by changing sides', () => {
  const problem = firstUnresolved(12);
  const thresholds = problem.labs.map((lab) => {
    const frontier = frontierOf(problem.portfolios[lab.portfolio]!);
    let [low, high] = [0, lab.maximumBudget];
    for (let k = 0; k < 60; k++) {
      const middle = (low + high) / 2;
      if (assessedRisk(frontier, middle) <= lab.penalty!.cap) high = middle;
      else low = middle;
    }
    return high;
  });
  for (let code = 0; code < 16; code++) {
    const keeps = problem.labs.map((_, i) => ((code >> i) & 1) === 1);
    const labs = problem.labs.map((lab, i) => ({
      ...lab, penalty: null,
      minimumBudget: keeps[i] ? Math.max(lab.minimumBudget, thresholds[i]!) : lab.minimumBudget,
      maximumBudget: keeps[i] ? lab.maximumBudget : thresholds[i]! - 1e-9,
    }));
    const within = solveRace({ ...problem, labs });
    expect([within.status, within.equilibriaFound]).toEqual(['solved', 1]);
    const own = UnilateralChoice.of(problem, within.budgets);
    const gains = problem.labs.map((_, i) => own.best(i).payoff - own.payoff(i, within.budgets[i]!));
    // M$: far beyond rounding, which is below 1e-6 here.
    expect(Math.max(...gains), keeps.map((keep) => (keep ? 'keeps' : 'breaks')).join(' ')).toBeGreaterThan(10);
  }
  // The mixture that `solve` offers in its place leaves next to nothing to gain.
  const { status, mixed } = solveRace(problem);
  expect(status).toBe('unresolved');
  expect(mixed!.regretRelative).toBeLessThan(1e-5);
});
