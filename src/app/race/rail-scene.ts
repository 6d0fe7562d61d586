import type { Pens } from './pens.ts';
import type { PolicyChip } from './picture.ts';
import type { RailLayout } from './rail.ts';

/** The regulator's rail: a chip with its sign for every policy, strong while it acts. */
export function drawRail({ pen, text, colours }: Pens, layout: RailLayout, chips: readonly PolicyChip[]): void {
  chips.forEach((chip, index) => {
    const { x, y, width } = layout.chips[index]!;
    const colour = chip.acts ? colours.act : colours.soft;
    pen.roundRect(x + 0.5, y + 0.5, width - 1, 21, 10.5).stroke({ width: chip.acts ? 1.5 : 1, color: chip.acts ? colours.act : colours.line });
    text.put(chip.text, x + 23, y + 3, { fill: colour, weight: chip.acts ? '600' : '400' });
    const cx = x + 13;
    const cy = y + 11;
    switch (chip.kind) {
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
      default:
        pen.circle(cx, cy, 3).fill(colour);
    }
  });
}
