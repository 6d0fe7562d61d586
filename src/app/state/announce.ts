import { signal, type Signal } from '@preact/signals';

/** A polite live region that speaks at most once a second; of what comes in between only the newest is said. */
export interface Announcer {
  readonly spoken: Signal<string>;
  say(text: string): void;
}

export function createAnnouncer(clock: () => number, later: (callback: () => void, ms: number) => void, intervalMs = 1000): Announcer {
  const spoken = signal('');
  let last = -Infinity;
  let waiting: string | null = null;
  const speak = (text: string): void => {
    last = clock();
    spoken.value = text;
  };
  return {
    spoken,
    say(text) {
      const rest = last + intervalMs - clock();
      if (rest <= 0 && waiting === null) return speak(text);
      if (waiting === null) {
        later(() => {
          const newest = waiting!;
          waiting = null;
          speak(newest);
        }, Math.max(0, rest));
      }
      waiting = text;
    },
  };
}
