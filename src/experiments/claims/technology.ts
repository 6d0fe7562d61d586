import { log } from '../../core/math/index.ts';
import { frontierOf, residualRisk } from '../../games/portfolio/index.ts';
import { portfolioProblem } from '../../model/measures/portfolio.ts';
import { expandLabs } from '../../model/labs/population.ts';
import type { Scenario } from '../../model/settings.ts';
import { allLabs, meanOver, winnersRisk, type RunView } from './run-view.ts';
import type { RunClaim } from './types.ts';
import { withLabs, withLever } from './worlds.ts';

const FROM = 0;
const TO = 24;
const POWER = 1.5;
const CHEAPNESS = 2;

const close = (base: Scenario): Scenario => withLabs(base, (lab, index) => ({ ...lab, capability: -0.02 * index }));
const apart = (base: Scenario): Scenario => withLabs(base, (lab, index) => ({ ...lab, capability: -2 * index }));
const alone = (base: Scenario): Scenario => ({ ...base, labs: base.labs.slice(0, 1) });
const stronger = (base: Scenario): Scenario => withLever(base, 'safety-technology', { strength: POWER });
const cheaper = (base: Scenario): Scenario => withLever(base, 'cheaper-safety', { strength: CHEAPNESS });

/**
 * Rebound R = 1 - sum ln(rho1/rho0) / sum ln(rho_fixed/rho0) over labs and months: the share of what the technology could have bought at
 * the old budgets that smaller budgets take back; above 1 it backfires. rho_fixed is the frontier with the technology at the old budget.
 */
function rebound(before: RunView, after: RunView, fixed: (lab: number, budget: number, logRisk: number) => number): number {
  let reached = 0;
  let possible = 0;
  for (const lab of allLabs(before)) {
    const budget = before.path('budget', lab);
    const old = before.path('residualRisk', lab);
    const now = after.path('residualRisk', lab);
    for (let month = FROM; month < Math.min(TO, old.length); month++) {
      // An abstaining lab has neither budget nor risk.
      if (budget[month]! >= 1 || after.path('budget', lab)[month]! >= 1) continue;
      const logOld = log(old[month]!);
      reached += log(now[month]!) - logOld;
      possible += fixed(lab, budget[month]!, logOld) - logOld;
    }
  }
  return possible === 0 ? NaN : 1 - reached / possible;
}

/** More power multiplies the log reduction of every budget. */
const fixedByPower = (_lab: number, _budget: number, logRisk: number): number => POWER * logRisk;

/** Cheaper measures: the log reduction at the old budget grows in the proportion of the two frontiers. */
function fixedByCost(before: RunView): (lab: number, budget: number, logRisk: number) => number {
  const labs = expandLabs(before.scenario);
  const frontiers = labs.map((lab) => [1, CHEAPNESS].map((cost) => frontierOf(portfolioProblem(lab, before.scenario.measures, { power: 1, cost: before.scenario.technology.cost * cost }, 0))));
  return (lab, budget, logRisk) => {
    const [old, now] = frontiers[lab]!.map((frontier) => log(residualRisk(frontier, budget)));
    return old === 0 ? logRisk : (logRisk * now!) / old!;
  };
}

export const betterTechnology: RunClaim = {
  id: '1', kind: 'runs', title: 'Better safety technology rebounds',
  claim: 'Labs take back part of what better safety technology could buy, the more so the closer the competition; and better technology under strong competition leaves more residual risk than none under no competition.',
  source: 'The limits of technical alignment', scenario: '01-better-technology',
  remark: 'the rebound comes from a lab\'s own trade-off: measures that work better leave less risk to buy off, with rivals near or far. Competition lowers budgets before and after alike, so that it does not make the rebound grow (nor did it in the prototypes).',
  worlds: {
    base: (base) => base, power: stronger, cost: cheaper,
    close, closePower: (base) => stronger(close(base)), apart, apartPower: (base) => stronger(apart(base)), alone,
  },
  paths: ['budget', 'residualRisk', 'winProbability'],
  parts: [
    { contrast: 'rebound of more powerful measures, share taken back', sign: 1, value: ({ base, power }) => rebound(base!, power!, fixedByPower) },
    { contrast: 'rebound of cheaper measures, share taken back', sign: 1, value: ({ base, cost }) => rebound(base!, cost!, fixedByCost(base!)) },
    {
      contrast: 'rebound with rivals close less rebound with rivals far behind', sign: 1,
      value: ({ close: near, closePower, apart: far, apartPower }) => rebound(near!, closePower!, fixedByPower) - rebound(far!, apartPower!, fixedByPower),
    },
    {
      contrast: 'winner\'s residual risk: better technology with rivals close, less today\'s technology without rivals', sign: 1,
      value: ({ closePower, alone: single }) => winnersRisk(closePower!, FROM, TO) - meanOver(single!, 'residualRisk', [0], FROM, TO),
    },
  ],
};
