import { plural, whole } from '../format.ts';

/** What frames the page: name, notices, faults, links, help. */
export const frame = {
  name: 'Lab Race',
  about: 'About this scenario',
  notice: 'Conditional scenarios, not a forecast',
  skip: 'Skip to the race',
  scenario: 'Scenario',
  shareAndSave: 'Share and save',
  places: 'Scenarios and files',
  drop: 'Drop a scenario file, or a folder of results',
  themeToDark: 'Use the dark theme',
  themeToLight: 'Use the light theme',
  help: 'Keyboard and reading help',
  close: 'Close',
  retry: 'Try again',
  compare: 'A|B: two worlds on one clock (c)',
  loadingPart: 'Loading…',
  newerVersion: 'A newer version of Lab Race is stored. It is used when this page is opened next; until then nothing changes.',

  worlds: { a: 'A', between: '|', b: 'B' },
  replay: { ask: 'Replay the last change (r)', label: 'Last change', before: 'Before', after: 'After', end: 'End the replay' },
  history: { label: 'History', undo: 'Undo (Ctrl+Z)', redo: 'Redo (Shift+Ctrl+Z)' },
  noPure: (count: number) => (count === 0 ? '' : `${whole(count)} ${plural(count, { one: 'round', other: 'rounds' })} of this run had no equilibrium in pure strategies: labs drew their budgets from a mixture there.`),
  unresolved: (count: number) => (count === 0 ? '' : `${whole(count)} ${plural(count, { one: 'round', other: 'rounds' })} of this run had no certified equilibrium: labs kept their last budgets there.`),

  faults: {
    lost: 'A computation stopped and was started again.',
    failed: 'The computation failed.',
    recorded: 'A recorded run could not be read.',
    scenario: (name: string) => `The scenario ${name} could not be loaded. The one before is kept.`,
  },

  linkFailed: 'The link could not be opened.',
} as const;
