/** What enforcement remembers, by lab. Plain data. */
export interface EnforcementState {
  /** Month until which a lab's licence is suspended. */
  readonly suspendedUntil: Float64Array;
  /** Months watched by the lab and those in which it saw an inspection, both fading: what it has learned of the rate. */
  readonly watched: Float64Array;
  readonly inspected: Float64Array;
  /** Set by an inspection, taken in at the next round. */
  readonly visited: Uint8Array;
  /** Rounds that the regulator has seen of the lab and those in which it broke a rule, both fading. */
  readonly seen: Float64Array;
  readonly broke: Float64Array;
  /** Endogenous gain from breaking the rule at the last round's equilibrium, M$ over the planning horizon; NaN without a rule. */
  readonly gain: Float64Array;
  /** Whether the lab keeps the design rule; 1 without one. */
  readonly complies: Uint8Array;
  /** Position in `world.portfolios` of what the lab faces if it keeps the design rule; -1 without one. */
  readonly lawful: Int32Array;
  /** Premiums paid and claims that insurers paid so far, M$. */
  premiums: number;
  claims: number;
  /** Inspections made, and what they cost the regulators, M$. */
  inspections: number;
  inspectionCost: number;
  /** Lab-rounds under a rule, broken, and spent under suspension. */
  ruled: number;
  broken: number;
  suspended: number;
}

export function createEnforcementState(count: number): EnforcementState {
  const zero = () => new Float64Array(count);
  return {
    suspendedUntil: zero(), watched: zero(), inspected: zero(), visited: new Uint8Array(count), seen: zero(), broke: zero(),
    gain: zero().fill(NaN), complies: new Uint8Array(count).fill(1), lawful: new Int32Array(count).fill(-1),
    premiums: 0, claims: 0, inspections: 0, inspectionCost: 0, ruled: 0, broken: 0, suspended: 0,
  };
}
