import { effect } from '@preact/signals';
import type { Session } from '../state/session.ts';

/** How long a picture waits for numbers, in milliseconds: where none come, as in a directory of results, it must not wait for ever. */
const mostMs = 1500;

/**
 * Calls back once when the first numbers of the ensemble have been painted, and returns what calls it off. Where graphics are drawn in software,
 * setting up the picture of the race takes a processor a second or two, and numbers and curves answer more than a picture does: they come first.
 */
export function afterNumbers(session: Session, then: () => void): () => void {
  let frame = 0;
  let over = false;
  const end = (): void => {
    over = true;
    then();
  };
  let timer = setTimeout(end, mostMs);
  const stop = effect(() => {
    if (session.result.value === null || over || frame !== 0) return;
    clearTimeout(timer);
    frame = requestAnimationFrame(() => (timer = setTimeout(end, 0)));
  });
  return () => {
    stop();
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}
