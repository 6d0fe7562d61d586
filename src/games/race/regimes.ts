import type { CompiledRace } from './compiled.ts';
import type { Bounds } from './equilibrium.ts';

/** Up to this many labs all patterns of compliance are examined; beyond, the extremes and 32 seeded ones (solvers, section c). */
export const enumeratedLabs = 12;
const seededPatterns = 32;
/** Of more labs than this each search is a matter of tens of milliseconds, and single labs count for little: a quarter of the seeded patterns and starts is tried. */
export const manyLabs = 100;

/** A pattern of compliance: one entry a lab of `race.jumps`, 1 complies. */
export type Pattern = Uint8Array;

/**
 * A budget this little below the threshold still counts as last round's complier: thresholds drift from round to round with what the
 * budget must achieve, and a lab that kept the rule then is first tried as one that keeps it now. Shares of speed.
 */
const drift = 0.01;

/** The regime in which each lab of `race.jumps` stands at the given budgets; abstaining labs count as complying. */
export function patternOf(race: CompiledRace, budgets: ArrayLike<number>, slack = 0): Pattern {
  const pattern = new Uint8Array(race.jumps.length);
  for (let a = 0; a < pattern.length; a++) {
    const i = race.jumps[a]!;
    pattern[a] = budgets[i]! < race.threshold[i]! - slack ? 0 : 1;
  }
  return pattern;
}

/** The pattern to try first from last round's budgets. */
export const continuedPattern = (race: CompiledRace, budgets: ArrayLike<number>): Pattern => patternOf(race, budgets, drift);

/** All budgets within a pattern. A violator's range is closed by its end, at which it complies: pressed against it, it is no violator. */
export function boundsOf(race: CompiledRace, pattern: Pattern, reuse?: Bounds): Bounds {
  const bounds = reuse ?? { lower: new Float64Array(race.labs), upper: new Float64Array(race.labs) };
  bounds.lower.set(race.lower);
  bounds.upper.set(race.upper);
  for (let a = 0; a < pattern.length; a++) {
    const i = race.jumps[a]!;
    if (pattern[a] === 1) bounds.lower[i] = race.threshold[i]!;
    else bounds.upper[i] = race.threshold[i]!;
  }
  return bounds;
}

/** Whether the search over patterns is complete for this game. */
export const enumerates = (race: CompiledRace): boolean => race.jumps.length <= enumeratedLabs;

/**
 * The patterns to examine, in a fixed order: all of them for up to 12 labs with a binding cap; else all comply, none comply and 32
 * drawn by a fixed integer hash of pattern and lab (8 of more than 100 labs).
 */
export function patternsOf(race: CompiledRace): Pattern[] {
  const size = race.jumps.length;
  if (size === 0) return [new Uint8Array(0)];
  if (enumerates(race)) {
    return Array.from({ length: 1 << size }, (_, code) => Uint8Array.from({ length: size }, (_unused, a) => ((code >> a) & 1) ^ 1));
  }
  const patterns = [new Uint8Array(size).fill(1), new Uint8Array(size)];
  const seeded = race.labs > manyLabs ? seededPatterns / 4 : seededPatterns;
  for (let p = 0; p < seeded; p++) {
    patterns.push(Uint8Array.from({ length: size }, (_, a) => mix(p * 65_537 + a) & 1));
  }
  return patterns;
}

/** A fixed integer hash (multiply and shift), for patterns and starts that only need to differ. */
export function mix(value: number): number {
  let h = Math.imul(value ^ 0x9e3779b9, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
