import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { boxOf, cellsFor, markAt, peopleLayout, pitchFor, placeAt } from '../../src/app/race/people-layout.ts';
import { createPeople, extendPeople, mostMarks, poolsAt, standingAt, type Standing } from '../../src/app/race/people.ts';
import { createGrowingView, createRunView, labValue, worldValue } from '../../src/app/run/run-view.ts';
import { runToEnd } from '../../src/engine/index.ts';
import { packageFolder } from '../../src/platform/node/location.ts';
import { loadScenario } from '../../src/scenario/parse.ts';
import { fakeRun } from './fake-run.ts';

const scenario = loadScenario(readFileSync(join(packageFolder(), 'scenarios/frontier.yaml'), 'utf8'));
const heads = scenario.researchers.count;
const record = runToEnd(scenario, 3, { record: { series: true, events: true } });
const view = createRunView(record, scenario.stepMonths);
const standing: Standing = { from: 0, fromPlace: 0, to: 0, toPlace: 0, share: 0 };
const outside = ['nonProfit', 'university', 'government', 'neither', 'boughtOut'] as const;

describe('researchers as marks', () => {
  const people = createPeople(view, heads, false);

  it('gives every pool round(n/k) marks and never loses one', () => {
    expect(people.marks).toBe(Math.min(heads, mostMarks));
    for (let row = 0; row <= view.lastRow; row++) {
      const pools = poolsAt(people, row * view.stepMonths, view.stepMonths);
      expect(pools.reduce((sum, pool) => sum + pool.marks, 0)).toBe(people.marks);
      for (const { pool, marks, people: count } of pools) {
        const series = pool.kind === 'capabilities' ? labValue(view, row, pool.lab, 'staff') : pool.kind === 'alignment' ? labValue(view, row, pool.lab, 'safetyStaff') : worldValue(view, row, pool.kind as (typeof outside)[number]);
        expect(count).toBe(series);
        // Whoever is in neither kind of research has the rest: at most half a mark off for each other pool.
        if (pool.kind === 'neither') expect(Math.abs(marks - series / people.perMark)).toBeLessThanOrEqual(0.5 * pools.length);
        else expect(marks).toBe(Math.round(series / people.perMark));
      }
    }
  });

  it('has each mark in one place, and no two in the same', () => {
    for (const month of [0, 7, view.lastRow]) {
      const taken = new Set<string>();
      for (let mark = 0; mark < people.marks; mark++) {
        standingAt(people, month, 1, mark, true, standing);
        expect(standing.share).toBe(0);
        taken.add(`${standing.from} ${standing.fromPlace}`);
      }
      expect(taken.size).toBe(people.marks);
    }
  });

  it('moves as few marks as the numbers ask for: half of the sum of their changes', () => {
    for (let row = 0; row < view.lastRow; row++) {
      const [before, after] = [poolsAt(people, row, 1), poolsAt(people, row + 1, 1)];
      const needed = before.reduce((sum, pool, index) => sum + Math.abs(pool.marks - after[index]!.marks), 0) / 2;
      let moved = 0;
      for (let mark = 0; mark < people.marks; mark++) if (people.pool[row * people.marks + mark] !== people.pool[(row + 1) * people.marks + mark]) moved++;
      expect(moved).toBe(needed);
    }
  });

  it('is the same for a run that was watched as it grew', () => {
    const { series, events } = record;
    const growing = (rows: number) => createGrowingView({ run: 3, labs: series!.labs, rows, width: series!.width, values: series!.values, events: events!, done: false } as never, series!.rows, 1);
    const grown = createPeople(growing(4), heads, false);
    for (const rows of [9, 10, view.lastRow + 1]) extendPeople(grown, growing(rows));
    expect(grown.rows).toBe(people.rows);
    expect(grown.pool).toEqual(people.pool);
    expect(grown.place).toEqual(people.place);
  });

  it('sets marks out between rounds and has all of them there at the round; none travels under reduced motion', () => {
    const changing = Array.from({ length: view.lastRow }, (_, row) => row).find((row) => people.pool.subarray(row * people.marks, (row + 1) * people.marks).some((pool, mark) => pool !== people.pool[(row + 1) * people.marks + mark]))!;
    let travelling = 0;
    for (let mark = 0; mark < people.marks; mark++) {
      if (standingAt(people, changing + 0.6, 1, mark, true, standing).share > 0) travelling++;
      expect(standingAt(people, changing + 0.6, 1, mark, false, standing).share).toBe(0);
      const almost = standingAt(people, changing + 1 - 1e-7, 1, mark, true, standing);
      if (almost.from !== almost.to) expect(almost.share).toBeGreaterThan(0.999);
    }
    expect(travelling).toBeGreaterThan(0);
  });

  it('keeps the number of marks for any number of people and any limit', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 6 }), fc.integer({ min: 50, max: 500 }), (rows, limit) => {
      const total = 4000;
      const columns = (lab: number) => ({ staff: (row: number) => rows[row]![lab]!, safetyStaff: (row: number) => rows[row]![lab + 2]! });
      const made = fakeRun([{ name: 'A', columns: columns(0) }, { name: 'B', columns: columns(1) }], rows.length);
      const { width, values } = made.series!;
      const neither = 16;
      rows.forEach((row, index) => (values[index * width + neither] = total - row.reduce((sum, count) => sum + count, 0)));
      const run = createRunView(made, 1);
      const drawn = createPeople(run, total, false, limit);
      expect(drawn.marks).toBe(limit);
      rows.forEach((row, index) => {
        const pools = poolsAt(drawn, index, 1);
        expect(pools.reduce((sum, pool) => sum + pool.marks, 0)).toBe(limit);
        expect(pools[0]!.marks).toBe(Math.round(row[0]! / drawn.perMark));
      });
    }), { numRuns: 60 });
  });
});

