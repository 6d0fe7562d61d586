import type { PlaneLayout } from './plane.ts';
import type { RaceLayout } from './layout.ts';

/** What stands beside the labs' places in a picture of the race: words and marks, decided outside the canvas. */
export interface Annotations {
  readonly lanes: readonly LaneNote[];
  readonly selected: number;
  readonly showGhosts: boolean;
  /** Policies of the scenario; those that do not act at this month are faint. */
  readonly chips: readonly PolicyChip[];
  readonly threshold: string;
  readonly yAxis: string;
  readonly diagonal: string;
  /** Who ended the race, once it has ended. */
  readonly finish: { readonly lab: number | null; readonly catastrophe: boolean } | null;
}

export interface LaneNote {
  readonly name: string;
  readonly initial: string;
  readonly profile: string;
  readonly staff: string;
  readonly debt: string;
  readonly pausedShare: number;
  readonly abstains: boolean;
  /** Shown for one step after it happened. */
  readonly inspected: boolean;
  readonly fined: boolean;
}

export interface PolicyChip {
  readonly kind: 'pause' | 'liability' | 'cap' | 'technology' | 'information' | 'other';
  readonly text: string;
  readonly acts: boolean;
}

export type Picture =
  | { readonly kind: 'lanes'; readonly layout: RaceLayout; readonly notes: Annotations }
  | { readonly kind: 'plane'; readonly layout: PlaneLayout; readonly notes: Annotations };

/** A ring that grows once around a new incident: age as a share of its life, [0, 1]. */
export interface Ring {
  readonly id: string;
  readonly age: number;
}

export interface RaceCanvas {
  resize(width: number, height: number): void;
  draw(picture: Picture, rings: readonly Ring[]): void;
  recolour(): void;
  destroy(): void;
}
