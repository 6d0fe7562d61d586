import { noteImpossible, placeLawfulPortfolios } from '../enforcement/design.ts';
import { regulatorOf } from '../enforcement/expected.ts';
import { portfolioProblem } from '../measures/portfolio.ts';
import { withMisconduct } from '../misconduct/form.ts';
import type { PressureDemand } from '../settings.ts';
import type { World } from '../world/world.ts';

/** Labs that face the same portfolio problem share one object, so that its frontier is compiled once. */
export function rebuildPortfolios(world: World): void {
  const { settings } = world;
  const keys = new Map<string, number>();
  const portfolios: World['portfolios'][number][] = [];
  const place = (index: number, further: readonly PressureDemand[]): number => {
    const lab = further.length === 0 ? settings.labs[index]! : { ...settings.labs[index]!, demands: [...settings.labs[index]!.demands, ...further] };
    const bias = regulatorOf(lab, settings.regulators)?.assessorBias ?? 0;
    const key = JSON.stringify([lab.sincerity, bias, lab.demands, world.labs.discovery[index], world.labs.oversightSteps[index]]);
    const known = keys.get(key);
    if (known !== undefined) return known;
    keys.set(key, portfolios.length);
    const problem = portfolioProblem(lab, settings.measures, { ...settings.technology, power: settings.technology.power * world.labs.discovery[index]! }, bias);
    portfolios.push(withMisconduct(settings.misconduct, settings.measures, problem, world.labs.oversightSteps[index]!));
    return portfolios.length - 1;
  };
  world.portfolioOf = settings.labs.map((_, index) => place(index, []));
  placeLawfulPortfolios(world, place);
  world.portfolios = portfolios;
  world.efficient = portfolios.map((problem) => (problem.demands.length === 0 ? problem : { ...problem, demands: [] }));
  noteImpossible(world);
}
