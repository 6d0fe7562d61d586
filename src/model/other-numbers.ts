/** A number of a completed scenario that is no parameter: it has no default of its own in the registry and no slider. */
export interface OtherNumber {
  /** Dotted path, `*` for each entry of a list. */
  readonly path: string;
  readonly unit: string;
  readonly meaning: string;
  /** Why it is not in the registry. */
  readonly reason: string;
}

/** Every number of a completed scenario that is not a parameter of the registry; a test walks scenarios and finds no other. */
export const otherNumbers: readonly OtherNumber[] = [
  { path: 'version', unit: '1', meaning: 'Version of the scenario format; only 1 exists.', reason: 'Not of the model.' },
  { path: 'labs.*.count', unit: 'labs', meaning: 'How many labs an entry stands for; each draws its own numbers.', reason: 'It says how many labs there are, not what one is like.' },
  { path: 'labs.*.profileShare', unit: 'share', meaning: 'Share of a population with the stated profile; the others have the other profile\'s defaults.', reason: 'It says who is in a population; 1 unless stated.' },
  { path: 'labs.*.demands.*.level', unit: 'log of residual risk, or share of a measure\'s use', meaning: 'D in Σ q_k s_k ≥ D: how much a pressing group asks for, 0 unless stated.', reason: 'A demand is stated whole, with its group; there is none by default.' },
  { path: 'labs.*.demands.*.noise', unit: 'standard deviation of the log', meaning: 'How wrong people who share the goal are about each measure, 0 unless stated.', reason: 'Part of a demand.' },
  { path: 'risk.trueRisk.beta.*', unit: 'weights', meaning: 'α and β of the Beta distribution from which each run draws the true risk; 4 and 6 unless stated.', reason: 'A distribution in place of the parameter `risk.trueRisk`, whose entry gives its reason and source.' },
  { path: 'regulators.*.menu.*.will', unit: 'share', meaning: 'Least political will at which an option of the menu can be had.', reason: 'Part of an option; the default menu (assumed) asks for 0.2, 0.45 and 0.75.' },
  { path: 'regulators.*.menu.*.levers.*.strength', unit: 'the lever\'s', meaning: 'Strength of a lever in an option of the menu.', reason: 'Typical strength of the lever unless stated; the lever has range, reason and source.' },
  { path: 'advocate.law.*.strength', unit: 'the lever\'s', meaning: 'Strength of a lever in the advocate\'s bill.', reason: 'Typical strength of the lever unless stated; the lever has range, reason and source.' },
  { path: 'levers.*.off', unit: 'the lever\'s', meaning: 'Strength at which a lever of the scenario\'s own does nothing.', reason: 'Part of a lever\'s definition.' },
  { path: 'levers.*.minimum', unit: 'the lever\'s', meaning: 'Lower end of its range.', reason: 'Part of a lever\'s definition.' },
  { path: 'levers.*.maximum', unit: 'the lever\'s', meaning: 'Upper end of its range.', reason: 'Part of a lever\'s definition.' },
  { path: 'levers.*.typical', unit: 'the lever\'s', meaning: 'Strength that a policy has unless it states one.', reason: 'Part of a lever\'s definition.' },
  { path: 'levers.*.step', unit: 'the lever\'s', meaning: 'Step of its slider.', reason: 'Part of a lever\'s definition.' },
  { path: 'levers.*.costPerMonth', unit: 'M$ a month', meaning: 'Public cost at typical strength.', reason: 'Part of a lever\'s definition.' },
  { path: 'levers.*.namedRanges.*.from', unit: 'the lever\'s', meaning: 'Where a named part of its range begins.', reason: 'Part of a lever\'s definition.' },
  { path: 'levers.*.namedRanges.*.to', unit: 'the lever\'s', meaning: 'Where a named part of its range ends.', reason: 'Part of a lever\'s definition.' },
  { path: 'levers.*.changes.*.intercept', unit: 'the parameter\'s', meaning: 'What a change of a parameter is at strength 0.', reason: 'Part of a lever\'s definition.' },
  { path: 'levers.*.changes.*.slope', unit: 'the parameter\'s per strength', meaning: 'What a unit of strength adds to it.', reason: 'Part of a lever\'s definition.' },
  { path: 'levers.*.changes.*.minimum', unit: 'the parameter\'s', meaning: 'Where the result is held from below.', reason: 'By default the least value of the parameter.' },
  { path: 'levers.*.changes.*.maximum', unit: 'the parameter\'s', meaning: 'Where the result is held from above.', reason: 'By default the greatest value of the parameter.' },
  { path: 'policies.*.start', unit: 'months', meaning: 'When a lever goes on, 0 unless stated.', reason: 'What somebody does, not what the world is like.' },
  { path: 'policies.*.end', unit: 'months', meaning: 'When it goes off; null: it stays on.', reason: 'What somebody does.' },
  { path: 'policies.*.coverage', unit: 'share of labs', meaning: 'Which labs it covers, the most capable at the start first; 1 unless stated.', reason: 'What somebody does.' },
  { path: 'policies.*.strength', unit: 'the lever\'s', meaning: 'How strong it is.', reason: 'What somebody does; the lever has range, reason and source.' },
];
