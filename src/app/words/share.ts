/** Sharing and saving. */
export const share = {
  share: {
    open: 'Share and save',
    title: 'Share and save',
    link: 'Link to this screen',
    linkNote: 'Everything is in the address itself; nothing is stored elsewhere.',
    tooLong: 'This scenario is too large for a link. Send the scenario file instead.',
    copy: 'Copy', copied: 'Copied.', select: 'Press Ctrl+C to copy the selected text.',
    command: 'Command that computes the same',
    commandNote: 'Same seed, same bits: the numbers come out equal.',
    commandFile: (file: string) => `It reads the scenario file below, saved as ${file}.`,
    files: 'Files',
    scenarioFile: 'Scenario (JSON)', scenarioNote: 'with the levers as policies; opens on the command line',
    csv: 'Series (CSV)', csvNote: 'budget, residual risk and capability by lab and month',
    png: 'Picture (PNG)', pngNote: 'the race at this month, with its scenario, version, seed and levers',
    noPicture: 'There is no picture to save here.',
    noLevers: 'levers as shipped',
    caption: (scenario: string, month: string) => `${scenario}, month ${month}`,
    provenance: (model: string, seed: string, run: number) => `Lab Race ${model} · seed ${seed} · run ${run} · conditional scenario, not a forecast`,
  },
} as const;
