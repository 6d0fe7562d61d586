import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badgeRadius, clearOfBadges } from '../../src/app/race/badges.ts';
import { raceFrame, trailSteps } from '../../src/app/race/frame.ts';
import { hatch, labAt, laneLayout, stackDots, stretches, tokenRadius, type RaceExtent } from '../../src/app/race/layout.ts';
import { cellsOf, dotAt, planeLayout } from '../../src/app/race/plane.ts';
import { gaugeOffsets, gaugeWidth, railLayout } from '../../src/app/race/rail.ts';
import { niceDomain, position, ticks } from '../../src/app/race/scale.ts';
import { createRunView } from '../../src/app/run/run-view.ts';
import { fakeEvent, fakeRun } from './fake-run.ts';

const names = ['Aurora', 'Boreal', 'Corvus', 'Delphi', 'Ember'];
const labs = names.map((name, lab) => ({
  name,
  columns: {
    capability: (row: number) => -0.2 * lab + row * 0.09, covered: (row: number) => 1 - 0.3 * lab + row * 0.01,
    compute: () => 100 / (lab + 1), staff: () => 1000, safetyStaff: () => 100, present: () => 1,
  },
}));
const events = [fakeEvent('accident', 'Boreal', 20.5, { severity: 2 }), fakeEvent('accident', 'Boreal', 20.6, { severity: 1 }), fakeEvent('accident', 'Ember', 30, { severity: 3 })];
const view = createRunView(fakeRun(labs, 41, 41, events), 1);
const extent: RaceExtent = { low: -1, high: 3.6, threshold: 3, compute: 100 };

describe('layout of the lanes', () => {
  it('puts token and diamond where the shared scale puts their values, at any month and size', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 40, noNaN: true }), fc.integer({ min: 320, max: 1600 }), (month, width) => {
      const frame = raceFrame(view, null, month);
      const layout = laneLayout(frame, extent, width, 400);
      const [low, high] = layout.scale.domain;
      for (const lane of layout.lanes) {
        // The scale written out once more, as the independent rule.
        const at = (value: number) => layout.plot.left + ((value - low) / (high - low)) * (layout.plot.right - layout.plot.left);
        expect(Math.abs(lane.token.x - at(-0.2 * lane.lab + month * 0.09))).toBeLessThan(1);
        expect(Math.abs(lane.diamond.x - at(1 - 0.3 * lane.lab + month * 0.01))).toBeLessThan(1);
      }
    }));
  });

  it('makes the debt bar exactly as long as token minus diamond, slack where the diamond is ahead', () => {
    const layout = laneLayout(raceFrame(view, null, 0), extent, 900, 400);
    for (const lane of layout.lanes) {
      expect(lane.debt.to - lane.debt.from).toBe(lane.token.x - lane.diamond.x);
      expect(lane.debt.slack).toBe(lane.diamond.x > lane.token.x);
    }
    expect(layout.lanes[0]!.debt.slack).toBe(true);
    expect(laneLayout(raceFrame(view, null, 40), extent, 900, 400).lanes[0]!.debt.slack).toBe(false);
  });

  it('keeps the order and the heights of lanes whatever the month', () => {
    const heights = (month: number) => laneLayout(raceFrame(view, null, month), extent, 900, 400).lanes.map((lane) => [lane.lab, lane.y]);
    expect(heights(0)).toEqual(heights(37.3));
  });

  it('shows a badge for each incident so far, on its lane and at its capability, none on top of another', () => {
    const layout = laneLayout(raceFrame(view, null, 25), extent, 900, 400);
    const badges = layout.lanes.flatMap((lane) => lane.badges);
    expect(badges.map((badge) => [badge.id, badge.lab])).toEqual([['accident/Boreal/20.5', 1], ['accident/Boreal/20.6', 1]]);
    expect(badges[0]!.x).toBeCloseTo(position(layout.scale, -0.2 + 20.5 * 0.09), 9);
    expect(badges[0]!.y).not.toBe(badges[1]!.y);
    expect(laneLayout(raceFrame(view, null, 30), extent, 900, 400).lanes[4]!.badges).toHaveLength(1);
  });

  it('spaces the trail by equal times, at most eight steps', () => {
    const frame = raceFrame(view, null, 20);
    expect(frame.labs[0]!.trail).toHaveLength(trailSteps);
    const gaps = frame.labs[0]!.trail.slice(1).map((capability, index) => frame.labs[0]!.trail[index]! - capability);
    for (const gap of gaps) expect(gap).toBeCloseTo(0.09, 9);
    expect(raceFrame(view, null, 3).labs[0]!.trail).toHaveLength(3);
  });

  it('gives tokens an area in proportion to compute and a smallest size', () => {
    expect(tokenRadius(100, 100, 60) ** 2 / tokenRadius(50, 100, 60) ** 2).toBeCloseTo(2, 9);
    expect(tokenRadius(0, 100, 60)).toBe(11);
  });

  it('finds the lab under a point: the token first, then the lane', () => {
    const layout = laneLayout(raceFrame(view, null, 20), extent, 900, 400);
    const lane = layout.lanes[3]!;
    expect(labAt(layout, lane.token.x + 3, lane.token.y - 3)).toBe(3);
    expect(labAt(layout, 20, lane.y)).toBe(3);
    expect(labAt(layout, 20, -50)).toBeNull();
  });

  it('shows ghosts at the reference run', () => {
    const slower = createRunView(fakeRun(labs.map((lab) => ({ ...lab, columns: { ...lab.columns, capability: (row: number) => row * 0.05 } })), 41), 1);
    const layout = laneLayout(raceFrame(view, slower, 20), extent, 900, 400);
    expect(layout.lanes[0]!.ghost!.token).toBeCloseTo(position(layout.scale, 1), 9);
  });
});

