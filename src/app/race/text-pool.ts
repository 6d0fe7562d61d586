import { Text, type Container } from 'pixi.js';

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
  end(): void;
}

/** Kept beyond what the frame needs, so that numbers that come back need no new texture. */
const spare = 80;

export function createTextPool(stage: Container): TextPool {
  const pool = new Map<string, Text[]>();
  let used = new Map<string, number>();
  let count = 0;
  const family = getComputedStyle(document.body).fontFamily;
  return {
    begin() {
      used = new Map();
    },
    put(words, x, y, { fill, align = 0, weight = '400', size = 12, halo }) {
      const key = `${words}|${fill}|${weight}|${size}|${halo ?? ''}`;
      const list = pool.get(key) ?? [];
      const index = used.get(key) ?? 0;
      used.set(key, index + 1);
      let item = list[index];
      if (!item) {
        item = new Text({ text: words, style: { fontFamily: family, fontSize: size, fontWeight: weight as '400', fill, ...(halo && { stroke: { color: halo, width: 4, join: 'round' } }) }, resolution: Math.max(2, window.devicePixelRatio || 1) });
        list.push(item);
        pool.set(key, list);
        stage.addChild(item);
        count++;
      }
      item.visible = true;
      item.position.set(Math.round((x - item.width * align) * 2) / 2, Math.round(y * 2) / 2);
      return item;
    },
    end() {
      for (const [key, list] of pool) {
        const kept = used.get(key) ?? 0;
        list.forEach((item, index) => (item.visible = index < kept));
        if (kept === 0 && count > spare + used.size) {
          for (const item of list) item.destroy();
          count -= list.length;
          pool.delete(key);
        }
      }
    },
  };
}
