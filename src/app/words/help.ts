/** The help; loaded with its dialog. */
export const help = {
  title: 'How to read and drive this page',
  reading: [
    'Each lane is a lab. The token is its capability now; the diamond is the capability that its safety work covers. The hatched bar between them is safety debt. OOM: orders of magnitude of effective compute over the leader at month 0. Safety budget: the share of its speed that a lab gives up for safety.',
    'Dashed outlines show the unchanged scenario, or my baseline, at the same month. Lines, bands and numbers always speak of your current levers.',
    'Numbers count runs with different draws of chance. They follow from the assumptions; they do not forecast.',
  ],
  keys: [
    ['Space', 'play or pause'], ['← →', 'one step; with Shift ten'], ['Home, End', 'start, horizon'], ['[ ]', 'slower, faster'], ['e, Shift+e', 'next, previous event'], ['w', 'why: the card of the latest event'], ['b', 'set as my baseline: later changes are compared with what is set now'], ['c', 'A|B: two worlds on one clock'],
    ['1 … 9', 'select a lab'], ['/', 'search levers and parameters'], ['r', 'replay the last change'], ['Ctrl+Z', 'undo; with Shift redo'], ['Ctrl+S', 'save the scenario as a file'], ['?', 'this help'], ['Esc', 'close'],
  ] as readonly (readonly [string, string])[],
  keysTitle: 'Keys',
  note: 'Keys are ignored while you type in a field.',
  singleKeys: 'Letters, digits and signs act as keys by themselves',
} as const;
