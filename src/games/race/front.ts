import { optimalityResidual } from '../portfolio/optimality.ts';
import { spending } from '../portfolio/readouts.ts';
import type { PortfolioProblem } from '../portfolio/types.ts';
import type { Answer, GameFront, NormalForm } from '../solve/answer.ts';
import type { Effort } from '../solve/effort.ts';
import { type InputReader, readInput } from '../solve/input.ts';
import { evenlySpaced, tabulate } from '../solve/normal-form.ts';
import { chosenAs, withLimits } from '../solve/selection-words.ts';
import { solvedTolerance } from './check.ts';
import { compileRace } from './compile.ts';
import type { CompiledRace } from './compiled.ts';
import { mixedProfile } from './mixed.ts';
import { excludesPure } from './no-pure.ts';
import { LAB_POINT, payoffAt, penaltyAt } from './payoff.ts';
import type { PlainRaceLab, PlainRaceProblem } from './plain.ts';
import { Profile, restOf, setProfile } from './profile.ts';
import type { Found } from './search.ts';
import { catastropheProbability, selectEquilibrium } from './select.ts';
import { describe } from './solve.ts';
import { findAll } from './whole/find-all.ts';

/** A measure of the plain race game: cost c > 0, reduction l, visibility a, verifiability w (contract, "solve"). */
export interface PlainMeasure {
  readonly name: string;
  readonly cost: number;
  readonly reduction: number;
  readonly visibility: number;
  readonly verifiability: number;
}

/** What one equilibrium of `lab-race solve race` holds, in the order of the contract. */
export interface PlainRaceSolution {
  readonly budgets: readonly number[];
  readonly residualRisk: readonly number[];
  /** By lab, then measure in the order given; shares of speed. */
  readonly portfolios: readonly (readonly number[])[];
  readonly winProbabilities: readonly number[];
  readonly utilities: readonly number[];
  readonly catastropheProbability: number;
}

/** What a caller may add to the input: the catalogue of measures, used where the input names none. */
export interface RaceContext {
  readonly measures?: readonly PlainMeasure[];
}

export interface RaceFront extends GameFront<PlainRaceProblem, PlainRaceSolution> {
  readonly read: (json: unknown, context?: RaceContext) => PlainRaceProblem;
}

/** Labs that `solve race` takes at most. */
const mostLabs = 1000;
/** ln of the ratio of weights beyond which doubles no longer hold the race. */
const widestRace = 600;

const share = { minimum: 0, maximum: 1 } as const;
const amount = { minimum: 0 } as const;
const choosers = ['efficient', 'staff', 'assessor', 'mandate'] as const;

interface LabInput extends PlainRaceLab {
  readonly chooser: (typeof choosers)[number];
  readonly mandated: readonly string[];
  readonly sincerity: number;
}

const readMeasure = (reader: InputReader): PlainMeasure => ({
  name: reader.text('name'),
  cost: reader.number('cost', { above: 0 }),
  reduction: reader.number('reduction', amount),
  visibility: reader.number('visibility', amount),
  verifiability: reader.number('verifiability', share),
});

const readLab = (reader: InputReader): LabInput => ({
  capability: reader.number('capability'),
  speed: reader.number('speed', amount),
  subjectiveRisk: reader.number('subjectiveRisk', share),
  catastropheLoss: reader.number('catastropheLoss', amount),
  prize: reader.number('prize', amount),
  enmity: reader.number('enmity', { minimum: -1 }),
  progressValue: reader.number('progressValue', amount),
  progressRate: reader.number('progressRate', amount),
  minimumBudget: reader.number('minimumBudget', share, 0),
  chooser: reader.choice('chooser', choosers, 'efficient'),
  mandated: reader.texts('mandated', {}, []),
  sincerity: reader.number('sincerity', share, 1),
});

