import { expect, test } from 'vitest';
import type { Mechanism, PortfolioProblem } from '../../../src/games/portfolio/types.ts';
import { boundCell, boundsOfLab, boundsWithCap, CALM, PAYOFF, ROW, WIN_AT } from '../../../src/games/race/cell-bounds.ts';
import { compileRace } from '../../../src/games/race/compile.ts';
import { byProduct, labPoint, NO_ACCIDENT, payoffAt, placeAt, WIN } from '../../../src/games/race/payoff.ts';
import { Profile, restOf, setProfile } from '../../../src/games/race/profile.ts';
import { numbers, randomGame, randomPortfolio } from './random-games.ts';

const mechanisms: readonly Mechanism[] = ['detection', 'deterrence', 'propensity', 'containment'];

/** Additive, or a table whose pieces need not join smoothly and on which the product may rise here and fall there. */
function portfolioOf(next: (low?: number, high?: number) => number, table: boolean): PortfolioProblem {
  const plain = randomPortfolio(next);
  if (!table) return plain;
  const misconduct = { detectionBase: 0.2, penaltyBase: 1, meanGain: 0.7, credibility: 1, oversight: 1, mechanism: plain.cost.map(() => mechanisms[Math.floor(next(0, 4))]!) };
  return { ...plain, weight: plain.reduction, productValue: plain.cost.map(() => next(-0.3, 0.3)), misconduct };
}

test.each([['in closed form', false], ['as tables', true]])('a bound over several pieces of a frontier holds all over them, frontiers %s, 1,000 random games (dense grids of the payoff)', (_, table) => {
  let spans = 0;
  for (let seed = 1; seed <= 1000; seed++) {
    const next = numbers(seed + 31);
    const plain = randomGame(seed, 2);
    const labs = plain.labs.map((lab) => ({ ...lab, portfolio: 0, speedCap: null, penalty: null, minimumBudget: 0, revenue: 10 ** next(1, 7) }));
    const race = compileRace({ ...plain, labs, portfolios: [portfolioOf(next, table)] });
    const profile = new Profile(race.labs, race.views);
    setProfile(race, profile, labs.map(() => next(0, 0.9)));
    const rest = profile.rest.slice(restOf(race, profile, 0));
    const frontier = race.frontier[0]!;
    boundsOfLab(race, 0, rest);
    boundsWithCap(false);
    const rows = new Float64Array(2 * ROW);
    const finish = (at: number): void => {
      rows[at + PAYOFF] = payoffAt(race, 0, rows, at, rest, 0);
      rows[at + WIN_AT] = byProduct[WIN]!;
      rows[at + CALM] = byProduct[NO_ACCIDENT]!;
    };
    const stride = Math.max(1, Math.ceil(frontier.count / 5));
    for (let first = seed % stride; first < frontier.count - 1; first += stride) {
      const last = Math.min(frontier.count - 1, first + 1 + Math.floor(next(0, 4)));
      const within = frontier.start[first]! + next() ** 3 * (frontier.start[first + 1]! - frontier.start[first]!);
      const end = last + 1 < frontier.count ? frontier.start[last + 1]! : frontier.start[last]! + 0.1;
      labPoint(race, 0, within, first, false, rows, 0);
      labPoint(race, 0, end, last, false, rows, ROW);
      finish(0);
      finish(ROW);
      const bound = boundCell(rows, 0, ROW, Infinity, frontier, first, last);
      const point = new Float64Array(ROW);
      const size = Math.abs(rows[PAYOFF]!) + Math.abs(rows[ROW + PAYOFF]!);
      spans++;
      for (let n = 0; n <= 40; n++) {
        const b = within + ((end - within) * n) / 40;
        placeAt(race, 0, b, point, 0);
        const reached = payoffAt(race, 0, point, 0, rest, 0);
        if (reached > bound + 1e-12 * size) expect.fail(`game ${seed}, pieces ${first} to ${last}, at ${b}: payoff ${reached}, bound ${bound}`);
      }
    }
  }
  expect(spans).toBeGreaterThan(500);
});
