import type { Effort } from './effort.ts';
import { chosenAs } from './selection-words.ts';

/**
 * What every game answers. The keys and their order are those of the `solve` command (contract, "solve"), so that an answer can be
 * printed as it is.
 */

/**
 * - `solved`: the deviation check found a relative gain of at most 1e-9, or the answer is a mixture, a distribution or a formula.
 * - `no-pure`: a complete search shows that no equilibrium in pure strategies exists.
 * - `unresolved`: neither could be shown.
 * - `evaluated`: the strategies were given and only payoffs were computed.
 */
export type Status = 'solved' | 'no-pure' | 'unresolved' | 'evaluated';

/** The result of a deviation check by code that shares only the payoff function with the solver. */
export interface Certificate {
  readonly status: Status;
  /** Largest gain by a unilateral change, in units of payoff; null where nothing was checked. */
  readonly epsilon: number | null;
  /** `epsilon` over the largest range of payoffs that a player reaches by its own choice alone. */
  readonly epsilonRelative: number | null;
  /** `closed-form`, `quasi-concave`, `bounded` or `grid-N`. */
  readonly method: string;
  /** How `solution` was chosen among the equilibria. */
  readonly selection: string;
}

export interface Answer<Solution> {
  readonly game: string;
  readonly solution: Solution | null;
  /** Every equilibrium found, sorted lexicographically by its first array; `solution` is one of them. */
  readonly equilibria: readonly Solution[];
  readonly certificate: Certificate;
  /** A mixed or smoothed answer where no pure equilibrium is reported. */
  readonly fallback?: unknown;
}

/** A finite game for export: `payoffs[player]` runs over all profiles, the first player's strategy fastest. */
export interface NormalForm {
  readonly title: string;
  readonly players: readonly string[];
  /** Number of strategies of each player. */
  readonly strategies: readonly number[];
  readonly payoffs: readonly (readonly number[])[];
}

/** The door of a game: reads JSON, solves, and where moves are simultaneous writes a discretised game. */
export interface GameFront<Input = unknown, Solution = unknown> {
  readonly name: string;
  /** Throws `InputError` with every fault of the input. */
  readonly read: (json: unknown) => Input;
  /** Solves it at the usual effort, or at a greater one; games whose searches are never long ignore it. */
  readonly solve: (input: Input, effort?: Effort) => Answer<Solution>;
  /** The game with `points` evenly spaced strategies a player, both ends included; finite games ignore `points`. */
  readonly normalForm?: (input: Input, points: number) => NormalForm;
}

/** A relative gain of at most this much counts as none (contract, "solve"). */
export const solvedTolerance = 1e-9;

/** Below this range of payoffs the gain itself is reported as relative gain (contract, "solve"). */
const negligibleRange = 1e-12;

/** `epsilon` over the range of payoffs, or `epsilon` itself where the range is negligible. */
export const relativeGain = (epsilon: number, payoffRange: number): number =>
  payoffRange < negligibleRange ? epsilon : epsilon / payoffRange;

/** What was found where its check did not hold, so that a reader can look at it; no claim is made for it. */
export interface Unproven<Solution> {
  readonly kind: 'did not pass the check';
  readonly found: Solution;
  /** As in a certificate: null where the check says nothing about gains. */
  readonly epsilon: number | null;
  readonly epsilonRelative: number | null;
}

/**
 * The answer of a game with one outcome: a solution where the check held, else `unresolved` without one (contract, "solve"), what was found
 * standing under `fallback`.
 */
export function onlyAnswer<Solution>(game: string, found: Solution, certificate: Certificate): Answer<Solution> {
  if (certificate.status !== 'unresolved') return { game, solution: found, equilibria: [found], certificate };
  const { epsilon, epsilonRelative } = certificate;
  const fallback: Unproven<Solution> = { kind: 'did not pass the check', found, epsilon, epsilonRelative };
  return { game, solution: null, equilibria: [], certificate: { ...certificate, epsilon: null, epsilonRelative: null }, fallback };
}

/** The answer of a formula, a mixture or a distribution: one solution, nothing to select. */
export function formulaAnswer<Solution>(game: string, solution: Solution, epsilon = 0, epsilonRelative = epsilon): Answer<Solution> {
  return onlyAnswer(game, solution, {
    status: epsilonRelative <= solvedTolerance ? 'solved' : 'unresolved',
    epsilon,
    epsilonRelative,
    method: 'closed-form',
    selection: chosenAs.only,
  });
}

/**
 * The answer of a formula that a second route was asked about as well: `agrees` says whether that came to the same, and only then the answer is
 * `solved`. Where it did not nothing is known about gains.
 */
export function checkedFormula<Solution>(game: string, solution: Solution, agrees: boolean, selection: string = chosenAs.only): Answer<Solution> {
  const gain = agrees ? 0 : null;
  return onlyAnswer(game, solution, {
    status: agrees ? 'solved' : 'unresolved',
    epsilon: gain,
    epsilonRelative: gain,
    method: 'closed-form',
    selection: agrees ? selection : `${selection}; a second computation came to something else`,
  });
}

/** Whether two figures are the same up to rounding: a share of their size, or of `scale` where they are differences of larger ones. */
export const sameFigure = (a: number, b: number, tolerance = 1e-9, scale = 0): boolean =>
  a === b || Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b), scale);
