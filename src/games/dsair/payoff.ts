/**
 * The evolutionary race of Han, Pereira, Santos and Lenaerts (2020) and later (race-models, section 3). AS develops safely at cost c a round;
 * AU cuts corners, is s times faster, and meets disaster with probability p_r, losing everything.
 */
export interface DsairGame {
  /** s, at least 1. */
  readonly speed: number;
  /** p_r in [0, 1]. */
  readonly disasterProbability: number;
  /** b a round, shared by those who race. */
  readonly benefit: number;
  /** c a round of being safe. */
  readonly cost: number;
  /** B for who arrives first. */
  readonly prize: number;
  /** W, the rounds of safe development needed, at least 1. */
  readonly rounds: number;
  /** pfo in [0, 1]: chance a round that unsafe play is found out. */
  readonly foundOut: number;
  /** Z, at least 2. */
  readonly population: number;
  /** β of the Fermi rule. */
  readonly selection: number;
}

/** Payoffs of one round: AA, AB, BA, BB for A safe and B unsafe. */
export function roundPayoffs(game: DsairGame): { safeSafe: number; safeUnsafe: number; unsafeSafe: number; unsafeUnsafe: number } {
  const { speed: s, benefit: b, cost: c, foundOut: f } = game;
  return {
    safeSafe: -c + b / 2,
    safeUnsafe: -c + ((1 - f) * b) / (s + 1) + f * b,
    unsafeSafe: ((1 - f) * s * b) / (s + 1),
    unsafeUnsafe: ((1 - f * f) * b) / 2,
  };
}

/** Long-run payoffs per round before disaster, so that p = 1 - p_r multiplies those of the unsafe. */
function beforeDisaster(game: DsairGame): { safeSafe: number; safeUnsafe: number; unsafeSafe: number; unsafeUnsafe: number } {
  const { speed: s, prize: B, rounds: W } = game;
  const round = roundPayoffs(game);
  return {
    safeSafe: round.safeSafe + B / (2 * W),
    safeUnsafe: round.safeUnsafe,
    unsafeSafe: (s * B) / W + round.unsafeSafe,
    unsafeUnsafe: (s * B) / (2 * W) + round.unsafeUnsafe,
  };
}

/** Row's payoff, order safe, unsafe. */
export function dsairPayoffs(game: DsairGame): [[number, number], [number, number]] {
  const p = 1 - game.disasterProbability;
  const long = beforeDisaster(game);
  return [
    [long.safeSafe, long.safeUnsafe],
    [p * long.unsafeSafe, p * long.unsafeUnsafe],
  ];
}

/** p_r at which a society of the safe earns as much as one of the unsafe; null where the unsafe earn nothing in any case. */
export function societyThreshold(game: DsairGame): number | null {
  const long = beforeDisaster(game);
  return long.unsafeUnsafe > 0 ? 1 - long.safeSafe / long.unsafeUnsafe : null;
}

/** p_r above which AS is risk-dominant; null where the unsafe earn nothing in any case. */
export function riskDominanceThreshold(game: DsairGame): number | null {
  const long = beforeDisaster(game);
  const unsafe = long.unsafeSafe + long.unsafeUnsafe;
  return unsafe > 0 ? 1 - (long.safeSafe + long.safeUnsafe) / unsafe : null;
}
