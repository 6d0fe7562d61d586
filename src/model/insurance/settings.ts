/** Insurance of liability (model, sections 5 and 7); see the registry (`insurance.FIELD`). */
export interface InsuranceSettings {
  readonly mandatoryCover: number;
  readonly insurerBelief: number;
  readonly loading: number;
}
