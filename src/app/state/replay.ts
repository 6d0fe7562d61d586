import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { History, Step } from './history.ts';

/** How long before and after are shown, ms, and how often. */
export const replayMs = 800;
export const replays = 3;

/** Shows the last change again: before and after by turns. It goes back and forth in the history and leaves it as it was. */
export interface Replay {
  /** What is shown; null while nothing is replayed. */
  readonly shown: ReadonlySignal<'before' | 'after' | null>;
  /** Whether there is a last change of this scenario. */
  readonly can: ReadonlySignal<boolean>;
  /** Starts, or ends what goes on. Where motion is unwelcome it shows what was before and waits to be told. */
  toggle(): void;
  /** Stands still on one of the two. */
  show(which: 'before' | 'after'): void;
  /** Ends on what is after the change. */
  stop(): void;
}

export interface ReplayPorts {
  readonly go: (step: Step | null) => void;
  readonly stands: () => boolean;
  readonly later: (callback: () => void, ms: number) => () => void;
}

export function createReplay(history: History, { go, stands, later }: ReplayPorts): Replay {
  const shown = signal<'before' | 'after' | null>(null);
  let cancel = (): void => {};
  /** Where the trail stands while it is replayed; anything else means that the user went on. */
  let after = -1;

  const turnTo = (which: 'before' | 'after'): void => {
    if (shown.peek() === which) return;
    const steps = shown.peek() === null && which === 'after' ? null : which === 'before' ? history.undo() : history.redo();
    shown.value = which;
    go(steps);
  };
  const end = (): void => {
    cancel();
    cancel = () => {};
    shown.value = null;
    after = -1;
  };
  const stop = (): void => {
    if (shown.peek() === 'before') turnTo('after');
    end();
  };
  const alternate = (left: number): void => {
    cancel = later(() => {
      if (shown.peek() === 'before') turnTo('after');
      else if (left > 1) turnTo('before');
      else return end();
      alternate(shown.peek() === 'after' ? left : left - 1);
    }, replayMs);
  };
  effect(() => {
    const { at } = history.trail.value;
    if (after >= 0 && at !== after && at !== after - 1) end();
  });
  return {
    shown,
    can: computed(() => {
      const { steps, at } = history.trail.value;
      const [last, before] = shown.value === 'before' ? [steps[at + 1], steps[at]] : [steps[at], steps[at - 1]];
      return last !== undefined && before !== undefined && last.scenario === before.scenario;
    }),
    toggle() {
      if (shown.peek() !== null) return stop();
      after = history.trail.peek().at;
      if (after === 0) return end();
      turnTo('before');
      if (!stands()) alternate(replays);
    },
    show(which) {
      if (shown.peek() === null) return;
      cancel();
      turnTo(which);
    },
    stop,
  };
}
