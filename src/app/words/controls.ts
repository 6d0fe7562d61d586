import { plural, whole } from '../format.ts';

/** Levers and what was changed by them. */
export const controls = {
  controls: {
    panel: 'Levers and assumptions',
    title: 'Levers you pull',
    assumptions: 'How the world works',
    resetAll: 'Reset all',
    moreLevers: (count: number) => `${whole(count)} more ${plural(count, { one: 'lever', other: 'levers' })}`,
    families: {
      'relieve competition': 'Relieve competition', 'change incentives': 'Change incentives', 'push the frontier': 'Push the frontier', people: 'People', information: 'Information', rules: 'Rules',
    },
    search: 'Search levers and parameters',
    clearSearch: 'Clear the search',
    loadingCard: 'Loading…',
    differ: 'differ',
    several: '…',
    reset: (lever: string) => `Reset ${lever} to the scenario's value`,
    less: (lever: string) => `${lever}: one step weaker`,
    more: (lever: string) => `${lever}: one step stronger`,
    number: (lever: string, unit: string) => `${lever}, ${unit}`,
    info: (lever: string) => `About ${lever}`,
    off: 'off',
    valueText: (value: string, unit: string, name: string | null) => `${value} ${unit}${name ? `, ${name}` : ''}`,
    notANumber: (low: string, high: string) => `Type a number from ${low} to ${high}.`,
    outside: (low: string, high: string) => `Out of range: type ${low} to ${high}.`,
    notWhole: (low: string, high: string) => `Type a whole number from ${low} to ${high}.`,
    notAChoice: (choices: string) => `Type one of ${choices}.`,
  },

  changes: {
    title: 'What I changed',
    baseline: 'Set as my baseline',
    policy: 'A lever: go to it',
    assumption: 'An assumption: go to it',
    revert: (lever: string) => `Revert ${lever}`,
    step: (before: string, after: string) => `${before} → ${after}`,
  },
} as const;
