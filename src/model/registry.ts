import { parameter, type Parameter } from '../core/parameter.ts';
import { advocateParameters } from './advocate/parameters.ts';
import { breakthroughParameters } from './breakthroughs/parameters.ts';
import { capabilityParameters } from './capability/parameters.ts';
import { decisionParameters } from './decision/parameters.ts';
import { enforcementParameters } from './enforcement/parameters.ts';
import { insuranceParameters } from './insurance/parameters.ts';
import { misconductParameters } from './misconduct/parameters.ts';
import { supplyParameters } from './supply/parameters.ts';
import { evidenceParameters } from './evidence/parameters.ts';
import { riskParameters } from './incidents/parameters.ts';
import { knowledgeParameters } from './knowledge/parameters.ts';
import { labParameters } from './labs/parameters.ts';
import { leakParameters } from './leaks/parameters.ts';
import { marketParameters } from './market/parameters.ts';
import { measureParameters } from './measures/parameters.ts';
import { membershipParameters } from './membership/parameters.ts';
import { regulatorParameters } from './regulators/parameters.ts';
import { relationParameters } from './relations/parameters.ts';
import { ruleParameters } from './rules/parameters.ts';
import { treatyParameters } from './treaties/parameters.ts';
import { researcherParameters } from './researchers/parameters.ts';
import { welfareParameters } from './welfare/parameters.ts';

const clock: readonly Parameter[] = [
  parameter({
    id: 'horizonMonths', label: 'Horizon', aliases: ['end'], unit: 'months', default: 72, minimum: 1, maximum: 600, step: 1,
    group: 'structure', grade: 'assumed', source: 'Model, section 13', meaning: 'Month at which a run ends if the race is not decided before.',
    reason: 'The race is decided by month 48 in nine runs of ten.',
  }),
  parameter({
    id: 'stepMonths', label: 'Decision rounds every', aliases: ['step'], unit: 'months', default: 1, minimum: 0.25, maximum: 12,
    group: 'structure', grade: 'assumed', source: 'Model, section 1', meaning: 'Time between decision rounds, at which the labs\' game is solved and the state advances.',
    reason: 'Labs re-plan monthly.',
  }),
];

/** Every numeric parameter of a scenario; the one source of schema, sliders, search, documentation, flags and links. */
export const parameters: readonly Parameter[] = [
  ...clock, ...decisionParameters, ...capabilityParameters, ...knowledgeParameters, ...marketParameters, ...riskParameters,
  ...evidenceParameters, ...enforcementParameters, ...regulatorParameters, ...insuranceParameters, ...misconductParameters, ...supplyParameters, ...welfareParameters, ...researcherParameters, ...labParameters, ...measureParameters,
  ...treatyParameters, ...ruleParameters, ...breakthroughParameters, ...leakParameters, ...membershipParameters, ...relationParameters, ...advocateParameters,
];

const byId = new Map(parameters.map((entry) => [entry.id, entry]));

/** The parameter with this id (`labs.*.compute`); throws if there is none, which is a fault of the program. */
export function parameterById(id: string): Parameter {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`unknown parameter: ${id}`);
  return found;
}
