import type { PortfolioProblem } from '../portfolio/types.ts';
import type { RaceLab, RaceProblem } from './types.ts';

/** A series of games to be timed by a caller that has a clock: each is solved from the solution of the one before. */
export interface TimingCase {
  readonly name: string;
  readonly rounds: number;
  /** The problem of a round, given last round's budgets. */
  readonly problem: (round: number, previous: readonly (number | null)[] | undefined) => RaceProblem;
}

const costs = [0.02, 0.015, 0.025, 0.03, 0.02, 0.06, 0.05, 0.015, 0.01, 0.04, 0.08, 0.01];
const reductions = [0.35, 0.4, 0.3, 0.5, 0.3, 0.6, 0.7, 0.15, 0.05, 0.2, 0.5, 0.1];
const products = [0, 0, 0, 0, 0, 0, 0.03, -0.01, 0, -0.01, 0, 0];
const profiles = [true, false, true, false, true];
const leads = [0, -0.1, -0.2, -0.5, -1];

function portfolio(sincerity: number): PortfolioProblem {
  return {
    cost: costs,
    reduction: reductions.map((l, k) => l * (k % 3 === 0 ? sincerity : 1)),
    assessedReduction: reductions,
    weight: reductions.map((l, k) => l * (k % 3 === 0 ? sincerity : 1)),
    productValue: products,
    technology: 1,
    assessorBias: 0,
    demands: [],
  };
}

/** Five labs near the defaults of the model, section 13, and 1,000 labs; parameters drift from round to round. */
export function raceTimingCases(): TimingCase[] {
  return [fiveLabs(), thousandLabs()];
}

/** Fraction of the golden ratio: spread numbers without a generator. */
const spread = (n: number): number => (n * 0.6180339887498949) % 1;

function labOf(reasonable: boolean, x: number, share: number, portfolioIndex: number): RaceLab {
  const hazard = 1e-4 / (1 + 20 * Math.abs(3 - x));
  return {
    capability: x, speed: 0.095, speedCap: null, plannedSpeed: 0.085, diffusion: 0.03, observer: 0, portfolio: portfolioIndex,
    minimumBudget: reasonable ? 0 : 0.01, maximumBudget: 0.9, mayAbstain: true, subjectiveRisk: reasonable ? 0.2 : 0.1,
    catastropheLoss: reasonable ? 1e7 : 3e6, prize: 1e6, enmity: reasonable ? -0.9 : 0.3, missionValue: 0, missionRate: 0.5,
    revenue: 3000 * share, outlay: 400, catastropheHazard: hazard, liability: 200, penalty: null,
  };
}

function fiveLabs(): TimingCase {
  const portfolios = [portfolio(1), portfolio(0.6)];
  return {
    name: 'race, 5 labs, warm',
    rounds: 72,
    problem: (round, previous) => {
      const x0 = 0.08 * round;
      const capability = leads.map((lead) => lead + x0);
      const seen = capability.map((x, j) => x + 0.43 * (2 * spread(j * 31 + Math.floor(round / 4)) - 1));
      const weight = capability.map((x) => 1 / (1 + 3 * Math.abs(capability[0]! - x)));
      const sum = weight.reduce((a, b) => a + b, 0);
      return {
        form: 'full', horizon: 12, decided: Math.min(0.8, 0.02 + 0.01 * round), decisiveness: 3, trueRisk: 0.4,
        labs: capability.map((x, j) => labOf(profiles[j]!, x, weight[j]! / sum, profiles[j]! ? 0 : 1)),
        portfolios,
        observers: [{ sigma: 0.43, perceived: seen, hazard: seen.map((x) => 1e-4 / (1 + 20 * Math.abs(3 - x))) }],
        ...(previous === undefined ? {} : { previous }),
      };
    },
  };
}

function thousandLabs(): TimingCase {
  const portfolios = [portfolio(1), portfolio(0.6), portfolio(0.8)];
  const count = 1000;
  return {
    name: 'race, 1,000 labs',
    rounds: 12,
    problem: (round, previous) => {
      const capability = Array.from({ length: count }, (_, j) => -2 * spread(j + 1) + 0.08 * round);
      const seen = capability.map((x, j) => x + 0.43 * (2 * spread(j * 17 + round) - 1));
      return {
        form: 'full', horizon: 12, decided: 0.02 + 0.02 * round, decisiveness: 3, trueRisk: 0.4,
        labs: capability.map((x, j) => ({
          ...labOf(j % 2 === 0, x, 1 / count, j % 3), plannedSpeed: 0.08, speed: 0.06 + 0.04 * spread(j * 7), outlay: 4, liability: 1,
          catastropheHazard: 1e-6,
        })),
        portfolios,
        observers: [{ sigma: 0.43, perceived: seen, hazard: seen.map(() => 1e-6) }],
        ...(previous === undefined ? {} : { previous }),
      };
    },
  };
}
