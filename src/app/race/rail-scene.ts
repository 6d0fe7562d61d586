import type { Pens } from './pens.ts';
import type { PolicyChip } from './picture.ts';
import { gaugeOffsets, gaugeWidth, type RailLayout } from './rail.ts';

/** The regulator's rail: gauges of will and concern, options in force, the treaty, and a chip with its sign for every policy, strong while it acts. */
export function drawRail({ pen, text, colours }: Pens, layout: RailLayout, chips: readonly PolicyChip[]): void {
  chips.forEach((chip, index) => {
    const { x, y, width } = layout.chips[index]!;
    const colour = chip.acts ? colours.act : colours.soft;
    pen.roundRect(x + 0.5, y + 0.5, width - 1, 21, 10.5).stroke({ width: chip.acts ? 1.5 : 1, color: chip.acts ? colours.act : colours.line });
    if (chip.text !== '') {
      text.count(chip.text, x + 23, y + 3, { fill: colour, weight: chip.acts ? '600' : '400' });
      drawSign(pen, chip.kind, x + 13, y + 11, colour);
    }
    gaugeOffsets(chip).forEach((offset, place) => {
      const gauge = chip.gauges[place]!;
      if (gauge.text !== '') text.count(gauge.text, x + offset - 6, y + 3, { fill: colours.soft, align: 1 });
      pen.rect(x + offset, y + 8, gaugeWidth, 6).fill(colours.grid).rect(x + offset, y + 8, gaugeWidth * Math.min(1, Math.max(0, gauge.value)), 6).fill(colours.act);
    });
  });
}

function drawSign(pen: Pens['pen'], kind: PolicyChip['kind'], cx: number, cy: number, colour: string): void {
  switch (kind) {
    case 'pause':
      pen.rect(cx - 3.5, cy - 4, 2.5, 8).rect(cx + 1, cy - 4, 2.5, 8).fill(colour);
      break;
    case 'cap':
      pen.moveTo(cx - 5, cy - 4).lineTo(cx + 5, cy - 4).stroke({ width: 2, color: colour });
      pen.moveTo(cx, cy + 5).lineTo(cx, cy - 1).stroke({ width: 1.5, color: colour });
      break;
    case 'liability':
      pen.moveTo(cx, cy - 5).lineTo(cx, cy + 5).moveTo(cx - 5, cy - 3).lineTo(cx + 5, cy - 3).stroke({ width: 1.5, color: colour });
      pen.arc(cx - 4, cy, 2.5, 0, Math.PI).fill(colour).arc(cx + 4, cy, 2.5, 0, Math.PI).fill(colour);
      break;
    case 'technology':
      pen.poly([cx, cy - 5, cx + 5, cy, cx, cy + 5, cx - 5, cy]).stroke({ width: 1.5, color: colour });
      break;
    case 'information':
      pen.ellipse(cx, cy, 6, 3.6).stroke({ width: 1.4, color: colour }).circle(cx, cy, 1.6).fill(colour);
      break;
    case 'regulator':
      pen.circle(cx - 1, cy - 1, 3.8).stroke({ width: 1.6, color: colour }).moveTo(cx + 2, cy + 2).lineTo(cx + 5, cy + 5).stroke({ width: 2, color: colour });
      break;
    case 'treaty':
      pen.moveTo(cx, cy - 6).lineTo(cx, cy + 6).stroke({ width: 1.5, color: colour }).circle(cx, cy - 4, 2.2).circle(cx, cy + 4, 2.2).fill(colour);
      break;
    default:
      pen.circle(cx, cy, 3).fill(colour);
  }
}
