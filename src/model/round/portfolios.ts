import { mapped } from '../../core/lists.ts';
import { attach, attached } from '../../core/attached.ts';
import { noteImpossible, placeLawfulPortfolios } from '../enforcement/design.ts';
import { misreading } from '../enforcement/assessor.ts';
import { frontierOf, spending, withTechnology, type PortfolioProblem } from '../../games/portfolio/index.ts';
import type { RaceProblem } from '../../games/race/types.ts';
import { portfolioProblem } from '../measures/portfolio.ts';
import { withMisconduct } from '../misconduct/form.ts';
import type { Lab, PressureDemand } from '../settings.ts';
import type { World } from '../world/world.ts';

/** Labs that face the same portfolio problem share one object, so that its frontier is compiled once. */
export function rebuildPortfolios(world: World): void {
  const { settings } = world;
  const keys = new Map<string, number>();
  const portfolios: World['portfolios'][number][] = [];
  const place = (index: number, further: readonly PressureDemand[]): number => {
    const lab = further.length === 0 ? settings.labs[index]! : { ...settings.labs[index]!, demands: [...settings.labs[index]!.demands, ...further] };
    const misread = misreading(world, index);
    const key = JSON.stringify([lab.sincerity, misread, lab.demands, powerOf(world, index), world.labs.oversightSteps[index]]);
    const known = keys.get(key);
    if (known !== undefined) return known;
    keys.set(key, portfolios.length);
    const problem = withTechnology(plainProblem(settings, lab), powerOf(world, index), misread);
    portfolios.push(withMisconduct(settings.misconduct, settings.measures, problem, world.labs.oversightSteps[index]!));
    return portfolios.length - 1;
  };
  world.portfolioOf = mapped(settings.labs, (_, index) => place(index, []));
  placeLawfulPortfolios(world, place);
  world.portfolios = portfolios;
  world.efficient = mapped(portfolios, (problem) => (problem.demands.length === 0 ? problem : { ...problem, demands: [] }));
  noteImpossible(world);
}

/** Problems kept with a list of measures, by what else they depend on. */
const keptProblems = 200;

/**
 * A lab's portfolio problem at a power of 1 with nothing misread, one object by content: the labs and rounds and runs of a scenario differ mostly in
 * those two, so that its frontier is compiled once.
 */
function plainProblem(settings: World['settings'], lab: Pick<Lab, 'sincerity' | 'demands'>): PortfolioProblem {
  let known = attached(settings.measures) as Map<string, PortfolioProblem> | undefined;
  if (known === undefined || known.size >= keptProblems) attach(settings.measures, (known = new Map()));
  const key = JSON.stringify([settings.technology.cost, lab.sincerity, lab.demands]);
  let problem = known.get(key);
  if (problem === undefined) {
    problem = portfolioProblem(lab, settings.measures, { cost: settings.technology.cost, power: 1 }, 0);
    if (settings.misconduct.variant === 'additive') frontierOf(problem);
    known.set(key, problem);
  }
  return problem;
}

/** Power of safety technology in a lab's hands: public technology, breakthroughs, and alignment research. */
const powerOf = (world: World, lab: number): number => world.settings.technology.power * world.labs.discovery[lab]! * world.labs.technology[lab]!;

/** Alignment research has moved the power of technology, and assessors read anew: labs face the same portfolios rescaled, each its own. */
export function retunePortfolios(world: World): void {
  let portfolios: World['portfolios'][number][] | null = null;
  let efficient: World['portfolios'][number][] = [];
  for (let i = 0; i < world.settings.labs.length; i++) {
    const power = powerOf(world, i);
    const misread = misreading(world, i);
    const at = world.portfolioOf[i]!;
    if (world.portfolios[at]!.technology === power && world.portfolios[at]!.assessorBias === misread) continue;
    if (world.enforcement.lawful.some((position) => position >= 0)) {
      // What keeping a list of measures would mean is placed beside: all of it is laid out anew.
      rebuildPortfolios(world);
      return;
    }
    if (portfolios === null) {
      portfolios = [...world.portfolios];
      efficient = [...world.efficient];
      world.portfolioOf = [...world.portfolioOf];
    }
    const shared = world.portfolioOf.some((position, other) => other !== i && position === at);
    const to = shared ? portfolios.length : at;
    const problem = withTechnology(portfolios[at]!, power, misread);
    portfolios[to] = problem;
    // Theatre reads an additive frontier under any power; a table has to be laid out anew.
    efficient[to] = problem.demands.length === 0 ? problem : problem.misconduct === undefined ? efficient[at]! : withTechnology(efficient[at]!, power, misread);
    (world.portfolioOf as number[])[i] = to;
    world.portfolios = portfolios;
    world.efficient = efficient;
  }
}

/** What each lab spends on each measure at its budget of this round, share of speed, row-major by lab; 0 for a lab that sits out or is not there. */
export function spendingByMeasure(world: World, problem: RaceProblem): readonly number[] {
  const { settings, labs, players } = world;
  const width = settings.measures.length;
  const spent = new Array<number>(settings.labs.length * width).fill(0);
  players.forEach((i, player) => {
    if (labs.active[i] === 0) return;
    spending(frontierOf(problem.portfolios[problem.labs[player]!.portfolio]!), labs.budget[i]!).forEach((share, k) => (spent[i * width + k] = share));
  });
  return spent;
}
