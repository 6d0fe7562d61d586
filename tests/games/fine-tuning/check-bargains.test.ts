import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bargainShortfall, bargainTolerance, searchedUtilities } from '../../../src/games/fine-tuning/bargain-certificate.ts';
import { isBargainedPairwise } from '../../../src/games/fine-tuning/several-bargain-certificate.ts';
import type { ChainOutcome } from '../../../src/games/fine-tuning/several-outcome.ts';
import type { BargainingRule, SupplyChain } from '../../../src/games/fine-tuning/types.ts';
import { BARGAINING_RULES } from '../../../src/games/fine-tuning/types.ts';
import { anyChain, chainOf, closedForm, share } from './brute-force.ts';
import { searchPlans } from './plan-search.ts';

/**
 * One attribute without floors, in closed form: G invests a0 = Σ δ r/(2 c0), each specialist adds (1-δ) r/(2c). With costs c0 of G, and sectors (r, c):
 * U_G = (Σ δ r)²/(4 c0) + Σ δ (1-δ) r²/(2c) and U_D = (1-δ) r a0 + (1-δ)² r²/(4c).
 */
const C0 = 0.8;
const SECTORS = [[1, 1.2], [0.7, 0.5], [1.3, 2]] as const;
const chain: SupplyChain = {
  attributes: 1, costGeneralist: { performance: 1, cross: 0, safety: C0 }, floorGeneralist: 0,
  sectors: SECTORS.map(([r, c]) => ({ revenuePerformance: 0, revenueSafety: r, cost: { performance: 1, cross: 0, safety: c }, floor: 0 })),
};
function utilities(shares: readonly number[]): { generalist: number; a0: number; specialists: number[] } {
  const a0 = SECTORS.reduce((sum, [r], s) => sum + shares[s]! * r, 0) / (2 * C0);
  const generalist = C0 * a0 * a0 + SECTORS.reduce((sum, [r, c], s) => sum + (shares[s]! * (1 - shares[s]!) * r * r) / (2 * c), 0);
  return { generalist, a0, specialists: SECTORS.map(([r, c], s) => (shares[s]! === 0 ? 0 : (1 - shares[s]!) * r * a0 + ((1 - shares[s]!) * r) ** 2 / (4 * c))) };
}

/** The top of a function with one peak on (0,1). */
function peak(f: (x: number) => number): number {
  let [low, high] = [1e-9, 1 - 1e-9];
  for (let step = 0; step < 80; step++) {
    const [a, b] = [low + (high - low) * 0.382, low + (high - low) * 0.618];
    if (f(a) > f(b)) high = b;
    else low = a;
  }
  return (low + high) / 2;
}

/** Gains of the pair of G and sector s at a share of its own. */
const pairOf = (shares: readonly number[], s: number) => (own: number): [number, number] => {
  const at = utilities(shares.map((other, k) => (k === s ? own : other)));
  return [at.generalist - utilities(shares.map((other, k) => (k === s ? 0 : other))).generalist, at.specialists[s]!];
};

function valueOf(rule: BargainingRule, [g, d]: readonly [number, number], [G, D]: readonly [number, number]): number {
  if (rule === 'utilitarian') return g + d;
  if (rule === 'nash') return g * d;
  return rule === 'egalitarian' ? Math.min(g, d) : Math.min(g / G, d / D);
}

/** What each pair picks, the others given, in turn until all stand still; and where each side would have the most. */
function settled(rule: BargainingRule, ideal = (top: number, _side: 0 | 1) => top): { shares: number[]; ideals: [number, number][] } {
  let shares = SECTORS.map(() => 0.5);
  let ideals: [number, number][] = [];
  for (let round = 0; round < 60; round++) {
    ideals = [];
    for (let s = 0; s < 3; s++) {
      const pair = pairOf(shares, s);
      const [forG, forD] = [ideal(peak((x) => pair(x)[0]), 0), ideal(peak((x) => pair(x)[1]), 1)];
      ideals.push([forG, forD]);
      const tops = [pair(forG)[0], pair(forD)[1]] as const;
      const own = peak((x) => valueOf(rule, pair(x), tops));
      shares = shares.map((other, k) => (k === s ? own : other));
    }
  }
  return { shares, ideals };
}

function outcomeOf(shares: readonly number[]): ChainOutcome {
  const { generalist, a0, specialists } = utilities(shares);
  const sectors = SECTORS.map(([r, c], s) => (shares[s]! > 0
    ? { takesPart: true, performance: 0, safety: a0 + ((1 - shares[s]!) * r) / (2 * c), utility: specialists[s]! } : { takesPart: false, performance: 0, safety: 0, utility: 0 }));
  return { shares, takesPart: true, performance: 0, safety: a0, utility: generalist, sectors, label: 0, margin: 0 };
}

