import { quadraticRoots } from './polynomial.ts';
import type { Sector } from './types.ts';

/**
 * How the specialist answers. What it must add to the generalist's safety y is m = max(0, θ_D - y), so its best
 * investment (u, v) = a1 - a0, u ≥ 0, v ≥ m, depends on a0 through m alone. Four faces can hold it:
 */
export const INTERIOR = 0; // both attributes by choice
export const PERFORMANCE = 1; // v = m, performance by choice (u > 0)
export const SAFETY = 2; // safety by choice, no performance
export const COMPLIANCE = 3; // v = m, no performance

/** Names of the ends of a regime's stretch of m: the pieces of an answer as a function of the share are told apart by them. */
export const END_GENERALIST_FLOOR = 0;
export const END_SPECIALIST_FLOOR = 1;
const END_INTERIOR = 2;
const END_SAFETY = 3;
const END_PERFORMANCE = 4;
const END_INDIFFERENT = 5;
export const END_NONE = 7;

/** Below this share of 4·C00·C11 the determinant of a cost counts as zero: the cost is not strictly convex. */
const SINGULAR = 1e-12;

export function isStrictlyConvex(cost: { performance: number; cross: number; safety: number }): boolean {
  const product = 4 * cost.performance * cost.safety;
  return product - cost.cross * cost.cross > SINGULAR * product;
}

/** The specialist's best replies at one share, for every m in [0, largest]: stretches of m, each with its face. */
export class SpecialistReplies {
  /** (1-δ) r: what a unit of each attribute earns the specialist. */
  earnPerformance = 0;
  earnSafety = 0;
  interiorPerformance = 0;
  interiorSafety = 0;
  /** Whether investing in both by choice is a maximum at all. */
  interiorExists = false;
  safetyAlone = 0;
  /** Stretch i is [ends[i], ends[i+1]] with face faces[i]; codes[i] names ends[i]. */
  count = 0;
  readonly ends = new Float64Array(9);
  readonly codes = new Int32Array(9);
  readonly faces = new Int32Array(9);
  private readonly roots = new Float64Array(2);
  private readonly sector: Sector;
  private readonly convex: boolean;

  constructor(sector: Sector) {
    this.sector = sector;
    this.convex = isStrictlyConvex(sector.cost);
  }

  /** Prepares the replies at share δ of the generalist for m in [0, largest]. */
  prepare(share: number, largest: number): void {
    const { performance: A, cross: B, safety: C } = this.sector.cost;
    const kp = (1 - share) * this.sector.revenuePerformance;
    const ks = (1 - share) * this.sector.revenueSafety;
    this.earnPerformance = kp;
    this.earnSafety = ks;
    this.safetyAlone = ks / (2 * C);
    this.interiorExists = false;
    if (this.convex) {
      const determinant = 4 * A * C - B * B;
      this.interiorPerformance = (2 * C * kp - B * ks) / determinant;
      this.interiorSafety = (2 * A * ks - B * kp) / determinant;
      this.interiorExists = this.interiorPerformance > 0 && this.interiorSafety >= 0;
    }
    this.count = 1;
    this.ends[0] = 0;
    this.codes[0] = END_SPECIALIST_FLOOR;
    if (largest > 0) {
      if (this.interiorExists) this.insert(this.interiorSafety, END_INTERIOR, largest);
      this.insert(this.safetyAlone, END_SAFETY, largest);
      if (B > 0) this.insert(kp / B, END_PERFORMANCE, largest);
      if (!this.convex) {
        // Where "performance by choice" and "safety alone" are worth the same, the reply jumps.
        const found = quadraticRoots(
          (B * B) / (4 * A) - C, ks - (B * kp) / (2 * A), (kp * kp) / (4 * A) - (ks * ks) / (4 * C), this.roots,
        );
        for (let i = 0; i < found; i++) this.insert(this.roots[i]!, END_INDIFFERENT + i, largest);
      }
    }
    this.ends[this.count] = largest;
    this.codes[this.count] = END_GENERALIST_FLOOR;
    for (let i = 0; i < this.count; i++) this.faces[i] = this.bestFace(0.5 * (this.ends[i]! + this.ends[i + 1]!));
  }

  /** Performance added on a face when the safety it must add is m. */
  performanceAdded(face: number, m: number): number {
    if (face === INTERIOR) return this.interiorPerformance;
    if (face !== PERFORMANCE) return 0;
    const u = (this.earnPerformance - this.sector.cost.cross * m) / (2 * this.sector.cost.performance);
    return u > 0 ? u : 0;
  }

  /** Safety added on a face when the safety it must add is m. */
  safetyAdded(face: number, m: number): number {
    return face === INTERIOR ? this.interiorSafety : face === SAFETY ? this.safetyAlone : m;
  }

  /** The face with the best reply at m; indifferent between attributes, the one with performance. */
  bestFace(m: number): number {
    let best = COMPLIANCE;
    let value = this.gain(COMPLIANCE, m);
    if (this.safetyAlone >= m && this.gain(SAFETY, m) >= value) {
      best = SAFETY;
      value = this.gain(SAFETY, m);
    }
    const tolerance = 1e-14 * (Math.abs(value) + this.sector.cost.safety * m * m);
    if (this.performanceAdded(PERFORMANCE, m) > 0 && this.gain(PERFORMANCE, m) >= value - tolerance) {
      best = PERFORMANCE;
      value = this.gain(PERFORMANCE, m);
    }
    if (this.interiorExists && this.interiorSafety >= m && this.gain(INTERIOR, m) >= value - tolerance) best = INTERIOR;
    return best;
  }

  private gain(face: number, m: number): number {
    const { performance: A, cross: B, safety: C } = this.sector.cost;
    const u = this.performanceAdded(face, m);
    const v = this.safetyAdded(face, m);
    return this.earnPerformance * u + this.earnSafety * v - A * u * u - B * u * v - C * v * v;
  }

  private insert(m: number, code: number, largest: number): void {
    if (!(m > 0 && m < largest)) return;
    let at = this.count;
    while (at > 1 && this.ends[at - 1]! > m) {
      this.ends[at] = this.ends[at - 1]!;
      this.codes[at] = this.codes[at - 1]!;
      at--;
    }
    this.ends[at] = m;
    this.codes[at] = code;
    this.count++;
  }
}
