/** What in a link does not fit; ends up in brackets within a sentence. Quoted parts are a stranger's text, cut short. */
export const linkFaults = {
  noState: 'not a state',
  unknownKey: (key: string) => `unknown setting ${key}`,
  noModel: 'no model version',
  noOther: 'no other world',
  noSide: 'no side',
  noRun: 'no such run',
  noFace: 'no such view',
  noCharts: 'no such charts',
  month: 'month out of range',
  noLab: 'no such lab',
  noScenario: 'no scenario',
  unknownScenario: (id: string) => `unknown scenario ${id}`,
  unsound: 'its scenario',
  noSeed: 'no seed',
  noLevers: 'no levers',
  unknownLever: (key: string) => `unknown lever or number ${key}, or out of its range`,
  noNumber: (key: string) => `${key} is not a number`,
  together: 'what was set does not go together',
  leverRange: (key: string) => `lever ${key} out of range`,
} as const;

/** Why a link was not opened, and what to know of one that was. */
export const link = {
  problems: {
    'not a link': 'This address holds no state of this page.',
    'newer version': 'This link was made by a later version of Lab Race, which this one cannot read.',
    'too long': 'This link is longer than any that this page makes, so it was not read.',
    damaged: 'This link is damaged or incomplete; ask for it once more.',
    malformed: (what: string) => `This link does not fit this version of Lab Race (${what}).`,
  },
  /** What is there instead. */
  shown: { shipped: 'The default scenario is shown.', kept: 'What was shown before is still there.' },
  otherModel: (theirs: string, ours: string) => `This link was made with model version ${theirs}; this is ${ours}. Numbers can differ.`,
} as const;
