import { log } from '../../core/math/index.ts';
import { inspectionEquilibrium } from '../../games/inspection/solve.ts';
import { compileFrontier, residualRisk } from '../../games/portfolio/index.ts';
import { withMisconduct } from '../../model/misconduct/form.ts';
import { portfolioProblem } from '../../model/measures/portfolio.ts';
import type { Measure, Scenario } from '../../model/settings.ts';
import type { GameClaim, RunClaim, RunPart } from './types.ts';
import { withLabs, withLever } from './worlds.ts';

const CAP = 0.35;
const ruled = (rate: number, fine: number, more: (base: Scenario) => Scenario = (base) => base) => (base: Scenario): Scenario =>
  withLever(withLever(withLever(more(base), 'risk-cap', { strength: CAP }), 'inspection', { strength: rate }), 'fine', { strength: fine });
const poor = (base: Scenario): Scenario => withLabs(base, (lab) => ({ ...lab, assets: 200 }));

const broken = (world: string, other: string): RunPart['value'] => (views) => views[world]!.outcome('violationShare') - views[other]!.outcome('violationShare');

export const misconductOfLabs: RunClaim = {
  id: '10', kind: 'runs', title: 'Misconduct answers to detection and penalty, up to what one owns',
  claim: 'With learned audit rates and endogenous gains labs break a cap on assessed risk less where inspection is likelier and the fine higher; beyond a lab\'s wealth a higher fine does nothing more; and in the one-shot inspection game the fine has no effect on violations.',
  source: 'Alignment as equilibrium design', scenario: '10-misconduct',
  worlds: {
    base: ruled(0.17, 0.5), inspected: ruled(1, 0.5), fined: ruled(0.17, 2),
    poor: ruled(0.17, 2, poor), poorFined: ruled(0.17, 5, poor),
  },
  paths: [],
  parts: [
    { contrast: 'inspection monthly instead of twice a year: share of lab-months in violation', sign: -1, value: broken('inspected', 'base') },
    { contrast: 'fine of two years\' turnover instead of half a year\'s: share of lab-months in violation', sign: -1, value: broken('fined', 'base') },
    {
      contrast: 'labs that own 200 M$: a thousandth less the change of violations when the fine goes from two to five years\' turnover', sign: 1,
      value: (views) => 1e-3 - Math.abs(broken('poorFined', 'poor')(views)),
    },
    {
      contrast: 'one-shot inspection game: a billionth less the change of the violation probability when the penalty doubles', sign: 1,
      value: () => {
        const game = { inspectionCost: 2, lossIfCaught: 1, lossIfMissed: 10, gain: 3 };
        return 1e-9 - Math.abs(inspectionEquilibrium({ ...game, penalty: 16 }).violationProbability - inspectionEquilibrium({ ...game, penalty: 8 }).violationProbability);
      },
    },
  ],
};

const BUDGETS = [0.02, 0.05, 0.1, 0.2];

/** ln of residual risk of an AI system whose lab may use only some mechanisms, everything else equal, at a budget. */
function logRisk(scenario: Scenario, mechanisms: readonly Measure['mechanism'][], budget: number): number {
  const measures = scenario.measures.filter((measure) => mechanisms.includes(measure.mechanism));
  const settings = { ...scenario.misconduct, variant: 'product' as const };
  const problem = portfolioProblem({ sincerity: 1, demands: [] }, measures, scenario.technology, 0);
  return log(residualRisk(compileFrontier(withMisconduct(settings, measures, problem, 0)), budget));
}

const compared = (one: readonly Measure['mechanism'][], other: readonly Measure['mechanism'][]) => (scenario: Scenario): readonly number[] =>
  BUDGETS.map((budget) => logRisk(scenario, one, budget) - logRisk(scenario, other, budget));
const incentives = ['detection', 'deterrence'] as const;
const values = ['propensity'] as const;

export const mechanismsOfSystems: GameClaim = {
  id: '17', kind: 'games', title: 'Detection and penalty against training of values',
  claim: 'At equal speed cost, an AI system that is detected and deterred, or only deterred, is safer than one whose propensity alone is trained down (as by RLHF); both together are safer than either.',
  source: 'Alignment as equilibrium design', scenario: '17-mechanisms',
  remark: 'at small budgets the cheapest measures are those of detection, so that adding training changes nothing; and the catalogue has no deterrence that is as strong as its detection.',
  parts: [
    { contrast: 'detection and deterrence less propensity only, ln of residual risk at 2 to 20% of speed', sign: -1, cases: 'range', values: compared(incentives, values) },
    { contrast: 'all three less detection and deterrence only, ln of residual risk', sign: -1, cases: 'range', values: compared([...incentives, ...values], incentives) },
    { contrast: 'all three less propensity only, ln of residual risk', sign: -1, cases: 'range', values: compared([...incentives, ...values], values) },
    { contrast: 'deterrence without detecting measures less propensity only, ln of residual risk', sign: -1, cases: 'range', values: compared(['deterrence'], values) },
  ],
};
