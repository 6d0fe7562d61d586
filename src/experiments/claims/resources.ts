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
    maximumBudget: full.labs[0]!.maximumBudget, portfolios: full.portfolios,
    labs: full.labs.map((lab) => ({
      capability: lab.capability, speed: lab.speed, subjectiveRisk: lab.subjectiveRisk, catastropheLoss: lab.catastropheLoss, prize: lab.prize,
      enmity: typeof lab.enmity === 'number' ? lab.enmity : 0, progressValue, progressRate, minimumBudget: lab.minimumBudget,
    })),
  };
}

type Case = { readonly value: number; readonly rate: number };
const noMission: readonly Case[] = [{ value: 0, rate: 1 }];

function cases(): readonly Case[] {
  const design = latinHypercube(CASES, ['progress value', 'progress rate'], 'claim 5');
  const at = (range: { readonly low: number; readonly high: number }, u: number): number => exp(log(range.low) + u * (log(range.high) - log(range.low)));
  return Array.from({ length: CASES }, (_, row) => ({ value: at(mission, design[2 * row]!), rate: at(rate, design[2 * row + 1]!) }));
}

const faster = (labs: PlainRaceProblem['labs'], which: (index: number) => boolean): PlainRaceProblem['labs'] =>
  labs.map((lab, index) => (which(index) ? { ...lab, speed: lab.speed * MORE } : lab));

/** First lab's budgets before and after, with the game before; NaN where a game is not solved. */
function moved(scenario: Scenario, each: Case, which: (index: number) => boolean): { readonly before: number; readonly after: number; readonly speed: number; readonly steep: boolean } {
  const game = plainGame(firstGame(scenario), each.value, each.rate);
  const before = solveRace(game).budgets[0] ?? NaN;
  const after = solveRace({ ...game, labs: faster(game.labs, which) }).budgets[0] ?? NaN;
  const speed = game.labs[0]!.speed;
  return { before, after, speed, steep: each.rate * speed * game.horizon * (1 - before) > 1 };
}

const sacrifice = (each: readonly Case[]) => (scenario: Scenario): readonly number[] => each.map((one) => {
  const { before, after, speed } = moved(scenario, one, (index) => index === 0);
  return speed * MORE * after - speed * before;
});

/** Change of the first lab's budget by its own resources in the full game, at a speed of diffusion. */
function fullEffect(scenario: Scenario, diffusion: number): number {
  const game = firstGame({ ...scenario, labs: scenario.labs.map((lab) => ({ ...lab, diffusion, missionValue: 3e4, missionRate: 1.5 })) });
  const richer: RaceProblem = { ...game, labs: game.labs.map((lab, index) => (index === 0 ? { ...lab, speed: lab.speed * MORE, plannedSpeed: lab.plannedSpeed * MORE } : lab)) };
  return (solveRace(richer).budgets[0] ?? NaN) - (solveRace(game).budgets[0] ?? NaN);
}

const clean = (values: readonly number[]): readonly number[] => values.filter((value) => value === value);

export const resources: GameClaim = {
  id: '5', kind: 'games', title: 'More resources, more safety',
  claim: 'A fifth more speed for one reasonable lab raises its sacrifice v b always, and its share b where chi v H (1 - b) > 1; a fifth more for everyone lowers b; diffusion shrinks the first effect.',
  source: 'Efficient tradeoffs', scenario: '05-resources',
  parts: [
    { contrast: 'own sacrifice v b, OOM a month, value of progress drawn', sign: 1, values: (scenario) => clean(sacrifice(cases())(scenario)) },
    { contrast: 'own sacrifice v b, OOM a month, no value of progress', sign: 1, values: (scenario) => clean(sacrifice(noMission)(scenario)) },
    {
      contrast: 'own budget b where chi v H (1 - b) > 1, share of speed', sign: 1,
      values: (scenario) => clean(cases().map((each) => {
        const { before, after, steep } = moved(scenario, each, (index) => index === 0);
        return steep ? after - before : NaN;
      })),
    },
    {
      contrast: 'own budget b when everyone is faster, share of speed', sign: -1,
      values: (scenario) => clean(cases().map((each) => {
        const { before, after } = moved(scenario, each, () => true);
        return after - before;
      })),
    },
    {
      contrast: 'effect of own resources on b with diffusion 0.08 less with none, share of speed (full game)', sign: -1,
      values: (scenario) => clean([fullEffect(scenario, 0.08) - fullEffect(scenario, 0)]),
    },
  ],
};
