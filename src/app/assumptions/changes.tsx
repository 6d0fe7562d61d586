import { useApp } from '../context.ts';
import { setBaseline } from '../state/baseline.ts';
import { changesOf } from '../state/changes.ts';
import { resetValue, type Session } from '../state/session.ts';
import { words } from '../words.ts';
import { Icon } from '../panels/icon.tsx';

/** What differs from the scenario as shipped, old and new, each to be reverted; its name leads to the lever. */
export function Changes({ onInput }: { readonly onInput: (time: number) => void }) {
  const app = useApp();
  const { session } = app;
  const changes = changesOf(session);
  if (changes.length === 0) return null;
  return (
    <div class="changes" data-testid="changes">
      <h3>{words.changes.title}</h3>
      <ul>
        {changes.map(({ key, label, isPolicy, before, after }) => (
          <li key={key} class={isPolicy ? 'is-policy' : 'is-assumption'} data-testid={`change-${key}`}>
            <button type="button" class="link-button" title={isPolicy ? words.changes.policy : words.changes.assumption} onClick={() => goTo(session, key)}>{label}</button>
            <span>{words.changes.step(before, after)}</span>
            <button type="button" class="quiet-button" data-testid={`revert-${key}`} aria-label={words.changes.revert(label)} title={words.changes.revert(label)}
              onClick={(event) => {
                onInput(event.timeStamp);
                resetValue(session, key);
              }}><Icon name="reset" /></button>
          </li>
        ))}
      </ul>
      <button type="button" class="text-button" data-testid="set-baseline" onClick={() => void setBaseline(app)}>{words.changes.baseline}</button>
    </div>
  );
}

/** Puts the focus on a slider; one that is folded away is shown by the search. */
export function goTo(session: Session, key: string): void {
  const slider = (): HTMLElement | undefined => [...document.querySelectorAll<HTMLElement>('input[type="range"]')].find((each) => each.dataset.testid === `range-${key}` && each.offsetParent !== null);
  const shown = slider();
  if (shown) return shown.focus();
  session.find.value = key;
  requestAnimationFrame(() => slider()?.focus());
}
