import { useApp } from '../context.ts';
import { theme, toggleTheme } from '../theme.ts';
import { togglePair } from '../state/pair.ts';
import { words } from '../words.ts';
import { Icon } from './icon.tsx';

export function Header() {
  const app = useApp();
  const { session, chooseScenario, helpOpen, library, history, undo, redo, shareOpen, places, replay } = app;
  const chosen = session.scenarioId.value;
  return (
    <header class="header">
      <h1 class="brand"><Icon name="logo" /> {words.name}</h1>
      <label class="scenario">
        <span class="sr-only">{words.scenario}</span>
        <select data-testid="scenario" value={chosen} onChange={(event) => chooseScenario(event.currentTarget.value)}>
          {library.entries().map((entry) => <option key={entry.id} value={entry.id}>{entry.name}</option>)}
        </select>
      </label>
      <button type="button" class="icon-button places-button" data-testid="places" aria-label={words.places} title={words.places} onClick={() => (places.open.value = true)}><Icon name="folder" /></button>
      <div class="header-buttons" role="group" aria-label={words.history.label}>
        <button type="button" class="icon-button" data-testid="undo" aria-label={words.history.undo} title={words.history.undo} disabled={!history.canUndo.value} onClick={undo}><Icon name="undo" /></button>
        <button type="button" class="icon-button" data-testid="redo" aria-label={words.history.redo} title={words.history.redo} disabled={!history.canRedo.value} onClick={redo}><Icon name="redo" /></button>
        <button type="button" class="icon-button" data-testid="replay" aria-label={words.replay.ask} title={words.replay.ask} disabled={!replay.can.value} onClick={() => replay.toggle()}><Icon name="replay" /></button>
      </div>
      <button type="button" class="compare-button" data-testid="compare-button" aria-pressed={session.pair.value !== null} aria-label={words.compare} title={words.compare} onClick={() => togglePair(app)}>{words.worlds.a}<i>{words.worlds.between}</i>{words.worlds.b}</button>
      <button type="button" class="share-button" data-testid="share" onClick={() => (shareOpen.value = true)}><Icon name="share" /> {words.shareAndSave}</button>
      <p class="notice" data-testid="notice">{words.notice}</p>
      <div class="header-buttons">
        <button type="button" class="icon-button" data-testid="theme" aria-label={theme.value === 'dark' ? words.themeToLight : words.themeToDark}
          title={theme.value === 'dark' ? words.themeToLight : words.themeToDark} onClick={toggleTheme}>
          <Icon name={theme.value === 'dark' ? 'sun' : 'moon'} />
        </button>
        <button type="button" class="icon-button" data-testid="help" aria-label={words.help} title={words.help} onClick={() => (helpOpen.value = true)}>
          <Icon name="help" />
        </button>
      </div>
    </header>
  );
}
