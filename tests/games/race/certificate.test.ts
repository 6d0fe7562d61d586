import { describe, expect, test } from 'vitest';
import type { Mechanism, PortfolioProblem } from '../../../src/games/portfolio/types.ts';
import { certifyRace, solveRace } from '../../../src/games/race/index.ts';
import { type AnyRaceProblem, compileRace } from '../../../src/games/race/compile.ts';
import { LAB_POINT } from '../../../src/games/race/payoff.ts';
import { Profile, setProfile } from '../../../src/games/race/profile.ts';
import { payoffOfChoice } from '../../../src/games/race/select.ts';
import type { RaceProblem } from '../../../src/games/race/types.ts';
import { numbers, randomGame, randomPlainGame } from './random-games.ts';
import { type Choice, referencePayoff, referencePlainPayoff } from './reference.ts';

const gameOf = (seed: number, labs?: number): AnyRaceProblem => (seed % 3 === 0 ? randomPlainGame(seed, labs) : randomGame(seed, labs));
/** Most of one or two labs, one in ten of up to six: what a check of one lab costs grows with the square of their number. */
const smallGameOf = (seed: number): AnyRaceProblem => gameOf(seed, seed % 10 === 0 ? undefined : 1 + (Math.floor(seed / 3) % 2));
const payoff = (game: AnyRaceProblem, choices: readonly Choice[], i: number): number =>
  game.form === 'full' ? referencePayoff(game, choices, i) : referencePlainPayoff(game, choices as number[], i);

/** What a lab can choose: a grid of its own that shares no point with the checker's, and abstaining. */
function choicesOf(game: AnyRaceProblem, i: number, points: number): Choice[] {
  const lab = game.labs[i]!;
  const high = game.form === 'full' ? (lab as RaceProblem['labs'][number]).maximumBudget : game.maximumBudget;
  const grid: Choice[] = Array.from({ length: points + 1 }, (_, n) => lab.minimumBudget + ((high - lab.minimumBudget) * n) / points);
  if (game.form === 'full' && (lab as RaceProblem['labs'][number]).mayAbstain) grid.push(null);
  return grid;
}

/** Largest gain and range of a lab over its grid, by the second implementation. */
function gridGain(game: AnyRaceProblem, choices: readonly Choice[], i: number, points: number): { gain: number; scale: number } {
  const own = payoff(game, choices, i);
  let top = -Infinity;
  for (const b of choicesOf(game, i, points)) {
    top = Math.max(top, payoff(game, choices.map((kept, j) => (j === i ? b : kept)), i));
  }
  return { gain: top - own, scale: Math.abs(own) + Math.abs(top) + game.labs[i]!.prize + 0.1 * game.labs[i]!.catastropheLoss };
}