describe('shares of several specialists, against the closed form without floors', () => {
  it('are accepted where each pair stands at its own best, and refused where one is a thousandth off, with stated ideals and without', () => {
    for (const rule of BARGAINING_RULES) {
      const { shares, ideals } = settled(rule);
      expect(isBargainedPairwise(chain, outcomeOf(shares), rule, ideals), rule).toBe(true);
      expect(isBargainedPairwise(chain, outcomeOf(shares), rule)).toBe(true);
      for (let s = 0; s < 3; s++) {
        for (const off of [1e-3, -1e-3, 0.1, -0.1]) {
          const moved = shares.map((share, k) => (k === s ? share + off : share));
          expect(isBargainedPairwise(chain, outcomeOf(moved), rule, rule === 'kalai-smorodinsky' ? ideals : null), `${rule} ${s} ${off}`).toBe(false);
          if (Math.abs(off) === 0.1) expect(isBargainedPairwise(chain, outcomeOf(moved), rule), `${rule} ${s} ${off}`).toBe(false);
        }
      }
    }
  });

  it('at a crossing of two utilities are told from a ten-millionth off, by what is lost there', () => {
    for (const rule of ['egalitarian', 'kalai-smorodinsky'] as const) {
      const { shares, ideals } = settled(rule);
      for (const off of [1e-7, -1e-7]) expect(isBargainedPairwise(chain, outcomeOf([shares[0]! + off, shares[1]!, shares[2]!]), rule, ideals), rule).toBe(false);
      for (const off of [1e-10, -1e-10]) expect(isBargainedPairwise(chain, outcomeOf([shares[0]! + off, shares[1]!, shares[2]!]), rule, ideals), rule).toBe(true);
    }
  });

  it('are refused with ideals that are not where a side has the most', () => {
    const { shares, ideals } = settled('kalai-smorodinsky');
    for (let s = 0; s < 3; s++) {
      for (const side of [0, 1]) {
        for (const off of [1e-2, -1e-2]) {
          const wrong = ideals.map((pair, k) => (k === s ? pair.map((at, i) => (i === side ? at + off : at)) : pair)) as unknown as [number, number][];
          expect(isBargainedPairwise(chain, outcomeOf(shares), 'kalai-smorodinsky', wrong)).toBe(false);
        }
      }
    }
  });

  it('are refused with the shares that wrong ideals would give', () => {
    for (const wrong of [0, 1] as const) {
      for (const off of [0.05, -0.05]) {
        const { shares, ideals } = settled('kalai-smorodinsky', (top, side) => (side === wrong ? Math.min(1 - 1e-3, Math.max(1e-3, top + off)) : top));
        expect(isBargainedPairwise(chain, outcomeOf(shares), 'kalai-smorodinsky', ideals), `${wrong} ${off}`).toBe(false);
      }
    }
  });

  it('are judged alike in any unit of money', () => {
    for (const k of [1e-6, 1e6]) {
      const times = ({ performance, cross, safety }: SupplyChain['costGeneralist']) => ({ performance: k * performance, cross: k * cross, safety: k * safety });
      const dear: SupplyChain = { ...chain, costGeneralist: times(chain.costGeneralist), sectors: chain.sectors.map((sector) => ({ ...sector, revenueSafety: k * sector.revenueSafety, cost: times(sector.cost) })) };
      const paid = (outcome: ChainOutcome): ChainOutcome => ({ ...outcome, utility: k * outcome.utility, sectors: outcome.sectors.map((sector) => ({ ...sector, utility: k * sector.utility })) });
      for (const rule of BARGAINING_RULES) {
        const { shares, ideals } = settled(rule);
        expect(isBargainedPairwise(dear, paid(outcomeOf(shares)), rule, ideals), `${rule} ${k}`).toBe(true);
        expect(isBargainedPairwise(dear, paid(outcomeOf(shares)), rule), `${rule} ${k}`).toBe(true);
        expect(isBargainedPairwise(dear, paid(outcomeOf([shares[0]! + 1e-3, shares[1]!, shares[2]!])), rule, ideals), `${rule} ${k}`).toBe(false);
        expect(isBargainedPairwise(dear, paid(outcomeOf([shares[0]!, shares[1]!, 0])), rule), `${rule} ${k}`).toBe(false);
      }
    }
  });

  it('a specialist left out is refused where its pair would gain, and accepted where its floor costs more than it brings', () => {
    const without = { ...chain, sectors: chain.sectors.slice(0, 2) };
    for (const rule of BARGAINING_RULES) {
      // The two others as they are with a third that nobody deals with.
      let shares = [0.5, 0.5, 0];
      for (let round = 0; round < 60; round++) {
        for (const s of [0, 1]) {
          const pair = pairOf(shares, s);
          const tops = [pair(peak((x) => pair(x)[0]))[0], pair(peak((x) => pair(x)[1]))[1]] as const;
          shares = shares.map((other, k) => (k === s ? peak((x) => valueOf(rule, pair(x), tops)) : other));
        }
      }
      const outcome = outcomeOf(shares);
      expect(isBargainedPairwise(without, { ...outcome, shares: shares.slice(0, 2), sectors: outcome.sectors.slice(0, 2) }, rule), rule).toBe(true);
      expect(isBargainedPairwise(chain, outcome, rule), rule).toBe(false);
      const dear = { ...chain, sectors: chain.sectors.map((sector, s) => (s === 2 ? { ...sector, floor: 9 } : sector)) };
      expect(isBargainedPairwise(dear, outcome, rule), rule).toBe(true);
    }
  });
});

