/** Where a treaty stands. */
export interface TreatyState {
  /** By lab: 1 while it secretly goes on beyond what the treaty allows. */
  readonly defects: Uint8Array;
  /** By lab: month until which it is under sanction; 0 never was. */
  readonly sanctionedUntil: Float64Array;
  /** By lab: id of the event by which its secret breach began. */
  readonly breach: (string | null)[];
  /** True once a breach ended the treaty; until nobody is a member any more. */
  collapsed: boolean;
  /** Time and number of each lab's next detection candidate, and whether it is in the queue. */
  readonly clock: Float64Array;
  readonly count: Uint32Array;
  readonly pending: Uint8Array;
}

export function createTreatyState(labs: number): TreatyState {
  return {
    defects: new Uint8Array(labs), sanctionedUntil: new Float64Array(labs), breach: new Array<string | null>(labs).fill(null), collapsed: false,
    clock: new Float64Array(labs), count: new Uint32Array(labs), pending: new Uint8Array(labs),
  };
}
