import { clearOfBadges, placeBadges, type BadgeLayout } from './badges.ts';
import type { LabFrame, RaceFrame } from './frame.ts';
import { peopleLayout, poolNameLine, type PeopleLayout } from './people-layout.ts';
import type { People } from './people.ts';
import { railLayout, type ChipShape, type RailLayout } from './rail.ts';
import { niceDomain, position, ticks, type Scale } from './scale.ts';

export { mostLanes } from './limits.ts';

/**
 * Where everything in the race view lies, in CSS pixels: pure functions of what is shown and of the size, so that they are tested without
 * a canvas and so that the canvas and the debug map cannot disagree.
 */
export interface LaneLayout {
  readonly lab: number;
  readonly y: number;
  readonly height: number;
  readonly token: { readonly x: number; readonly y: number; readonly radius: number };
  readonly diamond: { readonly x: number; readonly y: number; readonly capped: boolean };
  readonly debt: DebtBar;
  readonly trail: readonly { readonly x: number; readonly radius: number; readonly alpha: number }[];
  readonly ghost: { readonly token: number; readonly diamond: number } | null;
  readonly badges: readonly BadgeLayout[];
  /** Where rivals believe the token to be. */
  readonly beliefs: readonly number[];
  /** Twenty runs of the ensemble, each one in twenty at this month, from the least capability on. */
  readonly spread: readonly { readonly x: number; readonly y: number }[];
  /** How many of those lie beyond the right end of the scale. */
  readonly beyond: number;
  /** Lengths of the thin bars under the name, of `barLength`: compute over the largest in the run, and mission. */
  readonly bars: { readonly compute: number; readonly mission: number } | null;
  readonly absent: boolean;
}

export interface DebtBar {
  readonly from: number;
  readonly to: number;
  /** OOM; negative is slack: safety work is ahead of capability. */
  readonly value: number;
  readonly slack: boolean;
  /** Distance of hatch lines: the larger the debt, the denser. */
  readonly spacing: number;
  /** Where its number is printed; null where the bar is too short for one. */
  readonly label: { readonly x: number; readonly y: number } | null;
}

/** A line from member to member of a treaty; broken at one that breaks it. */
export interface TreatyLayout {
  readonly x: number;
  readonly knots: readonly { readonly lab: number; readonly y: number; readonly keeps: boolean }[];
  readonly ended: boolean;
}

export interface RaceLayout {
  readonly width: number;
  readonly height: number;
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly scale: Scale;
  readonly ticks: readonly { readonly x: number; readonly value: number }[];
  readonly threshold: number | null;
  readonly rail: RailLayout;
  readonly lanes: readonly LaneLayout[];
  /** Narrow screens: labels lie on their lane, not in a gutter. */
  readonly stacked: boolean;
  /** Height of a lab's row; its lane is the lower part of it where labels are stacked. */
  readonly rowHeight: number;
  readonly people: PeopleLayout | null;
  readonly treaty: TreatyLayout | null;
}

/** What a picture shows besides the labs' own places. */
export interface Surroundings {
  readonly chips?: readonly ChipShape[];
  readonly people?: People | null;
  readonly stepMonths?: number;
  readonly treaty?: { readonly members: readonly number[]; readonly keeps: readonly boolean[]; readonly ended: boolean } | null;
  /** Whether a treaty is known at any month: its room is kept. */
  readonly treatyRoom?: boolean;
  /** By lab, OOM. */
  readonly beliefs?: readonly (readonly number[])[] | null;
  /** By lab, twenty quantiles of capability, OOM. */
  readonly spread?: readonly (readonly number[])[] | null;
}

export interface RaceExtent {
  /** Smallest and largest capability or covered level in the run and its reference, OOM. */
  readonly low: number;
  readonly high: number;
  /** x*, OOM; null if there is none to show. */
  readonly threshold: number | null;
  /** Largest compute in the run, thousand accelerators: token radii are relative to it, so that they are comparable over time. */
  readonly compute: number;
  /** Smallest and largest capability and covered level apart, where each has an axis of its own. */
  readonly axes?: Readonly<Record<'capability' | 'covered', { readonly low: number; readonly high: number }>>;
}

/** Least height of a row with other futures above its lane. */
const leastForSpread = 34;
const thresholdRoom = 24;
const axisHeight = 24;

export function raceScale(extent: RaceExtent, left: number, right: number): Scale {
  const high = Math.max(extent.high, extent.threshold ?? extent.high);
  const [low, top] = niceDomain(extent.low, high + 0.04 * (high - extent.low), right - left < 420 ? 5 : 9);
  return { domain: [low, top], range: [left, right] };
}

/** Radius by the square root of compute, so that area is in proportion to it. */
export function tokenRadius(compute: number, largest: number, laneHeight: number): number {
  const most = Math.min(24, laneHeight * 0.37);
  const least = Math.min(11, most);
  return Math.max(least, most * Math.sqrt(Math.max(0, compute) / Math.max(largest, 1e-12)));
}

