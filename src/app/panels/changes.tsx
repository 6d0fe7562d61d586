import { useApp } from '../context.ts';
import { changesOf } from '../state/changes.ts';
import { setLever } from '../state/session.ts';
import { shippedStrength } from '../levers/apply.ts';
import { words } from '../words.ts';
import { Icon } from './icon.tsx';

/** What differs from the scenario as shipped, old and new, each to be reverted; its name leads to the lever. */
export function Changes({ onInput }: { readonly onInput: (time: number) => void }) {
  const { session } = useApp();
  const changes = changesOf(session);
  if (changes.length === 0) return null;
  return (
    <div class="changes" data-testid="changes">
      <h3>{words.changes.title}</h3>
      <ul>
        {changes.map(({ lever, before, after }) => (
          <li key={lever.id} data-testid={`change-${lever.id}`}>
            <button type="button" class="link-button" onClick={() => document.querySelector<HTMLElement>(`[data-testid="range-${lever.id}"]`)?.focus()}>{lever.label}</button>
            <span>{words.changes.step(before, after)}</span>
            <button type="button" class="quiet-button" data-testid={`revert-${lever.id}`} aria-label={words.changes.revert(lever.label)} title={words.changes.revert(lever.label)}
              onClick={(event) => {
                onInput(event.timeStamp);
                setLever(session, lever, shippedStrength(session.shipped.peek(), lever));
              }}><Icon name="reset" /></button>
          </li>
        ))}
      </ul>
    </div>
  );
}
