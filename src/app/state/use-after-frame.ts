import { effect, useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** The latest value that had been there before the last frame was painted: for what is read after the curves have been looked at, so that they do not wait for it. */
export function useAfterFrame<T>(source: ReadonlySignal<T>): ReadonlySignal<T> {
  const shown = useSignal(source.peek());
  useEffect(() => {
    let frame: number | null = null;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const take = (): void => {
      timer = null;
      shown.value = source.peek();
    };
    const stop = effect(() => {
      if (source.value === shown.peek() || frame !== null || timer !== null) return;
      frame = requestAnimationFrame(() => {
        frame = null;
        timer = setTimeout(take, 0);
      });
    });
    return () => {
      stop();
      if (frame !== null) cancelAnimationFrame(frame);
      if (timer !== null) clearTimeout(timer);
    };
  }, [source]);
  return shown;
}
