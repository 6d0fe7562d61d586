import type { Scenario } from '../../model/settings.ts';
import { withLevers, type LeverValues } from '../levers/apply.ts';
import type { Library } from './library.ts';
import type { Session } from './session.ts';

/** What the user chose for one world: a scenario by id, and the levers set by hand. */
export interface Choice {
  readonly scenario: string;
  readonly values: LeverValues;
}

/** Two worlds on one clock: the one that the levers act on now, which letter it has, and the other one as it was chosen. */
export interface Pair {
  readonly side: 'a' | 'b';
  readonly other: Choice;
}

/** The choice that the levers act on. Follows the signals. */
export function choiceOf(session: Session): Choice {
  return { scenario: session.scenarioId.value, values: session.values.value };
}

/** The completed scenario of a choice, and the one that it starts from. Rejects where the scenario cannot be had. */
export async function worldOf(choice: Choice, session: Session, library: Library): Promise<{ readonly shipped: Scenario; readonly current: Scenario }> {
  const shipped = await library.get(choice.scenario);
  return { shipped, current: withLevers(shipped, session.levers, choice.values) };
}

export function sameChoice(a: Choice, b: Choice): boolean {
  const names = Object.keys(a.values);
  return a.scenario === b.scenario && names.length === Object.keys(b.values).length && names.every((name) => a.values[name] === b.values[name]);
}
