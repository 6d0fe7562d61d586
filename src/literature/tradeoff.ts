import { sptOutcome } from '../games/spt/payoff.ts';
import { solveSpt } from '../games/spt/solve.ts';
import type { SptGame, SptPlayer, SptSolution } from '../games/spt/types.ts';
import type { LiteratureEntry } from './entry.ts';
import { entries, truth } from './entry.ts';

const source = 'Trager, Emery-Xu, Jensen, Bova, Stafford and Dafoe, arXiv 2302.11436';

/** The authors' defaults, with d = 1 as in the table of equilibria. */
export const tradeoffPlayer: SptPlayer = { A: 10, B: 10, alpha: 0.5, beta: 0.5, theta: 0.25, d: 1, r: 0.1 };

/** A game of the tradeoff without separate prices or certification. */
export const tradeoffGame = (players: readonly SptPlayer[], disaster: SptGame['disaster'] = 'winner-only'): SptGame => ({
  players,
  disaster,
  safetyPrice: null,
  performancePrice: null,
  certification: null,
  given: null,
});

const player = (changes: Partial<SptPlayer> = {}): SptPlayer => ({ ...tradeoffPlayer, ...changes });

/** Several rows read one equilibrium: each game of the table is solved once. */
const solved = new WeakMap<SptGame, SptSolution>();

/** The equilibrium, or NaN everywhere where none was certified, so that a row fails. */
function equilibrium(game: SptGame): SptSolution {
  const known = solved.get(game);
  if (known !== undefined) return known;
  const none = game.players.map(() => Number.NaN);
  const solution = solveSpt(game).solution ?? { safetyInvestment: none, performanceInvestment: none, safeProbability: Number.NaN, utilities: none };
  solved.set(game, solution);
  return solution;
}

interface Case {
  readonly id: string;
  readonly title: string;
  readonly game: SptGame;
  /** By player: Xs, Xp, u. */
  readonly expected: readonly (readonly [number, number, number])[];
  readonly safe: number;
  /** Half a unit of the last digit of Xs and Xp, P(safe), u. */
  readonly tolerance: readonly [number, number, number];
}

const fine = [5.1e-6, 5.1e-7, 5.1e-7] as const;
const fineSmall = [5.1e-7, 5.1e-7, 5.1e-7] as const;
const both = (changes: Partial<SptPlayer> = {}): SptPlayer[] => [player(changes), player(changes)];

const cases: readonly Case[] = [
  { id: 'cheap', title: 'n=2, r=0.01', game: tradeoffGame(both({ r: 0.01 })), expected: [[4.51929, 10.11415, 0.202942]], safe: 0.899517, tolerance: fine },
  { id: 'default', title: 'n=2, r=0.1', game: tradeoffGame(both()), expected: [[0.710401, 0.858039, 0.085923]], safe: 0.828511, tolerance: fineSmall },
  { id: 'free-safety', title: 'n=2, r=0.1, theta=0', game: tradeoffGame(both({ theta: 0 })), expected: [[0.530673, 1.09912, 0.155965]], safe: 0.879296, tolerance: fineSmall },
  { id: 'three', title: 'n=3, r=0.1', game: tradeoffGame([player(), player(), player()]), expected: [[0.518763, 0.767197, -0.052331]], safe: 0.807199, tolerance: fineSmall },
  { id: 'multiplicative', title: 'n=2, r=0.1, multiplicative', game: tradeoffGame(both(), 'multiplicative'), expected: [[0.834968, 0.680715, -0.08422]], safe: 0.711566, tolerance: fineSmall },
  { id: 'unequal', title: 'n=2, A=(10,20), r=0.1', game: tradeoffGame([player(), player({ A: 20 })]), expected: [[0.665613, 0.779431, 0.097384], [0.52593, 1.05507, 0.180884]], safe: 0.860291, tolerance: fine },
];

