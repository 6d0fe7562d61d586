import { effect, useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** How long what nobody sees may lag behind, milliseconds. */
const lagMs = 120;

/** The value at once where it is `seen`; else the latest one a moment after a change, so that what moves on the screen comes first. */
export function useLater<T>(source: ReadonlySignal<T>, seen: boolean): T {
  const shown = useSignal(source.peek());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const take = (): void => {
      timer = null;
      shown.value = source.peek();
    };
    const stop = effect(() => {
      if (source.value === shown.peek()) return;
      if (seen) take();
      else timer ??= setTimeout(take, lagMs);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [source, seen]);
  return seen ? source.value : shown.value;
}
