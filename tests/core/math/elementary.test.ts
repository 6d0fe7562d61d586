import { describe, expect, it } from 'vitest';
import { exp, log, log1p, logGamma, logistic, logSumExp, pow } from '../../../src/core/math/index.ts';
import { mathDigest, mathFunctions, type MathFunctionName } from './digest.ts';
import reference from './reference.json';

const view = new DataView(new ArrayBuffer(8));

function fromHex(text: string): number {
  view.setBigUint64(0, BigInt(`0x${text}`));
  return view.getFloat64(0);
}

function toHex(value: number): string {
  if (Number.isNaN(value)) return '7ff8000000000000';
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}

describe('elementary functions against @stdlib/math', () => {
  it.each(Object.keys(mathFunctions) as MathFunctionName[])('%s has the same bits on a million points', (name) => {
    expect(mathDigest(name, reference.count)).toBe(reference.digests[name]);
  });

  it('has the same bits at zeros, infinities, subnormal numbers and limits', () => {
    expect(reference.answers.length).toBeGreaterThan(200);
    const wrong = reference.answers.filter(([name, ...numbers]) => {
      const [x, y] = numbers.slice(0, -1).map(fromHex);
      const result = name === 'pow' ? pow(x!, y!) : mathFunctions[name as Exclude<MathFunctionName, 'pow'>](x!);
      return toHex(result) !== numbers.at(-1);
    });
    // Two slips of the reference are not repeated; see the next test.
    expect(wrong).toEqual([]);
  });

  // The reference takes every double from 2^53 on for odd, and -0 for an ordinary base where the exponent is no integer.
  it.each([
    [-1, 1e300, 1],
    [-1, -1e300, 1],
    [-1.0000000000000002, 2 ** 54, 54.598150033144236],
    [-0, 0.4, 0],
    [-0, Number.MIN_VALUE, 0],
    [-Infinity, 0.4, Infinity],
  ])('keeps to IEEE 754 where the reference does not: pow(%d, %d) = %d', (x, y, expected) => {
    expect(pow(x, y)).toBeCloseTo(expected, 10);
    expect(Object.is(pow(x, y), -0)).toBe(false);
  });
});

describe('logarithms of sums and of the gamma function', () => {
  it('adds exponentials without overflow', () => {
    expect(logSumExp([1000, 1000])).toBeCloseTo(1000 + log(2), 12);
    expect(logSumExp([-1000, -1001])).toBeCloseTo(-1000 + log1p(exp(-1)), 12);
    expect(logSumExp([])).toBe(-Infinity);
    expect(logSumExp([-Infinity, 3])).toBe(3);
    expect(logSumExp([Infinity, 3])).toBe(Infinity);
    expect(logSumExp([NaN, 3])).toBeNaN();
  });

  // Values from mpmath 1.3 with 15 digits kept.
  it.each([
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247001],
    [1.5, -0.12078223763524522],
    [3, 0.6931471805599453],
    [7.25, 7.0521854507385395],
    [11.99, 17.477885575426185],
    [12, 17.502307845873887],
    [100, 359.1342053695754],
    [1e6, 12815504.569147611],
  ])('knows ln Γ(%d)', (x, expected) => {
    expect(Math.abs(logGamma(x) - expected)).toBeLessThan(x < 12 ? 1e-14 : 1e-15 * expected);
  });

  it('has no ln Γ at or below zero', () => {
    expect(logGamma(0)).toBeNaN();
    expect(logGamma(-1.5)).toBeNaN();
    expect(logGamma(1)).toBe(0);
  });
});

describe('the logistic function', () => {
  it('is k/(1+k) at ln k', () => {
    for (const k of [1e-12, 1e-3, 0.25, 1, 3, 999, 1e9]) expect(Math.abs(logistic(log(k)) / (k / (1 + k)) - 1)).toBeLessThan(1e-14);
  });

  it('keeps the digits of small chances, and overflows nowhere', () => {
    expect(logistic(-40) / 4.248354255291589e-18).toBeCloseTo(1, 14);
    expect(logistic(-700) / 9.85967654375977e-305).toBeCloseTo(1, 12);
    expect([-Infinity, -1e308, 0, 1e308, Infinity].map(logistic)).toEqual([0, 0, 0.5, 1, 1]);
    expect(logistic(NaN)).toBeNaN();
  });
});
