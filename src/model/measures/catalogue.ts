import type { Measure } from '../settings.ts';

type Row = readonly [
  name: string, label: string, cost: number, reduction: number, visibility: number, verifiability: number, productValue: number,
  delayMonths: number, advocacyCost: number, mechanism: Measure['mechanism'], meaning: string,
];

/**
 * Costs (share of effective serial speed) and reaches (log of residual risk) are assumed: the sources rank such measures but measure none.
 * Together they could lower the log of residual risk by 3.5, to about three per cent, if speed were free.
 */
const rows: readonly Row[] = [
  ['dangerous-capability-evaluations', 'Dangerous-capability evaluations', 0.01, 0.2, 0.6, 0.8, 0, 0.5, 1, 'detection', 'Tests before release for abilities that could do great harm.'],
  ['red-teaming', 'Red teaming', 0.015, 0.2, 0.6, 0.5, 0, 0.5, 1, 'detection', 'People and systems that try to make the model misbehave before others do.'],
  ['alignment-training', 'Alignment training', 0.03, 0.45, 0.3, 0.3, 0.03, 0.3, 3, 'propensity', 'Training that lowers the wish to misbehave; it also sells.'],
  ['control-monitoring', 'Control monitoring', 0.03, 0.4, 0.3, 0.7, -0.01, 0.2, 2, 'detection', 'Watching and vetting what the system does while it works, as if it were not aligned.'],
  ['interpretability-audits', 'Interpretability audits', 0.05, 0.35, 0.3, 0.3, 0, 0.5, 3, 'detection', 'Looking inside the model for what it has learnt.'],
  ['staged-deployment', 'Staged deployment', 0.03, 0.25, 0.7, 0.7, -0.02, 1, 2, 'containment', 'Release to few before many, with a way back.'],
  ['information-security', 'Information security', 0.04, 0.25, 0.3, 0.6, 0, 0, 2, 'containment', 'Keeping weights and secrets from thieves, and the model from leaving.'],
  ['content-filters', 'Content filters', 0.01, 0.1, 0.8, 0.8, -0.02, 0, 1, 'containment', 'Blocking dangerous requests and answers.'],
  ['credible-shutdown', 'Credible shutdown', 0.02, 0.15, 0.2, 0.4, 0, 0, 2, 'deterrence', 'Misconduct is answered by rollback or shutdown, and the system has reason to expect it.'],
  ['whistleblower-channel', 'Whistleblower channel', 0.002, 0.05, 0.5, 0.6, 0, 0, 1, 'deterrence', 'Staff can report misconduct without losing their jobs.'],
  ['public-reporting', 'Public reporting', 0.005, 0.04, 0.9, 0.9, 0, 0.1, 0.5, 'deterrence', 'Publishing safety cases, incidents and test results.'],
  ['slower-deployment', 'Slower deployment', 0.08, 0.3, 0.7, 0.9, -0.03, 2, 5, 'containment', 'Waiting before each release until there is experience with the last.'],
  ['not-training-the-riskiest', 'Not training the riskiest model', 0.2, 0.8, 0.5, 0.6, -0.05, 3, 10, 'containment', 'Leaving undone the runs whose risks cannot be bounded.'],
];

/** Part of each measure's reduction that acts on the product in use (assumed): all of what is done at release or in use, none of what guards weights or training. */
const deploymentPart: Readonly<Record<string, number>> = {
  'dangerous-capability-evaluations': 0.5, 'red-teaming': 1, 'alignment-training': 0.5, 'control-monitoring': 1, 'interpretability-audits': 0, 'staged-deployment': 1,
  'information-security': 0, 'content-filters': 1, 'credible-shutdown': 0.5, 'whistleblower-channel': 0, 'public-reporting': 0.5, 'slower-deployment': 1, 'not-training-the-riskiest': 0,
};

/** The catalogue of safety measures that scenarios use unless they bring their own. */
export const measures: readonly Measure[] = rows.map(
  ([name, label, cost, reduction, visibility, verifiability, productValue, delayMonths, advocacyCost, mechanism, meaning]) => ({
    name, label, cost, reduction, visibility, verifiability, productValue, delayMonths, deployment: deploymentPart[name] ?? 0, advocacyCost, mechanism, meaning,
  }),
);
