import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { sameChoice, type Choice, type Pair } from './choice.ts';

/** What the user chose, as far as it can be undone: the scenario's id, what was set by hand, and the other world of A|B. */
export interface Step extends Choice {
  readonly pair?: Pair | null;
}

/** Committed states in order, and which of them is the present one. */
export interface Trail {
  readonly steps: readonly Step[];
  readonly at: number;
}

/** Steps back that are kept. */
export const mostUndone = 100;

export interface History {
  readonly trail: ReadonlySignal<Trail>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** Commits a state that differs from the present one. States of one gesture (a drag, a number being typed) make one step. */
  record(step: Step, gesture: string | null): void;
  /** The gesture under way has ended: the next state is a step of its own. */
  seal(): void;
  /** The state to go back to, which is now the present one; null at the beginning. */
  undo(): Step | null;
  redo(): Step | null;
}

export function createHistory(start: Trail): History {
  const trail = signal(start);
  let open: string | null = null;

  const go = (by: number): Step | null => {
    const { steps, at } = trail.peek();
    const step = steps[at + by];
    if (!step) return null;
    open = null;
    trail.value = { steps, at: at + by };
    return step;
  };
  return {
    trail,
    canUndo: computed(() => trail.value.at > 0),
    canRedo: computed(() => trail.value.at < trail.value.steps.length - 1),
    record(step, gesture) {
      const { steps, at } = trail.peek();
      if (sameStep(step, steps[at]!)) return;
      const merges = gesture !== null && gesture === open && at > 0;
      const kept = steps.slice(0, merges ? at : at + 1);
      open = gesture;
      // A drag that came back to where it began leaves no step behind.
      const next = merges && sameStep(step, kept.at(-1)!) ? kept : [...kept, step].slice(-mostUndone - 1);
      if (next === kept) open = null;
      trail.value = { steps: next, at: next.length - 1 };
    },
    seal() {
      open = null;
    },
    undo: () => go(-1),
    redo: () => go(1),
  };
}

export function sameStep(a: Step, b: Step): boolean {
  const [here, there] = [a.pair ?? null, b.pair ?? null];
  return sameChoice(a, b) && here?.side === there?.side && (here === null || there === null || sameChoice(here.other, there.other));
}
