import type { Graphics } from 'pixi.js';
import type { Colours } from '../theme.ts';
import type { BadgeLayout } from './badges.ts';
import type { PeopleLayout } from './people-layout.ts';
import type { TextPool } from './text-pool.ts';

/** What a drawing routine gets: one pen below the text, one text pool above. */
export interface Pens {
  readonly pen: Graphics;
  readonly text: TextPool;
  readonly colours: Colours;
}

/** The line goes through the given stretches alone: between them there are words. */
export function drawThreshold({ pen, text, colours }: Pens, x: number, top: number, stretches: readonly (readonly [from: number, to: number])[], label: string, right: number): void {
  for (const [from, to] of stretches) for (let y = from; y < to; y += 7) pen.moveTo(x, y).lineTo(x, Math.min(to, y + 3));
  pen.stroke({ width: 1.5, color: colours.soft });
  const fits = x + label.length * 3.6 < right;
  text.put(label, fits ? x : right, top - 16, { fill: colours.soft, align: fits ? 0.5 : 1 });
}

export function drawBadge({ pen, text, colours }: Pens, badge: BadgeLayout): void {
  const { x, y, radius } = badge;
  if (badge.product) pen.roundRect(x - radius, y - radius, 2 * radius, 2 * radius, 3).fill(colours.card).roundRect(x - radius + 1, y - radius + 1, 2 * radius - 2, 2 * radius - 2, 3).fill(colours.risk);
  else pen.circle(x, y, radius + 1).fill(colours.card).circle(x, y, radius).fill(colours.risk);
  text.put(String(badge.severity), x, y - 8, { fill: colours.onToken, weight: '700', size: 12, align: 0.5 });
}

/** Names and numbers of the pools of people. */
export function drawPoolNumbers({ text, colours }: Pens, people: PeopleLayout | null, words: readonly string[]): void {
  people?.places.forEach((place, index) => {
    if (place.label) text.count(words[index] ?? '', place.label.x, place.label.y, { fill: colours.soft, align: place.label.align });
  });
}
