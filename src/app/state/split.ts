import type { Scenario } from '../../model/settings.ts';
import { withLevers } from '../levers/apply.ts';
import type { Session } from './session.ts';

/** One change alone on the scenario as shipped. */
export interface Part {
  /** Id of the lever or path of the number. */
  readonly key: string;
  readonly scenario: Scenario;
}

/** Each change that was made, alone; the same objects as long as the values stay. Nothing where there are fewer than two. */
export function partsOf(session: Session): readonly Part[] {
  const [of, values] = [session.shipped.peek(), session.values.peek()];
  const kept = made.get(values);
  if (kept?.of === of) return kept.parts;
  const keys = Object.keys(values);
  const parts = keys.length < 2 ? [] : keys.map((key) => ({ key, scenario: withLevers(of, session.levers, { [key]: values[key]! }) }));
  made.set(values, { of, parts });
  return parts;
}

const made = new WeakMap<object, { readonly of: Scenario; readonly parts: readonly Part[] }>();

/** A difference of an outcome against the reference, told apart by what caused it; the parts and the interaction add up to the total. */
export interface Split {
  readonly parts: readonly number[];
  readonly interaction: number;
  readonly total: number;
}

/** Effects of changes made alone, and what is left over when they are made together. */
export function splitOf(reference: number, together: number, alone: readonly number[]): Split {
  const parts = alone.map((value) => value - reference);
  const total = together - reference;
  return { parts, total, interaction: total - parts.reduce((sum, part) => sum + part, 0) };
}
