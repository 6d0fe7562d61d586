import { counterKey, counterUniform, joinKey } from '../../core/random/index.ts';
import { exp, log, normalQuantile } from '../../core/math/index.ts';
import { compileFrontier, effects, residualRisk } from '../../games/portfolio/index.ts';
import type { PortfolioProblem } from '../../games/portfolio/types.ts';
import { assessedReduction, effectiveReduction } from '../../model/measures/portfolio.ts';
import type { Measure, Scenario } from '../../model/settings.ts';
import type { GameClaim } from './types.ts';

/** Speed given up, alike for all groups. */
const BUDGET = 0.08;
/** Standard deviation of the error of people who share the goal, in ln l: a factor of 1.6 either way. */
const NOISE = 0.5;
const DRAWS = 40;
/** A measure counts as asked for when the group would use this much of it. */
const ASKED = 0.05;
const LISTED = 3;
const INSINCERE = 0.3;

type Weights = (measures: readonly Measure[], sincerity: number) => readonly number[];

/** What is bought when a lab of given sincerity spends the budget to please a chooser; real effects count. */
function bought(scenario: Scenario, sincerity: number, weight: readonly number[]): { readonly reduction: number; readonly feasibility: number } {
  const problem: PortfolioProblem = {
    cost: scenario.measures.map((measure) => measure.cost / scenario.technology.cost),
    reduction: scenario.measures.map((measure) => effectiveReduction(measure, sincerity)),
    assessedReduction: scenario.measures.map((measure) => assessedReduction(measure, sincerity)),
    weight, productValue: scenario.measures.map((measure) => measure.productValue), technology: scenario.technology.power, assessorBias: 0, demands: [],
  };
  const frontier = compileFrontier(problem);
  const used = effects(frontier, BUDGET);
  return {
    reduction: -log(residualRisk(frontier, BUDGET)),
    feasibility: scenario.measures.reduce((sum, measure, k) => sum + (used[k]! > ASKED ? measure.advocacyCost : 0), 0),
  };
}

const staff: Weights = (measures) => measures.map((measure) => measure.visibility);
const assessors: Weights = (measures) => measures.map((measure) => measure.verifiability);
/** A law that lists what is most visible. */
const law: Weights = (measures) => {
  const listed = [...measures].sort((a, b) => b.visibility - a.visibility || (a.name < b.name ? -1 : 1)).slice(0, LISTED);
  return measures.map((measure) => (listed.includes(measure) ? 1 : 0));
};
/** People who share the goal, with their errors: draw n of a fixed list, so that noise levels are compared on the same people. */
const aligned = (noise: number, n: number): Weights => (measures, sincerity) => measures.map((measure) => {
  const error = normalQuantile(counterUniform(counterKey(joinKey(['claim 6', measure.name])), n, 0));
  return effectiveReduction(measure, sincerity) * exp(noise * error);
});

const draws = Array.from({ length: DRAWS }, (_, n) => n);
const by = (scenario: Scenario, weights: Weights, sincerity = 1) => bought(scenario, sincerity, weights(scenario.measures, sincerity));
const others: readonly Weights[] = [staff, assessors, law];

/** Advantage of aligned pressure over the best other at a noise level, in ln of residual risk, by draw. */
const advantage = (scenario: Scenario, noise: number, rivals: readonly Weights[] = others, sincerity = 1): readonly number[] => {
  const best = Math.max(...rivals.map((weights) => by(scenario, weights, sincerity).reduction));
  return draws.map((n) => by(scenario, aligned(noise, n), sincerity).reduction - best);
};

