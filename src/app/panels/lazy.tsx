import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ComponentType } from 'preact';
import { useApp } from '../context.ts';
import { words } from '../words.ts';

/** A part of the page that is fetched when it is first shown; what cannot be fetched is said and can be tried again by showing it again. */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const found = signal<{ readonly Part: ComponentType<P> } | null>(null);
  return function Lazy(props: P) {
    const { session } = useApp();
    useEffect(() => {
      if (found.peek()) return;
      load().then((Part) => (found.value = { Part }), (error: unknown) => (session.fault.value = { message: String(error), recovered: false }));
    }, []);
    const Part = found.value?.Part;
    return Part ? <Part {...props} /> : <p class="hint">{words.loadingPart}</p>;
  };
}
