import fc from 'fast-check';
import type { QuadraticCost, Sector, SupplyChain } from '../../../src/games/fine-tuning/types.ts';

/** Methods of their own for the tests: nothing here is shared with the solver. */

const unit = (): fc.Arbitrary<number> => fc.double({ min: 0, max: 1, noNaN: true });
const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

/** Costs of one attribute, or of two with cross-terms from nearly -2 sqrt(AC) to far beyond convexity. */
const cost = (attributes: 1 | 2): fc.Arbitrary<QuadraticCost> => fc.tuple(between(0.3, 2.3), between(0.3, 2.3), fc.oneof(fc.constant(0), between(-1.9, 0), between(0, 5)))
  .map(([performance, safety, cross]) => attributes === 1
    ? { performance: 1, cross: 0, safety }
    : { performance, cross: cross * Math.sqrt(performance * safety), safety });

export const share = (): fc.Arbitrary<number> => fc.oneof(fc.constant(0.5), between(0.01, 0.99));

export const sectorOf = (attributes: 1 | 2): fc.Arbitrary<Sector> => fc.record({
  revenuePerformance: attributes === 1 ? fc.constant(0) : fc.oneof(fc.constant(1), between(0.05, 2)),
  revenueSafety: fc.oneof(fc.constant(1), between(0.05, 2)),
  cost: cost(attributes),
  floor: fc.oneof(fc.constant(0), unit(), between(0, 2)),
});

export const chainOf = (attributes: 1 | 2, most = 1): fc.Arbitrary<SupplyChain> => fc.record({
  attributes: fc.constant(attributes),
  costGeneralist: cost(attributes),
  floorGeneralist: fc.oneof(fc.constant(0), between(0, 0.8)),
  sectors: fc.array(sectorOf(attributes), { minLength: most === 1 ? 1 : 2, maxLength: most }),
});

export const anyChain = (): fc.Arbitrary<SupplyChain> => fc.oneof(chainOf(1), chainOf(2));

export const spent = (c: QuadraticCost, p: number, s: number): number => c.performance * p * p + c.cross * p * s + c.safety * s * s;

export interface Reply {
  readonly u: number;
  readonly v: number;
  /** U_D without what the generalist's own (x, y) brings in. */
  readonly gain: number;
}

/** D's best addition when at least m safety is to be added: a scan over v sharpened at its top, u the vertex of its parabola. */
export function searchReply(sector: Sector, share: number, m: number): Reply {
  const kp = (1 - share) * sector.revenuePerformance;
  const ks = (1 - share) * sector.revenueSafety;
  const { performance: A, cross: B, safety: C } = sector.cost;
  const at = (v: number): Reply => {
    const u = Math.max(0, (kp - B * v) / (2 * A));
    return { u, v, gain: kp * u + ks * v - spent(sector.cost, u, v) };
  };
  const convex = 4 * A * C - B * B;
  const reach = m + 1.2 * Math.max(ks / (2 * C), kp / (2 * A), B < 0 && convex > 0 ? (2 * A * ks - B * kp) / convex : 0) + 0.1;
  let best = at(m);
  const points = 120;
  for (let k = 1; k <= points; k++) {
    const found = at(m + ((reach - m) * k) / points);
    if (found.gain > best.gain) best = found;
  }
  for (let width = (reach - m) / points; width > 1e-10; width *= 0.5) {
    for (const v of [best.v - width, best.v + width]) {
      if (v < m) continue;
      const found = at(v);
      if (found.gain > best.gain) best = found;
    }
  }
  return best;
}

/** The most that G reaches on a grid of its own (x, y), D answering by search; -Infinity if D never takes part. */
export function searchGeneralist(chain: SupplyChain, share: number, columns = 24, rows = 40): number {
  const sector = chain.sectors[0]!;
  const gp = share * sector.revenuePerformance;
  const gs = share * sector.revenueSafety;
  const kp = (1 - share) * sector.revenuePerformance;
  const ks = (1 - share) * sector.revenueSafety;
  const high = Math.max(sector.floor, chain.floorGeneralist) + 1;
  let best = -Infinity;
  for (let j = 0; j <= rows; j++) {
    const y = chain.floorGeneralist + ((high - chain.floorGeneralist) * j) / rows;
    const reply = searchReply(sector, share, Math.max(0, sector.floor - y));
    for (let i = 0; i <= (chain.attributes === 1 ? 0 : columns); i++) {
      const x = (1.5 * i) / columns;
      if (kp * x + ks * y + reply.gain < -1e-12) continue;
      best = Math.max(best, gp * (x + reply.u) + gs * (y + reply.v) - spent(chain.costGeneralist, x, y));
    }
  }
  return best;
}

/** The closed form of the one-attribute game at a share, as model, section 6, states it. null: G abstains. */
export function closedForm(chain: SupplyChain, share: number): { a0: number; a1: number; generalist: number; specialist: number } | null {
  const { revenueSafety: r, cost: { safety: c1 }, floor } = chain.sectors[0]!;
  const c0 = chain.costGeneralist.safety;
  let best: { a0: number; a1: number; generalist: number; specialist: number } | null = null;
  for (const a0 of [Math.max(chain.floorGeneralist, (share * r) / (2 * c0)), Math.max(chain.floorGeneralist, 0, floor - Math.sqrt(((1 - share) * r * floor) / c1)), chain.floorGeneralist]) {
    const a1 = Math.max(floor, a0, a0 + ((1 - share) * r) / (2 * c1));
    const generalist = share * r * a1 - c0 * a0 * a0;
    const specialist = (1 - share) * r * a1 - c1 * (a1 - a0) * (a1 - a0);
    if (generalist < -1e-15 || specialist < -1e-14) continue;
    if (best === null || generalist > best.generalist + 1e-15) best = { a0, a1, generalist, specialist };
  }
  return best;
}
