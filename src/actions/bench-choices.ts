import type { CounterKey } from '../core/random/index.ts';
import { quantile } from '../core/statistics/index.ts';
import { ALIGNMENT } from '../games/labour/index.ts';
import { askBlock, block } from '../model/researchers/ask.ts';
import { populationOf } from '../model/researchers/index.ts';
import type { ResearcherSettings } from '../model/researchers/settings.ts';
import { offersOf } from '../model/researchers/valuation.ts';
import type { Scenario } from '../model/settings.ts';
import { createWorld } from '../model/world/create.ts';
import { benchRow, show, type BenchRow } from './bench-row.ts';

/** People who are all asked which job they take, again and again, wages being what they are: the innermost loop of a population. */
export interface Asking {
  readonly settings: ResearcherSettings;
  /** Real people that each one stands for. */
  readonly each: number;
  readonly traits: Float32Array;
  /** Everyone's job at first. */
  readonly jobs: Uint8Array;
  readonly key: CounterKey;
}

/** The people of a scenario, `count` of them. Prizes and the large-risk form are left out: the twin in C does without. */
export function askingOf(scenario: Scenario, count: number): Asking {
  const researchers = { ...scenario.researchers, count, prizes: 0, largeRisk: 0 };
  const world = createWorld({ ...scenario, researchers }, 0, [], () => undefined);
  const { traits, job, each } = populationOf(world.base)!;
  return { settings: researchers, each, traits, jobs: job, key: world.researchers!.key };
}

const noConstants = { capabilities: 0, alignment: 0 };

/** Asks everyone `passes` times in turn; each pass sees the shares that the one before left. Everyone's job afterwards. */
export function askAll({ settings, each, traits, jobs, key }: Asking, passes: number, onPass?: () => void): Uint8Array {
  const now = jobs.slice();
  const people = Uint32Array.from(now, (_, person) => person);
  const choices = new Uint8Array(block);
  for (let pass = 0; pass < passes; pass++) {
    let aligned = 0;
    for (let person = 0; person < now.length; person++) aligned += Number(now[person] === ALIGNMENT);
    const offers = offersOf(settings, settings.wageCapabilities, settings.wageAlignment, aligned * each, aligned / now.length, 0, noConstants);
    for (let from = 0; from < now.length; from += block) {
      const size = Math.min(block, now.length - from);
      askBlock(offers, traits, now, people, from, size, key, pass, choices);
      for (let k = 0; k < size; k++) now[from + k] = choices[k]!;
    }
    onPass?.();
  }
  return now;
}

/** A program in another language that asks the same people, compiled for this machine. */
export interface ChoiceTwin {
  readonly ask: (asking: Asking, passes: number) => { readonly milliseconds: readonly number[]; readonly jobs: Uint8Array };
  readonly close: () => void;
}

const people = 100_000;
const passes = 12;
const pairs = 9;

/** The choice of jobs against scalar C of the same algorithm, in turn. Throws if the two disagree about anyone. */
export function timeChoices(scenario: Scenario, twin: ChoiceTwin, now: () => number): BenchRow {
  const asking = askingOf(scenario, people);
  const here = (): number => {
    const times: number[] = [];
    let start = now();
    const jobs = askAll(asking, passes, () => {
      times.push(now() - start);
      start = now();
    });
    if (jobs.some((job, person) => job !== answer.jobs[person])) throw new Error('the choice of jobs and its twin in C disagree');
    return quantile(times, 0.5);
  };
  let answer = twin.ask(asking, passes);
  here();
  const ratios: number[] = [];
  const ours: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    answer = twin.ask(asking, passes);
    ours.push(here());
    ratios.push(quantile(answer.milliseconds, 0.5) / ours.at(-1)!);
  }
  const rate = people / 1000 / quantile(ours, 0.5);
  const note = `median of ${pairs} pairs in turn, ${passes} times ${people} people each, the same jobs bit for bit; ${show(Math.min(...ratios))} to ${show(Math.max(...ratios))}; ${show(rate)} million people a second`;
  return benchRow('choice of jobs, speed over scalar C of the same algorithm', quantile(ratios, 0.5), 'times', 0.6, 'higher', note);
}
