import { type AnyFront, checkName, front } from './front.ts';

/** Every game by name, in the order of the contract; each loads its own code alone, since a call of the command solves one game and its start counts. */
const loaders: Readonly<Record<string, () => Promise<AnyFront>>> = {
  contest: async () => front((await import('../contest/front.ts')).contestGame),
  'safety-race': async () => front((await import('../safety-race/front.ts')).safetyRaceGame),
  race: async () => front((await import('../race/front.ts')).raceGame),
  'fine-tuning': async () => front((await import('../fine-tuning/front.ts')).fineTuningGame),
  inspection: async () => front((await import('../inspection/solve.ts')).inspectionGame),
  deterrence: async () => front((await import('../deterrence/solve.ts')).deterrenceGame),
  spt: async () => front((await import('../spt/front.ts')).sptGame),
  precipice: async () => front((await import('../precipice/front.ts')).precipiceGame),
  evolution: async () => front((await import('../evolution/front.ts')).evolutionGame),
  dsair: async () => front((await import('../dsair/front.ts')).dsairGame),
  qre: async () => front((await import('../qre/solve.ts')).quantalGame),
  researcher: async () => front((await import('../researcher/front.ts')).researcherGame),
};

export const gameNames: readonly string[] = Object.keys(loaders);

/** Throws `InputError` for a name that is no game. */
export const checkGameName = (name: string): void => checkName(name, gameNames);

/** The front of a game; throws `InputError` for an unknown name. */
export async function loadGame(name: string): Promise<AnyFront> {
  checkGameName(name);
  return loaders[name]!();
}
