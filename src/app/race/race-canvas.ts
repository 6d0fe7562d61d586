import { transfer } from 'comlink';
import { readColours } from '../theme.ts';
import { createPictureBuilder, type Sight } from './build.ts';
import { labAt } from './layout.ts';
import type { Picture, Ring } from './picture.ts';
import { dotAt } from './plane.ts';
import { createSheetMaker, type Sheet } from './sheet.ts';
import { drawingThread } from './thread.ts';

/** The page's end of a picture of the race: where things lie is decided here, and the drawing itself is done by another thread. */
export interface RaceCanvas {
  build(sight: Sight): Picture;
  /** The same with pauses, for a first picture. */
  buildInSteps(sight: Sight): Generator<void, Picture>;
  /** The lab under a point of the canvas, for a click or a tap. */
  labAt(picture: Picture, x: number, y: number): number | null;
  /** Draws once the picture before it stands; of several that wait for that only the latest is drawn. */
  draw(picture: Picture, rings: readonly Ring[]): void;
  /** The picture as it would be drawn, to be kept. */
  image(picture: Picture): Promise<ImageBitmap>;
  destroy(): void;
}

export interface Watcher {
  /** A picture stands on the canvas; milliseconds of script that drawing it took the thread. */
  drawn(ms: number): void;
  /** Nothing can be drawn on this canvas any more. Called only where it could be opened. */
  lost(): void;
}

let opened = 0;

/** Rejects where the browser cannot hand a canvas to another thread, and where Pixi cannot start in it. */
export async function openRaceCanvas(canvas: HTMLCanvasElement, width: number, height: number, watcher: Watcher): Promise<RaceCanvas> {
  const id = opened++;
  const thread = drawingThread();
  let over = false;
  let callOff = (): void => {};
  let ready = false;
  const lost = new Promise<never>((_, reject) => {
    callOff = thread.onLost(() => {
      reject(new Error('the thread that draws the race was lost'));
      end();
      if (ready) watcher.lost();
    });
  });
  lost.catch(() => {});
  const end = (): void => {
    over = true;
    callOff();
  };
  canvas.width = width;
  canvas.height = height;
  const away = canvas.transferControlToOffscreen();
  const look = { family: getComputedStyle(document.body).fontFamily, ratio: window.devicePixelRatio || 1 };
  await Promise.race([thread.remote.open(id, transfer(away, [away]), look), lost]);
  ready = true;

  const make = createSheetMaker();
  let busy = false;
  let waiting: { readonly picture: Picture; readonly rings: readonly Ring[] } | null = null;

  const sheetOf = (picture: Picture, rings: readonly Ring[]): Sheet => make(picture, rings, readColours());

  async function send(picture: Picture, rings: readonly Ring[]): Promise<void> {
    busy = true;
    try {
      const ms = await thread.remote.draw(id, sheetOf(picture, rings));
      if (over) return;
      const { layout } = picture;
      canvas.style.width = `${layout.width}px`;
      canvas.style.height = `${layout.height}px`;
      watcher.drawn(ms);
    } catch {
      // A thread that cannot draw one picture is not trusted with the next.
      if (!over) thread.lose();
    }
    busy = false;
    if (waiting === null || over) return;
    const next = waiting;
    waiting = null;
    void send(next.picture, next.rings);
  }

  const { build, inSteps } = createPictureBuilder();
  return {
    build,
    buildInSteps: inSteps,
    labAt: (picture, x, y) => (picture.kind === 'plane' ? dotAt(picture.layout, x, y) : labAt(picture.layout, x, y)),
    draw(picture, rings) {
      if (busy) waiting = { picture, rings };
      else void send(picture, rings);
    },
    async image(picture) {
      await Promise.race([thread.remote.draw(id, sheetOf(picture, [])), lost]);
      return Promise.race([thread.remote.image(id), lost]);
    },
    destroy() {
      end();
      void thread.remote.close(id);
    },
  };
}
