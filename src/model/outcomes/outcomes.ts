/** One number that a run leaves behind. */
export interface OutcomeDefinition {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  /** probability: 0 or 1 by run, reported as a share of runs; time: censored at the horizon; number: a mean. */
  readonly kind: 'probability' | 'time' | 'number';
  readonly meaning: string;
}

/** Outcomes of a run (model, section 10), in the order of the outcome vector. */
export const outcomeDefinitions = [
  { name: 'catastrophe', label: 'Catastrophe', unit: 'share of runs', kind: 'probability', meaning: 'The run ended in a catastrophe, by the decision or by an accident.' },
  { name: 'timeToThreshold', label: 'Time of the decision', unit: 'months', kind: 'time', meaning: 'Month in which the race was decided; none if undecided. Means are restricted to the horizon.' },
  { name: 'reached', label: 'Decided', unit: 'share of runs', kind: 'probability', meaning: 'The race was decided before the horizon.' },
  { name: 'incidents', label: 'Accidents', unit: 'accidents a run', kind: 'number', meaning: 'Accidents of every severity, catastrophes by accident included.' },
  { name: 'harm', label: 'Harm of accidents', unit: 'M$', kind: 'number', meaning: 'Losses by accidents short of catastrophe.' },
  { name: 'welfare', label: 'Welfare', unit: 'M$', kind: 'number', meaning: 'Discounted gains of users, labs, specialists and all others, and of all after a safe decision, transfers between them dropping out but for the cost of public funds, less harm and catastrophe (expected where the run was undecided).' },
  { name: 'welfareWithoutCatastrophe', label: 'Welfare without catastrophe', unit: 'M$', kind: 'number', meaning: 'The same without the loss in a catastrophe.' },
  { name: 'finalBudget', label: 'Leader\'s safety budget at the end', unit: 'share of speed', kind: 'number', meaning: 'Safety budget of the winner at the decision, or of the most capable lab at the end of an undecided run.' },
  { name: 'finalResidualRisk', label: 'Residual risk at the end', unit: 'residual risk', kind: 'number', meaning: 'Residual risk of that lab.' },
  { name: 'finalSafetyDebt', label: 'Safety debt at the end', unit: 'OOM', kind: 'number', meaning: 'Capability minus covered capability of that lab.' },
  { name: 'alignmentShare', label: 'Alignment staff', unit: 'share of staff', kind: 'number', meaning: 'People in alignment as a share of all in both kinds of research at the end, in labs and elsewhere; safety staff of labs where the scenario has no researchers.' },
  { name: 'catastropheByDecision', label: 'Catastrophe by the decision', unit: 'share of runs', kind: 'probability', meaning: 'The winner\'s system caused the catastrophe.' },
  { name: 'catastropheByAccident', label: 'Catastrophe by accident', unit: 'share of runs', kind: 'probability', meaning: 'An accident past the catastrophe size ended the run.' },
  { name: 'expectedCatastrophe', label: 'Chance of catastrophe before the last draw', unit: 'share of runs', kind: 'number', meaning: 'The same chance with the last draw left open: p_true times the residual risk of the winner at the decision, plus over the run the chance that the next candidate of an accident is a catastrophe. Same mean as the share of catastrophes, less noise where they are rare: differences of policies show after fewer runs. A single run may exceed 1.' },
  { name: 'winnerLimitedWill', label: 'A lab of limited will decides', unit: 'share of runs', kind: 'probability', meaning: 'The race was decided, by a lab of limited political will.' },
  { name: 'severeIncidents', label: 'Severe accidents', unit: 'accidents a run', kind: 'number', meaning: 'Accidents of at least 100 M$.' },
  { name: 'fines', label: 'Fines', unit: 'M$', kind: 'number', meaning: 'Fines paid for violations found.' },
  { name: 'liabilityPaid', label: 'Liability paid', unit: 'M$', kind: 'number', meaning: 'Damages paid by labs for accidents.' },
  { name: 'meanBudgetReasonable', label: 'Mean budget, reasonable labs', unit: 'share of speed', kind: 'number', meaning: 'Safety budget of rushed reasonable labs, mean over labs and rounds; none without such labs.' },
  { name: 'meanBudgetLimited', label: 'Mean budget, limited will', unit: 'share of speed', kind: 'number', meaning: 'Safety budget of labs of limited political will, mean over labs and rounds; none without such labs.' },
  { name: 'lobbying', label: 'Lobbying', unit: 'M$', kind: 'number', meaning: 'What labs spent for and against the options that regulators put in force.' },
  { name: 'relocations', label: 'Labs that moved', unit: 'moves a run', kind: 'number', meaning: 'How often a lab left its regulator for another jurisdiction.' },
  { name: 'finalWill', label: 'Political will at the end', unit: 'share', kind: 'number', meaning: 'Political will of the first regulator at the end; none without a regulator.' },
  { name: 'concentration', label: 'Market concentration', unit: 'index 0 to 1', kind: 'number', meaning: 'Herfindahl-Hirschman index of market shares at the end.' },
  { name: 'mislabelledShare', label: 'Mislabelled alignment work', unit: 'share', kind: 'number', meaning: 'Share of alignment work at the end that only looks like it; none without researchers.' },
  { name: 'overOptimism', label: 'Over-optimism of researchers', unit: 'ratio', kind: 'number', meaning: 'Cut of the probability of doom that one more alignment researcher believes in, over the one that the model gives, at the end.' },
  { name: 'headsPerMusd', label: 'Heads per million', unit: 'people per M$ a year', kind: 'number', meaning: 'Alignment researchers gained per M$ a year of additional pay at the end, after the rise of wages that it brings.' },
  { name: 'saturatedShare', label: 'Saturated lab-rounds', unit: 'share', kind: 'number', meaning: 'Lab-rounds at a corner of the budget that no law or staff imposed.' },
  { name: 'deploymentIncidents', label: 'Accidents of products', unit: 'accidents a run', kind: 'number', meaning: 'Accidents of products in use; none without sectors.' },
  { name: 'deploymentHarm', label: 'Harm of products', unit: 'M$', kind: 'number', meaning: 'Losses by accidents of products in use; part of the harm of accidents.' },
  { name: 'expectedDeploymentHarm', label: 'Expected harm of products', unit: 'M$', kind: 'number', meaning: 'The same before chance: the rates of products\' accidents times their mean loss, summed over the run.' },
  { name: 'deploymentSafety', label: 'Safety of products', unit: 'safety of the product', kind: 'number', meaning: 'Final safety of what is sold, weighted by what users pay, mean over rounds; none without sectors.' },
  { name: 'labProductProfit', label: 'Labs\' profit on products', unit: 'M$', kind: 'number', meaning: 'Labs\' part of sales less what they spend on products beyond their safety budgets.' },
  { name: 'specialistProfit', label: 'Specialists\' profit', unit: 'M$', kind: 'number', meaning: 'Specialists\' part of sales less what they spend on products and their liability; none without sectors.' },
  { name: 'misconductCaught', label: 'Misconduct of systems caught', unit: 'cases a run', kind: 'number', meaning: 'Misconduct of labs\' AI systems that was caught and became evidence.' },
  { name: 'violationShare', label: 'Rules broken', unit: 'share of lab-rounds under a rule', kind: 'number', meaning: 'Lab-rounds in which a lab broke a rule that bound it; none without a rule.' },
  { name: 'suspendedShare', label: 'Suspended lab-rounds', unit: 'share', kind: 'number', meaning: 'Lab-rounds without a licence to sell.' },
  { name: 'gainOfUsers', label: 'Gain of users', unit: 'M$', kind: 'number', meaning: 'Discounted gain of use above what users pay.' },
  { name: 'gainOfLabs', label: 'Gain of labs', unit: 'M$', kind: 'number', meaning: 'Discounted sales of labs less research, products, fines, premiums, liability lobbying and moving, with subsidies.' },
  { name: 'gainOfSpecialists', label: 'Gain of specialists', unit: 'M$', kind: 'number', meaning: 'Discounted sales of specialists less what they spend on products and their liability; none without sectors.' },
  { name: 'gainOfStaff', label: 'Gain of staff', unit: 'M$', kind: 'number', meaning: 'Discounted stipends, prizes and buy-outs; wages pay for time. None without researchers.' },
  { name: 'gainOfState', label: 'Gain of the state', unit: 'M$', kind: 'number', meaning: 'Discounted fines less subsidies, inspections, public research, payments to people and what levers cost.' },
  { name: 'gainAfterDecision', label: 'Gain after the decision', unit: 'M$', kind: 'number', meaning: 'Discounted gain of all from a safe decision to the horizon: what earlier AI is worth. 0 in other runs.' },
  { name: 'gainOfFirstBloc', label: 'Gain of labs, first bloc', unit: 'M$', kind: 'number', meaning: 'The part of the gain of labs that falls to labs of the first lab\'s jurisdiction, before lobbying and what is still due.' },
  { name: 'gainOfOtherBlocs', label: 'Gain of labs, other blocs', unit: 'M$', kind: 'number', meaning: 'The same for labs of all other jurisdictions; none if there are none.' },
  { name: 'publicSpending', label: 'Public spending', unit: 'M$', kind: 'number', meaning: 'Undiscounted public money for levers, inspections, public research, subsidies and payments to people.' },
  { name: 'premiums', label: 'Insurance premiums', unit: 'M$', kind: 'number', meaning: 'Premiums that labs paid for cover of their liability.' },
] as const satisfies readonly OutcomeDefinition[];

export type OutcomeName = (typeof outcomeDefinitions)[number]['name'];
export const outcomeNames: readonly OutcomeName[] = outcomeDefinitions.map((outcome) => outcome.name);

/** Position of an outcome in the outcome vector. */
export function outcomeIndex(name: OutcomeName): number {
  return outcomeNames.indexOf(name);
}