function read(json: unknown, context: RaceContext = {}): PlainRaceProblem {
  return readInput(json, (reader) => {
    const labs = reader.objects('labs', readLab, { minimumLength: 1, maximumLength: mostLabs });
    const environment = reader.object('environment', (inner) => ({
      decisiveness: inner.number('decisiveness', amount),
      horizon: inner.number('horizon', { above: 0 }),
      raceDecided: inner.number('raceDecided', share),
      trueRisk: inner.number('trueRisk', share),
      liability: inner.number('liability', amount, 0),
      riskCap: inner.number('riskCap', amount, 1),
      inspection: inner.number('inspection', amount, 0),
      fine: inner.number('fine', amount, 0),
      safetyTechnology: inner.number('safetyTechnology', { above: 0 }, 1),
      maximumBudget: inner.number('maximumBudget', { above: 0, maximum: 1 }, 0.9),
    }));
    const measures = reader.objects('measures', readMeasure, {}, context.measures);
    const names = measures.map((measure) => measure.name);
    names.forEach((name, k) => {
      if (names.indexOf(name) !== k) reader.fault(`measures.${k}.name`, `${JSON.stringify(name)} names two measures`);
    });
    let top = -Infinity;
    let bottom = Infinity;
    labs.forEach((lab, i) => {
      if (lab.minimumBudget > environment.maximumBudget) {
        reader.fault(`labs.${i}.minimumBudget`, `expected at most the greatest budget ${environment.maximumBudget}, found ${lab.minimumBudget}`);
      }
      lab.mandated.forEach((name, m) => {
        if (!names.includes(name)) reader.fault(`labs.${i}.mandated.${m}`, `unknown measure ${JSON.stringify(name)}; known are ${names.join(', ')}`);
      });
      top = Math.max(top, environment.decisiveness * (lab.capability + lab.speed * environment.horizon));
      bottom = Math.min(bottom, environment.decisiveness * lab.capability);
    });
    if (top - bottom > widestRace) {
      reader.fault('environment.decisiveness', `too decisive for these labs: ln of the odds spans ${top - bottom}, expected at most ${widestRace}`);
    }
    const cap = environment.riskCap;
    return {
      form: 'plain' as const,
      decisiveness: environment.decisiveness,
      horizon: environment.horizon,
      decided: environment.raceDecided,
      trueRisk: environment.trueRisk,
      liability: environment.liability,
      penalty: environment.inspection * environment.fine > 0 ? { cap, expected: environment.inspection * environment.fine } : null,
      maximumBudget: environment.maximumBudget,
      labs: labs.map(({ chooser: _chooser, mandated: _mandated, sincerity: _sincerity, ...lab }) => lab),
      portfolios: portfoliosOf(labs, measures, environment.safetyTechnology),
    };
  });
}

/** The portfolio problems of labs, one object for all that choose alike, since each is compiled once. */
function portfoliosOf(labs: readonly LabInput[], measures: readonly PlainMeasure[], technology: number): PortfolioProblem[] {
  const known = new Map<string, PortfolioProblem>();
  return labs.map((lab) => {
    const { chooser, sincerity } = lab;
    const key = JSON.stringify(chooser === 'mandate' ? [chooser, sincerity, ...lab.mandated] : [chooser, sincerity]);
    let problem = known.get(key);
    if (problem === undefined) known.set(key, (problem = portfolioOf(lab, measures, technology)));
    return problem;
  });
}

/** The plain portfolio problem of a lab: effective l_k = l_k (w_k + (1 - w_k) sincerity), weights by who chooses. */
function portfolioOf(lab: LabInput, measures: readonly PlainMeasure[], technology: number): PortfolioProblem {
  const reduction = measures.map(({ reduction: l, verifiability: w }) => l * (w + (1 - w) * lab.sincerity));
  const weights = {
    efficient: () => reduction,
    staff: () => measures.map((measure) => measure.visibility),
    assessor: () => measures.map((measure) => measure.verifiability),
    mandate: () => measures.map((measure) => (lab.mandated.includes(measure.name) ? 1 : 0)),
  };
  return {
    cost: measures.map((measure) => measure.cost), reduction, assessedReduction: reduction, weight: weights[lab.chooser](),
    productValue: measures.map(() => 0), technology, assessorBias: 0, demands: [],
  };
}

