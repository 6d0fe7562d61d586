import { given, state, where, type Equation } from '../equation.ts';

export const supplyEquations: readonly Equation[] = [
  {
    id: 'supply.game', title: 'Lab and specialists', code: 'src/model/supply/chain.ts', source: 'The backfiring effect of weak AI safety regulation; model, section 6',
    formula: [
      'U_G = Σ_s δ_s weight_s r_s·a1_s - a0ᵀ C0 a0,   U_D,s = weight_s [(1 - δ_s) r_s·a1_s - (a1_s - a0)ᵀ C1_s (a1_s - a0)]',
      'a0 = (performance, safety), a0_safety ≥ max(θ_G, given),   a1_s ≥ a0, a1_s,safety ≥ θ_D,s;   who would lose abstains',
      'C = [[c_p, x sqrt(c_p c_s)], [x sqrt(c_p c_s), c_s]]',
    ].join('\n'),
    symbols: [
      given('weight_s', 'sectors.*.weight'), given('r_s, performance', 'sectors.*.performanceRevenue'), given('r_s, safety', 'sectors.*.safetyRevenue'), given('c_p of C0', 'supply.performanceCost'), given('c_s of C0', 'supply.safetyCost'), given('x of C0', 'supply.costInteraction'),
      given('c_p of C1_s', 'sectors.*.performanceCost'), given('c_s of C1_s', 'sectors.*.safetyCost'), given('x of C1_s', 'sectors.*.costInteraction'), given('θ_G', 'supply.floor'), given('θ_D,s', 'sectors.*.floor'), given('δ where fixed', 'supply.fixedShare'),
      where('δ_s', 'the lab\'s share, bargained by the stated rule (Nash by default)'), where('given', 'safety that the lab\'s measures bring, below'),
    ],
    note: 'Each sector bargains as if all the market were like it: exact with one sector or like sectors; full Nash-in-Nash is `lab-race solve fine-tuning`. The safety that measures bring is counted in steps of 0.02 and its cost is not charged again.',
  },
  {
    id: 'supply.release', title: 'Releases', code: 'src/model/supply/events.ts', source: 'Model, sections 1 and 6',
    formula: 'months to the next release = gap0 + Σ_k delay_k s_k\ngiven = a_min + ζ g Σ_k deployment_k l_k^eff s_k',
    symbols: [
      given('gap0', 'supply.releaseGap'), given('delay_k', 'measures.*.delayMonths'), given('a_min', 'supply.baseSafety'), given('ζ', 'supply.measuresToSafety'), given('deployment_k', 'measures.*.deployment'), where('s_k', 'effect of measure k at the lab\'s budget'),
    ],
    note: 'A lab that abstains, is suspended or is not there brings out nothing.',
  },
  {
    id: 'supply.hazard', title: 'Accidents of products', code: 'src/model/supply/hazard.ts', source: 'Model, section 7',
    formula: [
      'hazard_is = λ_D · share_i (1 - pause_i) n_s revenue_is / (revenue of the market without floors) · exp(-σ a1_s,safety)',
      'loss: Pareto of index a_D above S_min, at most S_c, never a catastrophe;  specialist owes min(ℓ φ loss, its assets),  lab min(ℓ (1 - φ) loss, its means + cover)',
    ].join('\n'),
    symbols: [
      given('λ_D', 'supply.accidentRate'), given('σ', 'supply.safetyEffect'), given('a_D', 'supply.accidentTailIndex'), given('φ', 'supply.specialistLiability'), given('assets', 'sectors.*.assets'), given('ℓ', 'labs.*.liability'), given('pause_i', 'labs.*.deploymentPause'),
      state('share_i', 'marketShare'), where('n_s', 'specialists, below'),
    ],
  },
  {
    id: 'supply.entry', title: 'Entry of specialists', code: 'src/model/supply/market.ts', source: 'Model, section 6 (adoption and entry respond)',
    formula: 'n_s ← max(0.01, n_s + v_e (min(1.5, (earnings_s / earnings without floors)^ε) - n_s))',
    symbols: [given('v_e', 'supply.entrySpeed'), given('ε', 'supply.entryElasticity'), where('earnings_s', 'specialists\' utility less the liability they must expect')],
  },
];