/** sigma_l*: the noise at which the mean advantage over the best other pressure is gone, by bisection on (0, 6); 6 if it never is. */
export function noiseLimit(scenario: Scenario): number {
  const mean = (noise: number): number => advantage(scenario, noise).reduce((sum, value) => sum + value, 0) / DRAWS;
  let low = 0;
  let high = 6;
  if (mean(low) <= 0) return 0;
  if (mean(high) > 0) return high;
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2;
    if (mean(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export const alignedPressure: GameClaim = {
  id: '6', kind: 'games', title: 'Aligned pressure buys more safety for the same speed',
  claim: 'At the same speed given up, pressure by people who share the goal and judge measures with an error of 0.5 in the logarithm buys more real safety than unconsidered staff, assessors or a law; the gap over assessors shrinks where labs are insincere; also for the same political effort. The noise level at which the advantage is gone is the last part plus 0.5.',
  source: 'Efficient tradeoffs', scenario: '06-aligned-pressure',
  remark: 'what people who share the goal ask for, alignment training and control above all, is dear to ask for; staff and laws ask for what is easy to get.',
  parts: [
    { contrast: 'aligned less unconsidered staff, ln of residual risk', sign: 1, cases: 'sample', values: (scenario) => advantage(scenario, NOISE, [staff]) },
    { contrast: 'aligned less assessors, ln of residual risk', sign: 1, cases: 'sample', values: (scenario) => advantage(scenario, NOISE, [assessors]) },
    { contrast: 'aligned less a law that lists the three most visible measures, ln of residual risk', sign: 1, cases: 'sample', values: (scenario) => advantage(scenario, NOISE, [law]) },
    {
      contrast: 'lead over assessors where sincerity is 0.3 less where it is full, ln of residual risk', sign: -1, cases: 'sample',
      values: (scenario) => {
        const sincere = advantage(scenario, NOISE, [assessors]);
        return advantage(scenario, NOISE, [assessors], INSINCERE).map((value, n) => value - sincere[n]!);
      },
    },
    {
      contrast: 'aligned less the best other, ln of residual risk per M$ of advocacy a lab', sign: 1, cases: 'sample',
      values: (scenario) => {
        const worth = ({ reduction, feasibility }: ReturnType<typeof bought>): number => reduction / feasibility;
        const best = Math.max(...others.map((weights) => worth(by(scenario, weights))));
        return draws.map((n) => worth(by(scenario, aligned(NOISE, n))) - best);
      },
    },
    { contrast: 'noise level at which the advantage is gone, less 0.5', sign: 1, cases: 'range', values: (scenario) => [noiseLimit(scenario) - NOISE] },
  ],
};

/** Real ln reduction under a cap that an assessor with a bias checks, the lab spending no more than it must; and what that costs in speed. */
function underCap(scenario: Scenario, cap: number, bias: number, sincerity: number): number {
  const reduction = scenario.measures.map((measure) => effectiveReduction(measure, sincerity));
  const assessed = scenario.measures.map((measure) => assessedReduction(measure, sincerity));
  // The lab pleases the assessor at least cost: what he credits is what it buys.
  const frontier = compileFrontier({
    cost: scenario.measures.map((measure) => measure.cost / scenario.technology.cost), reduction, assessedReduction: assessed, weight: assessed,
    productValue: scenario.measures.map((measure) => measure.productValue), technology: scenario.technology.power, assessorBias: bias, demands: [],
  });
  const credited = (budget: number): number => effects(frontier, budget).reduce((sum, used, k) => sum + assessed[k]! * used, 0) * scenario.technology.power - bias;
  let low = 0;
  let high = 0.9;
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (credited(middle) < cap) low = middle;
    else high = middle;
  }
  return -log(residualRisk(frontier, high));
}

/** The best list of `count` measures at a budget: real ln reduction of the list, chosen by greedy exchange over all lists. */
function bestList(scenario: Scenario, count: number, budget: number): number {
  const measures = scenario.measures;
  const value = (list: readonly number[]): number => by2(scenario, list, budget);
  let list = measures.map((_, k) => k).sort((a, b) => measures[b]!.reduction / measures[b]!.cost - measures[a]!.reduction / measures[a]!.cost).slice(0, count);
  for (let improved = true; improved;) {
    improved = false;
    for (let at = 0; at < list.length; at++) {
      for (let k = 0; k < measures.length; k++) {
        if (list.includes(k)) continue;
        const trial = list.map((each, position) => (position === at ? k : each));
        if (value(trial) > value(list) + 1e-12) {
          list = trial;
          improved = true;
        }
      }
    }
  }
  return value(list);
}

function by2(scenario: Scenario, list: readonly number[], budget: number): number {
  const reduction = scenario.measures.map((measure) => effectiveReduction(measure, 1));
  const frontier = compileFrontier({
    cost: scenario.measures.map((measure) => measure.cost / scenario.technology.cost), reduction,
    assessedReduction: reduction, weight: reduction.map((each, k) => (list.includes(k) ? each : 0)),
    productValue: scenario.measures.map((measure) => measure.productValue), technology: scenario.technology.power, assessorBias: 0, demands: [],
  });
  return -log(residualRisk(frontier, budget));
}

/** The cap that costs exactly the budget when nobody errs, as ln of residual risk. */
function capAt(scenario: Scenario, budget: number): number {
  return by2(scenario, scenario.measures.map((_, k) => k), budget);
}

const overList = (bias: number, sincerity = 1) => (scenario: Scenario): readonly number[] =>
  [2, 3, 4].map((count) => underCap(scenario, capAt(scenario, BUDGET), bias, sincerity) - bestList(scenario, count, BUDGET));

/** beta*: the size of the assessor's favour, in ln of residual risk, at which the cap is no better than the best list of three. */
export function biasLimit(scenario: Scenario): number {
  const list = bestList(scenario, LISTED, BUDGET);
  const cap = capAt(scenario, BUDGET);
  let low = 0;
  let high = 3;
  for (let step = 0; step < 30; step++) {
    const middle = (low + high) / 2;
    if (underCap(scenario, cap, -middle, 1) > list) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export const capAgainstList: GameClaim = {
  id: '7', kind: 'games', title: 'A cap on assessed risk beats a list of measures, while the assessor is honest',
  claim: 'A cap on assessed risk that costs a lab 8% of its speed leaves less real risk than the best list of two, three or four measures at the same cost; also with an assessor who favours the lab by 0.2 in the logarithm, and also where the lab is insincere. The favour at which the advantage over three measures is gone is the last part plus 0.2.',
  source: 'Efficient tradeoffs', scenario: '07-cap-against-list',
  remark: 'a handful of measures hold most of what can be had for the money, so that the best list of three or four comes close to the efficient portfolio, and a small favour of the assessor undoes the difference.',
  parts: [
    { contrast: 'cap less list, honest assessor, ln of residual risk', sign: 1, cases: 'range', values: overList(0) },
    { contrast: 'cap less list, assessor who favours the lab by 0.2, ln of residual risk', sign: 1, cases: 'range', values: overList(-0.2) },
    { contrast: 'cap less list, honest assessor and sincerity 0.3, ln of residual risk', sign: 1, cases: 'range', values: overList(0, INSINCERE) },
    { contrast: 'favour at which the advantage over three measures is gone, less 0.2', sign: 1, cases: 'range', values: (scenario) => [biasLimit(scenario) - 0.2] },
  ],
};