function solve(problem: PlainRaceProblem, effort?: Effort): Answer<PlainRaceSolution> {
  const { race, found, complete } = findAll(problem, effort);
  const profile = new Profile(race.labs, race.views);
  const budgets = found.map((equilibrium) => equilibrium.budgets);
  if (found.length === 0) {
    const mixed = mixedProfile(race);
    return {
      game: 'race', solution: null, equilibria: [],
      certificate: {
        status: complete || excludesPure(race) ? 'no-pure' : 'unresolved', epsilon: null, epsilonRelative: null, method: 'bounded', selection: chosenAs.none,
      },
      ...(mixed === null ? {} : { fallback: { kind: 'mixture over budgets', ...mixed } }),
    };
  }
  const { index, selection: rule } = selectEquilibrium(race, profile, budgets);
  const selection = withLimits(rule, { search: complete ? null : 'a search from many points' });
  const equilibria = found.map((equilibrium) => solutionOf(race, profile, equilibrium));
  const chosen = found[index]!;
  const residual = portfolioResidual(race, equilibria[index]!);
  const range = chosen.epsilonRelative > 0 ? chosen.epsilon / chosen.epsilonRelative : 1;
  const epsilonRelative = Math.max(chosen.epsilonRelative, residual);
  return {
    game: 'race',
    solution: epsilonRelative <= solvedTolerance ? equilibria[index]! : null,
    equilibria: epsilonRelative <= solvedTolerance ? equilibria : [],
    certificate: {
      status: epsilonRelative <= solvedTolerance ? 'solved' : 'unresolved',
      epsilon: Math.max(chosen.epsilon, residual * range), epsilonRelative, method: 'bounded', selection,
    },
  };
}

function solutionOf(race: CompiledRace, profile: Profile, found: Found): PlainRaceSolution {
  const { residualRisk, winProbabilities, utilities } = describe(race, profile, found, chosenAs.only, 1, 0);
  return {
    budgets: [...found.budgets],
    residualRisk,
    portfolios: race.frontier.slice(0, race.labs).map((frontier, i) => spending(frontier, found.budgets[i]!)),
    winProbabilities,
    utilities,
    catastropheProbability: catastropheProbability(race, found.budgets),
  };
}

/** The largest departure of a portfolio from its conditions of optimality, in shares of speed. */
function portfolioResidual(race: CompiledRace, solution: PlainRaceSolution): number {
  let residual = 0;
  solution.portfolios.forEach((own, i) => {
    const frontier = race.frontier[i]!;
    residual = Math.max(residual, optimalityResidual(frontier.problem, own, solution.budgets[i]!, frontier.demandSpending));
  });
  return residual;
}

function normalForm(problem: PlainRaceProblem, points: number): NormalForm {
  const race = compileRace(problem);
  const profile = new Profile(race.labs, race.views);
  return tabulate(
    'race',
    problem.labs.map((_, i) => `Lab ${i + 1}`),
    problem.labs.map((_, i) => evenlySpaced(race.lower[i]!, race.upper[i]!, points)),
    (budgets) => {
      setProfile(race, profile, budgets);
      return budgets.map((b, i) => {
        const from = restOf(race, profile, i);
        return payoffAt(race, i, profile.points, i * LAB_POINT, profile.rest, from) - penaltyAt(race, i, b);
      });
    },
  );
}

/** `lab-race solve race`: the plain race game of the contract. The catalogue of measures comes from the caller, not from the game. */
export const raceGame: RaceFront = { name: 'race', read, solve, normalForm };
