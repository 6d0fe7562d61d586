import { cubicRootsWithin, quadraticRoots } from './polynomial.ts';
import {
  COMPLIANCE, END_GENERALIST_FLOOR, END_NONE, END_SPECIALIST_FLOOR, PERFORMANCE, SpecialistReplies,
} from './specialist.ts';
import type { Outcome, QuadraticCost, Sector, SupplyChain } from './types.ts';

/** Utilities closer than this share of the revenue at stake are a tie (contract, "Fine-tuning ties and refusals"). */
const TIE = 1e-13;
/** Utilities of this share of the sums behind them are rounding: zero. */
const ROUNDING = 4e-15;
/** Two plans closer than this are one plan: the better one counts, by however little. */
const SAME_PLAN = 1e-6;

/** How the candidate's safety y was found; with the face, the branch of x and the end it makes the label of a piece. */
const AT_END = 0;
const FREE = 1;
const NO_PERFORMANCE = 2;
const LIMIT = 3;
const LIMIT_CURVE = 5;

/**
 * One generalist, one specialist, one share: the subgame-perfect plan by backward induction over regimes and faces
 * (model, section 6). For a given safety y of the generalist its performance x is a concave quadratic above the
 * specialist's participation limit, so what is left is one variable with finitely many critical points: the ends of
 * the specialist's regimes, the stationary point of each face, the point and the curve where U_D = 0. All are compared.
 * The object is reused from share to share and allocates nothing.
 */
export class ShareSolver {
  takesPart = false;
  generalistPerformance = 0;
  generalistSafety = 0;
  specialistPerformance = 0;
  specialistSafety = 0;
  generalistUtility = 0;
  specialistUtility = 0;
  /** The best utility that G can reach with D taking part; negative: G abstains. -Infinity if there is no such plan. */
  reachable = -Infinity;
  /** Which regime, face and end the plan lies on. As long as it stays the same, the plan is a smooth function of the share. */
  label = 0;
  /** How much worse the best of the other plans is for G: 0 where G is about to switch. */
  margin = Infinity;

  private readonly replies: SpecialistReplies;
  private readonly sector: Sector;
  private readonly cost: QuadraticCost;
  private readonly roots = new Float64Array(3);
  private floorGeneralist: number;
  private floorSpecialist: number;
  private share = 0;
  private gainPerformance = 0;
  private gainSafety = 0;
  private runnerUp = -Infinity;

  constructor(chain: SupplyChain, sector: Sector) {
    this.sector = sector;
    this.cost = chain.costGeneralist;
    this.replies = new SpecialistReplies(sector);
    this.floorGeneralist = chain.floorGeneralist;
    this.floorSpecialist = sector.floor;
  }

  setFloors(generalist: number, specialist: number): void {
    this.floorGeneralist = generalist;
    this.floorSpecialist = specialist;
  }

  /** Solves the game at G's share δ in (0,1); the answer stands in the fields. */
  solve(share: number): void {
    const { replies, sector, floorGeneralist: low, floorSpecialist: floor } = this;
    this.share = share;
    this.gainPerformance = share * sector.revenuePerformance;
    this.gainSafety = share * sector.revenueSafety;
    this.reachable = -Infinity;
    this.runnerUp = -Infinity;
    this.label = -1;
    const largest = floor > low ? floor - low : 0;
    replies.prepare(share, largest);
    // Beyond its own need the specialist adds what it likes: m = 0.
    const face = largest > 0 ? replies.bestFace(0) : replies.faces[0]!;
    this.stretch(face, floor > low ? floor : low, Infinity, floor > low ? END_SPECIALIST_FLOOR : END_GENERALIST_FLOOR, END_NONE);
    if (largest > 0) {
      for (let i = 0; i < replies.count; i++) {
        const right = i === 0 ? floor : floor - replies.ends[i]!;
        const left = i === replies.count - 1 ? low : floor - replies.ends[i + 1]!;
        this.stretch(replies.faces[i]!, left, right, replies.codes[i + 1]!, replies.codes[i]!);
      }
    }
    this.finish();
  }

  outcome(): Outcome {
    return {
      share: this.share,
      takesPart: this.takesPart,
      generalistPerformance: this.generalistPerformance,
      generalistSafety: this.generalistSafety,
      specialistPerformance: this.specialistPerformance,
      specialistSafety: this.specialistSafety,
      generalistUtility: this.generalistUtility,
      specialistUtility: this.specialistUtility,
    };
  }

