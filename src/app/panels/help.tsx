import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../context.ts';
import { help } from '../words/help.ts';
import { words } from '../words.ts';
import { setSingleKeys, singleKeys } from '../state/shortcuts.ts';
import { Icon } from './icon.tsx';

export function HelpDialog() {
  const { helpOpen } = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  const open = helpOpen.value;
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" data-testid="help-dialog" onClose={() => (helpOpen.value = false)}>
      <div class="panel-head">
        <h2 id="help-title">{help.title}</h2>
        <button type="button" class="icon-button" aria-label={words.close} onClick={() => (helpOpen.value = false)}><Icon name="close" /></button>
      </div>
      {help.reading.map((text) => <p key={text}>{text}</p>)}
      <h3>{help.keysTitle}</h3>
      <dl class="keys">{help.keys.map(([key, does]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{does}</dd></div>)}</dl>
      <p class="hint">{help.note}</p>
      <label class="check"><input type="checkbox" data-testid="single-keys" checked={singleKeys.value} onChange={(event) => setSingleKeys(event.currentTarget.checked)} /> {help.singleKeys}</label>
    </dialog>
  );
}