describe('the share of one specialist', () => {
  it('both utilities at a share are those of the closed form, floors included, and with two attributes G has what a search finds, 1,000 random games each', () => {
    fc.assert(fc.property(chainOf(1), share(), (one, at) => {
      const found = searchedUtilities(one, one.sectors[0]!, at);
      const expected = closedForm(one, at);
      if (expected === null || expected.generalist < 1e-7) return;
      expect(Math.abs(found!.generalist - expected.generalist)).toBeLessThan(1e-9);
    }), { numRuns: 1000 });
    fc.assert(fc.property(anyChain(), share(), (two, at) => {
      const most = searchPlans(two, [at]);
      const found = searchedUtilities(two, two.sectors[0]!, at);
      if (most > 1e-7 || found !== null) expect(Math.abs((found?.generalist ?? 0) - most)).toBeLessThan(1e-5);
    }), { numRuns: 1000 });
  }, 60_000);

  it('falls short by what the best share is worth more, in each rule, however little it is off', () => {
    for (const [r, c] of SECTORS) {
      const one: SupplyChain = { ...chain, sectors: [{ revenuePerformance: 0, revenueSafety: r, cost: { performance: 1, cross: 0, safety: c }, floor: 0 }] };
      const pair = (at: number): [number, number] => {
        const a0 = (at * r) / (2 * C0);
        return [C0 * a0 * a0 + (at * (1 - at) * r * r) / (2 * c), (1 - at) * r * a0 + ((1 - at) * r) ** 2 / (4 * c)];
      };
      const tried = Array.from({ length: 49 }, (_, k) => pair((k + 1 / Math.PI) / 49));
      const tops: [number, number] = [pair(peak((x) => pair(x)[0]))[0], pair(peak((x) => pair(x)[1]))[1]];
      for (const rule of BARGAINING_RULES) {
        for (const at of [0.05, 0.3, 0.5, 0.62, 0.9]) {
          const [g, d] = pair(at);
          const ideals: [number, number] = [Math.max(g, ...tried.map((each) => each[0])), Math.max(d, ...tried.map((each) => each[1]))];
          const scale = rule === 'kalai-smorodinsky' ? 1 : Math.max(...ideals) ** (rule === 'nash' ? 2 : 1);
          const best = valueOf(rule, pair(peak((x) => valueOf(rule, pair(x), tops))), tops);
          const expected = Math.max(0, best - valueOf(rule, [g, d], tops)) / scale;
          expect(Math.abs(bargainShortfall(one, one.sectors[0]!, rule, { generalist: g, specialist: d }) - expected), `${rule} ${at}`).toBeLessThan(rule === 'kalai-smorodinsky' ? 1e-5 : 1e-7);
        }
        const own = peak((x) => valueOf(rule, pair(x), tops));
        const [g, d] = pair(own);
        expect(bargainShortfall(one, one.sectors[0]!, rule, { generalist: g, specialist: d })).toBeLessThanOrEqual(bargainTolerance(rule));
        expect(bargainShortfall(one, one.sectors[0]!, rule, null)).toBe(Infinity);
        for (const off of [2e-3, -2e-3]) {
          const [less, more] = pair(own + off);
          expect(bargainShortfall(one, one.sectors[0]!, rule, { generalist: less, specialist: more }), `${rule} ${off}`).toBeGreaterThan(bargainTolerance(rule));
        }
      }
    }
  });
});
