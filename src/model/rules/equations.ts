import { given, state, where, type Equation } from '../equation.ts';

export const ruleEquations: readonly Equation[] = [
  {
    id: 'rules.lead', title: 'Spending a lead', code: 'src/model/rules/lead.ts', source: 'Model, section 8',
    formula: 'b_i ≥ b_hi  if x_i > x_d and x_i - max_j x̂_ij > Δ;   left when max_b U_i(b) - U_i > K',
    symbols: [given('b_hi', 'labs.*.leadBudget'), given('x_d', 'rules.leadCapability'), given('Δ', 'rules.leadMargin'), given('K', 'rules.commitment'), state('b_i', 'promisedBudget')],
    note: 'The deviation check is made at every round, rivals as they chose; a lab that left comes back when the rule asks anew.',
  },
  {
    id: 'rules.trigger', title: 'Pause at a trigger', code: 'src/model/rules/trigger.ts', source: 'Model, section 8',
    formula: 'held_i = share_i for m months: once when max_j x_j ≥ x_T, and at every warning if the rule says so',
    symbols: [given('share_i', 'labs.*.triggeredPause'), given('x_T', 'rules.triggerCapability'), given('warnings', 'rules.triggerWarning'), given('m', 'rules.triggerMonths'), state('held_i', 'heldBack'), where('x_j', 'of labs that are there')],
  },
];
