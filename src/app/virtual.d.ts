declare module 'virtual:scenarios' {
  import type { Scenario } from '../model/settings.ts';
  import type { ScenarioEntry } from './state/session.ts';
  /** The shipped scenarios, the default one first. */
  export const entries: readonly ScenarioEntry[];
  /** Where the others lie: by id, how each differs from the default one (`Patch`). */
  export const file: string;
  /** The default scenario, completed. */
  export const first: Scenario;
}
declare module 'virtual:lever-texts' {
  /** What is said about each lever of the catalogue, by id; in the built page the catalogue itself comes without. */
  export const leverTexts: Readonly<Record<string, { readonly meaning: string; readonly reason: string; readonly source: string }>>;
}
declare module 'virtual:card-facts' {
  export interface CardFacts {
    /** Name of the scenario that was screened, and runs at each end of each range. */
    readonly scenario: string;
    readonly runs: number;
    /**
     * For each lever of the catalogue and then each parameter of the registry: its rank by influence, and the means of the screened outcomes at the
     * lower and at the upper end of its range; 0 where none of them moves; null where it was not screened.
     */
    readonly effects: readonly (readonly (number | null)[] | 0 | null)[];
    /** Title and lines of every equation. */
    readonly formulas: readonly (readonly [title: string, formula: string])[];
    /** For each parameter of the registry: an equation and the symbol that the parameter has there, in turn. */
    readonly uses: readonly (readonly (number | string)[])[];
  }
  export const facts: CardFacts;
}
declare module 'pixi.js/unsafe-eval';