/** Widths of the parts left of the lanes: names, and the pools of staff. */
export const nameWidth = 134;
export const barLength = 96;
const peopleWidth = (width: number): number => 44 + Math.min(140, Math.max(56, 0.17 * width));
const poolRows = { desk: 48, phone: 66 } as const;

export function laneLayout(frame: RaceFrame, extent: RaceExtent, width: number, height: number, around: Surroundings = {}): RaceLayout {
  const stacked = width < 560;
  const people = around.people ?? null;
  const outside = people !== null && people.pools.some((pool) => pool.kind === 'neither');
  const left = stacked ? 14 : people === null ? 186 : nameWidth + peopleWidth(width) + 6;
  const right = width - (stacked ? 14 : 24) - (around.treatyRoom ? 18 : 0);
  const rail = railLayout(around.chips ?? [], width, stacked ? 6 : 0);
  const top = rail.height + thresholdRoom;
  const bottom = height - axisHeight - (outside ? (stacked ? poolRows.phone : poolRows.desk) : 0);
  const scale = raceScale(extent, left, right);
  const laneHeight = (bottom - top) / Math.max(1, frame.labs.length);
  // Above the lane: the name where labels are stacked, else the other futures, so that neither lies under a token.
  const middle = stacked ? (people === null ? Math.max(0.68, Math.min(0.76, 1 - 10 / laneHeight)) : 0.61) : laneHeight >= leastForSpread ? 0.6 : 0.5;
  const lanes = frame.labs.map((lab, index) => oneLane(lab, {
    y: top + laneHeight * (index + middle), height: stacked ? laneHeight * 0.62 : laneHeight, top: top + laneHeight * index, stacked, scale, compute: extent.compute,
    beliefs: around.beliefs?.[index] ?? [], spread: around.spread?.[index] ?? [], labelAbove: stacked && people === null,
  }));
  const rooms = {
    lanes: frame.labs.map((_, index) => (stacked
      ? { x: left + 0.42 * (right - left), y: top + laneHeight * index + 5, width: 0.58 * (right - left), height: Math.min(14, laneHeight * 0.3), alongside: true }
      : { x: nameWidth, y: top + laneHeight * index + Math.min(6, laneHeight * 0.1), width: peopleWidth(width) - 6, height: laneHeight - Math.min(12, laneHeight * 0.2), alongside: false })),
    ...outsideRooms(outside, stacked, width, bottom + axisHeight),
  };
  return {
    width, height, plot: { left, right, top, bottom }, scale, lanes, stacked, rail, rowHeight: laneHeight,
    ticks: ticks(scale.domain[0], scale.domain[1], right - left < 420 ? 5 : 9).map((value) => ({ x: position(scale, value), value })),
    threshold: extent.threshold === null ? null : position(scale, extent.threshold),
    people: people && peopleLayout(people, frame.month, around.stepMonths ?? 1, rooms),
    treaty: around.treaty ? treatyLayout(around.treaty, lanes, right + 14) : null,
  };
}

/** Rooms of the pools outside labs, in two rows from `top` on; names lie above them on a phone, and where all labs' staff are pools here too. */
export function outsideRooms(shown: boolean, stacked: boolean, width: number, top: number, together = false) {
  if (!shown) return { employers: null, crowd: null, labelsAbove: stacked };
  if (together && !stacked) return { employers: { x: 14, y: top + 16, width: width - 28, height: 18 }, crowd: { x: 130, y: top + 38, width: width - 142, height: 20 }, labelsAbove: true };
  // Names of five pools have no room side by side on a phone: every other one stands a line higher.
  const higher = together ? poolNameLine : 0;
  return stacked
    ? { employers: { x: 14, y: top + 16 + higher, width: width - 28, height: 12 }, crowd: { x: 14, y: top + 48 + higher, width: width - 28, height: 16 }, labelsAbove: true }
    : { employers: { x: 12, y: top + 3, width: width - 24, height: 15 }, crowd: { x: 130, y: top + 23, width: width - 142, height: 22 }, labelsAbove: false };
}

function treatyLayout({ members, keeps, ended }: NonNullable<Surroundings['treaty']>, lanes: readonly LaneLayout[], x: number): TreatyLayout {
  return { x, ended, knots: members.map((lab, index) => ({ lab, y: lanes[lab]!.y, keeps: keeps[index]! })) };
}

interface LaneRoom {
  readonly y: number;
  readonly height: number;
  readonly top: number;
  readonly stacked: boolean;
  readonly scale: Scale;
  readonly compute: number;
  readonly beliefs: readonly number[];
  readonly spread: readonly number[];
  /** Whether the debt's number stands in the row of the name, where no numbers of staff stand. */
  readonly labelAbove: boolean;
}

