/**
 * A second implementation of the race game's payoffs, written straight from the formulas of the model (section 3) and of the contract
 * ("The plain race game, exactly"): slow, simple, on Math.exp, sharing nothing with the solver. Portfolios are found by bisection on the
 * multiplier instead of closed forms.
 */
import type { PortfolioProblem } from '../../../src/games/portfolio/types.ts';
import type { PlainRaceProblem } from '../../../src/games/race/plain.ts';
import type { RaceProblem } from '../../../src/games/race/types.ts';

export type Choice = number | null;

const known = new WeakMap<PortfolioProblem, Map<number, number[]>>();

/** Effects s_k at budget b by bisection on ln μ; demands must be absent. Remembered, as profiles repeat budgets. */
export function referenceEffects(problem: PortfolioProblem, b: number): number[] {
  const memory = known.get(problem) ?? new Map<number, number[]>();
  known.set(problem, memory);
  const effects = memory.get(b) ?? bisectedEffects(problem, b);
  memory.set(b, effects);
  return effects;
}

function bisectedEffects(problem: PortfolioProblem, b: number): number[] {
  const { cost, weight } = problem;
  if (weight.every((q) => !(q > 0))) return cost.map(() => 0);
  const first = cost.map((c, k) => (weight[k]! > 0 ? Math.log(weight[k]! / c) : -Infinity));
  const spent = (logMultiplier: number, k: number): number => cost[k]! * Math.max(0, first[k]! - logMultiplier);
  let low = -200;
  let high = 50;
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    let all = 0;
    for (let k = 0; k < cost.length; k++) all += spent(middle, k);
    if (all > b) low = middle;
    else high = middle;
  }
  return cost.map((c, k) => 1 - Math.exp(-spent((low + high) / 2, k) / c));
}

export const referenceRisk = (problem: PortfolioProblem, b: number): number =>
  Math.exp(-problem.technology * referenceEffects(problem, b).reduce((a, s, k) => a + s * problem.reduction[k]!, 0));

export const referenceAssessedRisk = (problem: PortfolioProblem, b: number): number =>
  Math.exp(-problem.technology * referenceEffects(problem, b).reduce((a, s, k) => a + s * problem.assessedReduction[k]!, 0) + problem.assessorBias);

/** U_i of the full form at a profile of budgets, null abstaining. */
export function referencePayoff(game: RaceProblem, choices: readonly Choice[], i: number): number {
  const H = game.horizon;
  const me = game.labs[i]!;
  const eye = game.observers[me.observer]!;
  const kappa = game.decisiveness / Math.sqrt(1 + (game.decisiveness ** 2 * eye.sigma ** 2 * 6) / Math.PI ** 2);
  const x = game.labs.map((lab, j) => (j === i ? lab.capability : eye.perceived[j]!));
  const front = Math.max(...x);
  const leadSpeed = Math.max(...game.labs.filter((_, j) => x[j] === front).map((lab) => lab.plannedSpeed));
  const speed = game.labs.map((lab, j) => {
    const b = choices[j];
    return b === null ? 0 : Math.min(lab.speedCap ?? Infinity, lab.speed * (1 - b!));
  });
  const z = game.labs.map((lab, j) => {
    const eta = lab.diffusion;
    if (eta === 0 || x[j] === front) return x[j]! + speed[j]! * H;
    const decay = Math.exp(-eta * H);
    return front + leadSpeed * H - ((front - x[j]!) * decay + ((leadSpeed - speed[j]!) * (1 - decay)) / eta);
  });
  const active = game.labs.map((_, j) => choices[j] !== null);
  const top = Math.max(...z.filter((_, j) => active[j]));
  const odds = z.map((value, j) => (active[j] ? Math.exp(kappa * (value - top)) : 0));
  const total = odds.reduce((a, w) => a + w, 0);
  const P = odds.map((w) => (total > 0 ? w / total : 0));
  const omega = active.some((a) => a) ? game.decided : 0;
  const rho = game.labs.map((lab, j) => (active[j] ? referenceRisk(game.portfolios[lab.portfolio]!, choices[j]!) : 0));
  const p = me.subjectiveRisk;
  let winnerRisk = 0;
  let hazard = 0;
  let rivals = 0;
  for (let j = 0; j < game.labs.length; j++) {
    if (!active[j]) continue;
    winnerRisk += P[j]! * p * rho[j]!;
    hazard += p * (j === i ? me.catastropheHazard : eye.hazard[j]!) * rho[j]!;
    if (j !== i) rivals += (typeof me.enmity === 'number' ? me.enmity : me.enmity[j]!) * P[j]! * (1 - p * rho[j]!);
  }
  const C = -Math.expm1(Math.log1p(-omega * winnerRisk) - H * hazard);
  if (!active[i]) return -me.catastropheLoss * C - omega * me.prize * rivals;
  const b = choices[i]!;
  const portfolio = game.portfolios[me.portfolio]!;
  const product = referenceEffects(portfolio, b).reduce((a, s, k) => a * (1 + portfolio.productValue[k]! * s), 1);
  const fined = me.penalty !== null && referenceAssessedRisk(portfolio, b) > me.penalty.cap + 1e-12 ? me.penalty.expected : 0;
  return (
    (1 - C) * (H * me.revenue * product + me.missionValue * (1 - Math.exp(-me.missionRate * speed[i]! * H))) +
    omega * P[i]! * (1 - p * rho[i]!) * me.prize -
    me.catastropheLoss * C - omega * me.prize * rivals - me.outlay * b * H - me.liability * rho[i]! - fined
  );
}

/** U_i of the plain form of the contract. */
export function referencePlainPayoff(game: PlainRaceProblem, budgets: readonly number[], i: number): number {
  const { horizon: H, decided: omega } = game;
  const z = game.labs.map((lab, j) => lab.capability + lab.speed * (1 - budgets[j]!) * H);
  const top = Math.max(...z);
  const odds = z.map((value) => Math.exp(game.decisiveness * (value - top)));
  const total = odds.reduce((a, w) => a + w, 0);
  const P = odds.map((w) => w / total);
  const rho = game.labs.map((_, j) => referenceRisk(game.portfolios[j]!, budgets[j]!));
  const me = game.labs[i]!;
  const p = me.subjectiveRisk;
  let risk = 0;
  let rivals = 0;
  for (let j = 0; j < game.labs.length; j++) {
    risk += P[j]! * p * rho[j]!;
    if (j !== i) rivals += P[j]! * (1 - p * rho[j]!);
  }
  const fined = game.penalty !== null && rho[i]! > game.penalty.cap + 1e-12 ? game.penalty.expected : 0;
  return (
    me.progressValue * (1 - Math.exp(-me.progressRate * me.speed * (1 - budgets[i]!) * H)) +
    omega * P[i]! * (1 - p * rho[i]!) * me.prize - omega * me.catastropheLoss * risk - omega * me.prize * me.enmity * rivals -
    game.liability * P[i]! * game.trueRisk * rho[i]! - fined
  );
}
