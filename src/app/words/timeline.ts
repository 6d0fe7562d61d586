import { fixed, upTo, whole } from '../format.ts';

/** The clock. */
export const timeline = {
  timeline: {
    label: 'Month',
    play: 'Play', pause: 'Pause', back: 'One step back', forward: 'One step forward', start: 'To the start', end: 'To the end of the run',
    speed: 'Speed', slower: 'Slower', faster: 'Faster', times: (speed: number) => `${upTo(speed, 1)}×`,
    next: 'Next event', previous: 'Previous event',
    value: (month: number, horizon: number) => `month ${fixed(month, 1)} of ${whole(horizon)}`,
    month: (month: number) => `Month ${fixed(month, 1)}`,
    flagsOf: (letter: string) => `Marks of ${letter} on the line: incidents (round), policies and inspections (square), the end of the run (flag).`,
    flags: 'Marks on the line: incidents (round), policies and inspections (square), the end of the run (flag).',
  },
} as const;
