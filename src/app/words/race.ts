import { fixed, upTo, whole } from '../format.ts';

/** The race picture and its table. */
export const race = {
  race: {
    title: 'The race',
    month: (month: number, horizon: number) => `month ${fixed(month, 1)} of ${whole(horizon)}`,
    lanes: 'Picture',
    table: 'Table',
    switch: 'Show the race as',
    canvas: (month: string) => `Picture of the race at ${month}. The table of labs holds the same numbers.`,
    threshold: (value: number) => `threshold ${upTo(value, 2)}`,
    axis: 'capability, OOM →',
    yAxis: '↑ capability that safety work covers, OOM',
    diagonal: 'no safety debt',
    debt: (value: number) => (value >= 0 ? `debt ${fixed(value, 1)}` : `slack ${fixed(-value, 1)}`),
    staff: (capability: number, safety: number) => `${whole(capability)} staff · ${whole(safety)} safety`,
    staffShort: (capability: number, safety: number) => `${whole(capability)} + ${whole(safety)} safety staff`,
    profiles: { 'rushed-reasonable': 'rushed reasonable', 'limited-will': 'limited will' } as Record<string, string>,
    decided: (lab: string, month: number, debt: number) => `${lab} decides, month ${fixed(month, 1)}${debt > 0 ? `, safety debt ${fixed(debt, 1)}` : ''}`,
    catastrophe: (lab: string, month: number) => `Catastrophe, month ${fixed(month, 1)}, by ${lab}`,
    undecided: (month: number) => `not decided by month ${whole(month)}`,
    noCanvas: 'The picture cannot be drawn here (no WebGL). The table shows the same numbers.',
    loading: 'Running the first race…',
    growing: (month: number) => `computing, month ${whole(month)}`,
    legend: { token: 'lab, sized by compute', diamond: 'covered by safety work', debt: 'safety debt', ghost: 'as shipped', without: 'without it', badge: 'incident' },
    caption: 'Labs at the chosen month',
    columns: {
      lab: 'Lab', capability: 'Capability', covered: 'Covered', debt: 'Safety debt', budget: 'Safety budget', residualRisk: 'Residual risk',
      staff: 'Staff / safety', lastEvent: 'Last event',
    },
    oom: 'OOM',
    noEvent: 'none yet',
    atLeast: (text: string) => `≥ ${text}`,
    abstains: 'sits out',
    population: (count: number) => `${whole(count)} labs: each dot is one`,
    regulatorOff: 'No policy acts at this month',
  },
} as const;
