import { describe, expect, test } from 'vitest';
import { createSimulation, type Snapshot, solveInRun } from '../../../src/engine/index.ts';
import { pieceAt } from '../../../src/games/portfolio/frontier.ts';
import { compileRace } from '../../../src/games/race/compile.ts';
import type { CompiledRace } from '../../../src/games/race/compiled.ts';
import { deedsOver, payoffOver, slopeOver } from '../../../src/games/race/duel-bounds.ts';
import { solveRace } from '../../../src/games/race/index.ts';
import { excludesPure } from '../../../src/games/race/no-pure.ts';
import type { RaceProblem, RaceSolution } from '../../../src/games/race/types.ts';
import { loadScenario } from '../../../src/scenario/parse.ts';
import { numbers, randomGame, randomPlainGame } from './random-games.ts';
import { type Choice, referencePayoff } from './reference.ts';

/** A careful laggard may stand aside: alone the leader slows down, then entering pays; once in, the leader hurries, and standing aside pays. */
function firstWithoutEquilibrium(): { problem: RaceProblem; solution: RaceSolution; played: readonly Choice[] } {
  const scenario = loadScenario(
    'version: 1\nname: Pair\nseed: duopoly\nlabs:\n  - { name: Aurora, profile: rushed-reasonable, capability: 0, compute: 2 }\n' +
      '  - { name: Boreal, profile: limited-will, capability: -0.1 }\n', 'pair.yaml',
  );
  for (let run = 0; run < 8; run++) {
    const simulation = createSimulation(scenario, run);
    for (let next = simulation.advance(); next.kind === 'problem'; next = simulation.advance()) {
      const solution = solveInRun(next.problem);
      simulation.provide(solution);
      expect(solution.status).not.toBe('unresolved');
      if (solution.status !== 'no-pure') continue;
      const { active, budget } = (simulation.snapshot() as Snapshot).world.labs;
      return { problem: next.problem, solution, played: Array.from(active, (in_, i) => (in_ === 1 ? budget[i]! : null)) };
    }
  }
  throw new Error('every round had an equilibrium');
}

/** The least, over all pairs of a grid, of the larger of both labs' best gains on that grid, M$, by the second implementation. */
function leastGain(game: RaceProblem, points: number): number {
  const options = game.labs.map((lab): Choice[] => [
    ...Array.from({ length: points }, (_, n) => lab.minimumBudget + ((lab.maximumBudget - lab.minimumBudget) * n) / (points - 1)),
    ...(lab.mayAbstain ? [null] : []),
  ]);
  const tables = [0, 1].map((i) => options[0]!.map((a) => options[1]!.map((b) => referencePayoff(game, [a, b], i))));
  const bestFirst = options[1]!.map((_, b) => Math.max(...tables[0]!.map((row) => row[b]!)));
  const bestSecond = tables[1]!.map((row) => Math.max(...row));
  let least = Infinity;
  options[0]!.forEach((_, a) => options[1]!.forEach((_b, b) => {
    least = Math.min(least, Math.max(bestFirst[b]! - tables[0]![a]![b]!, bestSecond[a]! - tables[1]![a]![b]!));
  }));
  return least;
}

