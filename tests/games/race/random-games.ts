import type { PortfolioProblem } from '../../../src/games/portfolio/types.ts';
import type { PlainRaceProblem } from '../../../src/games/race/plain.ts';
import type { RaceLab, RaceProblem } from '../../../src/games/race/types.ts';

/** A small generator (Lehmer) for random games: the same games on every run, and an index to report. */
export function numbers(seed: number): (low?: number, high?: number) => number {
  let state = (seed * 2_654_435_761 + 12_345) % 2_147_483_647 || 1;
  for (let warm = 0; warm < 5; warm++) state = (state * 48_271) % 2_147_483_647;
  return (low = 0, high = 1) => {
    state = (state * 48_271) % 2_147_483_647;
    return low + (high - low) * ((state - 1) / 2_147_483_646);
  };
}

export function randomPortfolio(next: (low?: number, high?: number) => number, products = true): PortfolioProblem {
  const count = 1 + Math.floor(next(0, 8));
  const draw = (f: () => number): number[] => Array.from({ length: count }, f);
  const reduction = draw(() => next(0, 1));
  const kind = next();
  return {
    cost: draw(() => 0.005 + next(0, 0.1)),
    reduction,
    assessedReduction: draw(() => next(0, 1)),
    weight: kind < 0.6 ? reduction : draw(() => (next() < 0.3 ? 0 : next(0, 1))),
    productValue: draw(() => (products && next() < 0.4 ? next(-0.15, 0.15) : 0)),
    technology: next(0.5, 2),
    assessorBias: next(-0.3, 0.3),
    demands: [],
  };
}

/** A random full game; magnitudes spread over decades so that payoffs with several peaks, kinks and jumps are common. */
export function randomGame(seed: number, labs?: number): RaceProblem {
  const next = numbers(seed);
  const decade = (low: number, high: number): number => 10 ** next(low, high);
  const count = labs ?? 1 + Math.floor(next(0, 6));
  const classes = 1 + Math.floor(next(0, 2.5));
  const x = Array.from({ length: count }, () => next(-1.5, 1.5));
  const players = x.map((capability, i): RaceLab => {
    const speed = next(0.02, 0.2);
    return {
      capability, speed, speedCap: next() < 0.2 ? next(0, speed) : null, plannedSpeed: speed * next(0.3, 1),
      diffusion: next() < 0.3 ? 0 : next(0, 0.1), observer: Math.floor(next(0, classes)), portfolio: i,
      minimumBudget: next() < 0.5 ? 0 : next(0, 0.1), maximumBudget: 0.9, mayAbstain: next() < 0.4,
      subjectiveRisk: next(0, 1), catastropheLoss: decade(4, 8), prize: decade(4, 7),
      enmity: next() < 0.8 ? next(-1, 1) : Array.from({ length: count }, () => next(-1, 1)),
      missionValue: next() < 0.4 ? decade(3, 6) : 0, missionRate: next(0.3, 3), revenue: next() < 0.8 ? decade(1, 4) : 0,
      outlay: decade(0, 3), catastropheHazard: next() < 0.8 ? decade(-6, -2) : 0, liability: next() < 0.5 ? decade(1, 5) : 0,
      penalty: next() < 0.3 ? { cap: next(0.2, 0.95), expected: decade(1, 6) } : null,
    };
  });
  return {
    form: 'full', horizon: [6, 12, 24][Math.floor(next(0, 3))]!, decided: next(0, 1), decisiveness: next(0.5, 8), trueRisk: next(0, 1),
    labs: players,
    portfolios: Array.from({ length: count }, () => randomPortfolio(next)),
    observers: Array.from({ length: classes }, () => ({
      sigma: next() < 0.3 ? 0 : next(0, 1),
      perceived: x.map((value) => value + next(-0.5, 0.5)),
      hazard: x.map(() => decade(-6, -2)),
    })),
  };
}

/** A random game in the plain form. */
export function randomPlainGame(seed: number, labs?: number): PlainRaceProblem {
  const next = numbers(seed + 7_000_000);
  const decade = (low: number, high: number): number => 10 ** next(low, high);
  const count = labs ?? 1 + Math.floor(next(0, 6));
  const portfolios = Array.from({ length: count }, () => {
    const portfolio = randomPortfolio(next, false);
    return { ...portfolio, assessedReduction: portfolio.reduction, assessorBias: 0 };
  });
  return {
    form: 'plain', decisiveness: next(0.5, 8), horizon: next(1, 24), decided: next(0, 1), trueRisk: next(0, 1),
    liability: next() < 0.5 ? decade(2, 6) : 0,
    penalty: next() < 0.4 ? { cap: next(0.2, 0.95), expected: decade(1, 6) } : null,
    maximumBudget: 0.9,
    labs: Array.from({ length: count }, () => ({
      capability: next(-1, 1), speed: next(0.02, 0.2), subjectiveRisk: next(0, 1), catastropheLoss: decade(4, 8), prize: decade(4, 7),
      enmity: next(-1, 1), progressValue: next() < 0.5 ? decade(2, 6) : 0, progressRate: next(0.3, 3), minimumBudget: next() < 0.5 ? 0 : next(0, 0.1),
    })),
    portfolios,
  };
}
