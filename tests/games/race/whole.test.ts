import { describe, expect, test } from 'vitest';
import { log } from '../../../src/core/math/index.ts';
import { certifyRace } from '../../../src/games/race/check.ts';
import { compileRace } from '../../../src/games/race/compile.ts';
import { raceGame } from '../../../src/games/race/front.ts';
import type { PlainRaceProblem } from '../../../src/games/race/plain.ts';
import { type Found, Search } from '../../../src/games/race/search.ts';
import { type Aggregates, aggregates } from '../../../src/games/aggregates/aggregates.ts';
import type { Cover } from '../../../src/games/aggregates/cover.ts';
import { coverAggregates } from '../../../src/games/race/whole/cover.ts';
import { PlainLab, type Reach, reachOf, type Spot, spotAt } from '../../../src/games/race/whole/plain-lab.ts';
import { bendAmongRivals, bendAtShare, bendOver, leastGain, slopeByRisk, slopeBySize, slopeOver } from '../../../src/games/race/whole/slopes.ts';
import { stretchesOf } from '../../../src/games/race/whole/stationary.ts';
import { fromManyPoints } from './from-many-points.ts';
import { numbers, randomPlainGame } from './random-games.ts';
import { referencePlainPayoff } from './reference.ts';

/** A random reach of a random lab, and a box of aggregates around a profile with a budget of it; `at` draws points of both. */
function drawn(seed: number): { game: PlainRaceProblem; lab: PlainLab; reach: Reach; box: Aggregates; at: () => { spot: Spot; point: Aggregates } } {
  const game = randomPlainGame(seed);
  const next = numbers(seed + 31);
  const race = compileRace(game);
  const lab = new PlainLab(race, Math.floor(next(0, race.labs)));
  const all = stretchesOf(lab).flatMap(({ reaches }) => reaches).filter(({ low, high }) => high.budget > low.budget);
  const whole = all[Math.floor(next(0, all.length))]!;
  const inside = (): number => next(whole.low.budget, whole.high.budget);
  const [a, b] = [inside(), inside()];
  const reach = reachOf(lab, whole.piece, Math.min(a, b), Math.max(a, b));
  const size = race.labs === 1 ? 0 : next(0, 3);
  const [level, risk] = [log(reach.low.weight) + size, next(0, 1)];
  const box = aggregates(level - next(0, 0.2), level + next(0, 0.2), Math.max(0, risk - next(0, 0.2)), risk + next(0, 0.2));
  const at = (): { spot: Spot; point: Aggregates } => {
    const spot = spotAt(lab, reach.piece, next(reach.low.budget, reach.high.budget));
    const [s, m] = [next(box.logLow, box.logHigh), next(box.riskLow, box.riskHigh)];
    return { spot, point: aggregates(s, s, m, m) };
  };
  return { game, lab, reach, box, at };
}

const middle = ([low, high]: readonly [number, number]): number => (low + high) / 2;

