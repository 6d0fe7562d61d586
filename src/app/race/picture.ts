import type { PlaneLayout } from './plane.ts';
import type { RaceLayout } from './layout.ts';
import type { ChipShape } from './rail.ts';

/** What stands beside the labs' places in a picture of the race: words and marks, decided outside the canvas. */
export interface Annotations {
  readonly lanes: readonly LaneNote[];
  readonly selected: number;
  readonly showGhosts: boolean;
  /** Regulators, treaty and policies of the scenario; what does not act at this month is faint. */
  readonly chips: readonly PolicyChip[];
  /** Names of pools under the axis, with their numbers, by position of the pool; numbers alone beside those of labs. */
  readonly pools: readonly string[];
  readonly showBeliefs: boolean;
  /** How many labs have debt, and how many have none, of a population. */
  readonly tally: string;
  /** Month, and whether marks of people travel. */
  readonly month: number;
  readonly stepMonths: number;
  readonly moving: boolean;
  readonly threshold: string;
  readonly xAxis: string;
  readonly yAxis: string;
  readonly diagonal: string;
  /** Who ended the race, once it has ended. */
  readonly finish: { readonly lab: number | null; readonly catastrophe: boolean } | null;
}

export interface LaneNote {
  readonly name: string;
  readonly initial: string;
  readonly profile: string;
  readonly debt: string;
  readonly pausedShare: number;
  readonly abstains: boolean;
  /** Shown for one step after it happened. */
  readonly inspected: boolean;
  readonly fined: boolean;
  /** Without a licence to sell. */
  readonly suspended: boolean;
  /** Why the lab is not in the race; empty while it is. */
  readonly absence: string;
  /** How many futures lie beyond the right end of the scale, in words. */
  readonly beyond: string;
  /** Keeps or breaks a treaty that binds it; null where none does. */
  readonly treaty: boolean | null;
}

export interface PolicyChip extends ChipShape {
  readonly kind: 'pause' | 'liability' | 'cap' | 'technology' | 'information' | 'regulator' | 'treaty' | 'other';
  readonly acts: boolean;
  /** Each with its value in [0, 1]. */
  readonly gauges: readonly { readonly text: string; readonly value: number }[];
}

export type Picture =
  | { readonly kind: 'lanes'; readonly layout: RaceLayout; readonly notes: Annotations }
  | { readonly kind: 'plane'; readonly layout: PlaneLayout; readonly notes: Annotations };

/** A ring that grows once around a new incident: age as a share of its life, [0, 1]. */
export interface Ring {
  readonly id: string;
  readonly age: number;
}

/** How the page looks where the canvas is. */
export interface Look {
  /** The page's fonts, as a style sheet names them. */
  readonly family: string;
  /** Pixels of the screen in a CSS pixel. */
  readonly ratio: number;
}
