/**
 * The span by which `epsilonRelative` divides (contract, "solve"): highest less lowest payoff that a player reaches by its own choice alone, the
 * largest over players. Each is compared with a dense grid over that choice, payoffs written out here from the rules of the game.
 */
import { describe, expect, it } from 'vitest';
import { checkContest } from '../../../src/games/contest/certificate.ts';
import { contestGame } from '../../../src/games/contest/front.ts';
import { checkOutcome } from '../../../src/games/fine-tuning/certificate.ts';
import { solveRegime } from '../../../src/games/fine-tuning/answer.ts';
import { readFineTuning } from '../../../src/games/fine-tuning/front.ts';
import { checkChain } from '../../../src/games/fine-tuning/several-certificate.ts';
import { SeveralSolver } from '../../../src/games/fine-tuning/several.ts';
import { checkInspection } from '../../../src/games/inspection/certificate.ts';
import { quantalResidual } from '../../../src/games/qre/certificate.ts';
import { quantalGame } from '../../../src/games/qre/solve.ts';
import { certifyRace } from '../../../src/games/race/check.ts';
import { checkSafetyRace } from '../../../src/games/safety-race/certificate.ts';
import { solveSafetyRace } from '../../../src/games/safety-race/solve.ts';
import { relativeGain } from '../../../src/games/solve/answer.ts';
import { checkSpt } from '../../../src/games/spt/certificate.ts';
import { solveSpt } from '../../../src/games/spt/solve.ts';
import type { SptGame } from '../../../src/games/spt/types.ts';
import { randomPlainGame } from '../race/random-games.ts';
import { referencePlainPayoff } from '../race/reference.ts';

const steps = (low: number, high: number, count: number): number[] => Array.from({ length: count + 1 }, (_, k) => low + ((high - low) * k) / count);

/** Highest less lowest of a payoff over a grid. */
function spanOver(choices: readonly number[], payoff: (choice: number) => number): number {
  const values = choices.map(payoff);
  return values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity);
}

const near = (found: number, expected: number, relative: number): void => expect(Math.abs(found / expected - 1)).toBeLessThan(relative);