describe('slopes over what all labs add up to', () => {
  test('are those of the second implementation at a profile, by central differences, in 1,000 random games', () => {
    for (let seed = 0; seed < 1000; seed++) {
      const game = randomPlainGame(seed);
      const next = numbers(seed + 77);
      const race = compileRace(game);
      const budgets = Array.from(race.lower, (low, i) => next(low + 0.001, race.upper[i]! - 0.001));
      const labs = budgets.map((_, i) => new PlainLab(race, i));
      const spots = labs.map((lab, i) => spotAt(lab, Math.max(0, [...race.frontier[i]!.start].slice(0, race.frontier[i]!.count).filter((start) => start <= budgets[i]!).length - 1), budgets[i]!));
      const size = spots.reduce((sum, { weight }) => sum + weight, 0);
      const risk = spots.reduce((sum, { weight, risk: own }) => sum + (weight / size) * own, 0);
      const point = aggregates(log(size), log(size), risk, risk);
      const i = seed % race.labs;
      const step = 1e-6;
      const moved = (by: number): number => referencePlainPayoff(game, budgets.map((b, j) => (j === i ? b + by : b)), i);
      const near = race.frontier[i]!.start.some((start) => Math.abs(start - budgets[i]!) < 2 * step) || Math.abs(race.threshold[i]! - budgets[i]!) < 2 * step;
      if (near) continue;
      const slope = (moved(step) - moved(-step)) / (2 * step);
      const win = spots[i]!.weight / size;
      const size2 = Math.abs(slope) + Math.abs(moved(0)) * 1e-3 + win * race.prizeRisk[i]!;
      expect(Math.abs(win * middle(slopeOver(labs[i]!, spots[i]!, spots[i]!, point)) - slope) / size2, `seed ${seed}`).toBeLessThan(1e-5);
    }
  });

  test('and their derivatives hold all values of a box, and are what differences of values give, in 1,000 random games', () => {
    for (let seed = 0; seed < 1000; seed++) {
      const { lab, reach, box, at } = drawn(seed);
      const { low, high, rate, piece } = reach;
      const bend = bendOver(lab, low, high, rate, box);
      const enclosures = [slopeOver(lab, low, high, box), bend, bendAtShare(lab, low, high, rate, box), slopeBySize(lab, low, high, box), bendAmongRivals(lab, low, high, bend, box)];
      for (let draw = 0; draw < 5; draw++) {
        const { spot, point } = at();
        const slope = (b: number, s = point.logLow, m = point.riskLow): number => {
          const there = spotAt(lab, piece, b);
          return middle(slopeOver(lab, there, there, aggregates(s, s, m, m)));
        };
        const [b, s, m] = [spot.budget, point.logLow, point.riskLow];
        const step = 1e-6;
        const scale = Math.abs(slope(b)) + Math.max(...enclosures.flat().map(Math.abs)) * 1e-3 + 1;
        const byBudget = (slope(b + step) - slope(b - step)) / (2 * step);
        const bySize = (slope(b, s + step) - slope(b, s - step)) / (2 * step);
        const byRisk = (slope(b, s, m + step) - slope(b, s, m - step)) / (2 * step);
        // With P held ln S falls by k as the budget rises; with the rest of the race held it falls by k P, and M moves by -k P (ρ - M) - φ P ρ.
        const win = spot.weight / point.sizeLow;
        const values = [
          slope(b), byBudget, byBudget - lab.k * bySize, bySize,
          byBudget - lab.k * win * bySize + byRisk * (-lab.k * win * (spot.risk - m) - win * spot.riskFall),
        ];
        values.forEach((value, n) => {
          const [least, most] = enclosures[n]!;
          expect(value, `seed ${seed}, ${n}`).toBeGreaterThan(least - 1e-4 * scale);
          expect(value, `seed ${seed}, ${n}`).toBeLessThan(most + 1e-4 * scale);
        });
        expect(Math.abs(byRisk - slopeByRisk(lab)) / scale, `seed ${seed}`).toBeLessThan(1e-4);
      }
    }
  });

  test('a gain that holds for a box is no more than the gain at any of its points, by the payoff written out, in 1,000 random games', () => {
    for (let seed = 0; seed < 1000; seed++) {
      const { lab, reach, box, at } = drawn(seed);
      const to = at().spot;
      const bound = leastGain(lab, to, reach.low, reach.high, box);
      for (let draw = 0; draw < 5; draw++) {
        const { spot, point } = at();
        const rest = point.sizeLow - spot.weight;
        const restRisk = point.sizeLow * point.riskLow - spot.weight * spot.risk;
        if (rest < 0 || restRisk < 0 || restRisk > rest) continue;
        const payoff = ({ weight, risk, undone }: Spot): number =>
          (weight * (lab.prize - lab.prizeRisk * risk) - lab.enmityWeight * rest - lab.rivalRisk * restRisk) / (rest + weight) - undone;
        const gain = payoff(to) - payoff(spot);
        expect(bound, `seed ${seed}`).toBeLessThanOrEqual(gain + 1e-9 * (1 + Math.abs(gain)));
      }
    }
  });

  test('and wrong by no more than the box allows a lab of so small a chance to win, in 1,000 random races of forty labs', () => {
    for (let seed = 0; seed < 1000; seed++) {
      const race = compileRace(randomPlainGame(seed, 40));
      const next = numbers(seed + 5);
      const spots = Array.from({ length: 40 }, (_, i) => {
        const reaches = stretchesOf(new PlainLab(race, i)).flatMap((stretch) => stretch.reaches);
        const { piece, low, high } = reaches[Math.floor(next(0, reaches.length))]!;
        return spotAt(new PlainLab(race, i), piece, next(low.budget, high.budget));
      });
      const size = spots.reduce((sum, { weight }) => sum + weight, 0);
      const risk = spots.reduce((sum, own) => sum + own.weight * own.risk, 0) / size;
      const lab = new PlainLab(race, seed % 40);
      const now = spots[seed % 40]!;
      const reaches = stretchesOf(lab).flatMap((stretch) => stretch.reaches);
      const to = reaches[Math.floor(next(0, reaches.length))]!.high;
      const width = 1e-4;
      const bound = leastGain(lab, to, now, now, aggregates(log(size) - width, log(size) + width, risk - width, risk + width));
      const rest = size - now.weight;
      const restRisk = size * risk - now.weight * now.risk;
      const payoff = ({ weight, risk: own, undone }: Spot): number => (weight * (lab.prize - lab.prizeRisk * own) - lab.enmityWeight * rest - lab.rivalRisk * restRisk) / (rest + weight) - undone;
      const stake = lab.prize + lab.prizeRisk + Math.abs(lab.enmityWeight) + Math.abs(lab.rivalRisk);
      const chance = (now.weight + to.weight) / (rest + Math.min(now.weight, to.weight));
      expect(bound, `seed ${seed}`).toBeGreaterThan(payoff(to) - payoff(now) - 20 * width * chance * (1 + chance) * stake - 1e-12 * (lab.mission + stake));
    }
  });
});

