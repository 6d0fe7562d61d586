import { transfer } from 'comlink';
import type { Colours } from '../theme.ts';
import type { Marks } from './people.ts';
import type { Look, Picture, Ring } from './picture.ts';
import { createScene, type Scene } from './scene.ts';

/** A picture on its way to its canvas. */
export interface Sheet {
  readonly picture: Picture;
  readonly rings: readonly Ring[];
  /** Null while they stay as they were. */
  readonly colours: Colours | null;
  /** Where the marks of people stand; null while that stays as it was, or where there are none. */
  readonly marks: Marks | null;
}

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
  colours: Colours | null;
  marks: Marks | null;
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
      easels.set(id, { canvas, scene: await createScene(canvas, look), colours: null, marks: null, again: () => {} });
    },
    draw(id, { picture, rings, colours, marks }) {
      const begun = performance.now();
      const easel = at(id);
      easel.colours = colours ?? easel.colours;
      easel.marks = marks ?? easel.marks;
      const whole = withMarks(picture, easel.marks);
      easel.again = () => easel.scene.draw(whole, rings, easel.colours!);
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

/** Marks of people change once a round and come apart from pictures. */
export function withMarks(picture: Picture, marks: Marks | null): Picture {
  const { people } = picture.layout;
  if (people === null || marks === null) return picture;
  return { ...picture, layout: { ...picture.layout, people: { ...people, marks } } } as Picture;
}
