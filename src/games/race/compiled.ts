import type { Frontier } from '../portfolio/frontier.ts';
import type { ScanPlan } from './scan-plan.ts';

/**
 * The one internal form of the race game, full or plain, as typed arrays by lab. With S, T, Λ and E the sums over rivals in the
 * lab's own picture (weights w_j, w_j ρ_j, hazards λ_j ρ_j, and the price of rivals' safe wins), a lab's payoff is
 *
 *     U = (1 - C) R - loss · C + [w (prize - prizeRisk ρ) - E] / (S + w) - outlay · b - liability · ρ - penalty [b < threshold]
 *     C = 1 - (1 - decisionRisk · (T + w ρ)/(S + w)) exp(-hazardScale Λ - ownHazard ρ)
 *     R = revenue · product(b) + mission (1 - exp(-missionRate (1 - e))),   e = max(b, capBudget),   w = exp(logWeight - weightSlope · e)
 *     E = enmityWeight · S + enmityRisk · T, plus the rows of an enmity matrix
 *
 * so a best response costs O(1) once the sums are known (model, section 3). All money terms are over the whole horizon.
 */
export class CompiledRace {
  readonly labs: number;
  /** Views in use; the arrays may hold more. */
  views: number;
  readonly viewCapacity: number;
  readonly logWeight: Float64Array;
  readonly weightSlope: Float64Array;
  readonly capBudget: Float64Array;
  readonly decisionRisk: Float64Array;
  readonly hazardScale: Float64Array;
  readonly ownHazard: Float64Array;
  readonly loss: Float64Array;
  readonly revenue: Float64Array;
  readonly mission: Float64Array;
  readonly missionRate: Float64Array;
  readonly prize: Float64Array;
  readonly prizeRisk: Float64Array;
  readonly enmityWeight: Float64Array;
  readonly enmityRisk: Float64Array;
  /** e_ij by rival, or null where enmity is one number; then its price is prize · e_ij w_j (1 - p_i ρ_j). */
  readonly enmityRow: (readonly number[] | null)[];
  readonly belief: Float64Array;
  readonly outlay: Float64Array;
  readonly liability: Float64Array;
  readonly penalty: Float64Array;
  /** Least budget that complies with the cap on assessed risk; -∞ where every allowed budget does, ∞ where none does. */
  readonly threshold: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly mayAbstain: Uint8Array;
  readonly frontier: Frontier[];
  /** Counts the games that this memory has held, and by lab the plans of scans of its budgets, which name the one that they were made for. */
  compilation = 0;
  readonly scans: ScanPlan[][] = [];
  /** The view in which a lab sees the race. */
  readonly view: Int32Array;
  /**
   * A view is one intelligence picture with one perceived front: by view and lab (row-major), how the lab is seen as a rival. Where
   * its weight is the lab's own times a constant, `viewRatio` holds it, else NaN.
   */
  readonly viewLogWeight: Float64Array;
  readonly viewSlope: Float64Array;
  readonly viewHazard: Float64Array;
  readonly viewRatio: Float64Array;
  /** The true race, for reports and selection only: ln weights at κ_0 and true capabilities, hazards, and how risk enters. */
  readonly trueLogWeight: Float64Array;
  readonly trueSlope: Float64Array;
  readonly trueHazard: Float64Array;
  trueDecisionRisk = 0;
  trueHazardScale = 0;
  /** Labs whose cap splits their budgets into two regimes, in index order. */
  jumps: number[] = [];
  previous: readonly (number | null)[] | null = null;

  constructor(labs: number, views: number) {
    this.labs = labs;
    this.views = this.viewCapacity = views;
    const column = (): Float64Array => new Float64Array(labs);
    this.logWeight = column();
    this.weightSlope = column();
    this.capBudget = column();
    this.decisionRisk = column();
    this.hazardScale = column();
    this.ownHazard = column();
    this.loss = column();
    this.revenue = column();
    this.mission = column();
    this.missionRate = column();
    this.prize = column();
    this.prizeRisk = column();
    this.enmityWeight = column();
    this.enmityRisk = column();
    this.enmityRow = new Array<readonly number[] | null>(labs).fill(null);
    this.belief = column();
    this.outlay = column();
    this.liability = column();
    this.penalty = column();
    this.threshold = column();
    this.lower = column();
    this.upper = column();
    this.mayAbstain = new Uint8Array(labs);
    this.frontier = [];
    this.view = new Int32Array(labs);
    this.viewLogWeight = new Float64Array(labs * views);
    this.viewSlope = new Float64Array(labs * views);
    this.viewHazard = new Float64Array(labs * views);
    this.viewRatio = new Float64Array(labs * views);
    this.trueLogWeight = column();
    this.trueSlope = column();
    this.trueHazard = column();
  }
}
