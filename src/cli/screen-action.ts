import { firstOnPage, screen, screenedOutcomes, type ScreenedInput, type Screening } from '../actions/screen.ts';
import { createNodePool } from '../platform/node/threads.ts';
import { modelVersion } from '../record/version.ts';
import { loadScenarioFile } from './inputs.ts';
import { Exit, onInterrupt, print, say, status } from './io.ts';
import { createProgress } from './progress.ts';
import type { ScreenOptions } from './screen.ts';
import { textTable } from './text-table.ts';

export async function screenAction(name: string, options: ScreenOptions): Promise<void> {
  const scenario = await loadScenarioFile(name, options);
  const quiet = options.quiet ?? false;
  const interruption = onInterrupt('stopping after the runs under way; once more to stop at once');
  const progress = createProgress(quiet, 'runs');
  const notice = (message: string): void => {
    progress.end();
    if (!quiet) say(message);
  };
  const pool = createNodePool({ ...(options.workers === undefined ? {} : { size: options.workers }), onLost: notice });
  try {
    const result = await screen(scenario, options.runs, { pool, clock: () => performance.now() / 1000, signal: interruption.signal, onProgress: progress.update });
    progress.end();
    print(options.json ? screeningJson(result, options.top) : describe(result, options.top));
    if (result.partial) throw new Exit(status.interrupted, ['interrupted: what is done is shown']);
  } finally {
    progress.end();
    await pool.close();
    interruption.release();
  }
}

/** One line an input: the file that the page ships stays small and its changes readable. Six significant digits: the runs do not carry more. */
function screeningJson({ inputs, ...rest }: Screening, top = Infinity): string {
  const short = (_key: string, value: unknown): unknown => (typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value);
  const head = JSON.stringify({ modelVersion, ...rest }, short).slice(1, -1);
  return `{${head},"inputs":[\n${inputs.slice(0, top).map((input) => JSON.stringify(input, short)).join(',\n')}\n]}`;
}

const digits = { catastrophe: 2, timeToThreshold: 1, finalBudget: 3, incidents: 1 } as const;

function describe({ scenario, seed, runs, baseline, inputs, absent }: Screening, top = inputs.length): string {
  const ends = (input: ScreenedInput, name: (typeof screenedOutcomes)[number]): string => {
    if (input.fault !== null) return '–';
    return input.outcomes[name].map((value) => (value === null ? '–' : value.toFixed(digits[name]))).join(' … ');
  };
  const rows = inputs.slice(0, top).map((input, index) => [
    String(index + 1), input.id, input.kind, input.range.map((value) => String(value)).join(' … '), input.influence.toFixed(3), ...screenedOutcomes.map((name) => ends(input, name)),
  ]);
  const first = firstOnPage(inputs);
  const base = screenedOutcomes.map((name) => baseline[name]?.toFixed(digits[name]) ?? '–');
  return [
    `${scenario}: each input alone at the lower and the upper end of its range, ${runs} runs each, seed ${seed}. Conditional on the scenario; not a forecast.`,
    textTable(['', 'input', 'kind', 'range', 'influence', ...screenedOutcomes], [['', 'as it is', '', '', '', ...base], ...rows], [0, 4]),
    `first on the page: levers ${first.levers.join(', ') || 'none'}; assumptions ${first.assumptions.join(', ') || 'none'}`,
    'influence: mean over the four outcomes of the swing as a share of the largest swing of that outcome (structure does not set the scale)',
    ...inputs.slice(0, top).filter((input) => input.fault !== null).map((input) => `${input.id}: not run at an end of its range: ${input.fault}`),
    ...(absent.length > 0 ? [`not in this scenario: ${absent.join(', ')}`] : []),
  ].join('\n');
}
