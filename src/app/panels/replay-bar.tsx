import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../context.ts';
import { words } from '../words.ts';
import { Icon } from './icon.tsx';

/** While the last change is replayed: which side is shown, and a way to stand still on one of them. */
export function ReplayBar() {
  const { replay } = useApp();
  const shown = replay.shown.value;
  const bar = useRef<HTMLDivElement>(null);
  const text = words.replay;
  useEffect(() => {
    if (shown === null) return;
    // Whoever goes on working does so from the state after the change, so that nothing is lost.
    const elsewhere = (event: Event): void => {
      if (!bar.current?.contains(event.target as Node)) replay.stop();
    };
    addEventListener('pointerdown', elsewhere, true);
    return () => removeEventListener('pointerdown', elsewhere, true);
  }, [shown !== null]);
  if (shown === null) return null;
  return (
    <div ref={bar} class="replay-bar" role="group" aria-label={text.label} data-testid="replay-bar">
      <b>{text.label}</b>
      <div class="switch">
        {(['before', 'after'] as const).map((which) => (
          <button key={which} type="button" aria-pressed={shown === which} data-testid={`replay-${which}`} onClick={() => replay.show(which)}>{text[which]}</button>
        ))}
      </div>
      <button type="button" class="icon-button" aria-label={text.end} title={text.end} onClick={() => replay.stop()}><Icon name="close" /></button>
    </div>
  );
}
