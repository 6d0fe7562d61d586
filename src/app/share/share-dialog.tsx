import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { modelVersion } from '../../record/version.ts';
import { useApp, type App } from '../context.ts';
import { fixed } from '../format.ts';
import { Icon } from '../panels/icon.tsx';
import { changesOf } from '../state/changes.ts';
import { share } from '../words/share.ts';
import { words } from '../words.ts';
import { command } from './command.ts';
import { fileStem, scenarioFile, seriesCsv } from './exports.ts';
import { factsOf, resultsFile } from './facts.ts';
import { linkOf } from './make-link.ts';
import { captioned } from './picture.ts';
import { withNotes, type PngNote } from './png-text.ts';
import { save } from './save.ts';

/** Some programs cut addresses that are longer. */
const longLink = 2000;

/** The ways out of the page: a link, the command that computes the same, and files. */
export function ShareDialog() {
  const app = useApp();
  const { session, shareOpen } = app;
  const dialog = useRef<HTMLDialogElement>(null);
  const said = useSignal('');
  const open = shareOpen.value;
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
    said.value = '';
  }, [open]);
  const text = share;
  const view = session.run.value;
  const scenario = session.current.value;
  const link = open ? linkOf(session, app.library) : null;
  const shippedId = session.entries.some((entry) => entry.id === session.scenarioId.value) ? session.scenarioId.value : null;
  const stem = fileStem(scenario);
  const address = link === null ? '' : `${location.origin}${location.pathname}#${link}`;
  const savePicture = async (): Promise<void> => {
    const race = (await app.picture.current?.().catch(() => null)) ?? null;
    if (race === null) {
      said.value = text.noPicture;
      return;
    }
    const facts = factsOf(app);
    const caption = captionOf(app);
    const notes: PngNote[] = [
      ['Title', caption.title], ['Description', `${caption.levers}. ${caption.provenance}`], ['Software', `${words.name} ${facts.model}`], ['Command', facts.command],
      ...(facts.address === null ? [] : [['Source', facts.address] as const]),
    ];
    captioned(race, caption).toBlob((blob) => blob && void withNotes(blob, notes).then((whole) => save(`${stem}.png`, whole)), 'image/png');
  };
  const json = (content: string): Blob => new Blob([content], { type: 'application/json' });
  const saveYaml = async (): Promise<void> => save(`${stem}.yaml`, new Blob([(await import('./yaml-file.ts')).yamlFile(scenario)], { type: 'application/yaml' }));
  const saveResults = (): void => {
    const content = resultsFile(factsOf(app));
    if (content === null) said.value = text.noResults;
    else save(`${stem}-results.json`, json(content));
  };
  const copyText = async (): Promise<void> => {
    const content = (await import('./assistant-text.ts')).assistantText(factsOf(app));
    try {
      await navigator.clipboard.writeText(content);
      said.value = text.assistantCopied(content.length);
    } catch {
      save(`${stem}.md`, new Blob([content], { type: 'text/markdown' }));
      said.value = text.assistantSaved;
    }
  };
  const printBrief = (): void => {
    shareOpen.value = false;
    app.briefOpen.value = true;
  };
  const files = [
    { id: 'scenario', label: text.scenarioFile, note: text.scenarioNote, save: () => save(`${stem}.json`, json(scenarioFile(scenario))) },
    { id: 'yaml', label: text.yamlFile, note: text.yamlNote, save: () => void saveYaml() },
    { id: 'results', label: text.results, note: text.resultsNote, save: saveResults },
    { id: 'csv', label: text.csv, note: text.csvNote, save: () => view && save(`${stem}.csv`, new Blob([seriesCsv(view, scenario)], { type: 'text/csv' })) },
    { id: 'png', label: text.png, note: text.pngNote, save: () => void savePicture() },
    { id: 'brief', label: text.brief, note: text.briefNote, save: printBrief },
    { id: 'assistant', label: text.assistant, note: text.assistantNote, save: () => void copyText() },
  ];
  return (
    <dialog ref={dialog} class="share" aria-labelledby="share-title" data-testid="share-dialog" onClose={() => (shareOpen.value = false)}>
      <div class="panel-head">
        <h2 id="share-title">{text.title}</h2>
        <p class="said" role="status">{said.value}</p>
        <button type="button" class="icon-button" aria-label={words.close} onClick={() => (shareOpen.value = false)}><Icon name="close" /></button>
      </div>
      <h3>{text.link}</h3>
      {link === null ? <p class="hint">{text.tooLong}</p> : <CopyRow id="link" label={text.link} value={address} say={(what) => (said.value = what)} />}
      <p class="hint">{address.length > longLink ? text.longLink : text.linkNote}</p>
      <h3>{text.command}</h3>
      <CopyRow id="command" label={text.command} value={command(shippedId, session.shipped.value, scenario, session.runs)} say={(what) => (said.value = what)} />
      <p class="hint">{shippedId === null ? text.commandFile(`${stem}.json`) : text.commandNote}</p>
      <h3>{text.files}</h3>
      <ul class="file-list">
        {files.map((file) => (
          <li key={file.id}>
            <button type="button" class="solid-button" data-testid={`save-${file.id}`} disabled={!view || view.growing} onClick={file.save}>{file.label}</button>
            <span class="hint">{file.note}</span>
          </li>
        ))}
      </ul>
    </dialog>
  );
}

function CopyRow({ id, label, value, say }: { readonly id: string; readonly label: string; readonly value: string; readonly say: (what: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const copy = (): void => {
    field.current?.select();
    // Where the clipboard is refused the text is selected, ready to be copied by hand.
    (navigator.clipboard?.writeText(value) ?? Promise.reject(new Error('no clipboard'))).then(() => say(share.copied), () => say(share.select));
  };
  return (
    <div class="copy-row">
      <input ref={field} readOnly value={value} aria-label={label} data-testid={`share-${id}`} onFocus={(event) => event.currentTarget.select()} />
      <button type="button" class="solid-button" data-testid={`copy-${id}`} aria-label={`${share.copy}: ${label}`} onClick={copy}>{share.copy}</button>
    </div>
  );
}

/** The words burnt into the picture. */
function captionOf({ session }: App): { title: string; levers: string; provenance: string } {
  const scenario = session.current.peek();
  const changes = changesOf(session);
  return {
    title: share.caption(scenario.name, fixed(session.month.peek(), 1)),
    levers: changes.length === 0 ? share.noLevers : changes.map((change) => `${change.label}: ${words.changes.step(change.before, change.after)} ${change.unit}`).join(' · '),
    provenance: share.provenance(modelVersion, scenario.seed, session.runIndex.peek(), new Date().toISOString()),
  };
}
