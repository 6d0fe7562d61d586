import { useApp } from '../context.ts';
import { words } from '../words.ts';
import { Changes } from './changes.tsx';
import { isBetween } from '../panels/outcome-card.tsx';
import { Split } from './split-table.tsx';

/** What I changed, and what each part of it did; nothing while all is as shipped. */
export function Effects({ onInput }: { readonly onInput: (time: number) => void }) {
  const { session } = useApp();
  if (!session.changed.value) return null;
  return (
    <section class="panel effects" aria-label={words.changes.title}>
      <Changes onInput={onInput} />
      {isBetween(session) && <p class="hint">{words.outcome.baselineMeans}</p>}
      {Object.keys(session.values.value).length > 1 && <Split />}
    </section>
  );
}
