import { whole } from '../format.ts';

/** Charts. */
export const charts = {
  charts: {
    budget: { title: 'Safety budget', unit: 'share of speed' },
    residualRisk: { title: 'Residual risk', unit: 'share left' },
    capability: { title: 'Capability', unit: 'OOM' },
    bands: (lab: string, futures: number) => `Band, thin lines: spread of ${lab} over the runs (10–90%, 25–75%, ${whole(futures)} futures)`,
    noBands: 'Bands are left out above 12 labs.',
    role: 'chart',
    waiting: 'Bands follow with the first 20 runs.',
    /** What the lines beside the selected lab's own stand for. */
    beside: { reference: (lab: string) => `${lab} as shipped`, baseline: (lab: string) => `${lab}, my baseline`, without: (lab: string) => `${lab} without this event` },
    showTable: (title: string) => `${title} as a table`,
    showChart: (title: string) => `${title} as a chart`,
    month: 'Month',
    lastMonth: (month: string) => `${month} mo`,
    spread: (lab: string) => `${lab}, 10–90%`,
    surface: (title: string) => `${title} by lab. Left and right arrows move the month, up and down choose a lab.`,
    at: (title: string, lab: string, value: string, month: string) => `${title}, ${lab}: ${value} at month ${month}`,
    none: 'ended',
  },
} as const;
