import fc from 'fast-check';
import { expect, it } from 'vitest';
import { settledFor, unsafetyAt } from '../../../src/games/safety-race/replies.ts';

/** A double as a fraction n / 2^k, exactly. */
function exactly(x: number): { n: bigint; k: bigint } {
  let k = 0n;
  while (!Number.isInteger(x)) [x, k] = [x * 2, k + 1n];
  return { n: BigInt(x), k };
}

it('the bounds rest on free replies that are right to 1e-12, by exact fractions; 1,000 random labs', () => {
  const unit = fc.integer({ min: 0, max: 1_000_000 }).map((k) => k / 1_000_000);
  fc.assert(fc.property(fc.constantFrom(1, 2, 3, 7, 20, 100, 400), unit, unit, unit, (exponent, a, b, disaster) => {
    const enmity = Math.min(1, Math.exp(-14 * a));
    const relative = Math.exp(12 * b - 4);
    const problem = { exponent, enmity, roughly: true };
    const z = unsafetyAt(problem, relative, disaster * enmity, 0, settledFor(problem));
    // r (e + (1-e) U) - (r+1) z - r e q z^r (1-z) in fractions: the sign changes within 1e-12 of z.
    const sign = (at: number): number => {
      const [e, q, u, zz] = [enmity, relative, disaster * enmity, at].map(exactly) as [ReturnType<typeof exactly>, ReturnType<typeof exactly>, ReturnType<typeof exactly>, ReturnType<typeof exactly>];
      const r = BigInt(exponent);
      const one = (k: bigint): bigint => 1n << k;
      const first = { n: r * (e.n * one(u.k) + (one(e.k) - e.n) * u.n), k: e.k + u.k };
      const second = { n: (r + 1n) * zz.n, k: zz.k };
      const third = { n: r * e.n * q.n * zz.n ** r * (one(zz.k) - zz.n), k: e.k + q.k + zz.k * (r + 1n) };
      const most = [first.k, second.k, third.k].reduce((x, y) => (x > y ? x : y));
      const total = first.n * one(most - first.k) - second.n * one(most - second.k) - third.n * one(most - third.k);
      return total > 0n ? 1 : total < 0n ? -1 : 0;
    };
    expect(sign(z * (1 - 1e-12))).toBe(1);
    expect(sign(Math.min(1, z * (1 + 1e-12)))).toBe(-1);
  }), { numRuns: 1000 });
});
