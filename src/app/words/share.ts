import { day, whole } from '../format.ts';

/** Sharing and saving; loaded with its dialog. */
export const share = {
  title: 'Share and save',
  link: 'Link to this screen',
  linkNote: 'Everything is in the address itself; nothing is stored elsewhere.',
  longLink: 'Some programs cut so long a link: send the scenario file where it does not arrive whole.',
  tooLong: 'This scenario is too large for a link. Send the scenario file instead.',
  copy: 'Copy', copied: 'Copied.', select: 'Press Ctrl+C to copy the selected text.',
  command: 'Command that computes the same',
  commandNote: 'Same seed, same bits: the numbers come out equal.',
  commandFile: (file: string) => `It reads the scenario file below, saved as ${file}.`,
  files: 'Files',
  scenarioFile: 'Scenario (JSON)', scenarioNote: 'with the levers as policies; opens on the command line',
  yamlFile: 'Scenario (YAML)', yamlNote: 'the same to read and edit by hand',
  results: 'Results (JSON)', resultsNote: 'outcomes with intervals, as the command line gives them with --json', noResults: 'The runs are still being computed.',
  brief: 'One-page brief', briefNote: 'to print or keep as a PDF, with limits and provenance',
  assistant: 'Copy for an assistant', assistantNote: 'settings, results, equations, limits and the command as one text',
  assistantCopied: (signs: number) => `Copied: ${whole(signs)} characters.`, assistantSaved: 'The clipboard was refused; the text was saved as a file.',
  csv: 'Series (CSV)', csvNote: 'budget, residual risk and capability by lab and month',
  png: 'Picture (PNG)', pngNote: 'the race at this month, with its scenario, version, seed and levers',
  noPicture: 'There is no picture to save here.',
  noLevers: 'nothing changed',
  madeBy: (model: string) => `Lab Race ${model}`,
  caption: (scenario: string, month: string) => `${scenario}, month ${month}`,
  provenance: (model: string, seed: string, run: number, date: string) => `Lab Race ${model} · seed ${seed} · run ${whole(run)} · ${day(date)} · conditional scenario, not a forecast`,
} as const;
