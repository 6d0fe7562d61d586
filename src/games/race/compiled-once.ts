import { type AnyRaceProblem, compileRace } from './compile.ts';
import type { CompiledRace } from './compiled.ts';

// Working memory of the last size, and the problem that it holds.
let last: { readonly problem: AnyRaceProblem; readonly race: CompiledRace } | null = null;

/**
 * The compiled game of a round, for the solver and for what is asked about the round once it is solved (why a budget moved, what breaking a rule would
 * bring): one problem object, compiled once. The next problem overwrites it, so ask again instead of keeping it. Throws as `compileRace` does.
 */
export function compiledOnce(problem: AnyRaceProblem): CompiledRace {
  if (last !== null && last.problem === problem) return last.race;
  const memory = last?.race ?? null;
  // What throws half-way leaves memory that belongs to no problem.
  last = null;
  const race = compileRace(problem, memory);
  last = { problem, race };
  return race;
}