const table = cases.flatMap(({ id, title, game, expected, safe, tolerance }) => [
  ...expected.flatMap(([xs, xp, u], i) => {
    const who = expected.length > 1 ? `, player ${i + 1}` : '';
    const part = expected.length > 1 ? `.${i + 1}` : '';
    return [
      { id: `${id}${part}.safety`, quantity: `Xs (${title}${who})`, expected: xs, compute: () => equilibrium(game).safetyInvestment[i] as number, tolerance: tolerance[0] },
      { id: `${id}${part}.performance`, quantity: `Xp (${title}${who})`, expected: xp, compute: () => equilibrium(game).performanceInvestment[i] as number, tolerance: tolerance[0] },
      { id: `${id}${part}.utility`, quantity: `payoff (${title}${who})`, expected: u, compute: () => equilibrium(game).utilities[i] as number, tolerance: tolerance[2] },
    ];
  }),
  { id: `${id}.safe`, quantity: `P(safe) (${title})`, expected: safe, compute: () => equilibrium(game).safeProbability, tolerance: tolerance[1] },
]);

const safeAt = (players: readonly SptPlayer[]): number => equilibrium(tradeoffGame(players)).safeProbability;

/** Change of P(safe) in a symmetric race when compute becomes ten times dearer. */
const dearer = (theta: number): number => safeAt(both({ theta, r: 1 })) - safeAt(both({ theta, r: 0.1 }));

/** Change of P(safe) when one of two players (0 or 1) pays a tenth less for compute; both have theta = 0.75 and differ as stated. */
function helping(helped: 0 | 1, first: Partial<SptPlayer>, second: Partial<SptPlayer>): number {
  const pair = [first, second].map((changes) => player({ theta: 0.75, ...changes }));
  return safeAt(pair.map((one, i) => (i === helped ? { ...one, r: 0.9 * one.r } : one))) - safeAt(pair);
}

export const tradeoffEntries: readonly LiteratureEntry[] = entries('spt', source, 'computed', [
  {
    id: 'published-payoff',
    quantity: 'payoff of each at Xs=1, Xp=2 (A=B=10, alpha=beta=theta=0.5, d=1, r=0.1)',
    expected: -0.2099315,
    compute: () => sptOutcome(tradeoffGame(both({ theta: 0.5 })), [1, 1], [2, 2]).utilities[0] as number,
    tolerance: 5.1e-8,
    mark: 'read',
  },
  ...table,
  { id: 'neutral-price', quantity: 'change of P(safe) as compute becomes ten times dearer, alpha = beta theta', expected: 0, compute: () => dearer(1), tolerance: 1e-9 },
  { id: 'price-helps', quantity: 'dearer compute makes the race safer where alpha < beta theta (1 = yes; theta=1.5)', expected: 1, compute: () => truth(dearer(1.5) > 1e-6), tolerance: 0 },
  { id: 'price-hurts', quantity: 'dearer compute makes the race riskier where alpha > beta theta (1 = yes; theta=0.25)', expected: 1, compute: () => truth(dearer(0.25) < -1e-6), tolerance: 0 },
  {
    id: 'subsidy-to-one',
    quantity: 'risk falls at every tenfold subsidy to one player (1 = yes; r1 = 0.1, 0.01, 0.001)',
    expected: 1,
    compute: () => {
      const [none, some, much] = [0.1, 0.01, 0.001].map((r) => safeAt([player({ r }), player()])) as [number, number, number];
      return truth(none < some && some < much);
    },
    tolerance: 0,
  },
  // The careful player is the one with the larger d. At theta = 0.75 the effects have different signs, which shows the finding.
  { id: 'help.slightly-careful', quantity: 'a subsidy to a player with d=5 against one with d=1 makes the race riskier (1 = yes)', expected: 1, compute: () => truth(helping(1, {}, { d: 5 }) < -1e-5), tolerance: 0 },
  { id: 'help.much-more-careful', quantity: 'the same with d=20 makes it safer (1 = yes)', expected: 1, compute: () => truth(helping(1, {}, { d: 20 }) > 1e-5), tolerance: 0 },
  { id: 'help.productive', quantity: 'a subsidy to the more productive makes the race safer, A=(10,20) (1 = yes)', expected: 1, compute: () => truth(helping(1, {}, { A: 20 }) > 1e-5), tolerance: 0 },
  { id: 'help.unproductive', quantity: 'a subsidy to the less productive makes it riskier, A=(10,20) (1 = yes)', expected: 1, compute: () => truth(helping(0, {}, { A: 20 }) < -1e-5), tolerance: 0 },
]);
