import { given, state, where, type Equation } from '../equation.ts';

const source = 'Who Aligns the Alignment Researchers?; model, section 4';

/** How people choose, and the market on which they do. */
const market: readonly Equation[] = [
  {
    id: 'researchers.values', title: 'What the three jobs are worth to a person', code: 'src/model/researchers/valuation.ts', source,
    formula: [
      'V(alignment)    = T (ω w_A + stipend + prizes/N_A) + lives + standing_A n + cause + const_A',
      'V(capabilities) = T ω w_C + standing n + impact - blame + const_C',
      'V(neither)      = T ω w_N',
      'standing_A = esteem · standing · (1 - peers + peers · share in alignment)',
    ].join('\n'),
    symbols: [
      given('T', 'researchers.years'), state('w_A', 'wageAlignment'), given('w_A(0)', 'researchers.wageAlignment'), state('w_C', 'wageCapabilities'), given('w_C(0)', 'researchers.wageCapabilities'), given('w_N', 'researchers.wageNeither'), given('stipend', 'researchers.stipend'),
      given('prizes', 'researchers.prizes'), given('standing', 'researchers.standing'), given('esteem', 'researchers.alignmentEsteem'), given('peers', 'researchers.peers'), given('cause', 'researchers.cause'), given('impact', 'researchers.impact'),
      given('blame', 'researchers.blame'), given('spread of ω', 'researchers.wageDispersion'), given('spread of tastes', 'researchers.tasteDispersion'), where('ω, n', 'the person\'s wage prospects and wish for standing, log-normal with mean one; so are cause, impact and blame'),
      where('const', 'the same for everyone, so that month 0 is at rest'),
    ],
    note: 'The constants stand for whatever else made people choose as they did before month 0; without them the source\'s figures would not be an equilibrium.',
  },
  {
    id: 'researchers.lives', title: 'Worth of the lives that work may save', code: 'src/model/researchers/valuation.ts', source,
    formula: [
      'lives = Δ · (VSL + max(circle · weight · VSL, scope · mankind · VSL_all)),   Δ = chance · cut · (doom/0.2) · N_0/(N_0 + N_A)',
      'large-risk form: lives\' = Y (1 - e^(-lives/Y)),   Y = years of pay · w_N ω',
    ].join('\n'),
    symbols: [
      given('VSL', 'researchers.lifeValue'), given('spread of VSL', 'researchers.lifeDispersion'), given('circle', 'researchers.circle'), given('weight', 'researchers.circleWeight'), given('scope', 'researchers.scope'), given('share that minds mankind', 'researchers.scopeShare'),
      given('mankind', 'researchers.mankind'), given('VSL_all', 'researchers.mankindLifeValue'), given('chance', 'researchers.chanceToMatter'), given('cut', 'researchers.riskCut'), given('doom', 'researchers.doom'), given('spread of doom', 'researchers.doomDispersion'),
      given('firmness of doom', 'researchers.doomStrength'), given('N_0', 'researchers.crowding'), where('N_A', 'real people in alignment'), given('large-risk form', 'researchers.largeRisk'), given('years of pay', 'researchers.wealthYears'),
    ],
    note: 'Self, circle and mankind overlap: the larger of circle and scope, not their sum. Evidence shifts everybody\'s log odds of doom alike, as it moves the median belief.',
  },
  {
    id: 'researchers.choice', title: 'Choice and revision', code: 'src/games/labour/choice.ts', source: 'Model, section 4',
    formula: 'at rate r a person takes job k with probability exp((V_k - c [k ≠ present])/s) / Σ_j exp((V_j - c [j ≠ present])/s)',
    symbols: [given('r', 'researchers.revisionRate'), given('c', 'researchers.switchingCost'), given('s', 'researchers.spread'), given('people simulated', 'researchers.count'), given('people outside', 'researchers.reserve')],
    note: 'Whole people move, each with the reason that is the largest part of the gain; each stands for a stated number of real ones. Employers share those who come by what they lack of their payroll.',
  },
  {
    id: 'researchers.market', title: 'Wages that clear', code: 'src/games/labour/supply.ts', source: 'Model, section 4',
    formula: 'w_C = payroll_C / (N c),   w_A = payroll_A / (N a),   (c, a) = mean over typical people of the logit of V at these wages and shares\nexpected w ← w + (1 - speed)^step (expected w - w)',
    symbols: [where('c, a', 'shares of the N people on the market'), where('payroll', 'what employers spend, below'), given('speed', 'researchers.expectationSpeed'), given('s', 'researchers.spread')],
    note: 'The fixed point next to last round\'s, to a residual of 1e-11. While standing among peers could bear several fixed points, all are isolated once a year and when the followed one is lost; a jump to another is told as tipping. People bought out are not on the market.',
  },
  {
    id: 'researchers.payrolls', title: 'Demand for staff', code: 'src/model/researchers/employers.ts', source: 'Model, section 4',
    formula: [
      'lab: payroll_C = staff_i w_C(0) (1 + growth)^(t/12),   payroll_A = (μ_i/μ_i(0)) (safety staff_i w_A(0) + staff_i w_C(0) b_i)',
      'non-profits: labour share · payout · stock;   universities and institutes: labour share · public money, the institutes\' part apart',
    ].join('\n'),
    symbols: [
      given('staff_i', 'labs.*.staff'), given('safety staff_i', 'labs.*.safetyStaff'), given('growth', 'researchers.payrollGrowth'), state('μ_i', 'mission'), state('b_i', 'budget'), given('labour share', 'researchers.grantLabourShare'),
      given('payout', 'researchers.payoutRate'), given('stock', 'researchers.philanthropicStock'), given('public money', 'researchers.publicMoney'), given('institutes\' part', 'researchers.governmentShare'),
    ],
    note: 'A lab\'s payroll is what pays its given staff at the given wage, not (1 - α) r_i, which would put ten thousand people into each lab at the source\'s wages. b gives up serial speed, not payroll.',
  },
];