describe('what surrounds the lanes', () => {
  it('puts an accident of a product on its lane as a square, below those of labs', () => {
    const both = createRunView(fakeRun(labs, 41, 41, [fakeEvent('accident', 'Corvus', 10, { severity: 2 }), fakeEvent('deployment-accident', 'Corvus', 12, { severity: 1 })]), 1);
    const lane = laneLayout(raceFrame(both, null, 15), extent, 900, 400).lanes[2]!;
    expect(lane.badges.map((badge) => badge.product)).toEqual([false, true]);
    expect(lane.badges[0]!.y).toBeLessThan(lane.y);
    expect(lane.badges[1]!.y).toBeGreaterThan(lane.y);
  });

  it('shows beliefs and other futures on the scale of the lanes, and counts the futures beyond it', () => {
    const values = Array.from({ length: 20 }, (_, index) => -0.5 + index * 0.25);
    const layout = laneLayout(raceFrame(view, null, 20), extent, 900, 400, { beliefs: labs.map(() => [0.4, 1.1]), spread: labs.map(() => values) });
    const lane = layout.lanes[1]!;
    expect(lane.beliefs).toEqual([position(layout.scale, 0.4), position(layout.scale, 1.1)]);
    const right = layout.plot.right;
    const expected = values.map((value) => position(layout.scale, value));
    expect(lane.spread.map((dot) => dot.x)).toEqual(expected.filter((x) => x <= right));
    expect(lane.beyond).toBe(expected.filter((x) => x > right).length);
    expect(lane.beyond).toBeGreaterThan(0);
  });

  it('joins the members of a treaty on their lanes and marks the one that breaks it', () => {
    const layout = laneLayout(raceFrame(view, null, 20), extent, 900, 400, { treaty: { members: [0, 2, 4], keeps: [true, false, true], ended: false }, treatyRoom: true });
    expect(layout.treaty!.knots).toEqual([0, 2, 4].map((lab, index) => ({ lab, y: layout.lanes[lab]!.y, keeps: index !== 1 })));
    expect(layout.treaty!.x).toBeGreaterThan(layout.plot.right);
  });

  it('leads no vertical line through the names and numbers of a phone, and through the whole lane at a desk', () => {
    const phone = laneLayout(raceFrame(view, null, 20), extent, 374, 420);
    stretches(phone).forEach(([from, to], index) => {
      const top = phone.plot.top + phone.rowHeight * index;
      // Names and numbers take the upper part of a row: three pixels, then a line of text.
      expect(from).toBeGreaterThan(top + 3 + 16);
      expect(to).toBeCloseTo(top + phone.rowHeight, 9);
    });
    const desk = laneLayout(raceFrame(view, null, 20), extent, 900, 400);
    expect(stretches(desk)[0]![0]).toBe(desk.plot.top);
  });

  it('stacks dots that would cover each other, never out of their room', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { minLength: 1, maxLength: 20 }), (xs) => {
      const dots = stackDots(xs, 100, 13);
      // Less than half a dot's width from where the quantile lies, in its order; dots of a column stand exactly on each other.
      const sorted = [...xs].sort((a, b) => a - b);
      dots.forEach((dot, index) => expect(Math.abs(dot.x - sorted[index]!)).toBeLessThan(2.1 + 1e-9));
      dots.slice(1).forEach((dot, index) => expect(dot.x === dots[index]!.x ? dot.y < dots[index]!.y || dots[index]!.y === dot.y : dot.x > dots[index]!.x).toBe(true));
      for (const dot of dots) {
        expect(dot.y).toBeGreaterThanOrEqual(100 - 1e-9);
        expect(dot.y).toBeLessThanOrEqual(113);
      }
    }));
  });

  it('prints a number beside badges, as near to its place as there is room, and in its place where there is none', () => {
    const badge = fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 40 }), severity: fc.integer({ min: 1, max: 4 }) });
    fc.assert(fc.property(fc.array(badge, { maxLength: 6 }), fc.integer({ min: 40, max: 360 }), (list, x) => {
      const badges = list.map((each, index) => ({ id: String(index), lab: 0, product: false, radius: badgeRadius(each.severity), ...each }));
      const text = { x, y: 20, halfWidth: 32, halfHeight: 7 };
      const clear = (at: number): boolean => badges.every((each) => Math.abs(each.y - 20) >= each.radius + 7 || Math.abs(each.x - at) >= each.radius + 3 + 32);
      const free = Array.from({ length: 401 }, (_, at) => at).filter(clear);
      const placed = clearOfBadges(text, badges, 0, 400);
      if (free.length === 0) expect(placed).toBe(x);
      else {
        expect(clear(placed)).toBe(true);
        expect(Math.abs(placed - x)).toBe(Math.min(...free.map((at) => Math.abs(at - x))));
      }
    }));
  });

  it('keeps chips of the rail apart, with room for their gauges', () => {
    const shapes = [{ text: 'Office: reporting', gauges: [{ text: 'will 40%' }, { text: 'concern 10%' }] }, { text: 'Pause 0.3', gauges: [] }, { text: 'treaty: 3 of 4 keep it', gauges: [{ text: '' }] }];
    for (const width of [360, 700, 1200]) {
      const inset = width < 560 ? 6 : 0;
      const { chips, height } = railLayout(shapes, width, inset);
      chips.forEach((chip, index) => {
        const last = gaugeOffsets(shapes[index]!).at(-1);
        expect(chip.x).toBeGreaterThanOrEqual(inset);
        expect(chip.x + chip.width).toBeLessThanOrEqual(width - inset);
        if (last !== undefined && chip.width < width - 2 * inset) expect(last + gaugeWidth).toBeLessThan(chip.width);
        expect(chip.y + 22).toBeLessThanOrEqual(height);
        for (const other of chips.slice(index + 1)) expect(other.y > chip.y || other.x >= chip.x + chip.width).toBe(true);
      });
    }
  });

  it('shows a lab that is not in the race as absent, and says why', () => {
    const left = labs.map((lab, index) => ({ ...lab, columns: { ...lab.columns, present: (row: number) => (index === 1 && row >= 10 ? 0 : index === 3 && row < 5 ? 0 : 1) } }));
    const run = createRunView(fakeRun(left, 41, 41, [fakeEvent('merger', 'Boreal', 10)]), 1);
    expect(raceFrame(run, null, 3).labs.map((lab) => lab.absence)).toEqual([null, null, null, 'before', null]);
    const later = raceFrame(run, null, 12);
    expect(later.labs.map((lab) => lab.absence)).toEqual([null, 'hosted', null, null, null]);
    expect(laneLayout(later, extent, 900, 400).lanes.map((lane) => lane.absent)).toEqual([false, true, false, false, false]);
  });
});

