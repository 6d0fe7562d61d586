import { exp, log } from '../../core/math/index.ts';
import { solveRace } from '../../games/race/index.ts';
import type { PlainRaceProblem } from '../../games/race/plain.ts';
import type { RaceProblem } from '../../games/race/types.ts';
import { createSimulation } from '../../engine/index.ts';
import type { Scenario } from '../../model/settings.ts';
import { latinHypercube } from '../latin-hypercube.ts';
import type { GameClaim } from './types.ts';

/** The claim's own ranges (model, section 12): value of progress not sold, M$, and its saturation, per OOM. */
const mission = { low: 1e3, high: 1e5 };
const rate = { low: 0.5, high: 3 };
const CASES = 24;
const MORE = 1.2;
const LEAD = 0.3;

/** The round's game at month 0 of a scenario. */
function firstGame(scenario: Scenario): RaceProblem {
  const first = createSimulation(scenario, 0).advance();
  if (first.kind !== 'problem') throw new Error('internal: a run without a first round');
  return first.problem;
}

/** The plain game (contract, `solve race`) of the same labs, with a value of progress. */
export function plainGame(full: RaceProblem, progressValue: number, progressRate: number): PlainRaceProblem {
  return {
    form: 'plain', decisiveness: full.decisiveness, horizon: full.horizon, decided: full.decided, trueRisk: full.trueRisk, liability: 0, penalty: null,
    maximumBudget: full.labs[0]!.maximumBudget,
    portfolios: full.labs.map((lab) => full.portfolios[lab.portfolio]!),
    labs: full.labs.map((lab) => ({
      capability: lab.capability, speed: lab.speed, subjectiveRisk: lab.subjectiveRisk, catastropheLoss: lab.catastropheLoss, prize: lab.prize,
      enmity: typeof lab.enmity === 'number' ? lab.enmity : 0, progressValue, progressRate, minimumBudget: lab.minimumBudget,
    })),
  };
}

/** A case of the claim's own ranges: value of progress and its saturation, and how far the lab leads or trails, OOM. */
interface Case {
  readonly value: number;
  readonly rate: number;
  readonly lead: number;
}

const cases: readonly Case[] = (() => {
  const design = latinHypercube(CASES, ['progress value', 'progress rate', 'lead'], 'claim 5');
  const at = (range: { readonly low: number; readonly high: number }, u: number): number => exp(log(range.low) + u * (log(range.high) - log(range.low)));
  return Array.from({ length: CASES }, (_, row) => ({ value: at(mission, design[3 * row]!), rate: at(rate, design[3 * row + 1]!), lead: LEAD * (2 * design[3 * row + 2]! - 1) }));
})();
const withoutMission: readonly Case[] = cases.map((each) => ({ ...each, value: 0 }));

/** First lab's budget before, with a fifth more speed of its own, and with a fifth more for everyone; NaN where a game is not solved. */
interface Answer {
  readonly before: number;
  readonly own: number;
  readonly everyone: number;
  readonly speed: number;
  /** Whether chi v H (1 - b) > 1. */
  readonly steep: boolean;
}

const known = new WeakMap<Scenario, Map<Case, Answer>>();

function answer(scenario: Scenario, each: Case): Answer {
  let answers = known.get(scenario);
  if (answers === undefined) known.set(scenario, (answers = new Map()));
  const found = answers.get(each);
  if (found !== undefined) return found;
  const plain = plainGame(firstGame(scenario), each.value, each.rate);
  const game = { ...plain, labs: plain.labs.map((lab, index) => (index === 0 ? { ...lab, capability: lab.capability + each.lead } : lab)) };
  const faster = (which: (index: number) => boolean): number =>
    budgetOf({ ...game, labs: game.labs.map((lab, index) => (which(index) ? { ...lab, speed: lab.speed * MORE } : lab)) });
  const before = budgetOf(game);
  const speed = game.labs[0]!.speed;
  const result = { before, own: faster((index) => index === 0), everyone: faster(() => true), speed, steep: each.rate * speed * game.horizon * (1 - before) > 1 };
  answers.set(each, result);
  return result;
}

function budgetOf(game: RaceProblem | PlainRaceProblem): number {
  return solveRace(game, { searchEquilibria: 'continuation' }).budgets[0] ?? NaN;
}

/** Change of the first lab's budget by its own resources in the full game, at a speed of diffusion. */
function fullEffect(scenario: Scenario, each: Case, diffusion: number): number {
  const labs = scenario.labs.map((lab, index) => ({ ...lab, diffusion, missionValue: each.value, missionRate: each.rate, capability: index === 0 && typeof lab.capability === 'number' ? lab.capability + each.lead : lab.capability }));
  const game = firstGame({ ...scenario, labs });
  return budgetOf({ ...game, labs: game.labs.map((lab, index) => (index === 0 ? { ...lab, speed: lab.speed * MORE, plannedSpeed: lab.plannedSpeed * MORE } : lab)) }) - budgetOf(game);
}

const over = (list: readonly Case[], value: (answer: Answer) => number) => (scenario: Scenario): readonly number[] =>
  list.map((each) => value(answer(scenario, each))).filter((each) => each === each);

const sacrifice = ({ before, own, speed }: Answer): number => speed * MORE * own - speed * before;

export const resources: GameClaim = {
  id: '5', kind: 'games', title: 'More resources, more safety',
  claim: 'A fifth more speed for one reasonable lab raises its sacrifice v b always, and its share b where chi v H (1 - b) > 1; a fifth more for everyone lowers b; diffusion shrinks the first effect.',
  source: 'Efficient tradeoffs', scenario: '05-resources',
  remark: 'the condition speaks of the value of progress alone. Where that is small beside the prize, more speed is worth most in the race, and the share given up can fall.',
  parts: [
    { contrast: 'own sacrifice v b, OOM a month, value of progress drawn', sign: 1, cases: 'range', values: over(cases, sacrifice) },
    { contrast: 'own sacrifice v b, OOM a month, no value of progress', sign: 1, cases: 'range', values: over(withoutMission, sacrifice) },
    { contrast: 'own budget b where chi v H (1 - b) > 1, share of speed', sign: 1, cases: 'range', values: over(cases, ({ before, own, steep }) => (steep ? own - before : NaN)) },
    { contrast: 'own budget b when everyone is faster, share of speed', sign: -1, cases: 'sample', values: over(cases, ({ before, everyone }) => everyone - before) },
    {
      contrast: 'effect of own resources on b with diffusion 0.08 less with none, share of speed (full game)', sign: -1, cases: 'sample',
      values: (scenario) => cases.map((each) => fullEffect(scenario, each, 0.08) - fullEffect(scenario, each, 0)).filter((value) => value === value),
    },
  ],
};
