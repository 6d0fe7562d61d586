/** Who takes part; see the registry (`membership.*`). */
export interface MembershipSettings {
  readonly entryRate: number;
  readonly bankruptcyExit: number;
}
