import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../../src/engine/index.ts';
import { compileFrontier, effects, frontierOf, productFactor, residualRisk } from '../../../src/games/portfolio/index.ts';
import { certifyRace, solveRace, type RaceProblem } from '../../../src/games/race/index.ts';
import { portfolioProblem } from '../../../src/model/measures/portfolio.ts';
import { attributeToMechanisms } from '../../../src/model/misconduct/attribution.ts';
import { oversight, oversightSteps, withMisconduct } from '../../../src/model/misconduct/form.ts';
import { expandLabs } from '../../../src/model/labs/population.ts';
import { complete } from '../../../src/scenario/complete.ts';

const scenario = complete({ seed: 'misconduct', misconduct: { variant: 'product' } });
const additive = portfolioProblem(expandLabs(scenario)[0]!, scenario.measures, scenario.technology, 0);
const mechanism = scenario.measures.map((measure) => measure.mechanism);
const product = withMisconduct(scenario.misconduct, scenario.measures, additive, 0);

describe('the variant of residual risk', () => {
  it('additive leaves the problem as it is; product tables are one object by content', () => {
    expect(withMisconduct({ ...scenario.misconduct, variant: 'additive' }, scenario.measures, additive, 0)).toBe(additive);
    expect(withMisconduct(scenario.misconduct, scenario.measures, { ...additive }, 0)).toBe(product);
    expect(withMisconduct(scenario.misconduct, scenario.measures, additive, 2)).not.toBe(product);
  });

  it('oversight holds to its capability and then fades', () => {
    expect(oversightSteps(scenario.misconduct, 2.9)).toBe(0);
    expect(oversightSteps(scenario.misconduct, 4)).toBe(20);
    expect(oversight(scenario.misconduct, 20)).toBeCloseTo(Math.exp(-0.5), 14);
  });

  it('is attributed to mechanisms without remainder in both forms', () => {
    for (const problem of [additive, product]) {
      const frontier = compileFrontier(problem);
      const at = problem === product ? frontier.start[9]! : 0.15;
      const parts = attributeToMechanisms(problem, mechanism, effects(frontier, at));
      const sum = parts.detection + parts.deterrence + parts.propensity + parts.containment;
      expect(sum).toBeCloseTo(-Math.log(residualRisk(frontier, at)), 9);
    }
  });
});

describe('the race on a tabulated frontier', () => {
  const problem = (rules: boolean): RaceProblem => ({
    form: 'full', horizon: 12, decided: 0.3, decisiveness: 3, trueRisk: 0.4, portfolios: [product],
    observers: [{ sigma: 0.43, perceived: [2, 1.9, 1.5], hazard: [1e-4, 1e-4, 5e-5] }],
    labs: [2, 1.9, 1.5].map((capability, i) => ({
      capability, speed: 0.1, speedCap: null, plannedSpeed: 0.09, diffusion: 0.03, observer: 0, portfolio: 0, minimumBudget: 0, maximumBudget: 0.9, mayAbstain: true,
      subjectiveRisk: i === 1 ? 0.1 : 0.2, catastropheLoss: i === 1 ? 3e6 : 1e7, prize: 1e6, enmity: i === 1 ? 0.3 : -0.9, missionValue: 0, missionRate: 0.5, revenue: 1000,
      outlay: 400, catastropheHazard: 1e-4, liability: 0, penalty: rules && i === 1 ? { cap: 0.4, expected: 5000 } : null,
    })),
  });

  it('is solved with a certificate, with a rule and without', () => {
    for (const rules of [false, true]) {
      const solution = solveRace(problem(rules));
      expect(solution.status).toBe('solved');
      expect(solution.epsilonRelative).toBeLessThanOrEqual(1e-9);
    }
  });

  it('its certificate bounds every deviation on a fine grid, away from the equilibrium too', () => {
    const at = [0.1, 0.05, 0.2];
    const game = problem(false);
    const certificate = certifyRace(game, at);
    const payoff = (i: number, b: number): number => utility(game, at.map((own, j) => (j === i ? b : own)), i);
    for (let i = 0; i < 3; i++) {
      let gain = 0;
      for (let k = 0; k <= 600; k++) gain = Math.max(gain, payoff(i, (0.9 * k) / 600) - payoff(i, at[i]!));
      expect(certificate.byLab[i]!.gain).toBeGreaterThanOrEqual(gain - 1e-6 * (1 + Math.abs(gain)));
      expect(certificate.byLab[i]!.gain).toBeLessThanOrEqual(gain * 1.02 + 1);
    }
  }, 60_000);
});

/** Independent: the payoff of the model, section 3, for three labs that see each other as they are but for σ, from ρ(b) and the product value of b alone. */
function utility(game: RaceProblem, budgets: readonly number[], i: number): number {
  const frontier = frontierOf(product);
  const months = game.horizon;
  const kappa = game.decisiveness / Math.sqrt(1 + (game.decisiveness ** 2 * 0.43 ** 2 * 6) / Math.PI ** 2);
  const lead = Math.max(...game.labs.map((lab) => lab.capability));
  const z = game.labs.map((lab, j) => {
    const u = lab.speed * (1 - budgets[j]!);
    if (lab.capability === lead) return lab.capability + u * months;
    const decay = Math.exp(-lab.diffusion * months);
    return lead + 0.09 * months - ((lead - lab.capability) * decay + ((0.09 - u) * (1 - decay)) / lab.diffusion);
  });
  const weights = z.map((value) => Math.exp(kappa * (value - lead)));
  const total = weights.reduce((a, w) => a + w, 0);
  const risk = budgets.map((b) => residualRisk(frontier, b));
  const own = game.labs[i]!;
  const p = own.subjectiveRisk;
  const hazard = [1e-4, 1e-4, 5e-5].map((value, j) => (j === i ? own.catastropheHazard : value));
  const winner = weights.reduce((sum, w, j) => sum + (w / total) * p * risk[j]!, 0);
  const c = 1 - (1 - game.decided * winner) * Math.exp(-months * hazard.reduce((sum, h, j) => sum + p * h * risk[j]!, 0));
  const factor = productFactor(frontier, budgets[i]!);
  const rivals = weights.reduce((sum, w, j) => (j === i ? sum : sum + (w / total) * (1 - p * risk[j]!)), 0);
  return (
    (1 - c) * months * own.revenue * factor + game.decided * (weights[i]! / total) * (1 - p * risk[i]!) * own.prize -
    own.catastropheLoss * c - game.decided * own.prize * (own.enmity as number) * rivals - own.outlay * budgets[i]! * months
  );
}

it('runs to the end with every round solved, detection failing beyond oversight', () => {
  const record = runToEnd(complete({ seed: 'misconduct', misconduct: { variant: 'product', oversightCapability: 1 }, labs: [{}, { profile: 'limited-will', capability: -0.2 }], horizonMonths: 36 }), 0);
  expect(record.certificates.solved).toBe(record.certificates.rounds);
});
