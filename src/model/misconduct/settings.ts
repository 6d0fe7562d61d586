/** Residual risk as the misconduct of an AI system (model, section 5); see the registry (`misconduct.FIELD`). */
export interface MisconductSettings {
  /** additive: every measure lowers ln ρ by its own effect; product: detection times penalty over the gain. */
  readonly variant: 'additive' | 'product';
  readonly detectionBase: number;
  readonly penaltyBase: number;
  readonly meanGain: number;
  readonly credibility: number;
  readonly opportunityRate: number;
  readonly oversightCapability: number;
  readonly oversightDecay: number;
}
