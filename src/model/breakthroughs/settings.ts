/** Sudden progress; see the registry (`breakthroughs.*`). */
export interface BreakthroughSettings {
  readonly capabilityRate: number;
  readonly capabilityJump: number;
  readonly safetyRate: number;
  readonly safetyJump: number;
  readonly sharedPart: number;
}
