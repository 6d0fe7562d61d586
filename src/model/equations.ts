import { advocateEquations } from './advocate/equations.ts';
import { breakthroughEquations } from './breakthroughs/equations.ts';
import { capabilityEquations } from './capability/equations.ts';
import { decisionEquations } from './decision/equations.ts';
import { enforcementEquations } from './enforcement/equations.ts';
import type { Equation } from './equation.ts';
import { evidenceEquations } from './evidence/equations.ts';
import { incidentEquations } from './incidents/equations.ts';
import { insuranceEquations } from './insurance/equations.ts';
import { knowledgeEquations } from './knowledge/equations.ts';
import { leakEquations } from './leaks/equations.ts';
import { leverEquations } from './levers/equations.ts';
import { marketEquations } from './market/equations.ts';
import { measureEquations } from './measures/equations.ts';
import { membershipEquations } from './membership/equations.ts';
import { misconductEquations } from './misconduct/equations.ts';
import { regulatorEquations } from './regulators/equations.ts';
import { researcherEquations } from './researchers/equations.ts';
import { raceEquations } from './round/equations.ts';
import { ruleEquations } from './rules/equations.ts';
import { supplyEquations } from './supply/equations.ts';
import { treatyEquations } from './treaties/equations.ts';
import { welfareEquations } from './welfare/equations.ts';

/** The equations of the model by part, in the order in which they are told. */
export const equationParts: readonly { readonly title: string; readonly equations: readonly Equation[] }[] = [
  { title: 'Capability', equations: capabilityEquations },
  { title: 'Safety measures', equations: measureEquations },
  { title: 'The labs\' game', equations: [...knowledgeEquations, ...raceEquations] },
  { title: 'The decision of the race', equations: decisionEquations },
  { title: 'Market', equations: marketEquations },
  { title: 'Researchers', equations: researcherEquations },
  { title: 'Enforcement', equations: [...enforcementEquations, ...misconductEquations] },
  { title: 'Supply chain', equations: supplyEquations },
  { title: 'Accidents, liability and insurance', equations: [...incidentEquations, ...insuranceEquations] },
  { title: 'Beliefs', equations: evidenceEquations },
  { title: 'Regulators', equations: regulatorEquations },
  { title: 'Levers, treaties and rules', equations: [...leverEquations, ...treatyEquations, ...ruleEquations] },
  { title: 'Breakthroughs, leaks, entry and exit', equations: [...breakthroughEquations, ...leakEquations, ...membershipEquations] },
  { title: 'The advocate', equations: advocateEquations },
  { title: 'Welfare', equations: welfareEquations },
];

export const equations: readonly Equation[] = equationParts.flatMap((part) => part.equations);

/** Parameters that stand in no equation, with the reason. */
export const notInEquations: Readonly<Record<string, string>> = {
  'capability.computeTrend': 'It drops out: compute is counted against this trend, which the leader\'s speed already contains. Kept because it says what "above trend" means, and export controls are read against it.',
  'measures.*.advocacyCost': 'What an advocate spends to have a measure asked for: it enters the comparison of kinds of pressure in the claims ledger, not the world.',
};
