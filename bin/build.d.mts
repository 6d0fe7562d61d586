export interface Target {
  readonly label: string;
  readonly folder: string;
  readonly entry: string;
  readonly mode: string;
  readonly sources: readonly string[];
  readonly except?: readonly string[];
}
export declare const root: string;
export declare const targets: { readonly node: Target; readonly page: Target; readonly probe: Target };
export declare function isFresh(target: Target): Promise<boolean>;
export declare function ensureBuilt(target: Target, say?: (text: string) => void): Promise<void>;
