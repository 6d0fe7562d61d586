import { plural, whole } from '../format.ts';

/** What frames the page: name, notices, faults, links, help. */
export const frame = {
  name: 'Lab Race',
  about: 'About this scenario',
  notice: 'Conditional scenarios, not a forecast',
  skip: 'Skip to the race',
  scenario: 'Scenario',
  places: 'Scenarios and files',
  drop: 'Drop a scenario file, or a folder of results',
  themeToDark: 'Use the dark theme',
  themeToLight: 'Use the light theme',
  help: 'Keyboard and reading help',
  close: 'Close',
  retry: 'Try again',
  compare: 'A|B: two worlds on one clock (c)',
  loadingPart: 'Loading…',
  newerVersion: 'A newer version of Lab Race is stored. It is used from the next time this page is opened; nothing changes until then.',

  worlds: { a: 'A', b: 'B' },
  replay: { ask: 'Replay the last change (r)', label: 'Last change', before: 'Before', after: 'After', end: 'End the replay' },
  history: { label: 'History', undo: 'Undo (Ctrl+Z)', redo: 'Redo (Shift+Ctrl+Z)' },
  unresolved: (count: number) => `${whole(count)} ${plural(count, { one: 'round', other: 'rounds' })} of this run had no certified equilibrium: labs kept their last budgets there.`,

  faults: {
    lost: 'A computation stopped and was started again.',
    failed: 'The computation failed.',
    recorded: 'A recorded run could not be read.',
    scenario: (name: string) => `The scenario ${name} could not be loaded. The one before is kept.`,
  },

  link: {
    problems: {
      'not a link': 'This address holds no state of this page. The default scenario is shown.',
      'newer version': 'This link was made by a later version of Lab Race, which this one cannot read. The default scenario is shown.',
      'too long': 'This link is longer than any that this page makes, so it was not read. The default scenario is shown.',
      damaged: 'This link is damaged or incomplete. The default scenario is shown; ask for the link once more.',
      malformed: (what: string) => `This link does not fit this version of Lab Race (${what}). The default scenario is shown.`,
    },
    otherModel: (theirs: string, ours: string) => `This link was made with model version ${theirs}; this is ${ours}. Numbers can differ.`,
    failed: 'The link could not be opened. The default scenario is shown.',
  },

  helpDialog: {
    title: 'How to read and drive this page',
    reading: [
      'Each lane is a lab. The token is its capability now; the diamond is the capability that its safety work covers. The hatched bar between them is safety debt.',
      'Dashed outlines show the scenario as it ships, at the same month. Lines, bands and numbers always speak of your current levers.',
      'Numbers count runs with different draws of chance. They follow from the assumptions; they do not forecast.',
    ],
    keys: [
      ['Space', 'play or pause'], ['← →', 'one step; with Shift ten'], ['Home, End', 'start, horizon'], ['[ ]', 'slower, faster'], ['e, Shift+e', 'next, previous event'],
      ['1 … 9', 'select a lab'], ['/', 'search levers and parameters'], ['r', 'replay the last change'], ['Ctrl+Z', 'undo; with Shift redo'], ['Ctrl+S', 'save the scenario as a file'], ['?', 'this help'], ['Esc', 'close'],
    ] as readonly (readonly [string, string])[],
    keysTitle: 'Keys',
    note: 'Keys are ignored while you type in a field.',
    singleKeys: 'Letters, digits and signs act as keys by themselves',
  },
} as const;
