import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSpt } from '../../../src/games/spt/certificate.ts';
import { sptGame } from '../../../src/games/spt/front.ts';
import { deviationPayoff, sptOutcome } from '../../../src/games/spt/payoff.ts';
import { solveSpt } from '../../../src/games/spt/solve.ts';
import type { SptPlayer } from '../../../src/games/spt/types.ts';
import { game, plain, standard } from './reference.ts';

const players = fc.record({
  A: fc.integer({ min: 2, max: 40 }),
  B: fc.integer({ min: 5, max: 20 }),
  alpha: fc.constantFrom(0.3, 0.5, 0.8),
  beta: fc.constantFrom(0.3, 0.5, 0.8),
  theta: fc.constantFrom(0, 0.25, 0.5, 1),
  d: fc.constantFrom(0, 0.5, 1, 3),
  r: fc.constantFrom(0.05, 0.1, 0.2),
});

describe('payoffs', () => {
  it('of the published case', () => {
    const { utilities } = sptOutcome(game([{ theta: 0.5 }, { theta: 0.5 }]), [1, 1], [2, 2]);
    for (const u of utilities) expect(Math.abs(u + 0.2099315)).toBeLessThan(5.1e-8);
  });

  it('are those of the definitions, 1,000 random games of three', () => {
    const amount = fc.integer({ min: 1, max: 400 }).map((x) => x / 50);
    fc.assert(
      fc.property(fc.array(players, { minLength: 3, maxLength: 3 }), fc.constantFrom('winner-only', 'multiplicative', 'additive'), fc.array(amount, { minLength: 6, maxLength: 6 }), (three, disaster, x) => {
        const given = game(three, { disaster });
        const expected = plain(given, x.slice(0, 3), x.slice(3));
        sptOutcome(given, x.slice(0, 3), x.slice(3)).utilities.forEach((u, i) => expect(Math.abs(u - expected[i]!)).toBeLessThan(1e-12 * (1 + Math.abs(expected[i]!))));
      }),
      { numRuns: 1000 },
    );
  });

  it('are evaluated, not solved, where investments are given', () => {
    const input = sptGame.read({ players: [standard, standard], disaster: 'winner-only', safetyInvestment: [1, 1], performanceInvestment: [2, 2] });
    expect(sptGame.solve(input).certificate).toMatchObject({ status: 'evaluated', epsilon: null });
    expect(() => sptGame.read({ players: [standard, standard], disaster: 'winner-only', safetyInvestment: [1, 1] })).toThrowError(/performanceInvestment/);
    expect(() => sptGame.read({ players: [standard, standard], disaster: 'winner-only', safetyInvestment: [1], performanceInvestment: [2, 2] })).toThrowError(/expected 2 entries/);
  });
});

