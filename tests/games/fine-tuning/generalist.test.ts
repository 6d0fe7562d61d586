import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShareSolver } from '../../../src/games/fine-tuning/generalist.ts';
import { SpecialistReplies } from '../../../src/games/fine-tuning/specialist.ts';
import { cubicRootsWithin, quadraticRoots } from '../../../src/games/fine-tuning/polynomial.ts';
import type { SupplyChain } from '../../../src/games/fine-tuning/types.ts';
import { anyChain, chainOf, closedForm, searchGeneralist, searchReply, sectorOf, share, spent } from './brute-force.ts';

function solved(chain: SupplyChain, at: number): ShareSolver {
  const solver = new ShareSolver(chain, chain.sectors[0]!);
  solver.solve(at);
  return solver;
}

describe('the generalist', () => {
  it('plays the closed form of the one-attribute game', () => {
    fc.assert(fc.property(chainOf(1), share(), (chain, at) => {
      const expected = closedForm(chain, at);
      const solver = solved(chain, at);
      // Where G is within rounding of abstaining either is right.
      if (expected === null || Math.abs(expected.generalist) < 1e-12) return;
      expect(solver.takesPart).toBe(true);
      expect(Math.abs(solver.generalistUtility - expected.generalist)).toBeLessThan(1e-12);
    }), { numRuns: 3000 });
  });

  it('finds the plan itself where no other comes close', () => {
    fc.assert(fc.property(chainOf(1), share(), (chain, at) => {
      const expected = closedForm(chain, at);
      const solver = solved(chain, at);
      if (expected === null || expected.generalist < 1e-9 || solver.margin < 1e-9) return;
      expect(Math.abs(solver.generalistSafety - expected.a0)).toBeLessThan(1e-9);
      expect(Math.abs(solver.specialistSafety - expected.a1)).toBeLessThan(1e-9);
      expect(Math.abs(solver.specialistUtility - expected.specialist)).toBeLessThan(1e-9);
    }), { numRuns: 2000 });
  });

  it('is beaten by no plan of a grid, with any cross-terms', () => {
    fc.assert(fc.property(anyChain(), share(), (chain, at) => {
      const solver = solved(chain, at);
      const found = searchGeneralist(chain, at);
      expect(found).toBeLessThanOrEqual(Math.max(0, solver.reachable) + 1e-8);
      if (found > 1e-8) expect(solver.takesPart).toBe(true);
    }), { numRuns: 1000 });
  });

  it('keeps the rules, and its specialist has nothing better to do', () => {
    fc.assert(fc.property(anyChain(), share(), (chain, at) => {
      const solver = solved(chain, at);
      if (!solver.takesPart) return;
      const sector = chain.sectors[0]!;
      const { generalistPerformance: x, generalistSafety: y, specialistPerformance: p, specialistSafety: s } = solver;
      expect(y).toBeGreaterThanOrEqual(chain.floorGeneralist);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(p).toBeGreaterThanOrEqual(x);
      expect(s).toBeGreaterThanOrEqual(Math.max(y, sector.floor * (1 - 1e-15)));
      const earned = (1 - at) * (sector.revenuePerformance * p + sector.revenueSafety * s) - spent(sector.cost, p - x, s - y);
      expect(Math.abs(earned - solver.specialistUtility)).toBeLessThan(1e-12);
      const kp = (1 - at) * sector.revenuePerformance;
      const ks = (1 - at) * sector.revenueSafety;
      const best = kp * x + ks * y + searchReply(sector, at, Math.max(0, sector.floor - y)).gain;
      expect(best - earned).toBeLessThan(1e-12);
      expect(earned).toBeGreaterThan(-1e-12);
    }), { numRuns: 2000 });
  });

  it('never says that a neighbouring plan is far off: the label tells smooth pieces apart', () => {
    fc.assert(fc.property(anyChain(), fc.double({ min: 0.02, max: 0.97, noNaN: true }), (chain, at) => {
      const solver = solved(chain, at);
      const { label, generalistSafety, specialistSafety, takesPart } = solver;
      solver.solve(at + 1e-7);
      if (!takesPart || solver.label !== label) return;
      expect(Math.abs(solver.generalistSafety - generalistSafety)).toBeLessThan(1e-2);
      expect(Math.abs(solver.specialistSafety - specialistSafety)).toBeLessThan(1e-2);
    }), { numRuns: 2000 });
  });
});

describe('the specialist', () => {
  it('answers best on every stretch of what it must add', () => {
    fc.assert(fc.property(sectorOf(2), share(), fc.double({ min: 0, max: 1, noNaN: true }), (sector, at, part) => {
      const replies = new SpecialistReplies(sector);
      replies.prepare(at, 2);
      const m = 2 * part;
      let face = -1;
      for (let i = 0; i < replies.count; i++) if (m >= replies.ends[i]! && m <= replies.ends[i + 1]!) face = replies.faces[i]!;
      const u = replies.performanceAdded(face, m);
      const v = replies.safetyAdded(face, m);
      const gain = (1 - at) * (sector.revenuePerformance * u + sector.revenueSafety * v) - spent(sector.cost, u, v);
      expect(v).toBeGreaterThanOrEqual(m - 1e-12);
      expect(searchReply(sector, at, m).gain - gain).toBeLessThan(1e-12);
    }), { numRuns: 2000 });
  });
});

describe('roots', () => {
  it('finds the roots that a cubic was built from', () => {
    const root = fc.integer({ min: -400, max: 400 }).map((k) => k / 100);
    fc.assert(fc.property(fc.uniqueArray(root, { minLength: 3, maxLength: 3 }), fc.constantFrom(-2, 0.5, 3), (roots, lead) => {
      const [a, b, c] = [...roots].sort((p, q) => p - q) as [number, number, number];
      const found = new Float64Array(3);
      const count = cubicRootsWithin(lead, -lead * (a + b + c), lead * (a * b + b * c + a * c), -lead * a * b * c, -5, 5, found);
      expect(count).toBe(3);
      [a, b, c].forEach((expected, k) => expect(Math.abs(found[k]! - expected)).toBeLessThan(1e-9));
    }), { numRuns: 1000 });
  });

  it('keeps small roots of a quadratic exact', () => {
    const found = new Float64Array(2);
    expect(quadraticRoots(1, -1e8, 1, found)).toBe(2);
    expect(Math.abs(found[0]! - 1e-8)).toBeLessThan(1e-22);
    expect(quadraticRoots(1, 0, 1, found)).toBe(0);
    expect(quadraticRoots(0, 2, -1, found)).toBe(1);
    expect(found[0]).toBe(0.5);
  });
});
