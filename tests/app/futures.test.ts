import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillFutures, missingBlocks } from '../../src/app/futures/fill.ts';
import { hasEnded, headOf, isChosen, nearestFuture, planeOf, tally, total, type Region } from '../../src/app/futures/plane.ts';
import { createFutureStore, type Future } from '../../src/app/futures/store.ts';
import { position } from '../../src/app/race/scale.ts';
import { runToEnd } from '../../src/engine/index.ts';
import { createLocalPool } from '../../src/experiments/local.ts';
import { runEnsemble } from '../../src/experiments/ensemble.ts';
import { outcomeIndex, outcomeNames } from '../../src/model/outcomes/outcomes.ts';
import { loadScenario } from '../../src/scenario/parse.ts';

const future = (run: number, points: number[], more: Partial<Future> = {}): Future =>
  ({ run, lab: 0, ending: 'safe', month: points.length / 2 - 1, rows: points.length / 2, points: Float64Array.from(points), ...more });

describe('the gaps among the futures', () => {
  it('are each covered once by blocks of at most the size, and nothing else is', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.nat(59)), fc.integer({ min: 1, max: 7 }), (there, size) => {
      const blocks = missingBlocks((run) => there.includes(run), 60, size);
      const covered = blocks.flatMap(({ from, count }) => Array.from({ length: count }, (_, index) => from + index));
      expect(covered).toEqual(Array.from({ length: 60 }, (_, run) => run).filter((run) => !there.includes(run)));
      expect(blocks.every(({ count }) => count >= 1 && count <= size)).toBe(true);
    }));
  });

  it('are filled without computing a run again that an ensemble brought', async () => {
    const scenario = loadScenario('version: 1\nname: Fill\nhorizonMonths: 4\n');
    const computed: number[] = [];
    const pool = createLocalPool((of, run, options) => {
      computed.push(run);
      return runToEnd(of, run, options);
    });
    const store = createFutureStore();
    const result = await runEnsemble(pool, scenario, { runs: 6, paths: [], levels: [], leaders: true, onBlock: (block) => store.add(scenario, block) });
    await fillFutures(pool, scenario, store, 10, new AbortController().signal);
    expect([...computed].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const { byRun } = store.of({ ...scenario });
    expect(byRun.size).toBe(10);
    for (let run = 0; run < 6; run++) {
      const outcome = (name: 'catastrophe' | 'reached'): boolean => result.outcomes[run * outcomeNames.length + outcomeIndex(name)] === 1;
      expect(byRun.get(run)!.ending).toBe(outcome('catastrophe') ? 'catastrophe' : outcome('reached') ? 'safe' : 'undecided');
    }
  });

  it('stay open where the signal stopped the filling', async () => {
    const scenario = loadScenario('version: 1\nname: Stop\nhorizonMonths: 2\n');
    const stop = new AbortController();
    stop.abort();
    const store = createFutureStore();
    await fillFutures(createLocalPool(runToEnd), scenario, store, 10, stop.signal);
    expect(store.of(scenario).byRun.size).toBe(0);
  });
});

describe('the plane of futures', () => {
  const lists = [[future(0, [0, 0, 2, 1]), future(1, [-1, 0.5, 3.5, -0.7])]];

  it('holds every future and the threshold inside its margins', () => {
    const plane = planeOf(lists, 5, 600, 300);
    for (const { points } of lists.flat()) {
      for (let at = 0; at < points.length; at += 2) {
        expect(position(plane.x, points[at]!)).toBeGreaterThanOrEqual(plane.x.range[0]);
        expect(position(plane.x, points[at]!)).toBeLessThanOrEqual(plane.x.range[1]);
        expect(position(plane.y, points[at + 1]!)).toBeLessThanOrEqual(plane.y.range[0]);
        expect(position(plane.y, points[at + 1]!)).toBeGreaterThanOrEqual(plane.y.range[1]);
      }
    }
    expect(plane.x.domain[1]).toBeGreaterThanOrEqual(5);
  });

  it('chooses the futures that pass through a region: as points laid densely along their lines say', () => {
    const coordinate = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(fc.property(fc.array(coordinate, { minLength: 4, maxLength: 12 }).map((list) => list.slice(0, 2 * Math.floor(list.length / 2))), coordinate, coordinate, coordinate, coordinate, (points, a, b, c, d) => {
      const region: Region = { x0: Math.min(a, b), x1: Math.max(a, b), y0: Math.min(c, d), y1: Math.max(c, d) };
      const within = (slack: number): boolean => {
        for (let at = 0; at + 3 < points.length; at += 2) {
          for (let step = 0; step <= 400; step++) {
            const x = points[at]! + (step / 400) * (points[at + 2]! - points[at]!);
            const y = points[at + 1]! + (step / 400) * (points[at + 3]! - points[at + 1]!);
            if (x >= region.x0 - slack && x <= region.x1 + slack && y >= region.y0 - slack && y <= region.y1 + slack) return true;
          }
        }
        return false;
      };
      const chosen = isChosen(future(0, points), { ending: null, region });
      // A dense point inside is enough; where none is even within a step's length of the region, it is not passed.
      if (within(0)) expect(chosen).toBe(true);
      if (!within(6 / 400 + 1e-9)) expect(chosen).toBe(false);
    }), { numRuns: 500 });
  });

  it('counts endings, and keeps those of one ending alone', () => {
    const all = [future(0, [0, 0]), future(1, [0, 0], { ending: 'catastrophe' }), future(2, [0, 0], { ending: 'undecided' }), future(3, [0, 0], { ending: 'catastrophe' })];
    expect(tally(all)).toEqual({ catastrophe: 2, safe: 1, undecided: 1 });
    expect(total(tally(all))).toBe(4);
    expect(all.filter((each) => isChosen(each, { ending: 'catastrophe', region: null })).map((each) => each.run)).toEqual([1, 3]);
  });

  it('finds the future under the pointer, and none far from all', () => {
    const plane = planeOf(lists, 3, 600, 300);
    const middle = [position(plane.x, 1), position(plane.y, 0.5)] as const;
    expect(nearestFuture(lists[0]!, plane, middle[0], middle[1] + 2, 10)!.run).toBe(0);
    expect(nearestFuture(lists[0]!, plane, plane.x.range[1], plane.y.range[1], 10)).toBeNull();
  });

  it('moves heads along their lines to the last state, and ends decided futures at their month', () => {
    const moving = future(0, [0, 0, 2, 1, 4, 3], { month: 2.4 });
    expect(headOf(moving, 0.5, 1)).toEqual([1, 0.5]);
    expect(headOf(moving, 9, 1)).toEqual([4, 3]);
    expect([hasEnded(moving, 2.3, 1), hasEnded(moving, 2.4, 1)]).toEqual([false, true]);
    expect(hasEnded(future(0, [0, 0, 1, 1], { ending: 'undecided', month: 1 }), 0.9, 1)).toBe(false);
  });
});