  /** All critical points of U_G with y in [left, right] while the specialist answers on one face. */
  private stretch(face: number, left: number, right: number, leftCode: number, rightCode: number): void {
    const { cost, replies, sector, gainPerformance: gp, gainSafety: gs, share, floorSpecialist: floor, roots } = this;
    const { performance: A0, cross: B0, safety: C0 } = cost;
    const { performance: A, cross: B, safety: C } = sector.cost;
    const bound = face >= COMPLIANCE || face === PERFORMANCE;
    this.consider(left, face, AT_END + 8 * leftCode);
    if (right < Infinity) this.consider(right, face, AT_END + 8 * rightCode);
    // D's added revenue as a function of y is affine; `slope` is what G's part of it changes by per unit of y.
    const follows = bound && right <= floor;
    const slope = !follows ? 0 : share * ((face === PERFORMANCE ? (sector.revenuePerformance * B) / (2 * A) : 0) - sector.revenueSafety);
    const curvature = 2 * C0 - (B0 * B0) / (2 * A0);
    if (curvature > 0) this.within((gs + slope - (B0 * gp) / (2 * A0)) / curvature, left, right, face, FREE);
    this.within((gs + slope) / (2 * C0), left, right, face, NO_PERFORMANCE);
    if (!follows) return;

    // Participation. U_D at x = 0 is s0 + s1 m + s2 m², m = θ_D - y, and rises with y: only its lower part can bind.
    const kp = replies.earnPerformance;
    const ks = replies.earnSafety;
    let s0 = ks * floor;
    let s1 = 0;
    let s2 = -C;
    if (face === PERFORMANCE) {
      s0 += (kp * kp) / (4 * A);
      s1 = -(kp * B) / (2 * A);
      s2 += (B * B) / (4 * A);
    }
    const deepest = floor - left;
    if (s0 + s1 * deepest + s2 * deepest * deepest >= 0) return;
    const shallowest = floor - right;
    const limits = quadraticRoots(s2, s1, s0, roots);
    const first = roots[0]!;
    const second = roots[1]!;
    for (let i = 0; i < limits; i++) this.within(floor - (i === 0 ? first : second), left, right, face, LIMIT + i);
    if (kp <= 0) return;
    // On the curve U_D = 0 x is quadratic in m, U_G a quartic: its stationary points are the roots of a cubic.
    const x0 = -s0 / kp;
    const x1 = -s1 / kp;
    const x2 = -s2 / kp;
    const count = cubicRootsWithin(
      -4 * A0 * x2 * x2,
      -6 * A0 * x1 * x2 + 3 * B0 * x2,
      2 * gp * x2 - 2 * A0 * (x1 * x1 + 2 * x0 * x2) - B0 * (2 * x2 * floor - 2 * x1) - 2 * C0,
      gp * x1 - gs - slope - 2 * A0 * x0 * x1 - B0 * (x1 * floor - x0) + 2 * C0 * floor,
      shallowest, deepest, roots,
    );
    for (let i = 0; i < count; i++) this.within(floor - roots[i]!, left, right, face, LIMIT_CURVE + i);
  }

  private within(y: number, left: number, right: number, face: number, kind: number): void {
    if (y > left && y < right) this.consider(y, face, kind);
  }

  /** The plan with safety y, the best performance above the participation limit, and D's reply on the face. */
  private consider(y: number, face: number, kind: number): void {
    const { replies, cost, gainPerformance: gp, gainSafety: gs } = this;
    const { performance: A, cross: B, safety: C } = this.sector.cost;
    const m = this.floorSpecialist > y ? this.floorSpecialist - y : 0;
    const u = replies.performanceAdded(face, m);
    const v = replies.safetyAdded(face, m);
    const kp = replies.earnPerformance;
    const earned = replies.earnSafety * (y + v) + kp * u;
    const spent = A * u * u + B * u * v + C * v * v;
    const base = earned - spent;
    let x = (gp - cost.cross * y) / (2 * cost.performance);
    let branch = 1;
    if (!(x > 0)) {
      x = 0;
      branch = 0;
    }
    let utilityD = base + kp * x;
    const rounding = ROUNDING * (earned + kp * x + spent);
    // A participation limit was solved for: what is left there is rounding.
    const atLimit = branch === 0 && (kind === LIMIT || kind === LIMIT + 1);
    if (utilityD <= rounding || atLimit) {
      if (utilityD >= -rounding || atLimit) utilityD = 0;
      else if (kp > 0) {
        x = -base / kp;
        branch = 2;
        utilityD = 0;
      } else return;
    }
    const revenue = gp * (x + u) + gs * (y + v);
    const utility = revenue - cost.performance * x * x - cost.cross * x * y - cost.safety * y * y;
    const distinct = Math.abs(x - this.generalistPerformance) > SAME_PLAN || Math.abs(y - this.generalistSafety) > SAME_PLAN
      || Math.abs(x + u - this.specialistPerformance) > SAME_PLAN || Math.abs(y + v - this.specialistSafety) > SAME_PLAN;
    const none = this.label < 0;
    const tolerance = distinct && !none ? TIE * revenue : 0;
    const isBetter = none || utility > this.reachable + tolerance
      || (tolerance > 0 && utility >= this.reachable - tolerance && this.preferred(x, x + u, y + v));
    if (!isBetter) {
      if (distinct && utility > this.runnerUp) this.runnerUp = utility;
      return;
    }
    if (!none && distinct && this.reachable > this.runnerUp) this.runnerUp = this.reachable;
    this.reachable = utility;
    this.specialistUtility = utilityD;
    this.generalistPerformance = x;
    this.generalistSafety = y;
    this.specialistPerformance = x + u;
    this.specialistSafety = y + v;
    this.label = (kind * 4 + face) * 3 + branch;
  }

  /** Between plans that tie for G: one that invests in performance, then the higher final safety, then performance. */
  private preferred(x: number, performance: number, safety: number): boolean {
    const invests = x > SAME_PLAN;
    if (invests !== this.generalistPerformance > SAME_PLAN) return invests;
    if (Math.abs(safety - this.specialistSafety) > SAME_PLAN) return safety > this.specialistSafety;
    return performance > this.specialistPerformance + SAME_PLAN;
  }

  private finish(): void {
    const revenue = this.gainPerformance * this.specialistPerformance + this.gainSafety * this.specialistSafety;
    this.takesPart = this.label >= 0 && this.reachable >= -ROUNDING * revenue;
    if (this.takesPart) {
      this.generalistUtility = this.reachable > 0 ? this.reachable : 0;
      this.margin = this.reachable - this.runnerUp;
      return;
    }
    this.label = -1;
    this.generalistUtility = this.specialistUtility = 0;
    this.generalistPerformance = this.generalistSafety = this.specialistPerformance = this.specialistSafety = 0;
    this.margin = Infinity;
  }
}