describe('the places of marks', () => {
  it('takes the largest distance at which all fit', () => {
    const pitch = pitchFor(120, 100, 30);
    expect(Math.floor(100 / pitch) * Math.floor(30 / pitch)).toBeGreaterThanOrEqual(120);
    expect(Math.floor(100 / (pitch + 0.11)) * Math.floor(30 / (pitch + 0.11))).toBeLessThan(120);
  });

  it('fills a box column by column, inside it', () => {
    const box = boxOf(10, 20, 60, 16, 4);
    expect(box.rows).toBe(4);
    expect([placeAt(box, 0), placeAt(box, 3), placeAt(box, 4)]).toEqual([{ x: 12, y: 22 }, { x: 12, y: 34 }, { x: 16, y: 22 }]);
  });

  it('lets a mark travel from its place to the other on a curve that ends in both', () => {
    const boxes = [boxOf(0, 0, 40, 20, 4), boxOf(200, 100, 40, 20, 5)];
    const at = (share: number) => ({ ...markAt(boxes, { from: 0, fromPlace: 2, to: 1, toPlace: 7, share }) });
    const [start, end] = [placeAt(boxes[0]!, 2), placeAt(boxes[1]!, 7)];
    expect(at(0)).toMatchObject(start);
    expect(at(1).x).toBeCloseTo(end.x, 9);
    expect(at(1).y).toBeCloseTo(end.y, 9);
    expect(at(0.5).y).toBeGreaterThan(start.y);
    expect(at(0.5).y).toBeLessThan(end.y);
  });

  it('shares a row by numbers, with room for every name', () => {
    const cells = cellsFor([300, 100, 0], 500, 100);
    expect(cells.map((cell) => cell.width)).toEqual([250, 150, 100]);
    expect(cells.map((cell) => cell.x)).toEqual([0, 250, 400]);
  });

  it('keeps the marks of every pool within its room, at a desk and on a phone', () => {
    const people = createPeople(view, heads, false);
    const room = { lanes: view.labs.map((_, lab) => ({ x: 134, y: 60 + 50 * lab, width: 150, height: 44, alongside: false })), employers: { x: 12, y: 330, width: 760, height: 15 }, crowd: { x: 130, y: 350, width: 640, height: 22 }, labelsAbove: false };
    for (const month of [0, 10, view.endMonth]) {
      const { places } = peopleLayout(people, month, 1, room);
      for (const place of places) {
        if (place.marks === 0) continue;
        const last = placeAt(place, place.marks - 1);
        expect(last.x, place.pool.kind).toBeLessThanOrEqual(place.x + place.width);
        expect(place.rows * place.pitch, place.pool.kind).toBeLessThanOrEqual(place.height + 1e-9);
      }
    }
  });
});
