/** A treaty on speed between the labs whose `treatyShare` is above 0; see the registry (`treaty.*`). */
export interface TreatySettings {
  readonly detectionRate: number;
  readonly breakoutSpeed: number;
  readonly snapBack: number;
  readonly sanctionShare: number;
  readonly sanctionMonths: number;
}
