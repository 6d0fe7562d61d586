import type { SptGame, SptPlayer } from '../../../src/games/spt/types.ts';

export const standard: SptPlayer = { A: 10, B: 10, alpha: 0.5, beta: 0.5, theta: 0.25, d: 1, r: 0.1 };
export const game = (players: Partial<SptPlayer>[], changes: Partial<SptGame> = {}): SptGame => ({
  players: players.map((player) => ({ ...standard, ...player })),
  disaster: 'winner-only',
  safetyPrice: null,
  performancePrice: null,
  certification: null,
  given: null,
  ...changes,
});

/** Payoffs written out from the definitions, for the tests alone. */
export function plain(given: SptGame, xs: readonly number[], xp: readonly number[]): number[] {
  const p = given.players.map((player, i) => player.B * xp[i]! ** player.beta);
  const t = given.players.map((player, i) => {
    const s = player.A * xs[i]! ** player.alpha * p[i]! ** -player.theta;
    return s / (1 + s);
  });
  const total = p.reduce((a, b) => a + b, 0);
  const product = t.reduce((a, b) => a * b, 1);
  const mean = t.reduce((sum, value, i) => sum + (value * p[i]!) / total, 0);
  return given.players.map((player, i) => {
    const own = given.disaster === 'winner-only' ? t[i]! : given.disaster === 'multiplicative' ? product : mean;
    const all = given.disaster === 'winner-only' ? mean : own;
    return (own * p[i]!) / total - (1 - all) * player.d - player.r * (xs[i]! + xp[i]!);
  });
}

/** Numbers that look random, the same for a seed. */
export function numbers(seed: number): (low: number, high: number) => number {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return (low, high) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return low + ((high - low) * state) / 2 ** 32;
  };
}

/** A random game of two to four players (or of `count`) over wide ranges, with certification or two prices in some. */
export function randomGame(seed: number, count = 2 + (seed % 3)): SptGame {
  const next = numbers(seed);
  const players = Array.from({ length: count }, () => ({
    A: 10 ** next(-1, 2), B: 10 ** next(-1, 1.5), alpha: next(0.2, 1), beta: next(0.2, 1.5), theta: next(0, 1) < 0.2 ? 0 : next(0, 1), d: next(0, 1) < 0.3 ? 0 : 10 ** next(-1, 1), r: 10 ** next(-2, 0),
  }));
  const certification = next(0, 1) < 0.2 ? { threshold: 10 ** next(-1, 1), below: next(0.02, 0.5), above: next(0.01, 0.3) } : null;
  const safetyPrice = certification === null && next(0, 1) < 0.2 ? 10 ** next(-2, 0) : null;
  return { players, disaster: (['winner-only', 'multiplicative', 'additive'] as const)[Math.floor(next(0, 3))]!, safetyPrice, performancePrice: null, certification, given: null };
}
