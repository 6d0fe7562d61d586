import type { App } from '../context.ts';
import { searchField } from '../panels/controls.tsx';
import { jump } from '../panels/timeline.tsx';
import { singleKeys } from './shortcuts.ts';
import { openWhyAtMonth } from '../events/open-why.ts';
import { togglePair } from './pair.ts';
import { commandFor, type Focus } from './keyboard.ts';
import { changeSpeed, seek, step } from './session.ts';

function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof HTMLElement)) return 'page';
  if (target instanceof HTMLInputElement) return target.type === 'range' ? 'range' : 'text';
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable) return 'text';
  if (target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement) return 'button';
  return 'page';
}

/** The page's keys. They give way to whatever has the focus and to an open dialog. */
export function listenToKeys(app: App): () => void {
  const { session, helpOpen } = app;
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || helpOpen.peek() || app.shareOpen.peek() || app.briefOpen.peek() || app.places.open.peek()) return;
    const command = commandFor({ key: event.key, shift: event.shiftKey, modified: event.ctrlKey || event.altKey || event.metaKey, control: (event.ctrlKey || event.metaKey) && !event.altKey }, focusOf(event.target), singleKeys.peek());
    if (!command) return;
    event.preventDefault();
    switch (command.do) {
      case 'toggle': session.playing.value = !session.playing.peek(); break;
      case 'step': session.playing.value = false; step(session, command.by); break;
      case 'start': session.playing.value = false; seek(session, 0); break;
      case 'end': session.playing.value = false; seek(session, session.horizon.peek()); break;
      case 'speed': changeSpeed(session, command.by); break;
      case 'event': session.playing.value = false; jump(session, command.by); break;
      case 'select':
        if (command.lab < (session.run.peek()?.labs.length ?? 0)) session.selected.value = command.lab;
        break;
      case 'search': document.getElementById(searchField)?.focus(); break;
      case 'replay': if (app.replay.can.peek()) app.replay.toggle(); break;
      case 'save': void import('../share/save.ts').then(({ saveScenario }) => saveScenario(session)); break;
      case 'baseline': void import('./baseline.ts').then(({ setBaseline }) => setBaseline(app)); break;
      case 'compare': togglePair(app); break;
      case 'why': openWhyAtMonth(session); break;
      case 'help': helpOpen.value = true; break;
      case 'undo': app.undo(); break;
      case 'redo': app.redo(); break;
    }
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
