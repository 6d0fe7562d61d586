import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSpt } from '../../../src/games/spt/certificate.ts';
import type { SptGame, SptPlayer } from '../../../src/games/spt/types.ts';
import { randomGame } from './reference.ts';

const standard: SptPlayer = { A: 10, B: 10, alpha: 0.5, beta: 0.5, theta: 0.25, d: 1, r: 0.1 };
const game = (players: readonly Partial<SptPlayer>[], changes: Partial<SptGame> = {}): SptGame => ({
  players: players.map((change) => ({ ...standard, ...change })), disaster: 'winner-only', safetyPrice: null, performancePrice: null, certification: null, given: null, ...changes,
});

/** One player's payoff and what it pays by its own investments, written out anew from the rules; what rivals have is taken once. */
function payoffOf({ players, disaster, certification, safetyPrice, performancePrice }: SptGame, i: number, xs: readonly number[], xp: readonly number[]): (x: number, y: number) => { value: number; cost: number } {
  const performanceOf = (j: number, y: number): number => players[j]!.B * y ** players[j]!.beta;
  const safetyOf = (j: number, x: number, p: number): number => (x === 0 ? 0 : players[j]!.A * x ** players[j]!.alpha * p ** -players[j]!.theta);
  const chance = (s: number): number => (s === Infinity ? 1 : s / (1 + s));
  const rivals = players.flatMap((_, j) => (j === i ? [] : [{ p: performanceOf(j, xp[j]!), safe: chance(safetyOf(j, xs[j]!, performanceOf(j, xp[j]!))) }]));
  const rivalsTotal = rivals.reduce((sum, { p }) => sum + p, 0);
  const { d, r } = players[i]!;
  return (x, y) => {
    const p = performanceOf(i, y);
    const s = safetyOf(i, x, p);
    const safe = chance(s);
    const total = p + rivalsTotal;
    const wins = (level: number): number => (total > 0 ? level / total : 1 / players.length);
    const common = disaster === 'multiplicative' ? rivals.reduce((product, rival) => product * rival.safe, safe) : rivals.reduce((sum, rival) => sum + rival.safe * wins(rival.p), safe * wins(p));
    const certified = certification === null ? null : s < certification.threshold ? certification.below : certification.above;
    const cost = (certified ?? safetyPrice ?? r) * x + (certified ?? performancePrice ?? r) * y;
    return { value: (disaster === 'winner-only' ? safe : common) * wins(p) - (1 - common) * d - cost, cost };
  };
}

/**
 * Gains and ranges by search: a fine grid over the logarithms of both investments with nothing at its ends, the highest points followed by steps that
 * halve. What costs more than a safe win and a disaster avoided, 1 + d, is not looked at for the lowest.
 */
function searched(given: SptGame, xs: readonly number[], xp: readonly number[], points = 32): { epsilon: number; range: number } {
  let [epsilon, range] = [0, 0];
  given.players.forEach(({ d, r }, i) => {
    const payoff = payoffOf(given, i, xs, xp);
    const at = (a: number, b: number) => payoff(Math.exp(a), Math.exp(b));
    const least = given.certification === null ? [given.safetyPrice ?? r, given.performancePrice ?? r] : [0, 1].map(() => Math.min(given.certification!.below, given.certification!.above));
    const axes = least.map((price) => [-Infinity, ...Array.from({ length: points + 1 }, (_, k) => Math.log((1 + d) / price) - 20 * (1 - k / points))]);
    let lowest = Infinity;
    const seen: [number, number, number][] = [];
    for (const a of axes[0]!) {
      for (const b of axes[1]!) {
        const { value, cost } = at(a, b);
        seen.push([value, a, b]);
        if (cost <= (1 + d) * (1 + 1e-12)) lowest = Math.min(lowest, value);
      }
    }
    seen.sort((one, other) => other[0] - one[0]);
    let highest = -Infinity;
    for (const [value, fromA, fromB] of [...seen.slice(0, 4), [at(Math.log(xs[i]!), Math.log(xp[i]!)).value, Math.log(xs[i]!), Math.log(xp[i]!)] as const]) {
      let [top, a, b] = [value, fromA, fromB];
      for (let width = 0.4; width > 1e-7;) {
        let moved = false;
        for (const [da, db] of [[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, -1], [1, -1], [-1, 1]] as const) {
          const here = at(a + da * width, b + db * width).value;
          if (here > top) [top, a, b, moved] = [here, a + da * width, b + db * width, true];
        }
        if (!moved) width /= 2;
      }
      highest = Math.max(highest, top);
    }
    epsilon = Math.max(epsilon, highest - payoff(xs[i]!, xp[i]!).value);
    range = Math.max(range, highest - lowest);
  });
  return { epsilon, range };
}

const between = (min: number, max: number) => fc.integer({ min: 0, max: 1000 }).map((k) => min + ((max - min) * k) / 1000);
const player = fc.record({
  A: between(1, 30), B: between(1, 30), alpha: between(0.2, 1), beta: between(0.3, 1.2), theta: fc.oneof(fc.constant(0), between(0, 1)), d: fc.oneof(fc.constant(0), between(0, 2)), r: between(0.02, 0.5),
});
/** All invest in performance: against rivals at rest the least performance wins, and the less of it the easier safety is, without end. */
const amount = between(-8, 3).map(Math.exp);
const profile = fc.tuple(fc.array(fc.oneof(fc.constant(0), amount), { minLength: 3, maxLength: 3 }), fc.array(amount, { minLength: 3, maxLength: 3 }));

