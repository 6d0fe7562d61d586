import type { LabFrame } from './frame.ts';
import { position, type Scale } from './scale.ts';

/** An incident's mark on a lane or in the plane, in CSS pixels. */
export interface BadgeLayout {
  readonly id: string;
  readonly lab: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly severity: number;
  /** An accident of a product in use: a square below the lane; of a lab: a disc above it. */
  readonly product: boolean;
  /** The lab's own place, where the badge stands apart from it. */
  readonly stem?: { readonly x: number; readonly y: number };
}

export function badgeRadius(severity: number): number {
  return 7 + severity;
}

/** Badges stay where the lab was when it happened; one that would cover another is moved out, up to three deep. */
export function placeBadges(lab: LabFrame, y: number, height: number, scale: Scale): BadgeLayout[] {
  const placed: BadgeLayout[] = [];
  for (const { event, capability } of lab.incidents) {
    const product = event.kind === 'deployment-accident';
    const out = product ? 1 : -1;
    const base = y + out * Math.min(20, height * (product ? 0.26 : 0.34));
    const radius = badgeRadius(event.severity);
    const x = position(scale, capability);
    let level = 0;
    const covers = (other: BadgeLayout) => Math.hypot(other.x - x, other.y - (base + out * level * 7)) < 0.9 * (other.radius + radius);
    while (level < 2 && placed.some(covers)) level++;
    placed.push({ id: event.id, lab: lab.lab, x, y: base + out * level * 7, radius, severity: event.severity, product });
  }
  return placed;
}

/** A piece of text that wants to stand somewhere: its middle and half of its size. */
export interface WantedText {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
}

/** The place for a text in [from, to], nearest to where it wants to be, where no badge lies over it; where it wants to be if there is none. */
export function clearOfBadges(text: WantedText, badges: readonly BadgeLayout[], from: number, to: number): number {
  const gap = 3;
  const inTheWay = badges.filter((badge) => Math.abs(badge.y - text.y) < badge.radius + text.halfHeight)
    .map((badge) => [badge.x - badge.radius - gap - text.halfWidth, badge.x + badge.radius + gap + text.halfWidth] as const);
  const free = (x: number): boolean => x >= from && x <= to && inTheWay.every(([low, high]) => x <= low || x >= high);
  const places = [text.x, ...inTheWay.flat()].filter(free);
  return places.reduce((best, x) => (Math.abs(x - text.x) < Math.abs(best - text.x) ? x : best), places[0] ?? text.x);
}
