import { leverOf, shippedStrength } from '../levers/apply.ts';
import { dialText } from '../levers/dial.ts';
import { words } from '../words.ts';
import type { Session } from './session.ts';

/** What differs from the scenario as shipped, in words. */
export interface Change {
  /** Id of the lever, or path of the number. */
  readonly key: string;
  readonly label: string;
  /** Something one decides; else something one assumes about the world. */
  readonly isPolicy: boolean;
  readonly before: string;
  readonly after: string;
  readonly unit: string;
}

/** Levers in the catalogue's order, then numbers in the order in which they were set. */
export function changesOf(session: Session): Change[] {
  const [scenario, values, room] = [session.shipped.value, session.values.value, session.room.value];
  const levers = [...session.levers, ...scenario.levers];
  const set = Object.keys(values);
  const keys = [...levers.map((lever) => lever.id).filter((id) => set.includes(id)), ...set.filter((key) => !levers.some((lever) => lever.id === key))];
  return keys.map((key) => {
    const [lever, value] = [leverOf(scenario, session.levers, key), values[key]!];
    if (!lever) return { key, label: room?.labelOf(key, scenario) ?? key, isPolicy: room?.isPolicy(key) ?? false, before: room?.textAt(key, scenario) ?? '', after: dialText(value), unit: room?.unitOf(key) ?? '' };
    const text = (strength: number): string => (strength === lever.off ? words.controls.off : dialText(strength));
    return { key, label: lever.label, isPolicy: true, before: text(shippedStrength(scenario, lever)), after: text(value), unit: lever.unit };
  });
}
