import { log } from '../../core/math/index.ts';
import { exp, expm1 } from '../../core/math/index.ts';
import { residualRisk } from '../portfolio/readouts.ts';
import { chosenAs, chosenByDominance, type Selection } from '../solve/selection-words.ts';
import type { CompiledRace } from './compiled.ts';
import { abstainingPayoff, LAB_POINT, payoffAt, penaltyAt, placeAt } from './payoff.ts';
import { type Profile, restOf, setProfile } from './profile.ts';
import { continuedPattern, patternOf } from './regimes.ts';

const leastGain = 1e-12;
const tieWidth = 1e-9;

/** Chance of catastrophe within the horizon at true capabilities and the true risk (model, section 3; contract, plain race). */
export function catastropheProbability(race: CompiledRace, budgets: ArrayLike<number>): number {
  let weight = 0;
  let risky = 0;
  let hazard = 0;
  for (let j = 0; j < race.labs; j++) {
    const b = budgets[j]!;
    if (b !== b) continue;
    const w = exp(race.trueLogWeight[j]! - race.trueSlope[j]! * Math.max(b, race.capBudget[j]!));
    const risk = residualRisk(race.frontier[j]!, b);
    weight += w;
    risky += w * risk;
    hazard += race.trueHazard[j]! * risk;
  }
  const decision = weight > 0 ? (race.trueDecisionRisk * risky) / weight : 0;
  return decision - (1 - decision) * expm1(-race.trueHazardScale * hazard);
}

/** U_i at the profile's other choices if lab i chose b (NaN abstains), M$, penalty included. */
export function payoffOfChoice(race: CompiledRace, profile: Profile, i: number, b: number, point: Float64Array): number {
  const from = restOf(race, profile, i);
  if (b !== b) return abstainingPayoff(race, i, profile.rest, from);
  placeAt(race, i, b, point, 0);
  return payoffAt(race, i, point, 0, profile.rest, from) - penaltyAt(race, i, b);
}

/** Budgets in lexicographic order; abstaining comes before every budget. */
export function compareBudgets(a: ArrayLike<number>, b: ArrayLike<number>): number {
  for (let i = 0; i < a.length; i++) {
    const x = a[i]!;
    const y = b[i]!;
    const first = x !== x ? -1 : x;
    const second = y !== y ? -1 : y;
    if (first !== second) return first - second;
  }
  return 0;
}

export interface Selected {
  readonly index: number;
  readonly selection: Selection;
}

/**
 * Selects among equilibria sorted by `compareBudgets`: the one nearest to last round's in the same regime of compliance and abstaining;
 * else the pairwise risk-dominant (all, if every one is beaten) with the lowest true chance of catastrophe; else the first.
 */
export function selectEquilibrium(race: CompiledRace, profile: Profile, equilibria: readonly Float64Array[]): Selected {
  const continued = nearestInRegime(race, equilibria);
  if (continued >= 0) return { index: continued, selection: chosenAs.continuation };
  if (equilibria.length === 1) return { index: 0, selection: chosenAs.only };
  const beaten = risksDominated(race, profile, equilibria);
  const undominated = equilibria.map((_, x) => x).filter((x) => !beaten[x]);
  const candidates = undominated.length > 0 ? undominated : equilibria.map((_, x) => x);
  const chances = candidates.map((x) => catastropheProbability(race, equilibria[x]!));
  let chosen = 0;
  let tie = false;
  for (let c = 1; c < candidates.length; c++) {
    if (chances[c]! < chances[chosen]! - tieWidth) {
      chosen = c;
      tie = false;
    } else if (chances[c]! <= chances[chosen]! + tieWidth) tie = true;
  }
  return { index: candidates[chosen]!, selection: chosenByDominance(undominated.length, candidates.length, tie ? 'lexicographic' : 'lowest disaster probability') };
}

function nearestInRegime(race: CompiledRace, equilibria: readonly Float64Array[]): number {
  if (race.previous === null) return -1;
  const previous = race.previous.map((budget) => budget ?? NaN);
  const capped = race.jumps.length > 0;
  const regime = capped ? continuedPattern(race, previous) : null;
  const exact = capped ? patternOf(race, previous) : null;
  let nearest = -1;
  let distance = Infinity;
  for (let x = 0; x < equilibria.length; x++) {
    const budgets = equilibria[x]!;
    let same =
      regime === null || exact === null ||
      patternOf(race, budgets).every((side, a) => side === regime[a] || side === exact[a] || Number.isNaN(previous[race.jumps[a]!]!));
    let gap = 0;
    for (let i = 0; i < race.labs && same; i++) {
      if ((budgets[i]! === budgets[i]!) !== (previous[i]! === previous[i]!)) same = false;
      else if (budgets[i]! === budgets[i]!) gap += (budgets[i]! - previous[i]!) * (budgets[i]! - previous[i]!);
    }
    if (same && gap < distance) {
      distance = gap;
      nearest = x;
    }
  }
  return nearest;
}

/** By equilibrium: whether another beats it, Σ ln⁺ of the losses from leaving it being smaller (contract, "Selection"). */
function risksDominated(race: CompiledRace, profile: Profile, equilibria: readonly Float64Array[]): boolean[] {
  const point = new Float64Array(LAB_POINT);
  const stability = equilibria.map((x) => {
    setProfile(race, profile, x);
    const kept = Array.from({ length: race.labs }, (_, i) => payoffOfChoice(race, profile, i, x[i]!, point));
    return equilibria.map((y) => {
      let sum = 0;
      for (let i = 0; i < race.labs; i++) sum += log(Math.max(kept[i]! - payoffOfChoice(race, profile, i, y[i]!, point), leastGain));
      return sum;
    });
  });
  return equilibria.map((_, x) => equilibria.some((_other, y) => y !== x && stability[y]![x]! > stability[x]![y]! + tieWidth));
}
