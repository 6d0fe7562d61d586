import type { Scenario } from '../../model/settings.ts';
import type { OutcomeName } from '../../model/outcomes/outcomes.ts';
import type { RunClaim, RunPart } from './types.ts';

const WEAK = 0.45;
const DOWN = 0.6;
const UP = 0.3;

const floors = (down: number, up: number, share: number | null = null) => (base: Scenario): Scenario => ({
  ...base,
  supply: { ...base.supply, floor: up, ...(share === null ? {} : { rule: 'fixed' as const, fixedShare: share }) },
  sectors: base.sectors.map((sector) => ({ ...sector, floor: down })),
});

const change = (world: string, other: string, outcome: OutcomeName): RunPart['value'] => (views) => views[world]!.outcome(outcome) - views[other]!.outcome(outcome);

export const weakRules: RunClaim = {
  id: '15', kind: 'runs', title: 'Weak rules downstream backfire, rules on both pay',
  claim: 'In the coupled market a weak floor on specialists alone (0.45) raises the harm of products; floors on both (0.3 on labs, 0.6 on specialists) lower it and leave labs and specialists better off; the harm of weak rules is larger where the lab\'s share is.',
  source: 'The backfiring effect of weak AI safety regulation', scenario: '15-weak-rules',
  remark: 'the theorem is about a product\'s safety; harm also depends on how much is sold. In the coupled market a weak floor lowers the safety of some products and sales with it, specialists leave, and careful labs have bought part of the safety with their budgets: harm moves either way, and where shares are fixed it falls.',
  worlds: {
    free: floors(0, 0), weak: floors(WEAK, 0), both: floors(DOWN, UP),
    lowFree: floors(0, 0, 0.3), lowWeak: floors(WEAK, 0, 0.3), highFree: floors(0, 0, 0.8), highWeak: floors(WEAK, 0, 0.8),
  },
  paths: [],
  parts: [
    { contrast: 'weak floor on specialists alone: expected harm of products, M$', sign: 1, value: change('weak', 'free', 'expectedDeploymentHarm') },
    { contrast: 'floors on both: expected harm of products, M$', sign: -1, value: change('both', 'free', 'expectedDeploymentHarm') },
    { contrast: 'floors on both: labs\' profit from products, M$', sign: 1, value: change('both', 'free', 'labProductProfit') },
    { contrast: 'floors on both: specialists\' profit, M$', sign: 1, value: change('both', 'free', 'specialistProfit') },
    { contrast: 'weak floor where the lab\'s share is 0.8: expected harm of products, M$', sign: 1, value: change('highWeak', 'highFree', 'expectedDeploymentHarm') },
    { contrast: 'weak floor where the lab\'s share is 0.3: expected harm of products, M$', sign: 1, value: change('lowWeak', 'lowFree', 'expectedDeploymentHarm') },
  ],
};