const cover = (game: PlainRaceProblem, known: readonly Found[]): Cover<Found> => {
  const race = compileRace(game);
  const search = new Search(race);
  return coverAggregates(race, known, (start) => search.from(start, null, 0));
};

const isNear = (a: ArrayLike<number>, b: ArrayLike<number>): boolean => Array.from(a).every((value, i) => Math.abs(value - b[i]!) < 1e-5);

describe('the complete search', () => {
  test('comes by itself to every equilibrium that a search from many points finds, and to more, in 1,000 random games of one to four labs', () => {
    let [complete, more] = [0, 0];
    for (let seed = 0; seed < 1000; seed++) {
      const game = randomPlainGame(seed, 1 + (seed % 4));
      const whole = cover(game, []);
      if (!whole.complete) continue;
      complete++;
      const { race, found } = fromManyPoints(game);
      if (whole.found.length > found.length) more++;
      for (const { budgets, epsilonRelative } of found) {
        if (whole.found.some((other) => isNear(other.budgets, budgets))) continue;
        // What passes the checker by its tolerance: some lab gains, though less than is taken for something, or one that hardly has a chance hardly cares what it does.
        const weights = Array.from(budgets, (b, i) => Math.exp(race.logWeight[i]! - race.weightSlope[i]! * b));
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const alike = whole.found.some((other) => other.budgets.every((b, i) => Math.abs(b - budgets[i]!) < 1e-4 || weights[i]! / total < 1e-4));
        expect(alike || epsilonRelative > 1e-12, `seed ${seed}: ${budgets.join(' ')}`).toBe(true);
      }
    }
    expect(complete).toBeGreaterThan(950);
    expect(more).toBeGreaterThan(0);
  });

  test('comes to the one that is not told it, in games of several', () => {
    let several = 0;
    for (let seed = 0; seed < 400; seed++) {
      const game = randomPlainGame(seed, 2);
      const { found } = fromManyPoints(game);
      if (found.length < 2) continue;
      several++;
      found.forEach(({ budgets }, left) => {
        // To the checker two that are nearer than that may be one.
        if (found.some((other, n) => n !== left && isNear(other.budgets, budgets))) return;
        const told = found.filter((_, n) => n !== left);
        const whole = cover(game, told);
        expect(whole.found.some((other) => isNear(other.budgets, budgets)) || !whole.complete, `seed ${seed}`).toBe(true);
      });
    }
    expect(several).toBeGreaterThan(4);
  });

  test('lists what replies of the second implementation cross at, in 100 games of two labs (grids and halving)', () => {
    let crossings = 0;
    for (let seed = 0; seed < 100; seed++) {
      const game = randomPlainGame(seed, 2);
      const { certificate, equilibria } = raceGame.solve(game);
      if (certificate.selection.includes('not listed')) continue;
      const race = compileRace(game);
      const reply = (i: number, other: number): number => {
        const payoff = (b: number): number => referencePlainPayoff(game, i === 0 ? [b, other] : [other, b], i);
        const [low, high] = [race.lower[i]!, race.upper[i]!];
        const points = Array.from({ length: 61 }, (_, n) => low + ((high - low) * n) / 60);
        const best = points.reduce((a, b) => (payoff(b) > payoff(a) ? b : a));
        let [from, to] = [Math.max(low, best - (high - low) / 60), Math.min(high, best + (high - low) / 60)];
        for (let step = 0; step < 40; step++) {
          const [a, b] = [from + (to - from) / 3, to - (to - from) / 3];
          if (payoff(a) < payoff(b)) from = a;
          else to = b;
        }
        return payoff(best) >= payoff((from + to) / 2) ? best : (from + to) / 2;
      };
      const excess = (b: number): number => reply(0, reply(1, b)) - b;
      const grid = Array.from({ length: 41 }, (_, n) => race.lower[0]! + ((race.upper[0]! - race.lower[0]!) * n) / 40);
      const values = grid.map(excess);
      for (let n = 0; n < 40; n++) {
        let [low, high] = [grid[n]!, grid[n + 1]!];
        if (values[n]! > 0 !== values[n + 1]! > 0) {
          for (let step = 0; step < 40; step++) {
            const half = (low + high) / 2;
            if (excess(half) > 0 === values[n]! > 0) low = half;
            else high = half;
          }
          // A crossing and no leap.
          if (Math.abs(excess((low + high) / 2)) > 1e-5) continue;
          crossings++;
          const place = [(low + high) / 2, reply(1, (low + high) / 2)];
          expect(equilibria.some(({ budgets }) => budgets.every((b, i) => Math.abs(b - place[i]!) < 1e-4)), `seed ${seed}: ${place.join(' ')}`).toBe(true);
        }
      }
    }
    expect(crossings).toBeGreaterThan(20);
  });

  test('lists what the search from many points adds where the proof gives up, says that there may be more, and with more effort lists these too', () => {
    let added = 0;
    for (const [labs, seed] of [[3, 308], [4, 156], [5, 89], [5, 378]] as const) {
      const game = randomPlainGame(seed, labs);
      // Less than the usual effort: the proof comes to an end in nearly all small games.
      const less = raceGame.solve(game, 0.15);
      expect(less.certificate.selection).toContain('a search from many points: there may be equilibria that are not listed');
      for (const { budgets } of fromManyPoints(game).found) expect(less.equilibria.some((each) => isNear(each.budgets, budgets)), `${labs} labs`).toBe(true);
      const more = raceGame.solve(game, 10);
      expect(more.certificate.selection).not.toContain('not listed');
      for (const { budgets } of less.equilibria) expect(more.equilibria.some((each) => isNear(each.budgets, budgets)), `${labs} labs`).toBe(true);
      added += more.equilibria.length - less.equilibria.length;
    }
    expect(added).toBeGreaterThan(0);
  });

  test('lists four where the search from many points had three, all four certified', () => {
    const game = randomPlainGame(4, 2);
    expect(fromManyPoints(game).found).toHaveLength(3);
    const { equilibria, certificate } = raceGame.solve(game);
    expect(equilibria).toHaveLength(4);
    expect(certificate.selection).not.toContain('not listed');
    for (const { budgets } of equilibria) expect(certifyRace(game, budgets).epsilonRelative).toBeLessThanOrEqual(1e-9);
  });

  test('says where it is not: where every budget is as good as any other', () => {
    const lab = { capability: 0, speed: 0.1, subjectiveRisk: 0.2, catastropheLoss: 1, prize: 1, enmity: 0, progressValue: 0, progressRate: 1 };
    const game = raceGame.read({ labs: [lab, lab], environment: { decisiveness: 3, horizon: 12, raceDecided: 0, trueRisk: 0.2 }, measures: [] });
    expect(raceGame.solve(game).certificate.selection).toContain('a search from many points: there may be equilibria that are not listed');
  });

  test('of a lab alone is its best budget, and the only one, in 300 random games (a grid of the second implementation)', () => {
    let inner = 0;
    for (let seed = 0; seed < 300; seed++) {
      const game = randomPlainGame(seed, 1);
      const { equilibria, certificate } = raceGame.solve(game);
      const race = compileRace(game);
      // Without a measure that cuts risk, and without progress to make, every budget is as good as any other.
      const idle = game.labs[0]!.progressValue === 0 && Array.from({ length: 11 }, (_, n) => referencePlainPayoff(game, [(n * race.upper[0]!) / 10], 0)).every((payoff, _, all) => payoff === all[0]);
      expect(certificate.selection.includes('not listed'), `seed ${seed}`).toBe(idle);
      expect(certificate.status, `seed ${seed}`).toBe('solved');
      if (!idle) expect(certificate.selection).toBe('only one');
      const [low, high] = [race.lower[0]!, race.upper[0]!];
      const own = equilibria[0]!.budgets[0]!;
      if (own > low && own < high) inner++;
      const best = referencePlainPayoff(game, [own], 0);
      for (let n = 0; n <= 500; n++) {
        const payoff = referencePlainPayoff(game, [low + ((high - low) * n) / 500], 0);
        expect(payoff, `seed ${seed}, ${n}`).toBeLessThanOrEqual(best + 1e-9 * Math.max(1, Math.abs(best)));
      }
    }
    expect(inner).toBeGreaterThan(100);
  });

  test('proves uniqueness for a thousand labs with more effort, which at the usual one it does not begin', () => {
    const labs = Array.from({ length: 1000 }, (_, i) => ({
      capability: (i % 37) / 100, speed: 0.05 + (i % 11) / 100, subjectiveRisk: 0.1, catastropheLoss: 1e5, prize: 1e6, enmity: 0.1, progressValue: i % 3 === 0 ? 1e4 : 0, progressRate: 0.5,
    }));
    const measures = [{ name: 'tests', cost: 0.05, reduction: 1, visibility: 0.5, verifiability: 0.5 }, { name: 'theory', cost: 0.1, reduction: 2, visibility: 0.1, verifiability: 0.1 }];
    const game = raceGame.read({ labs, environment: { decisiveness: 2, horizon: 12, raceDecided: 0.5, trueRisk: 0.2 }, measures });
    const [usual, more] = [raceGame.solve(game), raceGame.solve(game, 5)];
    expect(usual.certificate).toMatchObject({ status: 'solved', selection: 'only one found; a search from many points: there may be equilibria that are not listed' });
    expect(more.certificate).toMatchObject({ status: 'solved', selection: 'only one' });
    expect(more.equilibria).toEqual(usual.equilibria);
  });
});
