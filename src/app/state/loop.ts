/** In which order things get their turn in a frame: the clock, which the others read; the curves, which a hand on a lever waits for; the race. */
export type Rank = 'clock' | 'chart' | 'race';

const order: readonly Rank[] = ['clock', 'chart', 'race'];

/** One loop for everything that moves. It runs only while something does: nothing is drawn when the page is still. */
export interface Loop {
  /** Asks for one call of the listeners at the next frame. */
  invalidate(): void;
  /**
   * `invalidate`, and the one listener is called at once: what a task draws is painted with the frame after it, where a drawing of that frame's own
   * would have come later. Only the first between two frames is hurried.
   */
  hurry(listener: (time: number) => boolean): void;
  /** Called once a frame with the time in ms; return true to be called again next frame. */
  onFrame(rank: Rank, listener: (time: number) => boolean): () => void;
  readonly frames: number;
}

/** What takes longer has drawn something. */
const briefMs = 0.5;

export interface Schedule {
  /** Calls once at the next frame with its time, ms. */
  readonly frame: (callback: (time: number) => void) => void;
  /** Calls once soon, in a task of its own. */
  readonly task: (callback: () => void) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

/**
 * Of a frame in which several things have to be drawn only the first is drawn at once; the others follow, each in a task of its own, so that what
 * comes first is painted without waiting for the rest and no task is long.
 */
export function createLoop({ frame, task, now }: Schedule): Loop {
  const listeners = order.map(() => new Set<(time: number) => boolean>());
  let scheduled = false;
  let hurried = false;
  let frames = 0;

  function turn(waiting: readonly ((time: number) => boolean)[], time: number, again: boolean): void {
    for (let index = 0; index < waiting.length; index++) {
      const listener = waiting[index]!;
      // What was there when the frame began may be gone by its turn.
      if (!listeners.some((each) => each.has(listener))) continue;
      const began = now();
      again = listener(time) || again;
      if (now() - began > briefMs && index + 1 < waiting.length) {
        const [rest, so] = [waiting.slice(index + 1), again];
        return task(() => turn(rest, time, so));
      }
    }
    if (again) invalidate();
  }
  function invalidate(): void {
    if (scheduled) return;
    scheduled = true;
    frame((time) => {
      scheduled = hurried = false;
      frames++;
      turn(listeners.flatMap((each) => [...each]), time, false);
    });
  }
  return {
    invalidate,
    hurry(listener) {
      invalidate();
      if (hurried) return;
      hurried = true;
      listener(now());
    },
    onFrame(rank, listener) {
      const own = listeners[order.indexOf(rank)]!;
      own.add(listener);
      return () => own.delete(listener);
    },
    get frames() {
      return frames;
    },
  };
}