describe('gains and ranges of any profile are those of a search over each player\'s own investments', () => {
  it('1,000 random profiles, with one price or two', () => {
    fc.assert(fc.property(fc.array(player, { minLength: 2, maxLength: 3 }), fc.constantFrom('winner-only' as const, 'multiplicative' as const, 'additive' as const), profile, fc.boolean(), (players, disaster, [allS, allP], two) => {
      const given = game(players, two ? { disaster, safetyPrice: 0.3, performancePrice: 0.05 } : { disaster });
      const [xs, xp] = [allS.slice(0, players.length), allP.slice(0, players.length)];
      const [found, checked] = [searched(given, xs, xp), checkSpt(given, xs, xp)];
      expect(Math.abs(checked.epsilon - found.epsilon), JSON.stringify([given, xs, xp])).toBeLessThan(1e-8);
      expect(checked.range, JSON.stringify([given, xs, xp])).toBeGreaterThan(found.range - 1e-8);
      expect(checked.range).toBeLessThan(found.range + 0.03 * (1 + found.range));
    }), { numRuns: 1000, endOnFailure: true });
  }, 120_000);

  it('1,000 random profiles under certification, up to what a jump of the price hides', () => {
    fc.assert(fc.property(fc.array(player, { minLength: 2, maxLength: 2 }), profile, fc.constantFrom([0.3, 0.1], [0.1, 0.3]), between(0.3, 6), (players, [allS, allP], [below, above], threshold) => {
      const given = game(players, { certification: { threshold, below: below!, above: above! } });
      const [xs, xp] = [allS.slice(0, 2), allP.slice(0, 2)];
      const [found, checked] = [searched(given, xs, xp), checkSpt(given, xs, xp)];
      // Either search comes close to the jump only as far as its grid does.
      expect(checked.epsilon, JSON.stringify([given, xs, xp])).toBeGreaterThan(found.epsilon - 0.01 * (1 + found.range));
      expect(checked.epsilon, JSON.stringify([given, xs, xp])).toBeLessThan(found.epsilon + 0.3 * (1 + found.range));
    }), { numRuns: 1000, endOnFailure: true });
  }, 120_000);

  it('just below a threshold at which prices jump, between the points of a grid', () => {
    const given = randomGame(2411);
    const [xs, xp] = [[1.9608117378137586, 0.0024695195645135716, 1.8388711267462636, 0], [1.6904293006418512, 0.0030305731955978304, 0.0036877100390780146, 0]];
    // A scan along the threshold by the payoff written out for the tests.
    const { A, B, alpha, beta, theta } = given.players[0]!;
    const payoff = payoffOf(given, 0, xs, xp);
    const along = Array.from({ length: 4000 }, (_, n) => {
      const y = Math.exp(-10 + n / 300);
      return payoff(((given.certification!.threshold * (1 - 1e-9) * (B * y ** beta) ** theta) / A) ** (1 / alpha), y).value;
    });
    const gain = Math.max(...along) - payoff(xs[0]!, xp[0]!).value;
    expect(gain).toBeGreaterThan(3e-4);
    expect(checkSpt(given, xs, xp).epsilon).toBeCloseTo(gain, 6);
  });

  it('in next to no performance, where that grows much more slowly than its investment', () => {
    const given = randomGame(781);
    const [xs, xp] = [[0.3338329011431032, 0.31339367050697675, 0], [0.6577609670850684, 0.6933661535791928, 0]];
    const payoff = payoffOf(given, 2, xs, xp);
    const gain = payoff(2.6159e-6, 8.7677e-27).value - payoff(0, 0).value;
    expect(gain).toBeGreaterThan(1e-7);
    expect(checkSpt(given, xs, xp).epsilon).toBeGreaterThan(gain * (1 - 1e-6));
  });

  it('far from where the player stands: a rest that leaves the whole gain of the best reply, and an outlay that brings nothing', () => {
    // A rival that is safe and never wins: alone against p of 1e-9 a player without θ wins, and is worth max s/(1+s) - r x, A = 4, α = 1: s = sqrt(4/r) - 1.
    const given = game([{ A: 4, B: 1e6, alpha: 1, beta: 1, theta: 0, d: 0, r: 0.04 }, { A: 1, B: 1e-9, alpha: 1, beta: 1, theta: 0, d: 0, r: 1e6 }]);
    const s = Math.sqrt(4 / 0.04) - 1;
    const best = s / (1 + s) - (0.04 * s) / 4;
    expect(checkSpt(given, [0, 1e-9], [0, 1e-9]).epsilon).toBeCloseTo(best, 6);
    expect(checkSpt(given, [20, 1e-9], [5, 1e-9]).epsilon).toBeCloseTo(best - (20 * 4) / 81 + 0.04 * 25, 6);
    // Nothing above, and all of the span on safety that no performance makes use of, below.
    expect(checkSpt(given, [0, 1e-9], [0, 1e-9]).range).toBeCloseTo(best + 1, 6);
  });
});
