import { fixed, plural, upTo, whole } from '../format.ts';

const futures = (count: number): string => `${whole(count)} ${plural(count, { one: 'future', other: 'futures' })}`;

/** All futures in one plane. */
export const futuresWords = {
  surface: (total: number) => `Plane of ${futures(total)}: capability to the right, capability that safety work covers upwards. Up and down go from future to future, Enter opens one in the lanes. The list beside it holds the counts.`,
  x: 'capability, OOM →',
  y: '↑ capability that safety work covers, OOM',
  diagonal: 'no safety debt',
  debt: 'safety debt: how far below the diagonal',
  threshold: (value: number) => `threshold ${upTo(value, 2)}`,
  progress: (done: number, total: number) => `${whole(done)} of ${futures(total)}`,
  few: (count: number) => `Only ${whole(count)} futures are computed for a scenario of so many labs.`,
  endings: { catastrophe: 'end in catastrophe', safe: 'decided, no catastrophe', undecided: 'not decided by the horizon' },
  list: 'How the futures end',
  columns: { ending: 'Ending', count: 'Futures', shipped: 'Unchanged' },
  of: (count: number, total: number) => `${whole(count)} of ${whole(total)}`,
  all: 'All futures',
  isolate: (ending: string) => `Show only futures that ${ending}`,
  region: 'Region',
  regionNote: 'Drag over the plane, or type the edges: futures that pass through the region stay.',
  edges: { x0: 'Capability from', x1: 'to', y0: 'Covered from', y1: 'to' },
  clear: 'Clear the region',
  passing: (count: number, total: number) => `${whole(count)} of ${futures(total)} ${plural(count, { one: 'passes', other: 'pass' })} through the region`,
  chosen: (count: number, total: number, catastrophes: number) => `${whole(count)} of ${futures(total)} shown; ${whole(catastrophes)} of these ${whole(count)} end in catastrophe.`,
  isolated: (count: number, total: number, ending: string) => `${whole(count)} of ${futures(total)}: ${ending}.`,
  one: (run: number, lab: string, ending: string, month: number) => `Run ${whole(run)}: ${lab}, ${ending}, month ${fixed(month, 1)}`,
  single: { catastrophe: 'catastrophe', safe: 'decides without catastrophe', undecided: 'leads, not decided' },
  open: 'Open this run in the lanes',
  hint: 'Choose a line to see that run in the lanes.',
  overlay: 'Lay it over the unchanged scenario',
  overlayNote: (count: number) => `grey: ${futures(count)} of the unchanged scenario`,
  shown: 'What is shown',
  follows: 'Each line is one run: the lab that ended it, or its leader at the horizon.',
  later: 'Faint: after the month on the clock.',
  back: 'Back to run 0',
  noPicture: 'The plane cannot be drawn here; the list holds the counts.',
} as const;
