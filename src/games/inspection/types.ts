/** An inspector and a firm that may violate a rule (contract, "solve"). Money in any one unit. */
export interface InspectionGame {
  /** Paid whenever inspecting, at least 0. */
  readonly inspectionCost: number;
  /** The inspector's loss from a violation that it catches. */
  readonly lossIfCaught: number;
  /** The inspector's loss from a violation that it misses. */
  readonly lossIfMissed: number;
  /** The firm's gain from violating, at least 0. */
  readonly gain: number;
  /** A caught violator gets gain - penalty. */
  readonly penalty: number;
}

export interface InspectionSolution {
  readonly violationProbability: number;
  readonly inspectionProbability: number;
}
