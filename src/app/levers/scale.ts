import type { NamedRange } from '../../core/parameter.ts';

/** The range of a lever or a parameter, as sliders need it. */
export interface Scale {
  readonly minimum: number;
  readonly maximum: number;
  readonly step?: number | undefined;
  readonly scale: 'linear' | 'log';
  readonly integer?: boolean;
  /** Where a lever does nothing; null for what has no "off". */
  readonly off: number | null;
  readonly namedRanges: readonly NamedRange[];
  /** The only values that there are, in ascending order, if not the whole range. */
  readonly choices?: readonly number[];
}

/** Positions of a slider whose scale has no steps of its own; its values have two significant digits. */
const smooth = 100;

/**
 * A slider's position: whole steps from the left end. "Off" lies on the left wherever it is an end of the range, so that to the right
 * always means stronger and a lever that is off never looks full.
 */
export function isReversed(scale: Scale): boolean {
  return scale.off === scale.maximum;
}

export function positions({ scale, minimum, maximum, step, integer, choices }: Scale): number {
  if (choices) return Math.max(1, choices.length - 1);
  if (scale === 'log') return smooth;
  const size = step ?? (integer ? Math.max(1, Math.round((maximum - minimum) / smooth)) : (maximum - minimum) / smooth);
  return Math.max(1, Math.round((maximum - minimum) / size));
}

/** Share of the way from the left end, [0, 1]. */
export function shareOf(scale: Scale, value: number): number {
  const { minimum, maximum, choices } = scale;
  if (choices) return choices.length < 2 ? 0 : nearest(choices, value) / (choices.length - 1);
  const share = scale.scale === 'log'
    ? Math.log(value / minimum) / Math.log(maximum / minimum)
    : maximum === minimum ? 0 : (value - minimum) / (maximum - minimum);
  const bounded = Math.min(1, Math.max(0, share));
  return isReversed(scale) ? 1 - bounded : bounded;
}

export function positionOf(scale: Scale, value: number): number {
  return Math.round(shareOf(scale, value) * positions(scale));
}

export function valueAt(scale: Scale, position: number): number {
  const { minimum, maximum, choices } = scale;
  if (choices) return choices[Math.min(choices.length - 1, Math.max(0, Math.round(position)))]!;
  const along = Math.min(1, Math.max(0, position / positions(scale)));
  const share = isReversed(scale) ? 1 - along : along;
  const value = scale.scale === 'log' ? minimum * (maximum / minimum) ** share : minimum + share * (maximum - minimum);
  return tidy(scale, value);
}

/** The value one step weaker or stronger than any value, those between the slider's positions included. */
export function nudged(scale: Scale, value: number, by: 1 | -1): number {
  const exact = shareOf(scale, value) * positions(scale);
  const next = by > 0 ? Math.floor(exact + 1e-6) + 1 : Math.ceil(exact - 1e-6) - 1;
  return valueAt(scale, Math.min(positions(scale), Math.max(0, next)));
}

/** Rounds to the scale's step (two significant digits on a logarithmic scale) and into its range. */
export function tidy(scale: Scale, value: number): number {
  const { minimum, maximum, step, integer } = scale;
  let rounded: number;
  if (scale.scale === 'log') rounded = Number(value.toPrecision(2));
  else if (step !== undefined) rounded = minimum + Math.round((value - minimum) / step) * step;
  else rounded = Number(value.toPrecision(6));
  if (integer) rounded = Math.round(rounded);
  // Twelve digits: what adding up steps leaves behind falls away, and a hazard of 1e-9 does not.
  return Number(Math.min(maximum, Math.max(minimum, rounded)).toPrecision(12));
}

/** The name of the part of the range that a value lies in, if it has one; "off" where the lever does nothing. */
export function nameOf(scale: Scale, value: number): string | null {
  if (value === scale.off) return 'off';
  return scale.namedRanges.find((range) => value >= range.from - 1e-9 && value <= range.to + 1e-9)?.label ?? null;
}

export type TypedFault = 'not a number' | 'outside' | 'not whole' | 'not a choice';

/** The value typed into the number box, or why it is refused. */
export function readTyped(scale: Scale, text: string): { readonly value: number } | { readonly fault: TypedFault } {
  const value = Number(text.trim().replace('−', '-').replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(value)) return { fault: 'not a number' };
  if (value < scale.minimum || value > scale.maximum) return { fault: 'outside' };
  if (scale.integer && !Number.isInteger(value)) return { fault: 'not whole' };
  if (scale.choices && !scale.choices.includes(value)) return { fault: 'not a choice' };
  return { value };
}

function nearest(choices: readonly number[], value: number): number {
  let best = 0;
  choices.forEach((choice, index) => {
    if (Math.abs(choice - value) < Math.abs(choices[best]! - value)) best = index;
  });
  return best;
}
