import { fixed, plural, whole } from '../format.ts';

const megabytes = (bytes: number): string => `${fixed(bytes / 1e6, 1)} MB`;

/** Opening files and folders; loaded with the part that reads them. */
export const incoming = {
  opened: (scenario: string, file: string) => `${scenario} was opened from ${file}. Undo takes you back.`,
  firstOf: (count: number, file: string) => `Of ${whole(count)} files only ${file} was opened.`,
  laidOver: (policy: string, scenario: string) => `The policy ${policy} was added to ${scenario}. Undo takes you back.`,
  reading: (folder: string) => `Reading the results in ${folder}…`,
  alone: 'This is one file of a folder of results. Choose or drop the whole folder that lab-race run --out wrote.',
  tooLarge: (size: number, limit: number) => `The file is ${megabytes(size)}; a scenario has at most ${megabytes(limit)}.`,
  notText: 'The file is not text. A scenario is a YAML or JSON file in UTF-8.',
  moreFaults: (count: number) => `…and ${whole(count)} more`,
  missingFile: (folder: string, file: string) => `${folder}: ${file} is missing. A folder of results is what lab-race run --out wrote.`,
  noSummary: 'summary.json: not the summary of a run (expected modelVersion, runs, hash and certificates)',
  otherRuns: (found: number, stated: number) => `runs.parquet has ${whole(found)} runs, summary.json says ${whole(stated)}`,
  noEvents: 'events.ndjson: a line is not an event, or runs are not in order',
  unreadable: (reason: string) => `It could not be read: ${reason}`,
} as const;

/** Making what is set the scenario that changes are compared with. */
export const baseline = {
  mark: ' (my baseline)',
  set: (name: string) => `Changes are now compared with ${name}. Undo takes you back.`,
  nothing: 'Nothing was changed: what is shown is what changes are compared with.',
} as const;

/** The dialog of scenarios and files, and the bar of recorded results. */
export const places = {
  title: 'Scenarios and files',
  save: 'Save what is shown',
  saveNote: 'With your levers as its policies, in this browser only. A link or a file takes it elsewhere.',
  name: 'Name',
  saveButton: 'Save',
  replaceButton: (name: string) => `Replace “${name}”`,
  mine: 'My scenarios',
  none: 'None yet. What you save stays in this browser until you delete it.',
  saved: (when: string) => `saved ${when}`,
  otherModel: (theirs: string) => `by model ${theirs}`,
  rename: 'Rename', duplicate: 'Duplicate', remove: 'Delete', of: (act: string, name: string) => `${act} ${name}`,
  newName: (name: string) => `New name for ${name}`,
  keepName: 'Keep the old name',
  removed: (name: string) => `“${name}” was deleted.`,
  putBack: 'Put it back',
  outcomes: {
    kept: 'Saved.',
    full: 'The browser has no room left for this page. Delete a scenario here, or save this one as a file.',
    refused: 'The browser keeps nothing for this page (a private window, perhaps). Save it as a file instead.',
    taken: 'That name is taken. Choose another, or replace the one that has it.',
    'no name': 'Give it a name.',
  },
  unsound: (name: string) => `“${name}” does not fit this version of Lab Race. It is kept as it is.`,
  files: 'Open',
  scenarioFile: 'Scenario file…', scenarioNote: 'YAML or JSON, as the command line reads them; a policy file is added to what is shown',
  resultsFolder: 'Folder of results…', resultsNote: 'what lab-race run --out wrote, explored run by run',
  drop: 'Files and folders can also be dropped anywhere on this page. Nothing is sent anywhere.',
  problem: (file: string) => `${file} was not opened. What was shown before is still there.`,
  results: {
    title: 'Recorded results',
    text: (folder: string, runs: number, scenario: string, model: string) => `${folder}: ${whole(runs)} ${plural(runs, { one: 'run', other: 'runs' })} of ${scenario}, computed by model ${model}`,
    otherModel: (ours: string) => `This page computes with model ${ours}: moving a lever shows its numbers, not those of the folder.`,
    damaged: 'The hash in summary.json is not that of these runs: a file was changed or belongs to another run.',
    run: 'Run', of: (runs: number) => `of ${whole(runs)}`,
    previous: 'Previous run', next: 'Next run',
    verify: 'Compute it here', verifying: 'Computing…',
    same: (run: number) => `Run ${whole(run)} computed here is the same to the last bit.`,
    differs: (run: number) => `Run ${whole(run)} computed here differs from the recorded one.`,
    failed: 'The run could not be computed here.',
    close: 'Back to runs computed here',
  },
} as const;
