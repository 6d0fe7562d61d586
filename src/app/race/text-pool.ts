import { Sprite, type Container } from 'pixi.js';
import type { Look } from './picture.ts';
import { createWordAtlas } from './word-atlas.ts';

export interface TextLook {
  readonly fill: string;
  /** 0 left, 0.5 centre, 1 right. */
  readonly align?: number;
  readonly weight?: string;
  readonly size?: number;
  /** Colour of a rim that keeps the words readable over lines. */
  readonly halo?: string;
}

/** Texts are costly to write and cheap to move: those with the same words and look are kept from frame to frame. */
export interface TextPool {
  begin(): void;
  put(words: string, x: number, y: number, look: TextLook): { readonly width: number };
  /** Words with a number that changes often: put together from single digits, each of which is written once. */
  count(words: string, x: number, y: number, look: TextLook): void;
  end(): void;
}

/** Beyond so many sheets of words those that are no longer shown are forgotten, together with all others; or beyond twice as many as one picture needs. */
const mostSheets = 4;

export function createTextPool(stage: Container, { family, ratio }: Look): TextPool {
  const atlas = createWordAtlas(family, Math.max(2, ratio));
  const pool = new Map<string, Sprite[]>();
  const used = new Map<string, number>();
  let limit = mostSheets;
  let forgot = false;
  function take(words: string, { fill, weight = '400', size = 12, halo }: TextLook): Sprite {
    const key = `${words}|${fill}|${weight}|${size}|${halo ?? ''}`;
    let list = pool.get(key);
    if (!list) pool.set(key, (list = []));
    const index = used.get(key) ?? 0;
    used.set(key, index + 1);
    let item = list[index];
    if (!item) {
      item = new Sprite(list[0]?.texture ?? atlas.of(words, { fill, weight, size, ...(halo !== undefined && { halo }) }));
      list.push(item);
      stage.addChild(item);
    }
    item.visible = true;
    return item;
  }
  const snapped = (value: number): number => Math.round(value * 2) / 2;
  return {
    begin() {
      used.clear();
      forgot = atlas.sheets > limit;
      if (!forgot) return;
      for (const list of pool.values()) for (const item of list) item.destroy();
      pool.clear();
      atlas.clear();
    },
    put(words, x, y, look) {
      const item = take(words, look);
      item.position.set(snapped(x - item.width * (look.align ?? 0)), snapped(y));
      return item;
    },
    count(words, x, y, look) {
      const parts = (words.match(/\d|\D+/g) ?? []).map((part) => take(part, look));
      let at = x - (look.align ?? 0) * parts.reduce((sum, part) => sum + part.width, 0);
      for (const part of parts) {
        part.position.set(snapped(at), snapped(y));
        at += part.width;
      }
    },
    end() {
      for (const [key, list] of pool) for (let index = used.get(key) ?? 0; index < list.length; index++) list[index]!.visible = false;
      if (forgot) limit = Math.max(mostSheets, 2 * atlas.sheets);
      atlas.upload();
    },
  };
}
