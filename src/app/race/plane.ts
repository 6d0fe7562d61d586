import type { LabFrame, RaceFrame } from './frame.ts';
import { badgeRadius, raceScale, type BadgeLayout, type RaceExtent } from './layout.ts';
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
  readonly dots: readonly PlaneDot[];
  readonly badges: readonly BadgeLayout[];
}

export interface PlaneDot {
  readonly lab: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly slack: boolean;
  readonly ghost: readonly [x: number, y: number] | null;
}

export function planeLayout(frame: RaceFrame, extent: RaceExtent, width: number, height: number, policies: readonly string[] = []): PlaneLayout {
  const rail = railLayout(policies, width);
  const plot = { left: 52, right: width - 20, top: rail.height + 26, bottom: height - 26 };
  const x = raceScale(extent, plot.left, plot.right);
  const [low, high] = niceDomain(extent.low, extent.high, 6);
  const y: Scale = { domain: [low, high], range: [plot.bottom, plot.top] };
  const dots = frame.labs.map((lab) => dot(lab, x, y, extent.compute));
  const start = Math.max(x.domain[0], y.domain[0]);
  const end = Math.min(x.domain[1], y.domain[1]);
  return {
    width, height, plot, x, y, dots, rail,
    xTicks: ticks(x.domain[0], x.domain[1], 9).map((value) => ({ at: position(x, value), value })),
    yTicks: ticks(low, high, 6).map((value) => ({ at: position(y, value), value })),
    diagonal: end > start ? { from: [position(x, start), position(y, start)], to: [position(x, end), position(y, end)] } : null,
    threshold: extent.threshold === null ? null : position(x, extent.threshold),
    badges: frame.labs.flatMap((lab, index) => lab.incidents.map(({ event }) => ({
      id: event.id, lab: lab.lab, x: dots[index]!.x, y: dots[index]!.y, radius: badgeRadius(event.severity), severity: event.severity,
    }))),
  };
}

function dot(lab: LabFrame, x: Scale, y: Scale, largest: number): PlaneDot {
  return {
    lab: lab.lab, x: position(x, lab.capability), y: position(y, lab.covered),
    radius: Math.max(2.5, 9 * Math.sqrt(Math.max(0, lab.compute) / Math.max(largest, 1e-12))),
    slack: lab.debt <= 0,
    ghost: lab.ghost && [position(x, lab.ghost.capability), position(y, lab.ghost.covered)],
  };
}

export function dotAt(layout: PlaneLayout, x: number, y: number): number | null {
  let best: number | null = null;
  let reach = 14;
  for (const each of layout.dots) {
    const distance = Math.hypot(each.x - x, each.y - y);
    if (distance < reach) {
      best = each.lab;
      reach = distance;
    }
  }
  return best;
}
