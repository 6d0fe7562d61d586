import type { RacePicture } from '../context.ts';
import { readColours } from '../theme.ts';

/** Height of the caption above and the line below the picture, CSS pixels. */
const above = 62;
const below = 30;
const edge = 16;

/** A canvas with the race and, burnt in, what it shows and where it came from. */
export function captioned({ image: race, scale }: RacePicture, caption: { readonly title: string; readonly levers: string; readonly provenance: string }): HTMLCanvasElement {
  const colours = readColours();
  const canvas = document.createElement('canvas');
  canvas.width = race.width + Math.round(2 * edge * scale);
  canvas.height = race.height + Math.round((above + below) * scale);
  const ctx = canvas.getContext('2d')!;
  const family = getComputedStyle(document.body).fontFamily;
  ctx.fillStyle = colours.card;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.drawImage(race, Math.round(edge * scale), Math.round(above * scale));
  const write = (text: string, y: number, font: string, colour: string): void => {
    ctx.font = font;
    ctx.fillStyle = colour;
    // A long list of levers is set narrower rather than cut.
    ctx.fillText(text, edge * scale, y * scale, canvas.width - 2 * edge * scale);
  };
  write(caption.title, 28, `650 ${16 * scale}px ${family}`, colours.ink);
  write(caption.levers, 49, `${13 * scale}px ${family}`, colours.soft);
  write(caption.provenance, above + race.height / scale + 19, `${12 * scale}px ${family}`, colours.soft);
  return canvas;
}
