import { transfer } from 'comlink';
import type { Look } from './picture.ts';
import { createScene, type Scene } from './scene.ts';
import { createSheetReader, type Sheet } from './sheet.ts';

/** What the thread that draws does: it has one picture of the race for every canvas that it was given, by a number of the page's. */
export interface Drawing {
  /** Rejects where Pixi cannot start. */
  open(id: number, canvas: OffscreenCanvas, look: Look): Promise<void>;
  /** Milliseconds of script. */
  draw(id: number, sheet: Sheet): number;
  /** The picture drawn last, to be kept. */
  image(id: number): Promise<ImageBitmap>;
  close(id: number): void;
}

interface Easel {
  readonly canvas: OffscreenCanvas;
  readonly scene: Scene;
  readonly read: ReturnType<typeof createSheetReader>;
  again: () => void;
}

export function createDrawing(): Drawing {
  const easels = new Map<number, Easel>();
  const at = (id: number): Easel => {
    const found = easels.get(id);
    if (!found) throw new Error(`internal: no canvas ${id}`);
    return found;
  };
  return {
    async open(id, canvas, look) {
      easels.set(id, { canvas, scene: await createScene(canvas, look), read: createSheetReader(), again: () => {} });
    },
    draw(id, sheet) {
      const begun = performance.now();
      const easel = at(id);
      const { picture, colours } = easel.read(sheet);
      easel.again = () => easel.scene.draw(picture, sheet.rings, colours);
      easel.again();
      return performance.now() - begun;
    },
    async image(id) {
      const { canvas, again } = at(id);
      // What a canvas shows lasts until its task ends.
      again();
      const image = await createImageBitmap(canvas);
      return transfer(image, [image]);
    },
    close(id) {
      easels.get(id)?.scene.destroy();
      easels.delete(id);
    },
  };
}
