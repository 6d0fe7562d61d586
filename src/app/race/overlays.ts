import { signal, type Signal } from '@preact/signals';

/** What is shown in the picture beside the race itself. */
export interface Overlays {
  readonly beliefs: Signal<boolean>;
  readonly spread: Signal<boolean>;
  /** People that a mark stands for, once a picture has been made. */
  readonly perMark: Signal<number | null>;
}

export const createOverlays = (spread: boolean): Overlays => ({ beliefs: signal(false), spread: signal(spread), perMark: signal(null) });
