import { given, state, where, type Equation } from '../equation.ts';

export const capabilityEquations: readonly Equation[] = [
  {
    id: 'capability.speed', title: 'Speed of a lab', code: 'src/model/capability/dynamics.ts', source: 'Model, section 2',
    formula: 'v_i = a R_i exp(φ min(x_i, x_φ)),   R_i = (C_i/C_ref + K_i/(Q 10^(g_Q t)))^α (T_i/T_ref)^(1-α)',
    symbols: [
      given('a', 'capability.leaderSpeed'), state('R_i', 'resources'), given('φ', 'capability.researchFeedback'), given('x_φ', 'capability.feedbackCap'), state('C_i', 'compute'), given('C_ref', 'capability.referenceCompute'),
      state('K_i', 'capital'), given('Q', 'capability.computeCapital'), given('g_Q', 'capability.capitalTrend'), given('α', 'capability.computeElasticity'), state('T_i', 'labour'), given('T_ref', 'capability.referenceStaff'),
    ],
    note: 'Compute and staff are counted against their trends, so that the trend of compute drops out: only what is above or below it changes speed. Reinvested profit buys compute at a cost that grows with the trend; that is its only depreciation.',
  },
  {
    id: 'capability.growth', title: 'Growth of capability', code: 'src/model/capability/dynamics.ts', source: 'Model, section 2',
    formula: 'dx_i/dt = u_i + η_i (x_max - x_i)⁺\nu_i = min(v_i (1 - b_i), cap_i, (1 - held_i) v_i)',
    symbols: [
      state('x_i', 'capability'), state('u_i', 'speed'), state('η_i', 'catchUp'), where('x_max', 'capability of the most capable lab at the start of the step'), state('v_i', 'attainable'), state('b_i', 'budget'),
      given('cap_i', 'labs.*.speedCap'), where('held_i', 'the larger of the share paused by law and what treaties and triggers hold back'), given('share paused by law', 'labs.*.pausedShare'),
      given('x_i(0)', 'labs.*.capability'), given('step', 'stepMonths'), given('horizon', 'horizonMonths'),
    ],
    note: 'Runge-Kutta of order four with the frontier frozen within a step. A lab that abstains stands still. A pause is a cap on u, not a fall in v: safety work inside it costs no progress.',
  },
  {
    id: 'capability.budget', title: 'From the chosen to the actual budget', code: 'src/model/round/apply.ts', source: 'Model, section 2',
    formula: 'b_t = b_{t-1} + ψ (b* - b_{t-1})',
    symbols: [state('b_t', 'budget'), where('b*', 'the budget of the round\'s equilibrium'), given('ψ', 'labs.*.inertia')],
  },
  {
    id: 'capability.capital', title: 'Reinvested profit and outside capital', code: 'src/model/capability/compute.ts', source: 'Model, section 2',
    formula: 'K_i ← max(0, K_i + (ι (Revenue_i - r_i (1 + b_i (1 - subsidy_i)) - product cost_i) + investment_i) step)\nA_i ← max(0, A_i - due_i)',
    symbols: [
      state('K_i', 'capital'), given('ι', 'capability.reinvestment'), given('investment_i', 'labs.*.investment'), state('Revenue_i', 'revenue'), given('r_i', 'labs.*.outlay'), given('subsidy_i', 'labs.*.safetySubsidy'),
      where('product cost_i', 'what the lab invests in its product beyond its safety budget (section 6)'), state('A_i', 'assets'), given('A_i(0)', 'labs.*.assets'), state('due_i', 'due'), given('step', 'stepMonths'),
    ],
    note: 'Assets pay fines, premiums, liability, lobbying and moves; profit goes to compute and dividends and does not add to them. What K_i grows by is a cost in welfare (equation welfare.sum).',
  },
  {
    id: 'capability.compute', title: 'Withheld and shared compute', code: 'src/model/capability/compute.ts', source: 'Model, section 8 (export controls, shared compute)',
    formula: 'dD_i/dt = w_i - ρ_D D_i,   C_i = C_i(0) 10^(-D_i)\nC_i ← C_i (1 - s_i) + (Σ_j s_j C_j) / number of labs with s > 0',
    symbols: [
      state('D_i', 'shortfall'), given('w_i', 'labs.*.exportShortfall'), given('ρ_D', 'capability.computeRecovery'), state('C_i', 'compute'), given('C_i(0)', 'labs.*.compute'), given('s_i', 'labs.*.pooledCompute'),
    ],
    note: 'The shortfall is solved exactly over the step. The pool is handed out in equal parts to all that put in.',
  },
];
