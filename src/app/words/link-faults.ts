/** What in a link does not fit; ends up in brackets within a sentence. Quoted parts are a stranger's text, cut short. */
export const linkFaults = {
  noState: 'not a state',
  unknownKey: (key: string) => `unknown setting ${key}`,
  noModel: 'no model version',
  noOther: 'no other world',
  noSide: 'no side',
  noRun: 'no such run',
  noFace: 'no such view',
  month: 'month out of range',
  noLab: 'no such lab',
  noScenario: 'no scenario',
  unknownScenario: (id: string) => `unknown scenario ${id}`,
  unsound: 'its scenario',
  noSeed: 'no seed',
  noLevers: 'no levers',
  unknownLever: (key: string) => `unknown lever or number ${key}, or out of its range`,
  leverRange: (key: string) => `lever ${key} out of range`,
} as const;