describe('equilibria', () => {
  /**
   * The symmetric equilibrium by another way, winner only and n players alike: with q = 1/n and t = s/(1+s) the conditions for Xs and Xp are
   * (1+d) q α t(1-t) = r Xs and β[(1+d) q (1-q) t - θ(1+d) q t(1-t) - d q (1-q) t] = r Xp; one equation in t by bisection.
   */
  function symmetric(n: number, player: SptPlayer): { xs: number; xp: number } {
    const { A, B, alpha, beta, theta, d, r } = player;
    const q = 1 / n;
    const xs = (t: number): number => ((1 + d) * q * alpha * t * (1 - t)) / r;
    const xp = (t: number): number => (beta * q * t * ((1 + d) * (1 - q) - theta * (1 + d) * (1 - t) - d * (1 - q))) / r;
    const excess = (t: number): number => {
      const x = xp(t);
      if (x <= 0) return 1;
      return A * xs(t) ** alpha * (B * x ** beta) ** -theta - t / (1 - t);
    };
    let low = 1e-9;
    let high = 1 - 1e-12;
    for (let i = 0; i < 200; i++) {
      const t = (low + high) / 2;
      if (excess(t) > 0) low = t;
      else high = t;
    }
    return { xs: xs(low), xp: xp(low) };
  }

  it('agree with the symmetric conditions to 1e-9', () => {
    for (const [n, changes] of [[2, {}], [3, {}], [2, { theta: 0 }], [5, { r: 0.02 }], [2, { theta: 1, alpha: 0.4, d: 0.5 }]] as const) {
      const player = { ...standard, ...changes };
      const expected = symmetric(n, player);
      const { solution } = solveSpt(game(Array<SptPlayer>(n).fill(player)));
      for (const x of solution!.safetyInvestment) expect(Math.abs(x / expected.xs - 1)).toBeLessThan(1e-9);
      for (const x of solution!.performanceInvestment) expect(Math.abs(x / expected.xp - 1)).toBeLessThan(1e-9);
    }
  });

  it('hold against a grid of both investments in all three rules', () => {
    for (const disaster of ['winner-only', 'multiplicative', 'additive'] as const) {
      const given = game(disaster === 'multiplicative' ? [{ A: 12 }, { B: 12, d: 1.2 }] : [{ A: 5 }, { B: 14, d: 2 }, { theta: 0.6 }], { disaster });
      const { solution, certificate } = solveSpt(given);
      expect(certificate).toMatchObject({ status: 'solved', method: 'grid-40' });
      given.players.forEach((_, i) => {
        for (let a = -40; a <= 8; a++) {
          for (let b = -40; b <= 8; b++) {
            const xs = solution!.safetyInvestment.map((x, j) => (j === i ? x * 1.2 ** a : x));
            const xp = solution!.performanceInvestment.map((x, j) => (j === i ? x * 1.2 ** b : x));
            expect(plain(given, xs, xp)[i]!).toBeLessThanOrEqual(solution!.utilities[i]! + 1e-12);
          }
        }
      });
    }
  });

  it('with one price for both kinds of investment are those of that price', () => {
    const one = solveSpt(game([{ r: 0.2 }, { r: 0.2 }])).solution!;
    const two = solveSpt(game([{}, {}], { safetyPrice: 0.2, performancePrice: 0.2 })).solution!;
    expect(two).toEqual(one);
  });

  it('under certification press safety to the threshold where that is cheaper', () => {
    const free = solveSpt(game([{}, {}])).solution!;
    const s = free.safeProbability / (1 - free.safeProbability);
    const certified = solveSpt(game([{}, {}], { certification: { threshold: s * 1.5, below: 0.1, above: 0.08 } }));
    expect(certified.certificate.status).toBe('solved');
    expect(certified.solution!.safeProbability).toBeCloseTo((1.5 * s) / (1 + 1.5 * s), 9);
    // A threshold that is met anyway only changes the price.
    const met = solveSpt(game([{}, {}], { certification: { threshold: s / 3, below: 5, above: 0.1 } })).solution!;
    met.safetyInvestment.forEach((x, i) => expect(Math.abs(x - free.safetyInvestment[i]!)).toBeLessThan(1e-9));
  });

  it('under the multiplicative rule include rest, where nobody can mend alone what all neglect, but do not select it', () => {
    const { equilibria, solution } = solveSpt(game([{}, {}], { disaster: 'multiplicative' }));
    expect(equilibria.map(({ safeProbability }) => Math.round(safeProbability * 1e6) / 1e6)).toEqual([0, 0.711566]);
    expect(solution).toBe(equilibria[1]);
  });

  it('are found where replies have to be damped and some players stay out', () => {
    const four = [{ A: 40, r: 0.01 }, { r: 0.1 }, { B: 10, r: 0.2 }, { A: 20, B: 10, theta: 0.5, r: 0.05 }];
    const { equilibria, certificate } = solveSpt(game(four.map((changes) => ({ A: 10, B: 5, alpha: 0.3, beta: 1.2, d: 0, ...changes }))));
    expect(certificate.status).toBe('solved');
    for (const { performanceInvestment } of equilibria) expect(performanceInvestment).toContain(0);
  });

  it('are none where replies go round in circles, and that is proved', () => {
    expect(solveSpt(game([{ r: 1e-6 }, {}]))).toMatchObject({ solution: null, equilibria: [], certificate: { status: 'no-pure' } });
  });

  it('are rest where not even the first unit of safety pays for who would be alone with it', () => {
    const lame = { A: 0.04, alpha: 1, theta: 0, d: 1, r: 0.1 };
    expect(solveSpt(game([lame, lame])).solution).toMatchObject({ safetyInvestment: [0, 0], performanceInvestment: [0, 0] });
    // A (1 + d) above the price: who is alone would begin.
    expect(solveSpt(game([{ ...lame, A: 0.06 }, lame])).solution?.performanceInvestment ?? []).not.toEqual([0, 0]);
  });
});

