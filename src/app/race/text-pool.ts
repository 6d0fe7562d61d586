import { Text, type Container } from 'pixi.js';
import type { Look } from './picture.ts';

export interface TextLook {
  readonly fill: string;
  /** 0 left, 0.5 centre, 1 right. */
  readonly align?: number;
  readonly weight?: string;
  readonly size?: number;
  /** Colour of a rim that keeps the words readable over lines. */
  readonly halo?: string;
}

/** Texts are costly to make and cheap to move: those with the same words and look are kept from frame to frame. */
export interface TextPool {
  begin(): void;
  put(words: string, x: number, y: number, look: TextLook): { readonly width: number };
  /** Words with a number that changes often: put together from single digits, each of which is made once. */
  count(words: string, x: number, y: number, look: TextLook): void;
  end(): void;
}

/** Kept beyond what the frame needs, so that numbers that come back need no new texture. */
const spare = 240;

export function createTextPool(stage: Container, { family, ratio }: Look): TextPool {
  const pool = new Map<string, Text[]>();
  const used = new Map<string, number>();
  let count = 0;
  function take(words: string, { fill, weight = '400', size = 12, halo }: TextLook): Text {
    const key = `${words}|${fill}|${weight}|${size}|${halo ?? ''}`;
    let list = pool.get(key);
    if (!list) pool.set(key, (list = []));
    const index = used.get(key) ?? 0;
    used.set(key, index + 1);
    let item = list[index];
    if (!item) {
      item = new Text({ text: words, style: { fontFamily: family, fontSize: size, fontWeight: weight as '400', fill, ...(halo && { stroke: { color: halo, width: 4, join: 'round' } }) }, resolution: Math.max(2, ratio) });
      list.push(item);
      stage.addChild(item);
      count++;
    }
    item.visible = true;
    return item;
  }
  const snapped = (value: number): number => Math.round(value * 2) / 2;
  return {
    begin() {
      used.clear();
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
      for (const [key, list] of pool) {
        const kept = used.get(key) ?? 0;
        for (let index = kept; index < list.length; index++) list[index]!.visible = false;
        if (kept === 0 && count > spare + used.size) {
          for (const item of list) item.destroy();
          count -= list.length;
          pool.delete(key);
        }
      }
    },
  };
}
