/** Who has joined whom, and whom bankruptcy has met. */
export interface MembershipState {
  /** By lab: index of the lab that hosts it in a joint project; -1 for none. */
  readonly hostedBy: Int32Array;
  /** By lab: 1 once its assets were gone, until it has some again. */
  readonly insolvent: Uint8Array;
  /** By lab: 1 once it left for good. */
  readonly gone: Uint8Array;
}

export function createMembershipState(labs: number): MembershipState {
  return { hostedBy: new Int32Array(labs).fill(-1), insolvent: new Uint8Array(labs), gone: new Uint8Array(labs) };
}
