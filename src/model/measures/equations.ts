import { given, state, where, type Equation } from '../equation.ts';

export const measureEquations: readonly Equation[] = [
  {
    id: 'measures.risk', title: 'What safety measures achieve', code: 'src/games/portfolio/frontier.ts', source: 'Model, section 2',
    formula: 's_k = 1 - exp(-y_k g_c/c_k),   Σ_k y_k = b,   ln ρ = -g Σ_k l_k^eff s_k\nefficient: maximise Σ_k l_k^eff s_k, hence y_k = (c_k/g_c) max(0, ln(l_k^eff g_c/(c_k μ)))',
    symbols: [
      where('y_k', 'share of speed spent on measure k'), given('c_k', 'measures.*.cost'), given('g_c', 'technology.cost'), where('g', 'power in the lab\'s hands, see below'), where('l_k^eff', 'effective reduction, see below'), state('ρ', 'residualRisk'), state('b', 'budget'),
    ],
    note: 'Water-filling in closed form, piece by piece. Measures share no synergies in the additive form.',
  },
  {
    id: 'measures.power', title: 'Power of safety technology', code: 'src/model/round/portfolios.ts', source: 'Model, sections 2 and 4',
    formula: 'g_i = g · discovery_i · technology_i',
    symbols: [given('g', 'technology.power'), state('discovery_i', 'discovery'), state('technology_i', 'technology')],
  },
  {
    id: 'measures.sincerity', title: 'Insincere effort and what an assessor sees', code: 'src/model/measures/portfolio.ts', source: 'Model, section 2',
    formula: 'l_k^eff = l_k (w_k + (1 - w_k) sincerity)\nln ρ̂ = -g Σ_k l_k (w_k sincerity + 1 - w_k) s_k + bias + noise ε_i',
    symbols: [given('l_k', 'measures.*.reduction'), given('w_k', 'measures.*.verifiability'), given('sincerity', 'labs.*.sincerity'), state('ρ̂', 'assessedRisk'), given('bias', 'regulators.*.assessorBias'), given('noise', 'regulators.*.assessorNoise'),
      where('ε_i', 'what the assessor gets wrong about lab i: standard normal, autoregressive from month to month'), given('correlation of ε_i', 'regulators.*.assessorCorrelation')],
    note: 'Caps and rules bind on ρ̂, and so does every decision that looks at it: the lab knows how it is read today.',
  },
  {
    id: 'measures.pressure', title: 'Pressure and safety theatre', code: 'src/games/portfolio/demands.ts', source: 'Model, section 2',
    formula: 'min Σ_k y_k  s.t.  Σ_k q_k s_k ≥ D for each demand;  then the lab\'s own efficient part on top\nq_k = a_k (staff, public),  w_k (assessors),  1 if listed (law),  l_k^eff exp(noise ε_k) (aligned)',
    symbols: [
      where('D', 'level of the demand, stated with it'), given('a_k', 'measures.*.visibility'), given('w_k', 'measures.*.verifiability'), where('ε_k', 'what the group gets wrong about measure k, standard normal, drawn with the lab'), state('theatre', 'theatre'),
    ],
    note: 'Theatre is the speed that the same residual risk would not have cost. Aligned groups ask for at most 0.95 of all that measures can reach by their own reckoning.',
  },
];
