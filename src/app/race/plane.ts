import type { LabFrame, RaceFrame } from './frame.ts';
import { spreadLabels } from '../charts/end-labels.ts';
import { badgeRadius, type BadgeLayout } from './badges.ts';
import { outsideRooms, raceScale, type RaceExtent, type Surroundings } from './layout.ts';
import { mostDots, recentMonths } from './limits.ts';
import { peopleLayout, poolNameLine, type PeopleLayout } from './people-layout.ts';
import { railLayout, type RailLayout } from './rail.ts';
import { niceDomain, position, ticks, type Scale } from './scale.ts';

/**
 * Population mode: labs that no longer fit in lanes are dots in the plane of capability (x) and covered capability (y), both OOM. On the
 * diagonal there is no safety debt; the further below it, the more.
 */
export interface PlaneLayout {
  readonly width: number;
  readonly height: number;
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly { readonly at: number; readonly value: number }[];
  readonly yTicks: readonly { readonly at: number; readonly value: number }[];
  /** The part of the diagonal inside the plot. */
  readonly diagonal: { readonly from: readonly [number, number]; readonly to: readonly [number, number] } | null;
  readonly threshold: number | null;
  readonly rail: RailLayout;
  /** Every lab; drawn one by one where there are few enough to tell apart. */
  readonly dots: readonly PlaneDot[];
  /** Where there are more: the plane in squares, with how many labs each holds. Null where dots are drawn. */
  readonly cells: readonly PlaneCell[] | null;
  readonly cellSize: number;
  readonly badges: readonly BadgeLayout[];
  readonly people: PeopleLayout | null;
  /** Labs with debt, with none, and not in the race. */
  readonly counts: { readonly debt: number; readonly covered: number; readonly absent: number };
}

export interface PlaneCell {
  readonly x: number;
  readonly y: number;
  readonly labs: number;
  /** Labs of it with safety debt. */
  readonly debt: number;
}


export interface PlaneDot {
  readonly lab: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly slack: boolean;
  readonly absent: boolean;
  readonly ghost: readonly [x: number, y: number] | null;
}

export function planeLayout(frame: RaceFrame, extent: RaceExtent, width: number, height: number, around: Surroundings = {}): PlaneLayout {
  const rail = railLayout(around.chips ?? [], width);
  const people = around.people ?? null;
  const shown = people !== null;
  const narrow = width < 700;
  const plot = { left: 52, right: width - 20, top: rail.height + 26, bottom: height - 26 - (shown ? 66 + (narrow ? poolNameLine : 0) : 0) };
  const { capability, covered } = extent.axes ?? { capability: extent, covered: extent };
  const x = raceScale({ ...extent, low: capability.low, high: capability.high }, plot.left, plot.right);
  const [low, high] = niceDomain(covered.low, covered.high, 6);
  const y: Scale = { domain: [low, high], range: [plot.bottom, plot.top] };
  const dots = frame.labs.map((lab) => dot(lab, x, y, extent.compute));
  const start = Math.max(x.domain[0], y.domain[0]);
  const end = Math.min(x.domain[1], y.domain[1]);
  const dense = dots.length > mostDots;
  const here = dots.filter((each) => !each.absent);
  const since = dense ? frame.month - recentMonths : -Infinity;
  const badges = frame.labs.flatMap((lab, index) => lab.incidents.filter(({ event }) => event.time > since).map(({ event }) => ({
    id: event.id, lab: lab.lab, x: dots[index]!.x, y: dots[index]!.y, radius: badgeRadius(event.severity), severity: event.severity, product: event.kind === 'deployment-accident',
  })));
  return {
    width, height, plot, x, y, dots, rail,
    cells: dense ? cellsOf(here, plot, cellSize(width, dots.length)) : null, cellSize: cellSize(width, dots.length),
    xTicks: ticks(x.domain[0], x.domain[1], 9).map((value) => ({ at: position(x, value), value })),
    yTicks: ticks(low, high, 6).map((value) => ({ at: position(y, value), value })),
    diagonal: end > start ? { from: [position(x, start), position(y, start)], to: [position(x, end), position(y, end)] } : null,
    threshold: extent.threshold === null ? null : position(x, extent.threshold),
    badges: dense ? onTop(badges, plot) : badges,
    people: people && peopleLayout(people, frame.month, around.stepMonths ?? 1, { lanes: [], ...outsideRooms(true, narrow, width, plot.bottom + 24, true) }),
    counts: { debt: here.filter((each) => !each.slack).length, covered: here.filter((each) => each.slack).length, absent: dots.length - here.length },
  };
}

/** Badges in a row along the top of the plot, each as near as it can be to above its lab, joined with it: on the squares they would hide the numbers. */
export function onTop(badges: readonly BadgeLayout[], plot: { readonly left: number; readonly right: number; readonly top: number }): BadgeLayout[] {
  const gap = Math.min(22, (plot.right - plot.left - 24) / Math.max(1, badges.length - 1));
  const xs = spreadLabels(badges.map((badge) => badge.x), gap, plot.left + 12, plot.right - 12);
  return badges.map((badge, index) => ({ ...badge, x: xs[index]!, y: plot.top + 14, stem: { x: badge.x, y: badge.y } }));
}

/** Of many labs there is room for three digits. */
const cellSize = (width: number, labs: number): number => (width < 560 ? 16 : labs > 400 ? 28 : 22);

/** Counts labs by squares of the plane, from its lower left corner on; in a fixed order, so that equal frames are equal pictures. */
export function cellsOf(dots: readonly { readonly x: number; readonly y: number; readonly slack: boolean }[], plot: { readonly left: number; readonly bottom: number }, size: number): PlaneCell[] {
  const found = new Map<string, { x: number; y: number; labs: number; debt: number }>();
  for (const each of dots) {
    const column = Math.floor((each.x - plot.left) / size);
    const row = Math.floor((plot.bottom - each.y) / size);
    const key = `${column} ${row}`;
    let cell = found.get(key);
    if (!cell) found.set(key, (cell = { x: plot.left + column * size, y: plot.bottom - (row + 1) * size, labs: 0, debt: 0 }));
    cell.labs++;
    if (!each.slack) cell.debt++;
  }
  return [...found.values()].sort((a, b) => a.y - b.y || a.x - b.x);
}

function dot(lab: LabFrame, x: Scale, y: Scale, largest: number): PlaneDot {
  return {
    lab: lab.lab, x: position(x, lab.capability), y: position(y, lab.covered),
    radius: Math.max(2.5, 9 * Math.sqrt(Math.max(0, lab.compute) / Math.max(largest, 1e-12))),
    slack: lab.debt <= 0, absent: !lab.present,
    ghost: lab.ghost && [position(x, lab.ghost.capability), position(y, lab.ghost.covered)],
  };
}

export function dotAt(layout: PlaneLayout, x: number, y: number): number | null {
  let best: number | null = null;
  let reach = 14;
  for (const each of layout.dots) {
    if (each.absent) continue;
    const distance = Math.hypot(each.x - x, each.y - y);
    if (distance < reach) {
      best = each.lab;
      reach = distance;
    }
  }
  return best;
}
