declare module 'virtual:scenarios' {
  import type { Scenario } from '../model/settings.ts';
  import type { ScenarioEntry } from './state/session.ts';
  /** The shipped scenarios, the default one first. */
  export const entries: readonly ScenarioEntry[];
  /** Where each one lies, by id. */
  export const files: Readonly<Record<string, string>>;
  /** The default scenario, completed. */
  export const first: Scenario;
}
declare module 'virtual:lever-texts' {
  /** What is said about each lever of the catalogue, by id; in the built page the catalogue itself comes without. */
  export const leverTexts: Readonly<Record<string, { readonly meaning: string; readonly reason: string; readonly source: string }>>;
}
declare module 'pixi.js/unsafe-eval';