describe('layout of a population', () => {
  it('counts every lab in exactly one square where there are too many for dots', () => {
    const many = Array.from({ length: 300 }, (_, lab) => ({ name: `Developer ${lab}`, columns: { capability: () => Math.sin(lab) * 2, covered: () => Math.cos(3 * lab), compute: () => 1, present: () => (lab % 10 === 0 ? 0 : 1) } }));
    const layout = planeLayout(raceFrame(createRunView(fakeRun(many, 5), 1), null, 2), { low: -2, high: 2, threshold: 3, compute: 1 }, 900, 400);
    expect(layout.cells!.reduce((sum, cell) => sum + cell.labs, 0)).toBe(270);
    expect(layout.counts.absent).toBe(30);
    const debt = many.filter((_, lab) => lab % 10 !== 0 && Math.sin(lab) * 2 > Math.cos(3 * lab)).length;
    expect(layout.cells!.reduce((sum, cell) => sum + cell.debt, 0)).toBe(debt);
    expect(layout.counts.debt).toBe(debt);
    const seen = new Set(layout.cells!.map((cell) => `${cell.x} ${cell.y}`));
    expect(seen.size).toBe(layout.cells!.length);
    expect(planeLayout(raceFrame(view, null, 20), extent, 900, 400).cells).toBeNull();
  });

  it('puts a lab into the square that holds its point', () => {
    const [cell] = cellsOf([{ x: 131, y: 219, slack: true }], { left: 52, bottom: 300 }, 22);
    expect(cell!.x).toBeLessThanOrEqual(131);
    expect(cell!.x + 22).toBeGreaterThan(131);
    expect(cell!.y).toBeLessThanOrEqual(219);
    expect(cell!.y + 22).toBeGreaterThanOrEqual(219);
  });

  it('puts a dot at (capability, covered) and finds it again', () => {
    const layout = planeLayout(raceFrame(view, null, 20), extent, 900, 400);
    const dot = layout.dots[2]!;
    expect(dot.x).toBeCloseTo(position(layout.x, -0.4 + 1.8), 9);
    expect(dot.y).toBeCloseTo(position(layout.y, 1 - 0.6 + 0.2), 9);
    expect(dotAt(layout, dot.x + 2, dot.y)).toBe(2);
    expect(dotAt(layout, 0, 0)).toBeNull();
  });

  it('draws the diagonal where both scales agree', () => {
    const { diagonal, x, y } = planeLayout(raceFrame(view, null, 20), extent, 900, 400);
    expect(diagonal!.from).toEqual([position(x, Math.max(x.domain[0], y.domain[0])), position(y, Math.max(x.domain[0], y.domain[0]))]);
  });
});