describe('laws', () => {
  // With one β for all, investments c times as large leave every chance of winning as it is and move s by c^(α - βθ); costs are the same if prices
  // are 1/c times as high. So the price of compute changes nothing but the scale if and only if α = βθ: payoffs, deviations included.
  const scaled = fc.record({
    kinds: fc.array(fc.record({ A: fc.double({ min: 1, max: 40, noNaN: true }), B: fc.double({ min: 1, max: 40, noNaN: true }), d: fc.double({ min: 0, max: 5, noNaN: true }), r: fc.double({ min: 0.01, max: 1, noNaN: true }) }), { minLength: 2, maxLength: 4 }),
    invested: fc.array(fc.double({ min: 0.01, max: 10, noNaN: true }), { minLength: 8, maxLength: 8 }),
    beta: fc.double({ min: 0.2, max: 1, noNaN: true }), theta: fc.double({ min: 0.2, max: 1, noNaN: true }), factor: fc.double({ min: 1.5, max: 100, noNaN: true }),
    disaster: fc.constantFrom('winner-only' as const, 'multiplicative' as const, 'additive' as const),
  });
  const scaledBy = ({ kinds, invested, beta, theta, factor, disaster }: (typeof scaled) extends fc.Arbitrary<infer T> ? T : never, alpha: number) => {
    const xs = kinds.map((_, i) => invested[i]!);
    const xp = kinds.map((_, i) => invested[4 + i]!);
    const at = (c: number) => sptOutcome(game(kinds.map((kind) => ({ ...kind, alpha, beta, theta, r: kind.r / c })), { disaster }), xs.map((x) => x * c), xp.map((x) => x * c));
    return [at(1), at(factor)] as const;
  };

  it('the price of compute is neutral where α = βθ: the game is the same on another scale, 1,000 random games of any rule', () => {
    fc.assert(fc.property(scaled, (given) => {
      const [one, other] = scaledBy(given, given.beta * given.theta);
      expect(other.safeProbability).toBeCloseTo(one.safeProbability, 11);
      one.utilities.forEach((u, i) => expect(Math.abs(other.utilities[i]! - u)).toBeLessThan(1e-11 * (1 + Math.abs(u))));
    }), { numRuns: 1000 });
  });

  it('and not elsewhere: cheaper compute at the same bill is safer where α > βθ, riskier where α < βθ, 1,000 random games of any rule', () => {
    fc.assert(fc.property(scaled, fc.double({ min: 0.1, max: 0.9, noNaN: true }), fc.boolean(), (given, part, above) => {
      const neutral = given.beta * given.theta;
      const [one, other] = scaledBy(given, above ? neutral + part : neutral * (1 - part));
      expect(Math.sign(other.safeProbability - one.safeProbability)).toBe(above ? 1 : -1);
    }), { numRuns: 1000 });
  });

  it('P(safe) does not depend on the price of compute if and only if α = βθ', () => {
    for (const [alpha, beta, theta] of [[0.5, 0.5, 1], [0.25, 0.5, 0.5], [0.4, 0.8, 0.5]] as const) {
      const at = (r: number): number => solveSpt(game([{ alpha, beta, theta, r }, { alpha, beta, theta, r }])).solution!.safeProbability;
      for (const r of [0.03, 0.3, 1]) expect(Math.abs(at(r) - at(0.1))).toBeLessThan(1e-9);
    }
    for (const [alpha, beta, theta] of [[0.5, 0.5, 0.9], [0.5, 0.5, 1.1], [0.3, 0.5, 0.5]] as const) {
      const at = (r: number): number => solveSpt(game([{ alpha, beta, theta, r }, { alpha, beta, theta, r }])).solution!.safeProbability;
      expect(Math.sign(at(0.3) - at(0.1))).toBe(alpha < beta * theta ? 1 : -1);
      expect(Math.abs(at(0.3) - at(0.1))).toBeGreaterThan(1e-6);
    }
  });
});

