import { CanvasSource, Rectangle, Texture } from 'pixi.js';
import { createShelves, type Shelves } from './shelves.ts';

/** How words look; colours as in CSS. */
export interface WordLook {
  readonly fill: string;
  readonly weight: string;
  /** CSS pixels. */
  readonly size: number;
  /** Colour of a rim that keeps the words readable over lines. */
  readonly halo?: string;
}

/**
 * Words written once, many on one texture: the renderer then draws all of them together, and a new word costs no texture of its own.
 * What `of` gives is as wide and high as the line of text, its rim included, and may be shown only after `upload`.
 */
export interface WordAtlas {
  of(words: string, look: WordLook): Texture;
  /** Hands what was written since last time to the renderer. */
  upload(): void;
  /** Sheets in use: many mean that most words are no longer shown. */
  readonly sheets: number;
  /** Forgets all words; their textures are gone. */
  clear(): void;
}

/** Texels: enough for all words of a common picture on one or two sheets, and little to hand over when a word is added. */
const sheetSize = { width: 1024, height: 512 };
/** Texels between words, so that none shines through at another's edge. */
const gap = 2;
const haloWidth = 4;
/** Letters that reach as far up and down as any, so that lines of one size are equally high. */
const tallest = '|ÉqÅM';

interface Sheet {
  readonly context: OffscreenCanvasRenderingContext2D;
  readonly source: CanvasSource;
  readonly shelves: Shelves;
  changed: boolean;
}

/** `resolution` is in texels a CSS pixel. */
export function createWordAtlas(family: string, resolution: number): WordAtlas {
  const sheets: Sheet[] = [];
  const textures: Texture[] = [];
  const fonts = new Map<string, { readonly ascent: number; readonly descent: number }>();
  const measure = new OffscreenCanvas(1, 1).getContext('2d')!;

  function add(width: number, height: number): Sheet {
    const canvas = new OffscreenCanvas(width, height);
    // Read again by the renderer each time that a word is added.
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    const sheet: Sheet = { context, source: new CanvasSource({ resource: canvas, resolution }), shelves: createShelves(width, height, gap), changed: false };
    sheets.push(sheet);
    return sheet;
  }

  function place(width: number, height: number): { readonly sheet: Sheet; readonly x: number; readonly y: number } {
    for (const sheet of sheets) {
      const free = sheet.shelves.place(width, height);
      if (free) return { sheet, ...free };
    }
    // A line longer than a sheet has one for itself.
    const sheet = width > sheetSize.width || height > sheetSize.height ? add(width, height) : add(sheetSize.width, sheetSize.height);
    return { sheet, ...sheet.shelves.place(width, height)! };
  }

  return {
    of(words, { fill, weight, size, halo }) {
      const font = `${weight} ${size}px ${family}`;
      measure.font = font;
      let line = fonts.get(font);
      if (!line) {
        const { actualBoundingBoxAscent: ascent, actualBoundingBoxDescent: descent } = measure.measureText(tallest);
        fonts.set(font, (line = { ascent, descent }));
      }
      const rim = halo === undefined ? 0 : haloWidth;
      const width = Math.max(1, Math.ceil((measure.measureText(words).width + rim) * resolution));
      const height = Math.max(1, Math.ceil((line.ascent + line.descent + rim) * resolution));
      const { sheet, x, y } = place(width, height);
      const { context } = sheet;
      context.save();
      context.beginPath();
      context.rect(x, y, width, height);
      context.clip();
      context.setTransform(resolution, 0, 0, resolution, x, y);
      context.font = font;
      if (halo !== undefined) {
        context.strokeStyle = halo;
        context.lineWidth = haloWidth;
        context.lineJoin = 'round';
        context.strokeText(words, rim / 2, rim / 2 + line.ascent);
      }
      context.fillStyle = fill;
      context.fillText(words, rim / 2, rim / 2 + line.ascent);
      context.restore();
      sheet.changed = true;
      const texture = new Texture({ source: sheet.source, frame: new Rectangle(x / resolution, y / resolution, width / resolution, height / resolution) });
      textures.push(texture);
      return texture;
    },
    upload() {
      for (const sheet of sheets) {
        if (sheet.changed) sheet.source.update();
        sheet.changed = false;
      }
    },
    get sheets() {
      return sheets.length;
    },
    clear() {
      for (const texture of textures.splice(0)) texture.destroy();
      for (const { source } of sheets.splice(0)) source.destroy();
    },
  };
}
