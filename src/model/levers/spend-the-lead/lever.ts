import type { Lever } from '../../settings.ts';

export const spendTheLead: Lever = {
  id: 'spend-the-lead', label: 'Spend the lead', family: 'rules', unit: 'share of speed', off: 0, minimum: 0, maximum: 0.9, typical: 0.5, step: 0.05, scale: 'linear',
  meaning: 'A covered lab that is beyond a dangerous capability and believes itself clearly ahead gives at least this share of its speed for safety. What it would gain by leaving the rule is checked at every round; above what breaking its word costs it leaves.',
  namedRanges: [{ label: 'none', from: 0, to: 0.05 }, { label: 'in part', from: 0.05, to: 0.6 }, { label: 'all but a little', from: 0.6, to: 0.9 }],
  reason: 'Half of its speed while it leads.', source: 'model, section 8 (spend the lead, with its deviation check); Efficient tradeoffs (rushed reasonable developers)', grade: 'assumed', costPerMonth: 0,
  changes: [{ path: 'labs.*.leadBudget', operation: 'atLeast', intercept: 0, slope: 1 }],
};