function oneLane(lab: LabFrame, { y, height, top, stacked, scale, compute, beliefs, spread, labelAbove }: LaneRoom): LaneLayout {
  const token = { x: position(scale, lab.capability), y, radius: tokenRadius(lab.compute, compute, height) };
  const diamond = { x: position(scale, lab.covered), y, capped: lab.coveredCapped };
  const right = scale.range[1];
  const shown = lab.present && height >= leastForSpread && !stacked;
  const dots = spread.map((value) => position(scale, value));
  const badges = placeBadges(lab, y, height, scale);
  return {
    lab: lab.lab, y, height, token, diamond, absent: !lab.present,
    debt: debtBar(lab.debt, diamond.x, token, badges, labelAbove ? { y: top + 10, from: scale.range[0] + namedWidth, to: right } : { y: y + Math.min(14, height * (stacked ? 0.4 : 0.3)), from: -Infinity, to: Infinity }),
    trail: lab.trail.map((capability, index) => ({
      x: position(scale, capability), radius: 2.6 - 0.18 * index, alpha: 0.75 - 0.075 * index,
    })),
    ghost: lab.ghost && { token: position(scale, lab.ghost.capability), diamond: position(scale, lab.ghost.covered) },
    badges,
    beliefs: lab.present ? beliefs.map((value) => position(scale, value)) : [],
    spread: shown ? stackDots(dots.filter((x) => x <= right), top + 3, Math.min(13, height * 0.22)) : [],
    beyond: shown ? dots.filter((x) => x > right).length : 0,
    bars: !stacked && height >= 46 ? { compute: (barLength * Math.max(0, lab.compute)) / Math.max(compute, 1e-12), mission: barLength * lab.mission } : null,
  };
}

/** Dots of a quantile plot: those closer than a dot's width stand on each other in the middle of where they lie, less than half a dot away, upwards from the bottom of their room. */
export function stackDots(xs: readonly number[], top: number, room: number, width = 4.2): { x: number; y: number }[] {
  const columns: number[][] = [];
  for (const x of [...xs].sort((a, b) => a - b)) {
    const last = columns.at(-1);
    if (last && x - last[0]! < width) last.push(x);
    else columns.push([x]);
  }
  const deepest = columns.reduce((most, column) => Math.max(most, column.length), 1);
  const rise = Math.min(width, (room - 2) / Math.max(1, deepest - 1));
  return columns.flatMap((column) => {
    const x = (column[0]! + column.at(-1)!) / 2;
    return column.map((_, level) => ({ x, y: top + room - 2 - level * rise }));
  });
}

/** What a lab's name takes of its row, and half of the debt's number. */
const namedWidth = 108;
/** Half of the room that the debt's number takes. */
const numberSize = { halfWidth: 32, halfHeight: 7 };

function debtBar(value: number, diamond: number, token: { x: number; y: number; radius: number }, badges: readonly BadgeLayout[], number: { y: number; from: number; to: number }): DebtBar {
  const length = Math.abs(token.x - diamond);
  const free = length - token.radius - 8;
  const middle = value >= 0 ? (diamond + 8 + token.x - token.radius) / 2 : (token.x + token.radius + diamond - 8) / 2;
  const [left, right] = [Math.max(number.from, Math.min(token.x, diamond) - numberSize.halfWidth), Math.min(number.to, Math.max(token.x, diamond) + numberSize.halfWidth)];
  return {
    from: diamond, to: token.x, value, slack: value < 0,
    spacing: Math.max(4, 9 - 1.25 * Math.max(0, value)),
    label: free > 60 ? { x: clearOfBadges({ x: Math.max(middle, number.from), y: number.y, ...numberSize }, badges, left, right), y: number.y } : null,
  };
}

/** The parts of a vertical line that go through lanes: where labels lie above their lanes, not through the words. */
export function stretches({ lanes, plot, rowHeight, stacked }: RaceLayout): (readonly [from: number, to: number])[] {
  return lanes.map((lane, index) => [stacked ? lane.y - lane.height / 2 + 2 : plot.top + rowHeight * index, plot.top + rowHeight * (index + 1)]);
}

/** The lab under a point, for a click or a tap: the nearest token within reach, else the lane. */
export function labAt(layout: RaceLayout, x: number, y: number): number | null {
  for (const lane of layout.lanes) {
    if (Math.hypot(lane.token.x - x, lane.token.y - y) <= Math.max(14, lane.token.radius)) return lane.lab;
  }
  const row = Math.floor((y - layout.plot.top) / layout.rowHeight);
  return layout.lanes[row]?.lab ?? null;
}

/** Segments of a hatch at 45° inside a bar: [x1, y1, x2, y2] each, cut at its edges. */
export function hatch(from: number, to: number, top: number, bottom: number, spacing: number): [number, number, number, number][] {
  const low = Math.min(from, to);
  const high = Math.max(from, to);
  const rise = bottom - top;
  const segments: [number, number, number, number][] = [];
  for (let start = low - rise; start < high; start += spacing * Math.SQRT2) {
    const x1 = Math.max(low, start);
    const x2 = Math.min(high, start + rise);
    if (x2 <= x1) continue;
    segments.push([x1, bottom - (x1 - start), x2, bottom - (x2 - start)]);
  }
  return segments;
}
