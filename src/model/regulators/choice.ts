import type { Regulator } from '../settings.ts';
import type { World } from '../world/world.ts';
import { seated } from '../levers/in-force.ts';
import { costOfOption, settingsUnder } from './options.ts';
import { chanceOfCatastrophe, predict, salesOf, type Prediction } from './prediction.ts';

/** What an option is worth to a regulator, M$ over the planning horizon against doing nothing, by term. */
export interface OptionValue {
  readonly option: number;
  readonly catastropheAverted: number;
  readonly surplus: number;
  readonly publicCost: number;
  readonly lobbying: number;
  readonly total: number;
}

export interface Choice {
  readonly option: number;
  /** Terms of the chosen option; null where nothing was predicted (reactive rule). */
  readonly value: OptionValue | null;
  /** By how much the best option beats the chosen one, M$: 0 unless commitment is lacking or regulators circle. */
  readonly epsilon: number;
  /** Whether the option is still liked once budgets are chosen. */
  readonly timeConsistent: boolean;
  /** What labs spend for or against the chosen option, M$ by lab. */
  readonly lobbying: readonly LobbyingSpent[];
}

export interface LobbyingSpent {
  readonly lab: number;
  readonly spent: number;
}

/** Options that a regulator can have: its will and its budget reach; doing nothing (-1) always. In order of strictness. */
export function feasibleOptions(world: World, regulator: Regulator, index: number): readonly number[] {
  const options = regulator.menu.flatMap((option, k) =>
    option.will <= world.regulation.will[index]! && costOfOption(world, regulator, k) <= regulator.budget ? [k] : []);
  return [-1, ...options];
}

/** The reactive rule: the strictest option that can be had. */
export function reactiveChoice(world: World, regulator: Regulator, index: number): Choice {
  const options = feasibleOptions(world, regulator, index);
  return { option: options[options.length - 1]!, value: null, epsilon: 0, timeConsistent: true, lobbying: [] };
}

/**
 * The leader's best response over its menu, the other regulators' options given: for each option the labs' equilibrium is predicted and valued,
 * will · L_soc · (fall of the chance of catastrophe) + change of users' surplus - public cost · (1 + cost of public funds)
 * + lobbying · sum of labs' gains. Ties go to the milder option. Without commitment only options count that the regulator would still
 * choose with the labs' budgets as predicted. Model, section 8.
 */
export function stackelbergChoice(world: World, regulator: Regulator, index: number, options: Int32Array): Choice {
  const base = seated(world);
  const belief = world.regulation.concern[index]!;
  const under = (option: number): Int32Array => Int32Array.from(options, (current, r) => (r === index ? option : current));
  const feasible = feasibleOptions(world, regulator, index);
  const predictions = new Map<number, Prediction>(feasible.map((option) => [option, predict(world, settingsUnder(world, under(option), base))]));
  const nothing = predictions.get(-1)!;
  const stay: Choice = { option: -1, value: null, epsilon: 0, timeConsistent: true, lobbying: [] };
  if (!nothing.solved) return stay;

  const value = (option: number, prediction: Prediction, budgets: readonly (number | null)[]): OptionValue => {
    const { welfare } = world.base;
    const months = prediction.problem.horizon;
    const catastropheAverted = world.regulation.will[index]! * regulator.catastropheLoss *
      (chanceOfCatastrophe(nothing.problem, nothing.budgets, belief) - chanceOfCatastrophe(prediction.problem, budgets, belief));
    const surplus = welfare.surplusShare * months * (salesOf(prediction.problem, budgets) - salesOf(nothing.problem, nothing.budgets));
    const publicCost = -months * costOfOption(world, regulator, option) * (1 + welfare.publicFundsCost);
    const lobbying = regulator.lobbying * gains(nothing, prediction).reduce((sum, gain) => sum + gain, 0);
    return { option, catastropheAverted, surplus, publicCost, lobbying, total: catastropheAverted + surplus + publicCost + lobbying };
  };
  const values = feasible.flatMap((option) => {
    const prediction = predictions.get(option)!;
    return prediction.solved ? [value(option, prediction, prediction.budgets)] : [];
  });
  const consistent = (candidate: OptionValue): boolean => {
    const { budgets } = predictions.get(candidate.option)!;
    const ifKept = value(candidate.option, predictions.get(candidate.option)!, budgets).total;
    return feasible.every((other) => other === candidate.option || value(other, predictions.get(other)!, budgets).total <= ifKept);
  };
  const best = (list: readonly OptionValue[]): OptionValue => list.reduce((top, each) => (each.total > top.total ? each : top));
  const ideal = best(values);
  const kept = regulator.commitment === 1 ? values : values.filter(consistent);
  const chosen = kept.length === 0 ? values[0]! : best(kept);
  return {
    option: chosen.option, value: chosen, epsilon: ideal.total - chosen.total,
    timeConsistent: regulator.commitment === 1 ? consistent(chosen) : kept.length > 0,
    lobbying: gains(nothing, predictions.get(chosen.option)!).map((gain, player) => ({ lab: nothing.players[player]!, spent: regulator.lobbying * Math.abs(gain) })),
  };
}

/** What each lab gains by an option against none, M$ over the planning horizon. */
function gains(nothing: Prediction, prediction: Prediction): readonly number[] {
  return prediction.solved ? prediction.payoffs.map((payoff, player) => payoff - nothing.payoffs[player]!) : [];
}
