import { upTo, percent } from '../format.ts';

const months = (value: number): string => upTo(value, 1);

/** Levers and what was changed by them. */
export const controls = {
  controls: {
    title: 'Levers you pull',
    intro: 'The race answers at once; the ensemble follows.',
    resetAll: 'Reset all',
    reset: (lever: string) => `Reset ${lever} to the scenario's value`,
    less: (lever: string) => `${lever}: one step weaker`,
    more: (lever: string) => `${lever}: one step stronger`,
    number: (lever: string, unit: string) => `${lever}, ${unit}`,
    info: (lever: string) => `About ${lever}`,
    off: 'off',
    shippedTick: 'scenario',
    valueText: (value: string, unit: string, name: string | null) => `${value} ${unit}${name ? `, ${name}` : ''}`,
    notANumber: (low: string, high: string) => `Type a number from ${low} to ${high}.`,
    outside: (low: string, high: string) => `Out of range: type ${low} to ${high}.`,
    acts: (start: number, end: number | null, who: string) => `${end === null ? (start === 0 ? 'Whole run' : `From month ${months(start)}`) : `Months ${months(start)} to ${months(end)}`}, ${who}`,
    everyone: 'all labs',
    shareOfLabs: (share: number) => `${percent(share)} of labs`,
    card: {
      meaning: 'Meaning', unit: 'Unit', off: 'Does nothing at', default: 'This scenario', range: 'Range', typical: 'Typical', why: 'Why', source: 'Source', grade: 'How well known', acts: 'Acts on',
    },
    grades: { measured: 'measured', estimated: 'estimated', assumed: 'assumed' },
  },

  changes: {
    title: 'What I changed',
    revert: (lever: string) => `Revert ${lever}`,
    step: (before: string, after: string) => `${before} → ${after}`,
  },
} as const;
