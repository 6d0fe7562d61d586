/** Rules that act when the state of the race says so; see the registry (`rules.*`). */
export interface RuleSettings {
  readonly leadCapability: number;
  readonly leadMargin: number;
  readonly commitment: number;
  readonly triggerCapability: number;
  readonly triggerWarning: number;
  readonly triggerMonths: number;
}
