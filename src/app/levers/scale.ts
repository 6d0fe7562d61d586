import type { Lever } from '../../model/settings.ts';

/**
 * A slider's position: whole steps from the left end. "Off" lies on the left wherever it is an end of the range, so that to the right
 * always means stronger and a lever that is off never looks full.
 */
export function isReversed(lever: Lever): boolean {
  return lever.off === lever.maximum;
}

export function positions(lever: Lever): number {
  return lever.scale === 'log' ? 100 : Math.max(1, Math.round((lever.maximum - lever.minimum) / lever.step));
}

/** Share of the way from the left end, [0, 1]. */
export function shareOf(lever: Lever, value: number): number {
  const { minimum, maximum } = lever;
  const share = lever.scale === 'log'
    ? Math.log(value / minimum) / Math.log(maximum / minimum)
    : (value - minimum) / (maximum - minimum);
  const bounded = Math.min(1, Math.max(0, share));
  return isReversed(lever) ? 1 - bounded : bounded;
}

export function positionOf(lever: Lever, value: number): number {
  return Math.round(shareOf(lever, value) * positions(lever));
}

export function valueAt(lever: Lever, position: number): number {
  const { minimum, maximum } = lever;
  const along = Math.min(1, Math.max(0, position / positions(lever)));
  const share = isReversed(lever) ? 1 - along : along;
  const value = lever.scale === 'log' ? minimum * (maximum / minimum) ** share : minimum + share * (maximum - minimum);
  return tidy(lever, value);
}

/** Rounds to the lever's step (two significant digits on a logarithmic scale) and into its range. */
export function tidy(lever: Lever, value: number): number {
  const rounded = lever.scale === 'log' ? Number(value.toPrecision(2)) : lever.minimum + Math.round((value - lever.minimum) / lever.step) * lever.step;
  return Number(Math.min(lever.maximum, Math.max(lever.minimum, rounded)).toFixed(6));
}

/** The name of the part of the range that a value lies in, if it has one; "off" where the lever does nothing. */
export function nameOf(lever: Lever, value: number): string | null {
  if (value === lever.off) return 'off';
  return lever.namedRanges.find((range) => value >= range.from - 1e-9 && value <= range.to + 1e-9)?.label ?? null;
}

/** The value typed into the number box, or why it is refused. */
export function readTyped(lever: Lever, text: string): { readonly value: number } | { readonly fault: 'not a number' | 'outside' } {
  const value = Number(text.trim().replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(value)) return { fault: 'not a number' };
  if (value < lever.minimum || value > lever.maximum) return { fault: 'outside' };
  return { value };
}
