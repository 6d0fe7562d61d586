import { compileRace } from '../../../src/games/race/compile.ts';
import type { CompiledRace } from '../../../src/games/race/compiled.ts';
import type { PlainRaceProblem } from '../../../src/games/race/plain.ts';
import { type Found, Search } from '../../../src/games/race/search.ts';
import { mergeFound, runThoroughly } from '../../../src/games/race/tasks.ts';

/** What the search from many points finds of a game, sorted: the other way to the equilibria of the complete search. */
export function fromManyPoints(game: PlainRaceProblem): { readonly race: CompiledRace; readonly found: readonly Found[] } {
  const race = compileRace(game);
  return { race, found: mergeFound(runThoroughly(new Search(race, undefined, undefined, true))) };
}
