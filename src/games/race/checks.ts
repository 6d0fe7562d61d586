import { type CertificateColumns, certificateColumns, certifyLabs } from './certificate.ts';
import { type AnyRaceProblem, compileRace } from './compile.ts';
import type { CompiledRace } from './compiled.ts';
import { effort } from './equilibrium.ts';
import { Profile } from './profile.ts';
import { type Found, Search } from './search.ts';
import { concludeRace, type SolveOptions } from './solve.ts';
import { mergeFound, stageTasks } from './tasks.ts';
import type { RaceSolution } from './types.ts';

/** A profile that is to be certified: all labs at `budgets` (NaN abstains), into `columns`. Both belong to the solver. */
export interface PendingCheck {
  readonly race: CompiledRace;
  readonly budgets: Float64Array;
  readonly columns: CertificateColumns;
}

/**
 * Solves a game as `solveRace` does, but stops wherever a profile is to be certified: the labs can then be certified anywhere, in ranges,
 * since no lab's certificate depends on another's. Whoever drives it fills the columns before going on; the answer is the same bit for
 * bit.
 */
export function* solveWithChecks(problem: AnyRaceProblem, options: SolveOptions = {}): Generator<PendingCheck, RaceSolution, void> {
  const race = compileRace(problem);
  const search = new Search(race);
  const check: PendingCheck = { race, budgets: search.profile.budget, columns: search.columns };
  let sweeps = 0;
  let found: (Found | null)[] = [];
  for (let stage = 0; found.every((entry) => entry === null); stage++) {
    const tasks = stageTasks(race, options.searchEquilibria ?? 'thorough', stage);
    if (tasks === null) break;
    found = [];
    for (const task of tasks) {
      const walk = search.walk(task.start, task.pattern, task.sweeps, task.screened);
      for (;;) {
        // Counted from stop to stop: another game may be solved in between.
        effort.sweeps = 0;
        const step = walk.next();
        sweeps += effort.sweeps;
        if (step.done === true) {
          found.push(step.value);
          break;
        }
        yield check;
      }
    }
  }
  return concludeRace(race, new Profile(race.labs, race.views), mergeFound(found), sweeps, (options.searchEquilibria ?? 'thorough') === 'thorough');
}

/** Certifies labs from `first` up to but not including `last`; the columns returned begin with `first`. */
export function certifyRange(race: CompiledRace, budgets: ArrayLike<number>, first: number, last: number): CertificateColumns {
  const columns = certificateColumns(race.labs);
  certifyLabs(race, budgets, first, last, columns);
  return {
    gain: columns.gain.slice(first, last),
    range: columns.range.slice(first, last),
    better: columns.better.slice(first, last),
    shortfall: columns.shortfall.slice(first, last),
  };
}

/** Puts the certificates of a range to their places. */
export function placeRange(columns: CertificateColumns, first: number, range: CertificateColumns): void {
  columns.gain.set(range.gain, first);
  columns.range.set(range.range, first);
  columns.better.set(range.better, first);
  columns.shortfall.set(range.shortfall, first);
}
