import { effect } from '@preact/signals';
import { seek, type Session } from './session.ts';

/** Months a second at speed 1: six years in 24 seconds. */
export const monthsPerSecond = 3;

/** One loop for everything that moves. It runs only while something does: nothing is drawn when the page is still. */
export interface Loop {
  /** Asks for one call of the listeners at the next frame. */
  invalidate(): void;
  /** Called once a frame with the time in ms; return true to be called again next frame. */
  onFrame(listener: (time: number) => boolean): () => void;
  readonly frames: number;
}

export function createLoop(schedule: (callback: (time: number) => void) => void): Loop {
  const listeners = new Set<(time: number) => boolean>();
  let scheduled = false;
  let frames = 0;
  const tick = (time: number): void => {
    scheduled = false;
    frames++;
    let again = false;
    for (const listener of listeners) again = listener(time) || again;
    if (again) invalidate();
  };
  function invalidate(): void {
    if (scheduled) return;
    scheduled = true;
    schedule(tick);
  }
  return {
    invalidate,
    onFrame(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get frames() {
      return frames;
    },
  };
}

/** Where playing ends: with the run that is shown, with the later one of two, or with the last of all futures. */
export function endOfPlay(session: Session): number {
  const horizon = session.horizon.peek();
  if (session.face.peek() === 'futures') return horizon;
  const ends = [session.run.peek(), session.otherRun.peek()].flatMap((view) => (view ? [view.endMonth] : []));
  return ends.length === 0 ? horizon : Math.min(horizon, Math.max(...ends));
}

/** Moves the session's month while it plays; stops at the end. */
export function startPlayback(session: Session, loop: Loop): () => void {
  let last: number | null = null;
  const end = (): number => endOfPlay(session);
  const stopFrames = loop.onFrame((time) => {
    if (!session.playing.peek()) return (last = null) !== null;
    if (last !== null) {
      const month = session.month.peek() + ((time - last) / 1000) * monthsPerSecond * session.speed.peek();
      if (month >= end()) {
        seek(session, end());
        session.playing.value = false;
        last = null;
        return false;
      }
      seek(session, month);
    }
    last = time;
    return true;
  });
  const stopEffect = effect(() => {
    if (!session.playing.value) return;
    if (session.month.peek() >= end() - 1e-6) seek(session, 0);
    loop.invalidate();
  });
  return () => {
    stopFrames();
    stopEffect();
  };
}
