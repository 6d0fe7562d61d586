import type { LabFrame, RaceFrame } from './frame.ts';
import { railLayout, type RailLayout } from './rail.ts';
import { niceDomain, position, ticks, type Scale } from './scale.ts';

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

export interface BadgeLayout {
  readonly id: string;
  readonly lab: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly severity: number;
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
}

export interface RaceExtent {
  /** Smallest and largest capability or covered level in the run and its reference, OOM. */
  readonly low: number;
  readonly high: number;
  /** x*, OOM; null if there is none to show. */
  readonly threshold: number | null;
  /** Largest compute in the run, thousand accelerators: token radii are relative to it, so that they are comparable over time. */
  readonly compute: number;
}

/** More labs than this are shown as dots in one plane. */
export const mostLanes = 12;
const thresholdRoom = 24;
const axisHeight = 24;

export function raceScale(extent: RaceExtent, left: number, right: number): Scale {
  const high = Math.max(extent.high, extent.threshold ?? extent.high);
  const [low, top] = niceDomain(extent.low, high + 0.04 * (high - extent.low), right - left < 420 ? 5 : 9);
  return { domain: [low, top], range: [left, right] };
}

/** Radius by the square root of compute, so that area is in proportion to it. */
export function tokenRadius(compute: number, largest: number, laneHeight: number): number {
  const most = Math.min(24, laneHeight * 0.4);
  const least = Math.min(11, most);
  return Math.max(least, most * Math.sqrt(Math.max(0, compute) / Math.max(largest, 1e-12)));
}

export function badgeRadius(severity: number): number {
  return 7 + severity;
}

export function laneLayout(frame: RaceFrame, extent: RaceExtent, width: number, height: number, policies: readonly string[] = []): RaceLayout {
  const stacked = width < 560;
  const left = stacked ? 14 : 186;
  const right = width - (stacked ? 14 : 24);
  const rail = railLayout(policies, width);
  const top = rail.height + thresholdRoom;
  const bottom = height - axisHeight;
  const scale = raceScale(extent, left, right);
  const laneHeight = (bottom - top) / Math.max(1, frame.labs.length);
  const lanes = frame.labs.map((lab, index) =>
    oneLane(lab, top + laneHeight * (index + (stacked ? 0.68 : 0.5)), stacked ? laneHeight * 0.62 : laneHeight, scale, extent.compute));
  return {
    width, height, plot: { left, right, top, bottom }, scale, lanes, stacked, rail, rowHeight: laneHeight,
    ticks: ticks(scale.domain[0], scale.domain[1], right - left < 420 ? 5 : 9).map((value) => ({ x: position(scale, value), value })),
    threshold: extent.threshold === null ? null : position(scale, extent.threshold),
  };
}

function oneLane(lab: LabFrame, y: number, height: number, scale: Scale, largestCompute: number): LaneLayout {
  const token = { x: position(scale, lab.capability), y, radius: tokenRadius(lab.compute, largestCompute, height) };
  const diamond = { x: position(scale, lab.covered), y, capped: lab.coveredCapped };
  return {
    lab: lab.lab, y, height, token, diamond,
    debt: debtBar(lab.debt, diamond.x, token, height),
    trail: lab.trail.map((capability, index) => ({
      x: position(scale, capability), radius: 2.6 - 0.18 * index, alpha: 0.75 - 0.075 * index,
    })),
    ghost: lab.ghost && { token: position(scale, lab.ghost.capability), diamond: position(scale, lab.ghost.covered) },
    badges: placeBadges(lab, y, height, scale),
  };
}

function debtBar(value: number, diamond: number, token: { x: number; y: number; radius: number }, height: number): DebtBar {
  const length = Math.abs(token.x - diamond);
  const free = length - token.radius - 8;
  const middle = value >= 0 ? (diamond + 8 + token.x - token.radius) / 2 : (token.x + token.radius + diamond - 8) / 2;
  return {
    from: diamond, to: token.x, value, slack: value < 0,
    spacing: Math.max(4, 9 - 1.25 * Math.max(0, value)),
    label: free > 60 ? { x: middle, y: token.y + Math.min(14, height * 0.3) } : null,
  };
}

/** Badges stay where the lab was when it happened; one that would cover another is lifted, up to three deep. */
function placeBadges(lab: LabFrame, y: number, height: number, scale: Scale): BadgeLayout[] {
  const placed: BadgeLayout[] = [];
  const base = y - Math.min(20, height * 0.34);
  for (const { event, capability } of lab.incidents) {
    const radius = badgeRadius(event.severity);
    const x = position(scale, capability);
    let level = 0;
    const covers = (other: BadgeLayout) => Math.hypot(other.x - x, other.y - (base - level * 7)) < 0.9 * (other.radius + radius);
    while (level < 2 && placed.some(covers)) level++;
    placed.push({ id: event.id, lab: lab.lab, x, y: base - level * 7, radius, severity: event.severity });
  }
  return placed;
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