describe('the bounded certificate', () => {
  test('makes no false claim on 1,200 random games, several peaks and jumps included (dense grids, second implementation)', () => {
    let solved = 0;
    for (let seed = 1; seed <= 1200; seed++) {
      const game = gameOf(seed);
      const solution = solveRace(game, { searchEquilibria: 'continuation' });
      if (solution.status !== 'solved') continue;
      solved++;
      expect(solution.epsilonRelative).toBeLessThanOrEqual(1e-9);
      for (let i = 0; i < game.labs.length; i++) {
        const { gain, scale } = gridGain(game, solution.budgets, i, 47);
        if (gain > solution.epsilon + 1e-12 * scale) expect.fail(`game ${seed}, lab ${i}: a gain of ${gain} was missed`);
      }
    }
    expect(solved).toBeGreaterThan(1150);
  });

  // A table's pieces need not join smoothly, and what measures do to the product may rise on one and fall on the next.
  test('bounds the gain where the frontier is a table and much is earned from the product, 1,000 random games (dense grids of the payoff itself)', () => {
    const mechanisms: readonly Mechanism[] = ['detection', 'deterrence', 'propensity', 'containment'];
    let several = 0;
    for (let seed = 1; seed <= 1000; seed++) {
      const next = numbers(seed + 77);
      const plain = randomGame(seed, 2);
      const portfolio = (): PortfolioProblem => {
        const draw = (f: () => number): number[] => Array.from({ length: 3 }, f);
        const reduction = draw(() => next(0.05, 1));
        return {
          cost: draw(() => 0.005 + next(0, 0.1)), reduction, assessedReduction: reduction, weight: reduction, productValue: draw(() => next(-0.3, 0.3)),
          technology: 1, assessorBias: 0, demands: [],
          misconduct: {
            detectionBase: 0.2, penaltyBase: 1, meanGain: 0.7, credibility: 1, oversight: 1,
            mechanism: Array.from({ length: 3 }, () => mechanisms[Math.floor(next(0, 4))]!),
          },
        };
      };
      const game: RaceProblem = { ...plain, portfolios: [portfolio()], labs: plain.labs.map((lab) => ({ ...lab, portfolio: 0, revenue: 10 ** next(3, 7) })) };
      const choices = game.labs.map(() => next(0, 0.9));
      const race = compileRace(game);
      const profile = new Profile(race.labs, race.views);
      const point = new Float64Array(LAB_POINT);
      setProfile(race, profile, choices);
      for (const i of [seed % 2]) {
        const grid = Array.from({ length: 601 }, (_, n) => race.lower[i]! + ((race.upper[i]! - race.lower[i]!) * n) / 600);
        const payoffs = grid.map((b) => payoffOfChoice(race, profile, i, b, point));
        const top = payoffs.reduce((a, b) => Math.max(a, b));
        // From every peak: the higher one may lie where the checker looks at many pieces at once.
        const peaks = grid.flatMap((_, n) => (payoffs[n]! >= (payoffs[n - 1] ?? -Infinity) && payoffs[n]! >= (payoffs[n + 1] ?? -Infinity) ? [n] : []));
        several += peaks.length > 1 ? 1 : 0;
        for (const n of peaks) {
          const { gain } = certifyRace(game, choices.map((b, j) => (j === i ? grid[n]! : b))).byLab[i]!;
          if (top - payoffs[n]! > gain) expect.fail(`game ${seed}, lab ${i}, at ${grid[n]}: gain ${top - payoffs[n]!}, bound ${gain}`);
        }
      }
    }
    expect(several).toBeGreaterThan(20);
  });

  test('bounds the gain of any lab at any profile, equilibrium or not, 1,000 random games', () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const game = smallGameOf(seed);
      const next = numbers(seed + 5);
      const choices = game.labs.map((_, i): Choice => {
        const options = choicesOf(game, i, 1000);
        return options[Math.floor(next() * options.length)]!;
      });
      const { byLab, epsilon } = certifyRace(game, choices);
      let largest = 0;
      for (let i = 0; i < game.labs.length; i++) {
        const { gain, scale } = gridGain(game, choices, i, 37);
        if (gain > byLab[i]!.gain + 1e-12 * scale) expect.fail(`game ${seed}, lab ${i}: gain ${gain}, bound ${byLab[i]!.gain}`);
        // The bound is tight: what it names can be had.
        const had = payoff(game, choices.map((kept, j) => (j === i ? byLab[i]!.better : kept)), i) - payoff(game, choices, i);
        expect(byLab[i]!.gain - had).toBeLessThan(1e-9 * byLab[i]!.range + 1e-11 * scale);
        largest = Math.max(largest, byLab[i]!.gain);
      }
      expect(epsilon).toBe(largest);
    }
  });

  test('refuses wrong answers: a moved budget, one outside its range, abstaining where that is not allowed, 1,000 random games', () => {
    let moves = 0;
    for (let seed = 1; seed <= 1000; seed++) {
      const game = smallGameOf(seed);
      const solution = solveRace(game, { searchEquilibria: 'continuation' });
      if (solution.status !== 'solved') continue;
      const certified = certifyRace(game, solution.budgets);
      expect(certified.epsilonRelative).toBeLessThanOrEqual(1e-9);
      const i = solution.budgets.findIndex((b) => b !== null && b > 0.05 && b < 0.85);
      if (i < 0) continue;
      const b = solution.budgets[i]!;
      const moved = solution.budgets.map((own, j) => (j === i ? b + 0.01 : own));
      const { gain } = gridGain(game, moved, i, 30);
      const range = Math.max(...certified.byLab.map((lab) => lab.range));
      if (gain > 1e-7 * range) {
        moves++;
        expect(certifyRace(game, moved).epsilonRelative).toBeGreaterThan(1e-9);
      }
      const outside = solution.budgets.map((own, j) => (j === i ? 0.97 : own));
      expect(certifyRace(game, outside).epsilon).toBe(Infinity);
      if (game.form === 'plain') expect(certifyRace(game, solution.budgets.map((own, j) => (j === i ? null : own))).epsilon).toBe(Infinity);
    }
    expect(moves).toBeGreaterThan(50);
  });

  test('ranges are never overstated, 1,000 random games', () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const game = gameOf(seed);
      const choices = game.labs.map((_, i) => choicesOf(game, i, 4)[1]!);
      const { byLab } = certifyRace(game, choices);
      for (const i of [seed % game.labs.length]) {
        const value = (b: Choice): number => payoff(game, choices.map((kept, j) => (j === i ? b : kept)), i);
        const grid = choicesOf(game, i, 60);
        const values = [...grid, byLab[i]!.better].map(value);
        // The lowest and the highest of them, and what lies next to these.
        const [first, last] = [grid[0]!, grid[60]!];
        for (const end of [Math.min(...values), Math.max(...values)]) {
          const at = grid[values.indexOf(end)] ?? null;
          if (at !== null) for (let n = -15; n <= 15; n++) values.push(value(Math.min(last, Math.max(first, at + ((last - first) * n) / 900))));
        }
        const range = Math.max(...values) - Math.min(...values);
        // A jump's lower side is open: the checker's budgets at its edge may reach a little further than any grid.
        expect(byLab[i]!.range).toBeLessThanOrEqual(range * (1 + 1e-3) + 1e-9 * game.labs[i]!.prize);
      }
    }
  });
});
