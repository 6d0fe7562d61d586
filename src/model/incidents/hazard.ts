import { exp, log, pow } from '../../core/math/index.ts';
import type { RaceSettings, RiskSettings } from '../settings.ts';

/** lambda_F(x), accidents a month at residual risk 1: logistic around the threshold. Model, section 7. */
export function accidentRate(risk: RiskSettings, race: RaceSettings, capability: number): number {
  return risk.maximumAccidentRate / (1 + exp(-(capability - race.threshold) / risk.accidentWidth));
}

/** a(x), tail index of severity: constant to the threshold, falling linearly over three OOM, constant beyond. Model, section 7. */
export function tailIndex(risk: RiskSettings, race: RaceSettings, capability: number): number {
  const beyond = Math.min(1, Math.max(0, (capability - race.threshold) / 3));
  return risk.tailIndex + (risk.tailIndexBeyond - risk.tailIndex) * beyond;
}

/** Chance that an accident passes the catastrophe size: (S_c/S_min)^(-a). */
export function chancePastCatastrophe(risk: RiskSettings, index: number): number {
  return exp(-index * logSeverityRange(risk));
}

/** lambda(x), per month at residual risk 1 and p = 1: lambda_F(x) (S_c/S_min)^(-a(x)). Model, section 7. */
export function catastropheHazard(risk: RiskSettings, race: RaceSettings, capability: number): number {
  return accidentRate(risk, race, capability) * chancePastCatastrophe(risk, tailIndex(risk, race, capability));
}

/**
 * E[min(S, A) | S < S_c], M$, for Pareto severity S with this tail index above S_min: what a court can collect of an accident short of
 * catastrophe from a lab that owns `assets` (M$). Model, section 7.
 */
export function collectableSeverity(risk: RiskSettings, index: number, assets: number): number {
  const least = risk.minimumSeverity;
  if (assets <= least) return assets;
  const top = Math.min(assets, risk.catastropheSeverity);
  const below = 1 - chancePastCatastrophe(risk, index);
  const atLeast = pow(least, index);
  const part = index === 1 ? least * log(top / least) : (index * atLeast * (pow(top, 1 - index) - pow(least, 1 - index))) / (1 - index);
  const beyond = assets < risk.catastropheSeverity ? assets * (pow(least / assets, index) - chancePastCatastrophe(risk, index)) : 0;
  return (part + beyond) / below;
}

/** Severity grade of a loss, M$: 1 below 100, 2 below 1e4, 3 below the catastrophe size, 4 from there on. Contract, results. */
export function severityGrade(loss: number, catastropheSeverity: number): 1 | 2 | 3 | 4 {
  return loss >= catastropheSeverity ? 4 : loss >= 1e4 ? 3 : loss >= 100 ? 2 : 1;
}

function logSeverityRange(risk: RiskSettings): number {
  return log(risk.catastropheSeverity / risk.minimumSeverity);
}

/** Covered capability and whether it hit the cap of 3 OOM above the lab's own capability. */
export interface Covered {
  capability: number;
  capped: boolean;
}

/**
 * Covered capability, OOM: where lambda(x) rho would equal the tolerable catastrophe hazard, capped at `capability` + 3 (model, section 10).
 * Up to the threshold the hazard inverts in closed form; beyond it ln lambda rises with bounded slope and Newton's steps from the
 * closed-form point converge; the result is written to `into`.
 */
export function coveredCapability(risk: RiskSettings, race: RaceSettings, capability: number, residualRisk: number, into: Covered): void {
  const most = capability + 3;
  const range = logSeverityRange(risk);
  const target = log(risk.tolerableHazard / (residualRisk * risk.maximumAccidentRate));
  const width = risk.accidentWidth;
  const share = exp(target + risk.tailIndex * range);
  let x = share < 1 ? race.threshold + width * log(share / (1 - share)) : Infinity;
  if (x > race.threshold) x = beyondThreshold(risk, race, target, range);
  into.capped = !(x < most);
  into.capability = into.capped ? most : x;
}

/** Root of ln lambda(x) = target beyond the threshold, by bisection refined to the last bits that matter for a read-out. */
function beyondThreshold(risk: RiskSettings, race: RaceSettings, target: number, range: number): number {
  const excess = (x: number): number =>
    -log(1 + exp(-(x - race.threshold) / risk.accidentWidth)) - tailIndex(risk, race, x) * range - target;
  let low = race.threshold;
  let high = race.threshold + 64;
  if (excess(low) >= 0) return low;
  if (excess(high) < 0) return Infinity;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (excess(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