it('the certificate refuses wrong answers', () => {
  const given = game([{}, { A: 20 }]);
  const { solution } = solveSpt(given);
  const right = checkSpt(given, solution!.safetyInvestment, solution!.performanceInvestment);
  expect(right.epsilon).toBeLessThan(1e-12);
  for (const [kind, factor] of [['safety', 1.001], ['performance', 0.999], ['safety', 3]] as const) {
    const xs = solution!.safetyInvestment.map((x, i) => (kind === 'safety' && i === 0 ? x * factor : x));
    const xp = solution!.performanceInvestment.map((x, i) => (kind === 'performance' && i === 1 ? x * factor : x));
    const wrong = checkSpt(given, xs, xp);
    expect(wrong.epsilon / wrong.range).toBeGreaterThan(1e-9);
  }
  expect(checkSpt(given, [1, 1], [1, 1]).epsilon).toBeGreaterThan(1e-3);
});

describe('what the certificate leaves out', () => {
  const amount = fc.double({ min: -12, max: 4, noNaN: true }).map(Math.exp);
  const shape = fc.record({
    three: fc.array(players, { minLength: 3, maxLength: 3 }), disaster: fc.constantFrom('winner-only' as const, 'multiplicative' as const, 'additive' as const),
    certification: fc.option(fc.record({ threshold: fc.constantFrom(0.5, 2, 8), below: fc.constantFrom(0.05, 0.2), above: fc.constantFrom(0.05, 0.2) }), { nil: null }),
    x: fc.array(amount, { minLength: 6, maxLength: 6 }),
  });

  it('is no cell that holds more than its upper bound, 1,000 random games', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(shape, fc.constantFrom(0, 1e-3, 0.3), fc.constantFrom(0, 1e-3, 0.3), amount, amount, fc.array(fc.tuple(part, part), { minLength: 5, maxLength: 5 }), ({ three, disaster, certification, x }, fromS, fromP, wideS, wideP, inside) => {
        const { ceiling, payoff, safety, performance } = deviationPayoff(game(three, { disaster, certification }), x.slice(0, 3), x.slice(3), 0);
        const bound = ceiling(safety(fromS), safety(fromS + wideS), performance(fromP), performance(fromP + wideP));
        for (const [a, b] of [[0, 0], [0, 1], [1, 0], [1, 1], ...inside] as const) {
          const value = payoff(safety(fromS + a * wideS), performance(fromP + b * wideP));
          expect(value).toBeLessThanOrEqual(bound + 1e-13 * (1 + Math.abs(bound)));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is no gain that a plain grid finds, 1,000 random profiles', () => {
    fc.assert(
      fc.property(shape, ({ three, disaster, certification, x }) => {
        const given = game(three, { disaster, certification });
        const [xs, xp] = [x.slice(0, 3), x.slice(3)];
        const { utilities } = sptOutcome(given, xs, xp);
        let gain = 0;
        for (let a = -5; a <= 3; a++) {
          for (let b = -5; b <= 3; b++) {
            const deviation = sptOutcome(given, [2 ** a, ...xs.slice(1)], [2 ** b, ...xp.slice(1)]);
            gain = Math.max(gain, deviation.utilities[0]! - utilities[0]!);
          }
        }
        // At the brink of a threshold the checker's own points may be short of the grid's by little.
        expect(checkSpt(given, xs, xp).epsilon).toBeGreaterThan((certification === null ? 1 - 1e-9 : 0.98) * gain - 1e-12);
      }),
      { numRuns: 1000 },
    );
  });
});
