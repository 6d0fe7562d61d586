import type { Graphics } from 'pixi.js';
import type { Colours } from '../theme.ts';
import type { BadgeLayout } from './layout.ts';
import type { TextPool } from './text-pool.ts';

/** What a drawing routine gets: one pen below the text, one text pool above. */
export interface Pens {
  readonly pen: Graphics;
  readonly text: TextPool;
  readonly colours: Colours;
}

export function drawThreshold({ pen, text, colours }: Pens, x: number, top: number, bottom: number, label: string, right: number): void {
  for (let y = top; y < bottom; y += 7) pen.moveTo(x, y).lineTo(x, Math.min(bottom, y + 3)).stroke({ width: 1.5, color: colours.soft });
  const fits = x + label.length * 3.6 < right;
  text.put(label, fits ? x : right, top - 16, { fill: colours.soft, align: fits ? 0.5 : 1 });
}

export function drawBadge({ pen, text, colours }: Pens, badge: BadgeLayout): void {
  pen.circle(badge.x, badge.y, badge.radius + 1).fill(colours.card).circle(badge.x, badge.y, badge.radius).fill(colours.risk);
  text.put(String(badge.severity), badge.x, badge.y - 8, { fill: colours.onToken, weight: '700', size: 12, align: 0.5 });
}