describe('scales and hatching', () => {
  it('chooses round steps that hold the data', () => {
    expect(ticks(-1, 4, 5)).toEqual([-1, 0, 1, 2, 3, 4]);
    fc.assert(fc.property(fc.double({ min: -100, max: 100, noNaN: true }), fc.double({ min: 1e-3, max: 100, noNaN: true }), (low, span) => {
      const [from, to] = niceDomain(low, low + span, 5);
      // Values a billionth of a step outside count as on the tick: less than a pixel by far.
      const slack = 1e-8 * span;
      expect(from).toBeLessThanOrEqual(low + slack);
      expect(to).toBeGreaterThanOrEqual(low + span - slack);
    }));
  });

  it('never hatches outside its bar', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 500, noNaN: true }), fc.double({ min: 0, max: 500, noNaN: true }), fc.double({ min: 3, max: 12, noNaN: true }), (a, b, spacing) => {
      for (const [x1, y1, x2, y2] of hatch(a, b, 10, 19, spacing)) {
        expect(Math.min(x1, x2)).toBeGreaterThanOrEqual(Math.min(a, b) - 1e-9);
        expect(Math.max(x1, x2)).toBeLessThanOrEqual(Math.max(a, b) + 1e-9);
        expect(Math.min(y1, y2)).toBeGreaterThanOrEqual(10 - 1e-9);
        expect(Math.max(y1, y2)).toBeLessThanOrEqual(19 + 1e-9);
      }
    }));
  });
});
