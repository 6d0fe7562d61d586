import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { createShelf } from '../../platform/browser/shelf.ts';
import { modelVersion } from '../../record/version.ts';
import { useApp, type App } from '../context.ts';
import { dateTime } from '../format.ts';
import { Icon } from '../panels/icon.tsx';
import { soundScenario } from '../share/check-scenario.ts';
import { ownId } from '../share/own-id.ts';
import { places as text } from '../words/places.ts';
import { words } from '../words.ts';
import { openFiles } from './incoming.ts';
import { createSavedScenarios, longestName, type SavedScenario, type SaveOutcome } from './saved.ts';
import '../styles/places.css';

const saved = createSavedScenarios(createShelf('lab-race.scenario.'), modelVersion, () => new Date(), () => crypto.randomUUID());

/** Where scenarios come from: those kept in this browser, files, folders of results. */
export function PlacesDialog() {
  const app = useApp();
  const { places } = app;
  const dialog = useRef<HTMLDialogElement>(null);
  const said = useSignal('');
  const removed = useSignal<SavedScenario | null>(null);
  const open = places.open.value;
  const problem = places.problem.value;
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
    said.value = '';
    if (!open) removed.value = null;
  }, [open]);
  const say = (outcome: SaveOutcome): void => void (said.value = text.outcomes[outcome]);
  return (
    <dialog ref={dialog} class="share places" aria-labelledby="places-title" data-testid="places-dialog" onClose={() => {
      places.open.value = false;
      places.problem.value = null;
    }}>
      <div class="panel-head">
        <h2 id="places-title">{text.title}</h2>
        <p class="said" role="status" data-testid="places-said">
          {said.value}
          {removed.value && (
            <>
              {text.removed(removed.value.name)}{' '}
              <button type="button" class="text-button" data-testid="put-back" onClick={() => {
                say(saved.restore(removed.value!));
                removed.value = null;
              }}>{text.putBack}</button>
            </>
          )}
        </p>
        <button type="button" class="icon-button" aria-label={words.close} onClick={() => (places.open.value = false)}><Icon name="close" /></button>
      </div>
      {problem && (
        <div class="problem" role="alert" data-testid="file-problem">
          <p><Icon name="warning" /> <b>{text.problem(problem.file)}</b></p>
          <ul>{problem.faults.map((fault, index) => <li key={index}>{fault}</li>)}</ul>
        </div>
      )}
      <SaveRow open={open} say={say} />
      <h3>{text.mine}</h3>
      {saved.items.value.length === 0 ? <p class="hint" data-testid="none-saved">{text.none}</p> : (
        <ul class="saved-list">
          {saved.items.value.map((item) => (
            <SavedRow key={item.key} item={item} say={say} onOpen={() => (said.value = openSaved(app, item) ? '' : text.unsound(item.name))} onRemove={() => {
              saved.remove(item.key);
              said.value = '';
              removed.value = item;
            }} />
          ))}
        </ul>
      )}
      <h3>{text.files}</h3>
      <ul class="file-list">
        <li><FileButton id="open-scenario" label={text.scenarioFile} accept=".yaml,.yml,.json" folder={false} /><span class="hint">{text.scenarioNote}</span></li>
        <li><FileButton id="open-results" label={text.resultsFolder} accept="" folder /><span class="hint">{text.resultsNote}</span></li>
      </ul>
      <p class="hint">{text.drop}</p>
    </dialog>
  );
}

/** A saved scenario is checked like any file. False, and nothing is opened, if it is not sound. */
function openSaved(app: App, item: SavedScenario): boolean {
  const scenario = soundScenario(item.body);
  if (!scenario) return false;
  const id = ownId(scenario);
  if (!app.library.has(id)) app.library.add(id, scenario);
  app.places.open.value = false;
  void app.places.openStep({ scenario: id, values: {} });
  return true;
}

function SaveRow({ open, say }: { readonly open: boolean; readonly say: (outcome: SaveOutcome) => void }) {
  const { session } = useApp();
  const name = useSignal('');
  useEffect(() => {
    if (open) name.value = session.current.peek().name;
  }, [open]);
  const holder = useComputed(() => saved.items.value.find((item) => item.name === name.value.trim()));
  const save = (event: Event): void => {
    event.preventDefault();
    say(saved.save(name.value, session.current.peek(), holder.peek() !== undefined));
  };
  return (
    <form class="save-row" onSubmit={save}>
      <h3>{text.save}</h3>
      <div class="copy-row">
        <input class="plain" value={name} maxLength={longestName} aria-label={text.name} data-testid="save-name" onInput={(event) => (name.value = event.currentTarget.value)} />
        <button type="submit" class="solid-button" data-testid="save-mine">{holder.value ? text.replaceButton(holder.value.name) : text.saveButton}</button>
      </div>
      <p class="hint">{text.saveNote}</p>
    </form>
  );
}

interface RowProps {
  readonly item: SavedScenario;
  readonly say: (outcome: SaveOutcome) => void;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
}

function SavedRow({ item, say, onOpen, onRemove }: RowProps) {
  const renaming = useSignal<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (renaming.value !== null) field.current?.select();
  }, [renaming.value === null]);
  const rename = (event: Event): void => {
    event.preventDefault();
    const outcome = saved.rename(item.key, renaming.value ?? '');
    say(outcome);
    if (outcome === 'kept') renaming.value = null;
  };
  if (renaming.value !== null) {
    return (
      <li data-testid="saved" data-name={item.name}>
        <form class="copy-row" onSubmit={rename}>
          <input ref={field} class="plain" value={renaming.value} maxLength={longestName} aria-label={text.newName(item.name)} data-testid="new-name" onInput={(event) => (renaming.value = event.currentTarget.value)} />
          <button type="submit" class="solid-button">{text.saveButton}</button>
          <button type="button" class="icon-button" aria-label={text.keepName} onClick={() => (renaming.value = null)}><Icon name="close" /></button>
        </form>
      </li>
    );
  }
  const acts = [
    { id: 'rename', label: text.rename, icon: 'pencil', act: () => void (renaming.value = item.name) },
    { id: 'duplicate', label: text.duplicate, icon: 'copy', act: () => say(saved.duplicate(item.key)) },
    { id: 'delete', label: text.remove, icon: 'bin', act: onRemove },
  ] as const;
  return (
    <li data-testid="saved" data-name={item.name}>
      <button type="button" class="link-button saved-name" onClick={onOpen}>
        <b>{item.name}</b>
        <span class="hint">{text.saved(dateTime(item.savedAt))}{item.model === modelVersion ? '' : ` · ${text.otherModel(item.model)}`}</span>
      </button>
      {acts.map(({ id, label, icon, act }) => (
        <button key={id} type="button" class="icon-button" data-testid={`${id}-saved`} aria-label={text.of(label, item.name)} title={label} onClick={act}><Icon name={icon} /></button>
      ))}
    </li>
  );
}

/** A button that opens the browser's own chooser; the field itself stays out of the way. */
function FileButton({ id, label, accept, folder }: { readonly id: string; readonly label: string; readonly accept: string; readonly folder: boolean }) {
  const app = useApp();
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="solid-button" data-testid={id} onClick={() => field.current?.click()}>{label}</button>
      <input ref={field} type="file" hidden accept={accept} data-testid={`${id}-field`} {...(folder ? { webkitdirectory: true } : {})}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file can be chosen again, once it has been mended.
          event.currentTarget.value = '';
          openFiles(app, files).catch((error: unknown) => (app.session.fault.value = { message: String(error), recovered: false }));
        }} />
    </>
  );
}
