/** What happens in one sector once the generalist has invested. */
export interface SectorOutcome {
  readonly takesPart: boolean;
  readonly performance: number;
  readonly safety: number;
  readonly utility: number;
}

/** The plan of a generalist with several specialists at given shares. An abstaining specialist removes its own sector only. */
export interface ChainOutcome {
  readonly shares: readonly number[];
  readonly takesPart: boolean;
  readonly performance: number;
  readonly safety: number;
  readonly utility: number;
  readonly sectors: readonly SectorOutcome[];
  /** Regimes of all sectors and the kind of point: constant while the plan is smooth in the shares. */
  readonly label: number;
  readonly margin: number;
}

/** What is left where no sector comes to terms. */
export function nobody(sectors: number): ChainOutcome {
  const out = { takesPart: false, performance: 0, safety: 0, utility: 0 };
  return { ...out, shares: Array.from({ length: sectors }, () => 0), sectors: Array.from({ length: sectors }, () => out), label: 0, margin: 0 };
}
