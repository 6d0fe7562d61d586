import { quantile } from '../core/statistics/index.ts';
import { createSimulation, runToEnd, solveInRun } from '../engine/index.ts';
import type { RunPool } from '../experiments/types.ts';
import { evolutionOf } from '../games/evolution/solve.ts';
import type { EvolutionGame } from '../games/evolution/types.ts';
import { benchFineTuning, type Workload } from '../games/fine-tuning/grid.ts';
import type { RaceProblem } from '../games/race/index.ts';
import { raceTimingCases, type TimingCase } from '../games/race/timing-cases.ts';
import { type GameExample, gameExamples } from '../games/solve/examples.ts';
import { largeExamples } from '../games/solve/large-examples.ts';
import type { Scenario } from '../model/settings.ts';
import { type ChoiceTwin, timeChoices } from './bench-choices.ts';
import { benchPage, type PagePorts } from './bench-page.ts';
import { timeResearchers } from './bench-researchers.ts';
import { benchRow as row, show, type BenchRow } from './bench-row.ts';
import { type BareThreads, timeWorkers } from './bench-workers.ts';

/** What the benchmark needs from the world: clocks, threads, the built page. */
export interface BenchPorts {
  /** Milliseconds since any fixed moment, finer than 0.01 ms. */
  readonly now: () => number;
  readonly machine: Machine;
  /** The scenario `frontier`, completed. */
  readonly frontier: Scenario;
  readonly createPool: (size: number) => RunPool;
  readonly createBareThreads: () => BareThreads;
  /** Milliseconds of many round trips of a small message to a solver worker, one after the other. */
  readonly roundTrips: () => Promise<readonly number[]>;
  /** Milliseconds of `lab-race solve` as a process of its own, several calls of each input. */
  readonly solveCalls: (inputs: readonly GameExample[]) => readonly { readonly game: string; readonly title: string; readonly milliseconds: readonly number[] }[];
  /** The choice of jobs in C; null where there is no C compiler. */
  readonly choiceTwin: () => ChoiceTwin | null;
  /** Bytes, gzip, of the JavaScript that the page needs before its first paint, and of all that it can fetch; null if the page is not built. */
  readonly pageBytes: () => Promise<{ readonly critical: number | null; readonly whole: number | null }>;
  /** Absent if the page was not asked for. */
  readonly page?: PagePorts;
  readonly onProgress?: (what: string) => void;
}

export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly node: string;
  readonly platform: string;
}

export interface BenchReport {
  readonly machine: Machine;
  readonly rows: readonly BenchRow[];
  /** What was not measured, and why. */
  readonly missing: readonly string[];
}

/** Measures the figures of the project's targets on this machine, each in the way that its note says. Takes about a minute. */
export async function runBench(ports: BenchPorts): Promise<BenchReport> {
  const rows: BenchRow[] = [];
  const missing: string[] = [];
  const begin = (what: string): void => ports.onProgress?.(what);

  begin('one run of frontier');
  const alone = timeRuns(ports, labsAlone(ports.frontier), 100);
  rows.push(row('frontier of labs alone, one run on one core', median(alone), 'ms', 6, 'lower', `no people, sectors, acting regulators; median of ${alone.length} runs after ${warmUpRuns}; worst ${show(Math.max(...alone))} ms`));
  const runs = timeRuns(ports, ports.frontier, 100);
  rows.push(row('frontier, the whole world, one run on one core', median(runs), 'ms', 8, 'lower', `median of ${runs.length} runs after ${warmUpRuns}; worst ${show(Math.max(...runs))} ms`));

  begin('race games');
  const [five, thousand] = raceTimingCases();
  for (const [games, rounds, what, unit, target] of [
    [chained(five!), 20, 'race game, 5 labs, warm, with certificate', 'µs', 45],
    [metInRuns(ports.frontier, 8), 4, 'race game as met in frontier, with certificate', 'µs', 45],
    [chained(thousand!), 2, 'race game, 1,000 labs, warm, with certificate', 'ms', 20],
  ] as const) {
    const times = timeEach(ports, games.length, (index) => solveInRun(games[index]!), rounds).map((ms) => (unit === 'µs' ? 1000 * ms : ms));
    rows.push(row(what, median(times), unit, target, 'lower', `median of ${times.length} solves; worst ${show(Math.max(...times))} ${unit}`));
  }

  begin('two workers and one');
  rows.push(await timeWorkers(ports, median(runs)));

  begin('round trips to a solver worker');
  const trips = await ports.roundTrips();
  rows.push(row('round trip to a solver worker', median(trips), 'ms', 0.2, 'lower', `median of ${trips.length}; 99% within ${show(quantile(trips, 0.99))} ms`));

  begin('fine-tuning games');
  for (const [index, work] of benchFineTuning().entries()) {
    // A million games on two cores in 2 s and in 10 s.
    rows.push(row(`${work.name}, one game on one core`, timeGrid(ports, work), 'µs', [4, 20][index]!, 'lower', `all ${work.games} games of the paper's grid`));
  }

  begin('calls of solve');
  rows.push(slowestCall(ports, gameExamples, 'a call of solve, start included', 'documented'));
  rows.push(slowestCall(ports, largeExamples(), 'a call of solve, largest inputs', 'large or hard'));

  begin('stationary distributions');
  const stationary = timeEach(ports, 200, () => evolutionOf(fourStrategies), 3);
  rows.push(row('stationary distribution, 100 players, 4 strategies', median(stationary), 'ms', 1, 'lower', `median of ${stationary.length} games`));

  begin('researchers');
  const people = timeResearchers(ports.frontier, ports.now);
  rows.push(row('a million researchers, one month of the full model', median(people.millionMonths), 'ms', 60, 'lower', `median of ${people.millionMonths.length}; worst ${show(Math.max(...people.millionMonths))} ms`));
  rows.push(row('a person and month, at a million over ten thousand', people.growth, 'times', 1.5, 'lower', 'the people\'s part alone; median of 15 months of a million, each over the hundred months of ten thousand people next to it'));
  rows.push(row('memory a person', people.bytes, 'bytes', 40, 'lower', 'columns of the run and of the scenario'));

  begin('the choice of jobs and C');
  const twin = ports.choiceTwin();
  if (twin === null) missing.push('the choice of jobs against C: there is no C compiler (cc)');
  else {
    try {
      rows.push(timeChoices(ports.frontier, twin, ports.now));
    } finally {
      twin.close();
    }
  }

  begin('the page');
  const { critical, whole } = await ports.pageBytes();
  if (critical === null || whole === null) missing.push('bytes of the page: it is not built (lab-race app builds it)');
  else {
    rows.push(row('page, critical JavaScript', critical / 1024, 'KB gzip', 80, 'lower', 'the entry and what it imports at once'));
    rows.push(row('page, everything', whole / 1024, 'KB gzip', 500, 'lower', 'all of its files, fetched or not'));
  }
  if (ports.page) rows.push(...await benchPage(ports.page, begin));
  else missing.push('levers, seeks, futures, pictures and loads of the page: ask for them with --page');
  return { machine: ports.machine, rows, missing };
}

