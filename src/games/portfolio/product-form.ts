import { exp, log } from '../../core/math/index.ts';
import { costOfMisconduct } from '../deterrence/misconduct.ts';
import type { Frontier } from './frontier.ts';
import { ASSESSED_LEVEL, ASSESSED_SLOPE, PIECE_SIZE, RISK_LEVEL, RISK_SLOPE } from './piece.ts';
import { POINT_SIZE } from './point.ts';
import { residualRisk, spending as spendingOf } from './readouts.ts';
import type { Mechanism, MisconductForm, PortfolioProblem } from './types.ts';

/** What the mechanisms of a portfolio add up to: Σ l_k s_k by mechanism. */
export type MechanismSums = Readonly<Record<Mechanism, number>>;

/**
 * -ln ρ / g in the product form (model, section 5): D Π/ḡ less the same at zero spend, plus containment, with
 * D = (1 - exp(-(d0 + Σ_det))) · oversight, Π = Π0 + Σ_deter, ḡ = ḡ0 exp(-Σ_prop).
 */
export function productReduction(form: MisconductForm, sums: MechanismSums): number {
  return misconductTerm(form, sums) - misconductTerm(form, nothing) + sums.containment;
}

/** D Π/ḡ: minus the log of the share of opportunities that a system takes. */
export function misconductTerm(form: MisconductForm, sums: MechanismSums): number {
  return costOfMisconduct({
    detection: (1 - exp(-(form.detectionBase + sums.detection))) * form.oversight,
    penalty: form.penaltyBase + sums.deterrence,
    credibility: form.credibility,
    meanGain: form.meanGain * exp(-sums.propensity),
  });
}

const nothing: MechanismSums = { detection: 0, deterrence: 0, propensity: 0, containment: 0 };

/** Positions of the table's knots on the grid of budgets: even gaps, so that every piece has a middle. */
const knots = [0, 2, 4, 6, 8, 12, 16, 20, 24, 32, 40, 48, 64, 80, 96, 128, 160, 192, 256, 320, 384, 512];
const grid = 512;
const multiplied: readonly Mechanism[] = ['detection', 'deterrence', 'propensity'];
const mechanisms: readonly Mechanism[] = [...multiplied, 'containment'];
/** The ratio of falls in the second and the first half of a piece is kept within these: the piece stays a falling exponential. */
const steepest = 1e-6;
const straightest = 1 - 1e-4;

/**
 * The frontier of a portfolio whose measures work through the misconduct of an AI system, as a table: at each knot the budget is split over
 * mechanisms so that the reduction is largest, and between knots ln ρ and ln ρ̂ fall as exponentials through both ends (ln ρ through the middle
 * too). The table is the game's ρ(b): every piece has the shape that the race's bounds rest on, so its certificate is as good as with
 * the additive form; only the table differs from the exact maximum, by less than 1e-3 of ln ρ with the catalogue (tests/games/portfolio).
 *
 * Within a mechanism spending is water-filled. Over the three that multiply the log of the product is concave in the three budgets, so filling step
 * by step where it grows most is exact on the grid; the split against containment is not concave and is searched whole.
 */
export function compileProductForm(problem: PortfolioProblem, form: MisconductForm, compile: (problem: PortfolioProblem) => Frontier): Frontier {
  const additive = compile(withoutForm(problem));
  const base = baseSums(problem, form, additive.demandEffects);
  const parts = mechanisms.map((mechanism) => compile(partOf(problem, form, mechanism, additive.demandEffects)));
  const reached = parts.map((part) => Float64Array.from({ length: grid + 1 }, (_, j) => -log(residualRisk(part, j / grid))));

  // Steps given to detection, deterrence and propensity after n steps in all, and what the three then multiply to.
  const scale = (form.oversight * form.credibility) / form.meanGain;
  const given = multiplied.map(() => new Int32Array(grid + 1));
  const product = new Float64Array(grid + 1);
  const height = (m: number, steps: number): number => {
    const sum = reached[m]![steps]! + base[multiplied[m]!];
    if (m === 0) return log(1 - exp(-(form.detectionBase + sum)));
    return m === 1 ? log(form.penaltyBase + sum) : sum;
  };
  const at = multiplied.map((_, m) => height(m, 0));
  const next = multiplied.map((_, m) => height(m, 1));
  const steps = multiplied.map(() => 0);
  for (let n = 0; n <= grid; n++) {
    product[n] = scale * exp(at[0]! + at[1]! + at[2]!);
    for (let m = 0; m < 3; m++) given[m]![n] = steps[m]!;
    if (n === grid) break;
    let best = 0;
    for (let m = 1; m < 3; m++) if (next[m]! - at[m]! > next[best]! - at[best]!) best = m;
    steps[best]!++;
    at[best] = next[best]!;
    next[best] = height(best, Math.min(grid, steps[best]! + 1));
  }
  const split = (n: number): number => {
    let chosen = n;
    let most = -Infinity;
    for (let j = n; j >= 0; j--) {
      const value = product[j]! + reached[3]![n - j]!;
      if (value > most) {
        most = value;
        chosen = j;
      }
    }
    return chosen;
  };
  const pointAt = (n: number): TablePoint => {
    const j = split(n);
    const steps = [given[0]![j]!, given[1]![j]!, given[2]![j]!, n - j];
    const spent = [...additive.demandSpending];
    parts.forEach((part, m) => spendingOf(part, steps[m]! / grid).forEach((y, k) => (spent[k]! += y)));
    return tablePoint(problem, form, spent);
  };
  return tabulated(problem, additive, pointAt);
}

