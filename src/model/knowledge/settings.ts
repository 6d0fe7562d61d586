/** A class of observers whose picture of rivals differs from the others'; see the registry (`pictures.*`). */
export interface Picture {
  /** The `observer` of the labs that share it. */
  readonly observer: string;
  readonly sigma: number;
  readonly bias: number;
  /** Labs or jurisdictions that the bias is about; empty for all rivals. */
  readonly about: readonly string[];
}
