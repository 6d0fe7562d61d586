import type { Lever } from '../../model/settings.ts';
import { useApp } from '../context.ts';
import { dialOfLever } from '../levers/dial.ts';
import { words } from '../words.ts';
import { LeverRow } from './lever-row.tsx';

/** A lever of the catalogue or of the scenario; its card comes with the registry. */
export function CatalogueRow({ lever, onInput }: { readonly lever: Lever; readonly onInput: (time: number) => void }) {
  const { session } = useApp();
  return (
    <LeverRow dial={dialOfLever(lever, session.shipped.value)} onInput={onInput}
      card={() => session.room.value?.leverCard(session, lever) ?? <p class="hint">{words.controls.loadingCard}</p>} />
  );
}
