import { type AnyRaceProblem, compileRace } from './compile.ts';
import type { CompiledRace } from './compiled.ts';
import { type CertificateColumns, certificateColumns, certifyLabs } from './certificate.ts';
import { sharpenBySlopes } from './slope-proof.ts';

/** A relative gain of at most this much counts as none (contract, "solve"). */
export const solvedTolerance = 1e-9;
const negligibleRange = 1e-12;

/** What the checker says of a whole profile. */
export interface RaceCertificate {
  /** Largest gain by a unilateral change, abstaining included, M$: an upper bound. */
  readonly epsilon: number;
  /** `epsilon` over the largest range of payoffs that a lab reaches by its own choice; `epsilon` itself if that is below 1e-12. */
  readonly epsilonRelative: number;
  /** By lab: the bound of its gain, M$, its range of payoffs, M$, and the best budget that the checker evaluated (null abstains). */
  readonly byLab: readonly { readonly gain: number; readonly range: number; readonly better: number | null }[];
}

/**
 * Checks any budgets (null abstains) against any deviation. Exported so that answers of other programs can be checked as well.
 * Gains are upper bounds; a budget outside the lab's range has an infinite one.
 */
export function certifyRace(problem: AnyRaceProblem, budgets: readonly (number | null)[]): RaceCertificate {
  const race = compileRace(problem);
  const columns = certificateColumns(race.labs);
  const choices = budgets.map((b) => b ?? NaN);
  certifyLabs(race, choices, 0, race.labs, columns);
  let { epsilon, epsilonRelative } = summarise(race, columns);
  if (!(epsilonRelative <= solvedTolerance) && sharpenBySlopes(race, choices, columns)) ({ epsilon, epsilonRelative } = summarise(race, columns));
  return {
    epsilon,
    epsilonRelative,
    byLab: budgets.map((_, i) => ({
      gain: columns.gain[i]!,
      range: columns.range[i]!,
      better: Number.isNaN(columns.better[i]!) ? null : columns.better[i]!,
    })),
  };
}

/** The largest gain, absolute and relative to the largest range. */
export function summarise(race: CompiledRace, columns: CertificateColumns): { epsilon: number; epsilonRelative: number } {
  let epsilon = 0;
  let range = 0;
  for (let i = 0; i < race.labs; i++) {
    const gain = columns.gain[i]!;
    if (!(gain <= epsilon)) epsilon = gain;
    if (columns.range[i]! > range) range = columns.range[i]!;
  }
  return { epsilon, epsilonRelative: range < negligibleRange ? epsilon : epsilon / range };
}
