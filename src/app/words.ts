import { charts } from './words/charts.ts';
import { controls } from './words/controls.ts';
import { frame } from './words/frame.ts';
import { outcome } from './words/outcome.ts';
import { race } from './words/race.ts';
import { timeline } from './words/timeline.ts';

/**
 * Every word of the page, a file a room; numbers and plurals come formatted from `format.ts`. A room that is loaded later takes its words
 * from its own file and is not named here.
 */
export const words = { ...frame, ...controls, ...race, ...charts, ...outcome, ...timeline } as const;