describe('the complete search of games of two labs', () => {
  test('shows a round of a run to have no equilibrium, in which no pair of a grid is one by the second implementation', () => {
    const { problem, solution } = firstWithoutEquilibrium();
    expect(excludesPure(compileRace(problem))).toBe(true);
    expect(solution.budgets).toEqual([]);
    // M$ out of payoffs of hundreds of thousands; finer grids come no closer to an equilibrium.
    expect(leastGain(problem, 61)).toBeGreaterThan(5);
    expect(leastGain(problem, 241)).toBeGreaterThan(5);
    // By contrast, where labs may not stand aside there is an equilibrium, and a grid shows it.
    const racing = { ...problem, labs: problem.labs.map((lab) => ({ ...lab, mayAbstain: false })) };
    expect(solveRace(racing).status).toBe('solved');
    expect(leastGain(racing, 241)).toBeLessThan(1);
  });

  test('labs of a run draw there from a mixture that leaves next to nothing to gain', () => {
    const { solution, played } = firstWithoutEquilibrium();
    expect(solution.mixed!.regretRelative).toBeLessThan(1e-5);
    solution.mixed!.strategies.forEach(({ budgets }, i) => {
      expect(budgets.length).toBeGreaterThan(1);
      expect(budgets).toContain(played[i]);
    });
  });

  test('excludes no game that has one, and every random one in which none is found', () => {
    let solved = 0;
    let without = 0;
    for (let seed = 1; seed <= 500; seed++) {
      for (const game of [randomGame(seed, 2), randomPlainGame(seed, 2)]) {
        const { status } = solveRace(game);
        if (status === 'solved') {
          solved++;
          expect([seed, game.form, excludesPure(compileRace(game))]).toEqual([seed, game.form, false]);
        } else {
          without++;
          expect([seed, game.form, status]).toEqual([seed, game.form, 'no-pure']);
        }
      }
    }
    expect(solved).toBeGreaterThan(900);
    expect(without).toBeGreaterThan(0);
  });

  test('claims nothing of games of more labs', () => {
    expect(excludesPure(compileRace(randomGame(3, 3)))).toBe(false);
  });
});

test('enclosures hold the payoffs and slopes of the second implementation everywhere in random boxes', () => {
  const h = 1e-6;
  for (let seed = 1; seed <= 1000; seed++) {
    const game = randomGame(seed, 2);
    const race = compileRace(game);
    const next = numbers(seed + 99);
    const reaches = [0, 1].map((i) => boxIn(race, i, next));
    const stands = reaches.map((reach, i) => (game.labs[i]!.mayAbstain && next() < 0.3 ? null : deedsOver(race, i, reach)));
    for (let sample = 0; sample < 6; sample++) {
      const choice = reaches.map((reach, i): Choice => (stands[i] === null ? null : next(reach.low + 2 * h, reach.high - 2 * h)));
      for (const i of [0, 1]) {
        const unfined = { ...game, labs: game.labs.map((lab) => ({ ...lab, penalty: null })) };
        const at = (b: Choice): number => referencePayoff(unfined, choice.map((own, j) => (j === i ? b : own)), i);
        const [low, high] = payoffOver(race, i, stands[i]!, stands[1 - i]!);
        const value = at(choice[i]!);
        const near = 1e-9 * (Math.abs(low) + Math.abs(high) + game.labs[i]!.catastropheLoss);
        expect(value).toBeGreaterThanOrEqual(low - near);
        expect(value).toBeLessThanOrEqual(high + near);
        if (stands[i] === null) continue;
        const [least, most] = slopeOver(race, i, stands[i]!, stands[1 - i]!);
        const b = choice[i] as number;
        const slope = (at(b + h) - at(b - h)) / (2 * h);
        const rounding = 1e-5 * (Math.abs(least) + Math.abs(most)) + near / h;
        expect(slope).toBeGreaterThanOrEqual(least - rounding);
        expect(slope).toBeLessThanOrEqual(most + rounding);
      }
    }
  }
});

/** A random stretch of budgets within one piece of the lab's frontier, on one side of its speed cap. */
function boxIn(race: CompiledRace, i: number, next: (low?: number, high?: number) => number) {
  const frontier = race.frontier[i]!;
  const begin = next(race.lower[i]!, race.upper[i]! - 0.02);
  const piece = pieceAt(frontier, begin);
  const capped = begin < race.capBudget[i]!;
  const end = Math.min(race.upper[i]!, piece + 1 < frontier.count ? frontier.start[piece + 1]! : Infinity, capped ? race.capBudget[i]! : Infinity);
  return { low: begin, high: begin + (end - begin) * next(0.3, 1), piece, capped };
}
