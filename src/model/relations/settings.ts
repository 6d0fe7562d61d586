/** How labs of one jurisdiction stand to labs of another. The first entry that fits holds; without one, a lab's own enmity does. */
export interface Relation {
  /** Whose view it is: a jurisdiction. */
  readonly from: string;
  /** Of whom: a jurisdiction. */
  readonly towards: string;
  /** In place of the lab's enmity; see the registry. */
  readonly enmity: number;
}
