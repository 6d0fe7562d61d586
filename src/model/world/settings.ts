import type { Lab, Scenario } from '../settings.ts';

/** A scenario whose populations are drawn: what the rules of a running world read. Levers that are on have been applied to it. */
export type WorldSettings = Omit<Scenario, 'labs'> & { readonly labs: readonly Lab[] };