/** What people are to the race. */
const couplings: readonly Equation[] = [
  {
    id: 'researchers.labour', title: 'Staff that speed a lab up', code: 'src/model/researchers/couplings.ts', source: 'Model, section 4',
    formula: 'T_i = staff_i(0) (staff + σ safety)/(staff_i(0) + σ_0 safety_i(0)),   σ = mislabelled + spill (1 - mislabelled)\nmislabelled = (1 - legibility) · share of standing in the motives of those in alignment',
    symbols: [state('T_i', 'labour'), state('staff', 'staff'), state('safety', 'safetyStaff'), given('spill', 'researchers.spillover'), given('legibility', 'researchers.legibility'), state('mislabelled', 'mislabelled')],
  },
  {
    id: 'researchers.technology', title: 'Safety technology from people', code: 'src/model/researchers/couplings.ts', source: 'Model, section 4',
    formula: [
      'technology_i = (K_i/K_i(0))^ε,   τ dK_i/dt = use_i - K_i',
      'use_i = (1 - mislabelled)(safety_i + public · (other labs of the bloc + leakage · labs elsewhere) + people outside labs)',
    ].join('\n'),
    symbols: [state('technology_i', 'technology'), given('ε', 'researchers.technologyElasticity'), given('τ', 'researchers.researchLag'), given('public', 'researchers.publicShare'), given('leakage', 'researchers.leakage'), state('safety_i', 'safetyStaff')],
    note: 'It takes hold in steps of one per cent.',
  },
  {
    id: 'researchers.mission', title: 'Drift of organisations', code: 'src/model/researchers/couplings.ts', source,
    formula: 'dμ_i/dt = ζ (grants/(grants + outlay + revenue) - μ_i) + ψ (share of alignment-minded staff - μ_i)\nalignment-minded: lives + cause ≥ the stated worth',
    symbols: [state('μ_i', 'mission'), given('μ_i(0)', 'labs.*.missionWeight'), given('grants', 'labs.*.grants'), given('outlay', 'labs.*.outlay'), state('revenue', 'revenue'), given('ζ', 'researchers.missionAdjustment'), given('ψ', 'researchers.missionCulture'), given('stated worth', 'researchers.mindedWorth')],
  },
  {
    id: 'researchers.concession', title: 'Concessions wrung by staff', code: 'src/model/researchers/concession.ts', source: 'Efficient tradeoffs; model, section 2',
    formula: 'b_wrung = max{ b ≤ ceiling : U_i(b; T_i) ≥ max_b\' U_i(b\'; T_i - Q_i) },   Q_i = organised · alignment-minded staff, at most 0.9 T_i',
    symbols: [state('b_wrung', 'concession'), given('ceiling', 'researchers.concessionCeiling'), given('organised', 'researchers.staffOrganising'), state('T_i', 'labour'), given('talks every', 'researchers.talksEvery')],
    note: 'At talks with labs of limited will, rivals as they chose; it holds from the next round.',
  },
  {
    id: 'researchers.whistle', title: 'Whistleblowers', code: 'src/model/researchers/events.ts', source: 'Model, section 4',
    formula: 'whistle_i = effect · share of alignment-minded staff · (1 + protection) · (exposure for its time after a violation was made public)\nmade public at rate r_w (1 + protection) · alignment-minded staff, at a lab that breaks a rule',
    symbols: [state('whistle_i', 'whistle'), given('effect', 'researchers.whistleEffect'), given('r_w', 'researchers.whistleRate'), given('protection', 'researchers.whistleProtection'), given('exposure', 'researchers.whistleExposure'), given('its time', 'researchers.exposureMonths')],
  },
  {
    id: 'researchers.buyOuts', title: 'Buying researchers out', code: 'src/model/researchers/step.ts', source,
    formula: 'people bought out = money / (premium · w_C)',
    symbols: [given('money', 'researchers.buyOuts'), given('premium', 'researchers.buyOutPremium'), state('w_C', 'wageCapabilities')],
    note: 'Labs hire others in their place at the wage that then clears.',
  },
];

export const researcherEquations: readonly Equation[] = [...market, ...couplings];
