import type { Lever, Scenario } from '../../model/settings.ts';
import { significant, upTo } from '../format.ts';
import { shippedStrength } from './apply.ts';
import type { Scale } from './scale.ts';

/** What one does to a number: pull a lever, decide a rule, believe something about the world, or shape the model. */
export type DialKind = 'lever' | 'policy' | 'assumption' | 'structure';

/** Anything that a slider sets. */
export interface Dial extends Scale {
  /** Id of the lever, or the path of the number: the key of its value. */
  readonly key: string;
  readonly kind: DialKind;
  readonly label: string;
  readonly unit: string;
  /** What the scenario ships with; null where its entries differ or are drawn. */
  readonly shipped: number | null;
  /** Where the slider stands then. */
  readonly middle: number;
  /** What stands there in words, for a null. */
  readonly shippedText: string;
}

export function dialOfLever(lever: Lever, scenario: Scenario): Dial {
  const shipped = shippedStrength(scenario, lever);
  const { id, label, unit, off, minimum, maximum, step, scale, namedRanges } = lever;
  return { key: id, kind: 'lever', label, unit, off, minimum, maximum, step, scale, namedRanges, shipped, middle: shipped, shippedText: '' };
}

/** A value of a dial as it is typed and read: short, and the very number where that is short. */
export function dialNumber(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && size < 0.001) return String(Number(value.toPrecision(3)));
  return size >= 1e6 ? String(Number(value.toPrecision(4))) : upTo(value, size < 1 ? 4 : size < 100 ? 3 : 1).replaceAll(',', '');
}

/** The same for people: thousands and powers of ten as they are written. */
export function dialText(value: number): string {
  const size = Math.abs(value);
  return size >= 1e6 || (size !== 0 && size < 0.001) ? significant(value) : upTo(value, size < 1 ? 3 : 2);
}
