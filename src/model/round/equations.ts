import { given, state, where, type Equation } from '../equation.ts';

/** The labs' game. */
export const raceEquations: readonly Equation[] = [
  {
    id: 'race.position', title: 'Where a lab will stand', code: 'src/games/race/compile.ts', source: 'Model, section 3',
    formula: 'z_j = x̂_max + u_lead H - [(x̂_max - x̂_j) e^(-η_j H) + (u_lead - u_j)(1 - e^(-η_j H))/η_j]\nP_j = exp(κ_i z_j) / Σ_active exp(κ_i z_k),   κ_i = κ_0 / sqrt(1 + κ_0² σ² 6/π²)',
    symbols: [
      where('x̂_j', 'capability as lab i sees it (its own: x)'), where('u_lead', 'speed of the perceived leader in last round\'s plan, a constant of the round'), given('H', 'race.planningMonths'), state('η_j', 'catchUp'),
      state('u_j', 'speed'), given('κ_0', 'race.decisiveness'), given('σ', 'knowledge.sigma'),
    ],
    note: 'For η → 0, and for the leader itself, z_j = x̂_j + u_j H. Labs equal at the front all count as leaders, so that their order never matters.',
  },
  {
    id: 'race.catastrophe', title: 'Catastrophe as a lab believes it', code: 'src/games/race/payoff.ts', source: 'Model, section 3',
    formula: 'C_i = 1 - (1 - Ω Σ_j P_j p_i ρ_j) exp(-H Σ_j p_i λ(x̂_j) ρ_j)',
    symbols: [state('Ω', 'decided'), state('p_i', 'belief'), given('p_i(0)', 'labs.*.subjectiveRisk'), state('ρ_j', 'residualRisk'), where('λ', 'catastrophes a month at residual risk 1 and p = 1 (section 7)'), given('H', 'race.planningMonths')],
  },
  {
    id: 'race.payoff', title: 'What a lab plays for', code: 'src/games/race/payoff.ts', source: 'Model, section 3',
    formula: [
      'U_i = (1 - C_i) [H Revenue_i Π_k (1 + π_k s_k) + E_i m_i (1 - exp(-χ_i u_i H))]',
      '      + Ω P_i (1 - p_i ρ_i) E_i W_i - L_i C_i - Ω E_i W_i Σ_{j≠i} e_ij P_j (1 - p_i ρ_j)',
      '      - r_i (1 - subsidy_i) b_i H - liability_i ρ_i - [ρ̂_i > cap_i] penalty_i',
    ].join('\n'),
    symbols: [
      state('b_i', 'budget'), state('Revenue_i', 'revenue'), given('π_k', 'measures.*.productValue'), given('m_i', 'labs.*.missionValue'), given('χ_i', 'labs.*.missionRate'), given('E_i', 'labs.*.exuberance'), given('W_i', 'labs.*.prize'),
      given('L_i', 'labs.*.catastropheLoss'), given('e_i', 'labs.*.enmity'), given('e_ij between blocs', 'relations.*.enmity'), given('r_i', 'labs.*.outlay'), given('subsidy_i', 'labs.*.safetySubsidy'),
      where('liability_i', 'expected liability and premium at residual risk 1 (sections 5, 7)'), given('cap_i', 'labs.*.riskCap'), where('penalty_i', 'what breaking the rule is expected to cost (section 5)'), state('ρ̂_i', 'assessedRisk'),
    ],
    note: 'Labs choose b in [b_min, b_max] or abstain (no chance, no risk of their own, no product), at once; a plan for H months made anew each round: a receding horizon, not a Markov-perfect strategy. Solved to an equilibrium with a certificate (docs/games.md).',
  },
  {
    id: 'race.bounds', title: 'Least and largest budget', code: 'src/model/round/problem.ts', source: 'Model, sections 2 and 8',
    formula: 'b_min,i = max(concession_i, wrung_i, promised_i, cost of the demands on i),   b_i ≤ b_max,i',
    symbols: [given('concession_i', 'labs.*.concession'), state('wrung_i', 'concession'), state('promised_i', 'promisedBudget'), given('b_max,i', 'labs.*.maximumBudget')],
    note: 'A budget at a least that staff, law or a promise impose is reported as bound and does not count as saturated.',
  },
];