interface TablePoint {
  readonly spending: readonly number[];
  readonly effects: readonly number[];
  readonly logRisk: number;
  readonly logAssessed: number;
  readonly product: number;
}

function tablePoint(problem: PortfolioProblem, form: MisconductForm, spending: readonly number[]): TablePoint {
  const effects = spending.map((y, k) => 1 - exp(-y / problem.cost[k]!));
  return {
    spending, effects,
    logRisk: -problem.technology * productReduction(form, mechanismSums(form, problem.reduction, effects)),
    logAssessed: -problem.technology * productReduction(form, mechanismSums(form, problem.assessedReduction, effects)) + problem.assessorBias,
    product: effects.reduce((value, s, k) => value * (1 + problem.productValue[k]! * s), 1),
  };
}

/** Σ l_k s_k by mechanism. */
export function mechanismSums(form: Pick<MisconductForm, 'mechanism'>, reduction: readonly number[], effects: readonly number[]): MechanismSums {
  const sums = { detection: 0, deterrence: 0, propensity: 0, containment: 0 };
  form.mechanism.forEach((mechanism, k) => (sums[mechanism] += reduction[k]! * effects[k]!));
  return sums;
}

function baseSums(problem: PortfolioProblem, form: MisconductForm, effects: readonly number[]): MechanismSums {
  return mechanismSums(form, problem.reduction, effects);
}

function withoutForm(problem: PortfolioProblem): PortfolioProblem {
  const { misconduct: _form, ...rest } = problem;
  return rest;
}

/** The measures of one mechanism beyond what demands already take: from there a measure is worth l (1 - s). */
function partOf(problem: PortfolioProblem, form: MisconductForm, mechanism: Mechanism, effects: readonly number[]): PortfolioProblem {
  const reduction = problem.reduction.map((l, k) => (form.mechanism[k] === mechanism ? l * (1 - effects[k]!) : 0));
  const zero = reduction.map(() => 0);
  return { cost: problem.cost, reduction, assessedReduction: zero, weight: reduction, productValue: zero, technology: 1, assessorBias: 0, demands: [] };
}

/** A frontier of exponential pieces through the points of a table, from the cost of the demands on. */
function tabulated(problem: PortfolioProblem, additive: Frontier, pointAt: (n: number) => TablePoint): Frontier {
  const count = knots.length - 1;
  const column = (): Float64Array => new Float64Array(count);
  const start = column(), scale = column(), rate = column(), offset = column();
  const risks = new Float64Array(count * PIECE_SIZE);
  const productLevel = column(), productSlope = column();
  const points = knots.map(pointAt);
  let assessed = points[0]!.logAssessed;
  for (let n = 0; n < count; n++) {
    const left = points[n]!;
    const right = points[n + 1]!;
    const middle = pointAt((knots[n]! + knots[n + 1]!) / 2);
    const half = (knots[n + 1]! - knots[n]!) / (2 * grid);
    const first = left.logRisk - middle.logRisk;
    const second = middle.logRisk - right.logRisk;
    const ratio = first > 0 ? Math.min(straightest, Math.max(steepest, second / first)) : straightest;
    rate[n] = -log(ratio) / half;
    scale[n] = 1 / rate[n]!;
    start[n] = offset[n] = additive.demandCost + knots[n]! / grid;
    const fallen = 1 - ratio * ratio;
    const at = n * PIECE_SIZE;
    const slope = (value: number, end: number): number => (value - end) / fallen;
    risks[at + RISK_SLOPE] = slope(left.logRisk, right.logRisk);
    risks[at + RISK_LEVEL] = left.logRisk - risks[at + RISK_SLOPE]!;
    // What an assessor sees may rise where the true optimum shifts to what cannot be verified; a cap reads the least so far.
    const lower = Math.min(assessed, right.logAssessed);
    risks[at + ASSESSED_SLOPE] = slope(assessed, lower);
    risks[at + ASSESSED_LEVEL] = assessed - risks[at + ASSESSED_SLOPE]!;
    assessed = lower;
    const gained = slope(left.product, right.product);
    productLevel[n] = left.product - gained;
    productSlope[n] = -gained;
  }
  return {
    ...additive,
    problem, count, start, scale, rate, offset, risks, bias: 0,
    order: [], active: new Int32Array(count),
    productFrom: Int32Array.from({ length: count }, (_, n) => n), products: Int32Array.from({ length: count }, (_, n) => n + 1), productLevel, productSlope,
    fixedUp: column().fill(1), fixedDown: column().fill(1),
    points: new Float64Array(2 * count * POINT_SIZE), unscaled: null,
    table: { budgets: points.map((_, n) => additive.demandCost + knots[n]! / grid), effects: points.map((point) => point.effects), spending: points.map((point) => point.spending) },
  };
}
