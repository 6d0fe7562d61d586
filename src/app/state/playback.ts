import { effect } from '@preact/signals';
import type { Loop } from './loop.ts';
import { seek, type Session } from './session.ts';

/** Months a second at speed 1: six years in 24 seconds. */
export const monthsPerSecond = 3;

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
  const stopFrames = loop.onFrame('clock', (time) => {
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
