import { expect, it } from 'vitest';
import { boundCell, boundsOfLab, boundsWithCap, CALM, PAYOFF, ROW, WIN_AT } from '../../../src/games/race/cell-bounds.ts';
import { compileRace } from '../../../src/games/race/compile.ts';
import { byProduct, labPoint, NO_ACCIDENT, payoffAt, WIN } from '../../../src/games/race/payoff.ts';
import { Profile, restOf, setProfile } from '../../../src/games/race/profile.ts';
import { numbers, randomGame } from './random-games.ts';

it('the bound of one cell of one piece holds all over it where every term of the payoff weighs, and is close around a peak; 2,000 random games (dense grids of the payoff)', () => {
  let [cells, peaks, close] = [0, 0, 0];
  for (let seed = 1; seed <= 2000; seed++) {
    const next = numbers(seed + 977);
    const plain = randomGame(seed, 2);
    // All terms within two powers of ten, so that none hides behind another.
    const amount = (): number => (next() < 0.3 ? 0 : 10 ** next(3, 5));
    const labs = plain.labs.map((lab) => ({
      ...lab, portfolio: 0, penalty: null, minimumBudget: 0, speedCap: next() < 0.3 ? lab.speed * next(0.3, 0.9) : null, revenue: amount(), missionValue: amount(), liability: amount(),
      catastropheLoss: 10 ** next(3, 5), prize: 10 ** next(3, 5), catastropheHazard: next() < 0.3 ? 0 : 10 ** next(-3, -0.5), outlay: amount(), missionRate: next(0.3, 6),
    }));
    const race = compileRace({ ...plain, labs, portfolios: [plain.portfolios[0]!] });
    const profile = new Profile(race.labs, race.views);
    setProfile(race, profile, labs.map(() => next(0, 0.9)));
    const rest = profile.rest.slice(restOf(race, profile, 0));
    const frontier = race.frontier[0]!;
    const cap = race.capBudget[0]!;
    boundsOfLab(race, 0, rest);
    const rows = new Float64Array(3 * ROW);
    for (let trial = 0; trial < 4; trial++) {
      const piece = Math.floor(next(0, frontier.count));
      const capped = next() < 0.5 && frontier.start[piece]! < cap;
      const least = capped ? frontier.start[piece]! : Math.max(cap, frontier.start[piece]!);
      const most = Math.min(0.9, piece + 1 < frontier.count ? frontier.start[piece + 1]! : 0.9, capped ? cap : 0.9);
      if (!(most > least + 1e-6)) continue;
      const at = (b: number, row: number): number => {
        labPoint(race, 0, b, piece, capped, rows, row);
        rows[row + PAYOFF] = payoffAt(race, 0, rows, row, rest, 0);
        rows[row + WIN_AT] = byProduct[WIN]!;
        rows[row + CALM] = byProduct[NO_ACCIDENT]!;
        return rows[row + PAYOFF]!;
      };
      // Around the best of a grid, where slopes change their sign and the second derivative decides; else anywhere.
      const grid = Array.from({ length: 41 }, (_, k) => least + ((most - least) * k) / 40);
      const heights = grid.map((b) => at(b, 2 * ROW));
      const top = heights.indexOf(Math.max(...heights));
      const inside = top > 0 && top < 40;
      const width = (most - least) * 10 ** next(-3, 0);
      const centre = inside ? grid[top]! + next(-0.5, 0.5) * width : next(least, most);
      const [from, to] = [Math.max(least, centre - width), Math.min(most, centre + width)];
      if (!(to > from)) continue;
      boundsWithCap(capped);
      at(from, 0);
      at(to, ROW);
      const bound = boundCell(rows, 0, ROW, -Infinity, frontier, piece, piece);
      const size = Math.abs(rows[PAYOFF]!) + Math.abs(rows[ROW + PAYOFF]!) + labs[0]!.prize + labs[0]!.catastropheLoss;
      let reached = -Infinity;
      for (let n = 0; n <= 60; n++) reached = Math.max(reached, at(from + ((to - from) * n) / 60, 2 * ROW));
      cells++;
      if (reached > bound + 1e-13 * size) expect.fail(`game ${seed}, piece ${piece}${capped ? ', capped' : ''}, ${from} to ${to}: payoff ${reached}, bound ${bound}`);
      if (inside && width < 0.01 * (most - least)) {
        peaks++;
        if (bound - reached < 1e-6 * size) close++;
      }
    }
  }
  expect(cells).toBeGreaterThan(3000);
  expect(peaks).toBeGreaterThan(200);
  expect(close / peaks).toBeGreaterThan(0.9);
});
