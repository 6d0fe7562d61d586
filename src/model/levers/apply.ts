import { mapped } from '../../core/lists.ts';
import { isNamed } from '../labs/names.ts';
import type { Lab, Lever, LeverChange, LeverSetting } from '../settings.ts';
import type { WorldSettings } from '../world/settings.ts';

/** A lever that is on, with its definition. */
export interface ActiveLever {
  readonly lever: Lever;
  readonly setting: LeverSetting;
}

type Node = Record<string, unknown>;

/**
 * The world's settings under the levers that are on, in the order given. Pure: the base is not touched, so switching a lever off is
 * applying the others to the base again.
 */
export function applyLevers(base: WorldSettings, active: readonly ActiveLever[]): WorldSettings {
  let settings = base;
  for (const { lever, setting } of active) {
    for (const change of lever.changes) settings = applyChange(settings, change, setting, base.labs);
  }
  return settings;
}

/** Which labs a lever covers: a share counts the most capable at the start first (ties in the order of the scenario); names are of labs, populations or jurisdictions. */
export function coveredLabs(labs: readonly Lab[], coverage: LeverSetting['coverage']): readonly boolean[] {
  if (typeof coverage !== 'number') return labs.map((lab) => isNamed(coverage, lab));
  const covered = Math.round(coverage * labs.length);
  const order = labs.map((_, index) => index).sort((a, b) => labs[b]!.capability - labs[a]!.capability || a - b);
  const result = labs.map(() => false);
  for (const index of order.slice(0, covered)) result[index] = true;
  return result;
}

/** The value that a change makes of an old one at a strength. */
export function changedValue(change: LeverChange, old: number, strength: number): number {
  return Math.min(change.maximum ?? Infinity, Math.max(change.minimum ?? -Infinity, moved(change, old, strength)));
}

function moved(change: LeverChange, old: number, strength: number): number {
  const value = change.intercept + change.slope * strength;
  switch (change.operation) {
    case 'set': return value;
    case 'add': return old + value;
    case 'multiply': return old * value;
    case 'atMost': return Math.min(old, value);
    case 'atLeast': return Math.max(old, value);
  }
}

/** One change of one lever. A list is addressed as a whole by `*`, or one of its entries by index or name (`measures.red-teaming.cost`). */
function applyChange(settings: WorldSettings, change: LeverChange, setting: LeverSetting, labs: readonly Lab[]): WorldSettings {
  const path = change.path.split('.');
  const covered = path[0] === 'labs' ? coveredLabs(labs, setting.coverage) : undefined;
  const patch = (node: unknown, depth: number): unknown => {
    if (depth === path.length) {
      if (typeof node !== 'number') throw new Error(`lever ${setting.lever} changes ${change.path}, which is not a number`);
      return changedValue(change, node, setting.strength);
    }
    const key = path[depth]!;
    if (Array.isArray(node)) {
      const only = depth === 1 ? covered : undefined;
      return mapped(node as readonly unknown[], (item, index) => ((key === '*' ? only?.[index] ?? true : key === String(index) || key === (item as Node)['name']) ? patch(item, depth + 1) : item));
    }
    const record = node as Node;
    return { ...record, [key]: patch(record[key], depth + 1) };
  };
  return patch(settings, 0) as WorldSettings;
}
