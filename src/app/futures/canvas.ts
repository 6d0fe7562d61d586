import type { Colours } from '../theme.ts';
import type { Plane } from './plane.ts';
import type { Ending, Future } from './store.ts';

/** One state of the plane of futures, ready to be drawn. */
export interface Drawing {
  /** In the order of arrival: a longer list begins with the shorter one, unless `key` differs. */
  readonly futures: readonly Future[];
  /** Names the list: another scenario's futures have another. */
  readonly key: object;
  /** Another object whenever the lists or the choice have changed. */
  readonly stamp: object;
  readonly chosen: (future: Future) => boolean;
  /** True while every future is chosen. */
  readonly all: boolean;
  /** Futures of the scenario as shipped, behind the others. */
  readonly underlay: readonly Future[];
  readonly plane: Plane;
  readonly month: number;
  readonly stepMonths: number;
  readonly colours: Colours;
}

export interface FuturesCanvas {
  readonly canvas: HTMLCanvasElement;
  draw(drawing: Drawing): void;
  resize(width: number, height: number): void;
  destroy(): void;
}

/** Order in which endings are drawn: the rarest and worst on top. */
export const drawingOrder: readonly Ending[] = ['undecided', 'safe', 'catastrophe'];

export function colourOf(ending: Ending, colours: Colours): string {
  return ending === 'catastrophe' ? colours.risk : ending === 'safe' ? colours.safe : colours.soft;
}

/** Opacity of one line among so many: the fewer, the stronger. */
export function lineOpacity(count: number): number {
  return Math.min(0.85, Math.max(0.1, 5.5 / Math.sqrt(Math.max(1, count))));
}

/** Width of a mark among so many, CSS pixels. */
export function dotSize(count: number): number {
  return count > 600 ? 6 : 8;
}

/** Of what lies after the month. */
export const laterShare = 0.16;
export const mostPixelRatio = 2;
