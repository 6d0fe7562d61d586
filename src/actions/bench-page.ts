import { quantile } from '../core/statistics/index.ts';
import { benchRow, show, type BenchRow } from './bench-row.ts';

/** What is measured of the open page, each call in a browser of its own; milliseconds where nothing else is said. */
export interface PagePorts {
  /** From moving a lever to the changed curve, of many moves. */
  readonly leverLatencies: () => Promise<readonly number[]>;
  /** From a move to the whole run and to 200 runs, script of each chart drawn, and the longest task. */
  readonly leverAnswers: () => Promise<{ readonly runs: readonly number[]; readonly ensembles: readonly number[]; readonly chartMs: readonly number[]; readonly longestTask: number }>;
  /** First numbers, seeks and futures of the page. */
  readonly times: () => Promise<{ readonly opening: number; readonly seeks: readonly number[]; readonly hurried: readonly number[]; readonly futures: number; readonly futuresCount: number; readonly planeFrames: readonly number[] }>;
  /** Script of the race's pictures while it plays, all of it and the page's own part, and of the charts in these frames; how many labs and marks they show, and frames in a second of rest. */
  readonly raceFrames: () => Promise<{ readonly labs: number; readonly marks: number; readonly milliseconds: readonly number[]; readonly built: readonly number[]; readonly processor: readonly number[]; readonly charts: readonly number[]; readonly idleFrames: number }>;
  /** Loads on a processor four times slower, their scores, and in per cent: good practice, rules of access that hold, work of the paused page. */
  readonly loads: () => Promise<{
    readonly loads: readonly { readonly paint: number; readonly largest: number; readonly blocked: number; readonly shift: number; readonly practices: number }[];
    readonly scores: readonly number[];
    /** Loads on the processor as it is, and their scores as on a desktop. */
    readonly desktop: { readonly loads: readonly { readonly blocked: number }[]; readonly scores: readonly number[] };
    readonly accessibility: number; readonly idle: readonly number[];
  }>;
}

/** Measures the page against its targets. Each row says how often it was measured; on a machine that does other work the least figure is the nearest to the page's own. */
export async function benchPage(ports: PagePorts, begin: (what: string) => void): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const add = (what: string, values: readonly number[], at: number, unit: string, target: number, note: string): void => {
    rows.push(benchRow(`page, ${what}`, quantile(values, at), unit, target, 'lower', `${note}; least ${show(Math.min(...values))}, median ${show(quantile(values, 0.5))} ${unit}`));
  };
  begin('levers of the page');
  const latencies = await ports.leverLatencies();
  add('lever to changed curve, median', latencies, 0.5, 'ms', 50, `${latencies.length} moves in Chromium`);
  add('lever to changed curve, 95%', latencies, 0.95, 'ms', 100, `${latencies.length} moves in Chromium`);
  const { runs, ensembles, chartMs, longestTask } = await ports.leverAnswers();
  add('lever to the whole run, median', runs, 0.5, 'ms', 100, `${runs.length} moves`);
  add('lever to 200 runs, median', ensembles.map((ms) => ms / 1000), 0.5, 's', 1, `${ensembles.length} moves, the workers that the page starts`);
  add('script of a chart drawn anew, 95%', chartMs, 0.95, 'ms', 2, `${chartMs.length} charts while levers move`);
  rows.push(benchRow('page, longest task while levers move', longestTask, 'ms', 50, 'lower', 'tasks below 50 ms count as 0'));

  begin('seeks and futures of the page');
  const { opening, seeks, hurried, futures, futuresCount, planeFrames } = await ports.times();
  rows.push(benchRow('page, four numbers and two charts', opening, 'ms', 3000, 'lower', 'in Chromium, from the start of the navigation, nothing cached'));
  add('seek to any month, 95%', seeks, 0.95, 'ms', 50, `${seeks.length} seeks of a page at rest, to the frame after the picture is drawn; without a pause between them median ${show(quantile(hurried, 0.5))}, 95% ${show(quantile(hurried, 0.95))} ms`);
  rows.push(benchRow('page, plane of futures filled', futures / 1000, 's', 9, 'lower', `${futuresCount} futures, those of the ensemble reused`));
  add('script of a picture of the plane, 95%', planeFrames, 0.95, 'ms', 16, `${planeFrames.length} frames of ${futuresCount} futures`);

  begin('pictures of the race');
  const { labs, marks, milliseconds, built, processor, charts, idleFrames } = await ports.raceFrames();
  add('script of Pixi a picture of the race, 95%', processor, 0.95, 'ms', 5, `processor time of ${processor.length} pictures of ${labs} labs with ${marks} marks in Chromium, on the thread that draws; by the clock, and with what the page does for each (${show(quantile(built, 0.5))} ms), median ${show(quantile(milliseconds, 0.5))}, 95% ${show(quantile(milliseconds, 0.95))} ms`);
  add('script of the charts in a frame of play, 95%', charts, 0.95, 'ms', 2, `the same frames, in which ${charts.filter((ms) => ms > 0).length} had a chart drawn anew; else the line at the month moves`);
  rows.push(benchRow('page, frames in a second of rest', idleFrames, 'frames', 1, 'lower', 'the same page, paused'));

  begin('loads of the page');
  const { loads, scores, desktop, accessibility, idle } = await ports.loads();
  add('largest contentful paint, median', loads.map((load) => load.largest), 0.5, 'ms', 1200, `${loads.length} loads over loopback on a processor 4 times slower`);
  add('blocked time of the load, median', loads.map((load) => load.blocked), 0.5, 'ms', 200, 'the same loads: what tasks take beyond 50 ms');
  add('layout shift of the load, worst', loads.map((load) => load.shift), 1, '', 0.02, 'the same loads');
  rows.push(benchRow('page, score of the load, median', quantile(scores, 0.5), 'of 100', 95, 'higher', `the same loads, by the curves of Lighthouse 10 without its speed index; ${show(Math.min(...scores))} to ${show(Math.max(...scores))}`));
  rows.push(benchRow('page, score of the load on a desktop, median', quantile(desktop.scores, 0.5), 'of 100', 95, 'higher', `as many loads on the processor as it is, by the stricter curves for desktops; blocked for ${show(quantile(desktop.loads.map((load) => load.blocked), 0.5))} ms at the median; ${show(Math.min(...desktop.scores))} to ${show(Math.max(...desktop.scores))}`));
  rows.push(benchRow('page, rules of axe that hold', accessibility, '%', 95, 'higher', 'of those that apply to the page at rest'));
  rows.push(benchRow('page, checks of good practice that hold', Math.min(...loads.map((load) => load.practices)), '%', 95, 'higher', 'errors, headers, policy, language, icons, origin'));
  add('main thread of the paused page, median', idle, 0.5, '% busy', 1, `${idle.length} spans of a second`);
  return rows;
}