describe('the span of payoffs', () => {
  it('of a contest is over efforts from 0 to (value/cost)^(1/costPower)', () => {
    for (const [values, costs, exponent, costPower] of [[[1, 1], [1, 1], 1, 1], [[2, 1, 1.5], [1, 0.5, 2], 0.7, 2], [[1, 1.1], [1, 1], 1.5, 1], [[3, 2], [1, 1], 2.5, 2]] as const) {
      const game = contestGame.read({ values, costs, exponent, costPower });
      const { efforts } = contestGame.solve(game).solution!;
      const spans = values.map((value, i) => {
        const top = (value / costs[i]!) ** (1 / costPower);
        return spanOver(steps(0, top, 20_000), (x) => {
          const all = efforts.map((effort, j) => (j === i ? x : effort) ** exponent);
          return (value * all[i]!) / all.reduce((a, b) => a + b, 0) - costs[i]! * x ** costPower;
        });
      });
      near(checkContest(game, efforts).range, Math.max(...spans), 1e-6);
    }
  });

  it('of a safety race is over safety from 0 to 1, the fine included', () => {
    for (const changes of [{}, { exponent: 2, enmity: 0.4, disasterLoss: 1 }, { floor: 0.6, fine: 0.3 }, { enmity: 0.7, floor: 0.4, fine: 2 }]) {
      const game = { speeds: [1, 1.5, 0.8], exponent: 1, enmity: 1, disasterLoss: 0, floor: 0, fine: 0, ...changes };
      const { safety } = solveSafetyRace(game).solution!;
      const spans = safety.map((_, i) => spanOver([...steps(0, 1, 20_000), game.floor], (s) => {
        const all = safety.map((level, j) => (j === i ? s : level));
        const weights = all.map((level, j) => game.speeds[j]! * (1 - level) ** game.exponent);
        const total = weights.reduce((a, b) => a + b, 0);
        return all.reduce((sum, level, j) => sum + (weights[j]! / total) * (level * (j === i ? 1 : 1 - game.enmity) - (1 - level) * game.disasterLoss), s < game.floor ? -game.fine : 0);
      }));
      near(checkSafetyRace(game, safety).range, Math.max(...spans), 1e-6);
    }
  });

  it('of the safety-performance tradeoff is over efforts that cost no more than 1 + d', () => {
    const standard = { A: 10, B: 10, alpha: 0.5, beta: 0.5, theta: 0.25, d: 1, r: 0.1 };
    const base: Omit<SptGame, 'players' | 'disaster'> = { safetyPrice: null, performancePrice: null, certification: null, given: null };
    for (const disaster of ['winner-only', 'multiplicative', 'additive'] as const) {
      for (const [players, changes] of [
        [[standard, { ...standard, A: 6, d: 0.4 }], {}],
        [[standard, { ...standard, B: 7, theta: 0 }, { ...standard, d: 0.2 }], { safetyPrice: 0.2, performancePrice: 0.1 }],
        [[standard, standard], { certification: { threshold: 4, below: 0.12, above: 0.1 } }],
      ] as const) {
        const game: SptGame = { ...base, players, disaster, ...changes };
        const { solution } = solveSpt(game);
        expect(solution).not.toBeNull();
        const { safetyInvestment, performanceInvestment } = solution!;
        const spans = players.map((player, i) => {
          const span = 1 + player.d;
          const cheapest = game.certification === null ? 1 : Math.min(game.certification.below, game.certification.above);
          const [least, most] = [game.safetyPrice ?? (game.certification ? cheapest : player.r), game.performancePrice ?? (game.certification ? cheapest : player.r)];
          let [high, low] = [-Infinity, Infinity];
          // Shares of what is spent on safety, by squares so that small investments are seen, and how much is spent.
          for (const part of [...steps(0, 1, 60).map((x) => x * x), ...steps(0, 1, 20)]) {
            for (const spent of steps(0, 1, 160).map((x) => x * x * span)) {
              const xs = safetyInvestment.map((x, j) => (j === i ? (part * spent) / least : x));
              const xp = performanceInvestment.map((x, j) => (j === i ? ((1 - part) * spent) / most : x));
              const p = players.map((other, j) => other.B * xp[j]! ** other.beta);
              const s = players.map((other, j) => (xs[j] === 0 ? 0 : p[j] === 0 && other.theta > 0 ? Infinity : other.A * xs[j]! ** other.alpha * p[j]! ** -other.theta));
              const t = s.map((value) => (value === Infinity ? 1 : value / (1 + value)));
              const total = p.reduce((a, b) => a + b, 0);
              if (total === 0 || t.some(Number.isNaN)) continue;
              const all = disaster === 'multiplicative' ? t.reduce((a, b) => a * b, 1) : t.reduce((sum, value, j) => sum + (value * p[j]!) / total, 0);
              const price = game.certification === null ? null : s[i]! < game.certification.threshold ? game.certification.below : game.certification.above;
              const cost = (price ?? least) * xs[i]! + (price ?? most) * xp[i]!;
              if (cost > span * (1 + 1e-9)) continue;
              const value = ((disaster === 'winner-only' ? t[i]! : all) * p[i]!) / total - (1 - all) * player.d - cost;
              high = Math.max(high, value);
              low = Math.min(low, value);
            }
          }
          return high - low;
        });
        const { range } = checkSpt(game, safetyInvestment, performanceInvestment);
        near(range, Math.max(...spans), game.certification === null ? 2e-3 : 5e-3);
      }
    }
  });

  it('of fine-tuning is what a player can have at most, over abstaining', () => {
    for (const [floorGeneralist, floorSpecialist, cross] of [[0, 0, 0], [0, 0.6, 0.3], [0.3, 0.7, 0], [0.1, 0.5, -0.4]] as const) {
      const cost = [[1, cross / 2], [cross / 2, 1]];
      const { chain } = readFineTuning({ attributes: 2, revenue: [1, 0.6], costGeneralist: cost, costSpecialist: cost, floorGeneralist, floorSpecialist, share: 0.45 });
      const sector = chain.sectors[0]!;
      const paid = (p: number, s: number): number => p * p + cross * p * s + s * s;
      const answer = (x: number, y: number): { own: number; revenue: number } => {
        let best = { own: -Infinity, revenue: 0 };
        for (const v of steps(Math.max(0, floorSpecialist - y), Math.max(0, floorSpecialist - y) + 0.5, 50)) {
          const u = Math.max(0, (0.55 - cross * v) / 2);
          const revenue = x + u + 0.6 * (y + v);
          const own = 0.55 * revenue - paid(u, v);
          if (own > best.own) best = { own, revenue };
        }
        return best;
      };
      // G's level on a grid, D answering: the most that G can have, and what D then has.
      let most = { generalist: 0, specialist: 0 };
      for (const x of steps(0, 0.8, 100)) {
        for (const y of steps(floorGeneralist, 0.9, 100)) {
          const { own, revenue } = answer(x, y);
          const generalist = 0.45 * revenue - paid(x, y);
          if (own >= 0 && generalist > most.generalist) most = { generalist, specialist: own };
        }
      }
      const outcome = solveRegime(chain, sector, 0.45)!;
      expect(outcome.takesPart).toBe(true);
      near(checkOutcome(chain, sector, outcome).range, Math.max(most.generalist, most.specialist), 0.01);
    }
  });

  it('of fine-tuning with several specialists is the same: the most that one of the players can have', () => {
    for (const [floors, shares] of [[[0, 0], [0.4, 0.6]], [[0.5, 0.2], [0.5, 0.5]], [[0.7, 0.4], [0.8, 0.7]]] as const) {
      const cost = [1, 0.7];
      const revenue = [1, 1.4];
      const { chain } = readFineTuning({
        attributes: 1, revenue: 1, costGeneralist: 1, costSpecialist: 1, share: 0.5,
        specialists: floors.map((floor, s) => ({ cost: cost[s]!, revenue: revenue[s]!, floor })),
      });
      // G's level on a grid; each specialist adds what pays, but at least up to its floor, or leaves.
      let most = { generalist: 0, specialists: [0, 0] };
      for (const y of steps(0, 1.5, 3000)) {
        let generalist = -y * y;
        const specialists = floors.map((floor, s) => {
          const added = Math.max(((1 - shares[s]!) * revenue[s]!) / (2 * cost[s]!), floor - y);
          const own = (1 - shares[s]!) * revenue[s]! * (y + added) - cost[s]! * added * added;
          if (own >= 0) generalist += shares[s]! * revenue[s]! * (y + added);
          return Math.max(0, own);
        });
        if (generalist > most.generalist) most = { generalist, specialists };
      }
      const outcome = new SeveralSolver(chain).solve(shares);
      expect(outcome.takesPart).toBe(true);
      near(checkChain(chain, outcome).range, Math.max(most.generalist, ...most.specialists), 1e-3);
    }
  });

  it('of the race is over every budget that is allowed', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const game = randomPlainGame(seed, 3);
      const budgets = [0.1, 0.3, 0.5];
      const spans = budgets.map((_, i) => spanOver(steps(game.labs[i]!.minimumBudget, game.maximumBudget, 800), (b) => referencePlainPayoff(game, budgets.map((own, j) => (j === i ? b : own)), i)));
      const { byLab } = certifyRace(game, budgets);
      // The checker's range is over the budgets that it evaluated: never more than there is, and nearly all of it.
      expect(Math.max(...byLab.map(({ range }) => range)) / Math.max(...spans)).toBeGreaterThan(0.98);
      expect(Math.max(...byLab.map(({ range }) => range)) / Math.max(...spans)).toBeLessThan(1 + 1e-3);
    }
  });

  it('of an inspection is between its two pure replies: none at a mixture, where the regret stands alone, and that of a corner else', () => {
    const game = { inspectionCost: 1, lossIfCaught: 2, lossIfMissed: 6, gain: 1, penalty: 4 };
    // A violator less often than cost/(missed - caught): inspecting always loses 1 + 2p where never loses 6p.
    const [p, q] = [0.2, 0.25];
    const regret = (1 + 2 * p) * q + 6 * p * (1 - q) - 6 * p;
    const off = checkInspection(game, { violationProbability: p, inspectionProbability: q });
    expect(Math.abs(off.epsilon - regret)).toBeLessThan(1e-12);
    expect(Math.abs(off.epsilonRelative - regret / (1 + 2 * p - 6 * p))).toBeLessThan(1e-12);
    const mixed = checkInspection(game, { violationProbability: 0.25, inspectionProbability: 0.25 });
    expect(mixed).toEqual({ epsilon: 0, epsilonRelative: 0 });
  });

  it('of a quantal response is 1: its figure is the largest gap of a chance to the logit of its payoffs', () => {
    const [row, column] = [[[2, 0], [0, 1]], [[1, 0], [0, 2]]];
    const mixture = { row: [0.7, 0.3], column: [0.4, 0.6] };
    const logit = (first: number, second: number): number => 1 / (1 + Math.exp(-3 * (first - second)));
    const gaps = [Math.abs(0.7 - logit(2 * 0.4, 0.6)), Math.abs(0.4 - logit(0.7, 2 * 0.3))];
    expect(Math.abs(quantalResidual({ row: row!, column: column!, lambda: 3 }, mixture) - Math.max(...gaps))).toBeLessThan(1e-12);
    const { epsilon, epsilonRelative } = quantalGame.solve({ row: row!, column: column!, lambda: 3 }).certificate;
    expect(epsilonRelative).toBe(epsilon);
  });

  it('below 1e-12 is no measure: the gain itself is stated', () => {
    expect(relativeGain(3e-10, 9e-13)).toBe(3e-10);
    expect(relativeGain(3e-10, 2e-12)).toBe(150);
    // A prize of next to nothing: payoffs span 1e-13.
    const tiny = contestGame.solve(contestGame.read({ values: [1e-13, 1e-13], costs: [1, 1], exponent: 1 })).certificate;
    expect(tiny.epsilonRelative).toBe(tiny.epsilon);
  });
});
