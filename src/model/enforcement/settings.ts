/** How labs learn how often they are inspected, and how they bear risk (`enforcement.FIELD` in the registry). */
export interface EnforcementSettings {
  readonly priorWeight: number;
  readonly memory: number;
  readonly hearsay: number;
  readonly riskAversion: number;
}

/** What a regulator does beside inspecting at a rate (`regulators.*.FIELD`). */
export interface EnforcementPowers {
  readonly suspensionMonths: number;
  readonly inspectionCapacity: number;
  /** 1: keeps to its announced rate; 0: inspects only where that pays on what it has seen. */
  readonly commitment: number;
  readonly inspectionCost: number;
  readonly violationLoss: number;
  /** Least use of each mandated measure; 0 is no design rule. */
  readonly designLevel: number;
}
