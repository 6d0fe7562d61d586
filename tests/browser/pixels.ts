import { inflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** Red, green and blue, [0, 255]. */
export type Colour = readonly [number, number, number];

/** A picture by its pixels. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  at(x: number, y: number): Colour;
}

/** Eight-bit PNG without interlacing, read by the standard. */
export function readPng(png: Buffer): Pixels {
  const [width, height, channels] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3];
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const data = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (stride + 1)]!;
    for (let i = 0; i < stride; i++) {
      const left = i >= channels ? out[y * stride + i - channels]! : 0;
      const up = y > 0 ? out[(y - 1) * stride + i]! : 0;
      const corner = i >= channels && y > 0 ? out[(y - 1) * stride + i - channels]! : 0;
      const guess = left + up - corner;
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
      const paeth = a <= b && a <= c ? left : b <= c ? up : corner;
      out[y * stride + i] = data[y * (stride + 1) + 1 + i]! + [0, left, up, (left + up) >> 1, paeth][filter]!;
    }
  }
  return { width, height, at: (x, y) => [0, 1, 2].map((part) => out[y * stride + x * channels + part]!) as unknown as Colour };
}

/** Whether two colours look the same: no part differs by more than smooth edges make it. */
export const alike = (a: Colour, b: Colour, by = 40): boolean => a.every((part, index) => Math.abs(part - b[index]!) <= by);

/** How many pixels of a box satisfy a condition. */
export function countIn({ width, height, at }: Pixels, x: number, y: number, wide: number, high: number, holds: (colour: Colour) => boolean): number {
  let count = 0;
  for (let row = Math.max(0, Math.floor(y)); row < Math.min(height, y + high); row++) {
    for (let column = Math.max(0, Math.floor(x)); column < Math.min(width, x + wide); column++) if (holds(at(column, row))) count++;
  }
  return count;
}

/** What tokens of the page's style sheet stand for. */
export const colourTokens = (page: Page, names: readonly string[]): Promise<Record<string, Colour>> => page.evaluate((all) => {
  const probe = document.createElement('span');
  probe.style.forcedColorAdjust = 'none';
  document.body.append(probe);
  const read = (name: string): number[] => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color.match(/[\d.]+/g)!.slice(0, 3).map(Number);
  };
  const found = Object.fromEntries(all.map((name) => [name, read(name)]));
  probe.remove();
  return found;
}, [...names]) as Promise<unknown> as Promise<Record<string, Colour>>;

export const labTokens = Array.from({ length: 8 }, (_, lab) => `lab-${lab}`);
