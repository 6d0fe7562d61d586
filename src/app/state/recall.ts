import type { Scenario } from '../../model/settings.ts';
import type { Preferences } from '../../platform/browser/storage.ts';
import type { LeverValues } from '../levers/apply.ts';
import type { Choice } from './choice.ts';
import { mostUndone, type Step, type Trail } from './history.ts';
import type { Library } from './library.ts';
import { place, type Stored } from './remember.ts';
import type { Session } from './session.ts';

/** Every strength is of a lever of the page, every other number of a parameter, and all are within their ranges. Numbers await the registry. */
export function valuesFit(session: Session, values: LeverValues, numberFits: (path: string, value: number) => boolean): boolean {
  return Object.entries(values).every(([id, value]) => {
    const lever = session.levers.find((each) => each.id === id);
    return lever ? value >= lever.minimum && value <= lever.maximum : numberFits(id, value);
  });
}

/** A lever that the step's own scenario brings. */
function ownLeverFits(scenario: Scenario | null, id: string, value: number): boolean {
  const lever = scenario?.levers.find((each) => each.id === id);
  return lever !== undefined && value >= lever.minimum && value <= lever.maximum;
}

/** What this tab stored before its reload; null if nothing that can be used. `check` says what is a sound scenario. */
export async function recall(session: Session, library: Library, storage: Preferences, check: (body: unknown) => Promise<Scenario | null>): Promise<Trail | null> {
  try {
    const stored = JSON.parse(storage.read(place) ?? 'null') as Partial<Stored> | null;
    if (stored?.version !== 1) return null;
    for (const [id, body] of Object.entries(stored.own ?? {})) {
      const scenario = await check(body);
      if (scenario && id.startsWith('own-')) library.add(id, scenario);
    }
    const isLever = (id: string): boolean => session.levers.some((lever) => lever.id === id);
    const steps: readonly unknown[] = Array.isArray(stored.trail?.steps) ? stored.trail.steps : [];
    const worlds = steps.flatMap((step) => [step as Partial<Step>, (step as Partial<Step>)?.pair?.other]).filter((world) => !Object.keys(world?.values ?? {}).every(isLever));
    const numberFits = worlds.length > 0 ? (await import('../assumptions/registry.ts')).numberFits : () => false;
    // What is no lever of the page may be one that a shipped scenario brings.
    await Promise.all([...new Set(worlds.map((world) => world!.scenario))].map((id) => typeof id === 'string' && library.has(id) && library.get(id).catch(() => null)));
    return readTrail(stored.trail, (step) => library.has(step.scenario) && valuesFit(session, step.values, (path, value) => numberFits(path, value) || ownLeverFits(library.known(step.scenario), path, value)));
  } catch {
    return null;
  }
}

/** A trail as it was stored, or null where the text is not one: storage may be of another version, or another's. */
export function readTrail(value: unknown, isStep: (step: Step) => boolean): Trail | null {
  if (typeof value !== 'object' || value === null) return null;
  const { steps, at } = value as Partial<Trail>;
  if (!Array.isArray(steps) || steps.length === 0 || steps.length > mostUndone + 1) return null;
  if (!Number.isInteger(at) || at! < 0 || at! >= steps.length) return null;
  const whole = steps.every((step: unknown) => {
    const pair = ((step ?? {}) as Partial<Step>).pair ?? null;
    return isChoice(step) && isStep(step as Step) && (pair === null || ((pair.side === 'a' || pair.side === 'b') && isChoice(pair.other) && isStep(pair.other)));
  });
  return whole ? { steps: steps as Step[], at: at! } : null;
}

function isChoice(value: unknown): boolean {
  const { scenario, values } = (value ?? {}) as Partial<Choice>;
  return typeof scenario === 'string' && typeof values === 'object' && values !== null && Object.values(values).every((each) => typeof each === 'number');
}