/** The input of `solve` whose calls take longest in the median, start of the process included. */
function slowestCall(ports: BenchPorts, inputs: readonly GameExample[], what: string, kind: string): BenchRow {
  const calls = ports.solveCalls(inputs).map(({ game, title, milliseconds }) => ({ game, title, typical: median(milliseconds), count: milliseconds.length }));
  const slowest = calls.reduce((a, b) => (b.typical > a.typical ? b : a));
  const quickest = Math.min(...calls.map(({ typical }) => typical));
  const note = `largest of the medians of ${slowest.count} calls of ${calls.length} ${kind} inputs of ${new Set(calls.map(({ game }) => game)).size} games: ${slowest.game}, ${slowest.title}; the quickest takes ${show(quickest)} ms`;
  return row(what, slowest.typical, 'ms', 300, 'lower', note);
}

/** A game of four strategies whose invasions go round and round, so that no rate is trivial. */
const fourStrategies: EvolutionGame = {
  payoffs: [[3, 0, 1, 2], [5, 1, 0, 1], [2, 4, 2, 0], [1, 2, 3, 2]],
  population: 100,
  selection: 0.1,
};

/** An engine compiles what runs often, again and again: after so many runs its machine code has settled, as early in any ensemble. */
const warmUpRuns = 120;

/** A scenario without its researchers, specialists, regulators that act and AI systems that misbehave: the race between labs. */
function labsAlone(scenario: Scenario): Scenario {
  return {
    ...scenario, sectors: [], researchers: { ...scenario.researchers, count: 0 }, misconduct: { ...scenario.misconduct, opportunityRate: 0 },
    regulators: scenario.regulators.map((regulator) => ({ ...regulator, behaviour: 'schedule' })),
  };
}

/** Milliseconds of whole runs, after a warm-up. */
function timeRuns(ports: BenchPorts, scenario: Scenario, count: number): number[] {
  for (let run = 0; run < warmUpRuns; run++) runToEnd(scenario, 1000 + run);
  return Array.from({ length: count }, (_, run) => {
    const start = ports.now();
    runToEnd(scenario, run);
    return ports.now() - start;
  });
}

/** The games of a series, each with the solution of the one before as its start. The first has none and is left out. */
function chained(series: TimingCase): RaceProblem[] {
  const games: RaceProblem[] = [];
  let previous: RaceProblem['previous'];
  for (let round = 0; round < series.rounds; round++) {
    const game = series.problem(round, previous);
    if (previous !== undefined) games.push(game);
    const { status, budgets } = solveInRun(game);
    if (status === 'solved') previous = budgets;
  }
  return games;
}

/** The games of the decision rounds of some runs, but for the first of each. */
function metInRuns(scenario: Scenario, runs: number): RaceProblem[] {
  const games: RaceProblem[] = [];
  for (let run = 0; run < runs; run++) {
    const simulation = createSimulation(scenario, run);
    for (let next = simulation.advance(); next.kind === 'problem'; next = simulation.advance()) {
      if (next.problem.previous !== undefined) games.push(next.problem);
      simulation.provide(solveInRun(next.problem));
    }
  }
  return games;
}

/** Milliseconds of every call, `rounds` times over all indices, after a warm-up of as many rounds, two at least. */
function timeEach(ports: BenchPorts, count: number, call: (index: number) => unknown, rounds: number): number[] {
  for (let warmUp = 0; warmUp < Math.max(2, rounds); warmUp++) for (let index = 0; index < count; index++) call(index);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (let index = 0; index < count; index++) {
      const start = ports.now();
      call(index);
      times.push(ports.now() - start);
    }
  }
  return times;
}

/** Microseconds a game over the paper's whole grid, after a part of it as warm-up. */
function timeGrid(ports: BenchPorts, work: Workload): number {
  work.run(0, Math.floor(work.games / 10));
  const start = ports.now();
  work.run();
  return (1000 * (ports.now() - start)) / work.games;
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
