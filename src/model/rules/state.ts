/** Where the state-contingent rules stand. */
export interface RuleState {
  /** Months until which triggered pauses last, and the event that started them; -1 before the first. */
  pausedUntil: number;
  pauseCause: string | null;
  /** True once the capability of the trigger was passed: that starts one pause. */
  passed: boolean;
  /** By lab: what a triggered pause holds back, share of speed. */
  readonly held: Float64Array;
  /** By lab: 1 while it spends its lead; 2 after it left the rule, until the rule asks nothing of it. */
  readonly spends: Uint8Array;
  /** By lab: its lead as it believes, OOM, at the last round. */
  readonly lead: Float64Array;
}

export function createRuleState(labs: number): RuleState {
  return { pausedUntil: -1, pauseCause: null, passed: false, held: new Float64Array(labs), spends: new Uint8Array(labs), lead: new Float64Array(labs) };
}
