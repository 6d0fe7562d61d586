import type { Signal } from '@preact/signals';
import { whole } from '../format.ts';
import { futuresWords as words } from '../words/futures.ts';
import { total, type Selection, type Tally } from './plane.ts';
import { endings } from './store.ts';

/** The list beside the plane: how many futures end how. Choosing an ending shows only its futures. */
export function Endings({ counts, shipped, selection }: { readonly counts: Tally; readonly shipped: Tally | null; readonly selection: Signal<Selection> }) {
  const all = total(counts);
  const chosen = selection.value.ending;
  return (
    <table class="endings" data-testid="endings">
      <caption class="sr-only">{words.list}</caption>
      <thead><tr><th scope="col">{words.columns.ending}</th><th scope="col">{words.columns.count}</th>{shipped && <th scope="col">{words.columns.shipped}</th>}</tr></thead>
      <tbody>
        {endings.map((ending) => (
          <tr key={ending} class={chosen === ending ? 'is-selected' : ''}>
            <th scope="row">
              <button type="button" class="ending-button" aria-pressed={chosen === ending} aria-label={words.isolate(words.endings[ending])} data-testid={`ending-${ending}`}
                onClick={() => (selection.value = { ...selection.value, ending: chosen === ending ? null : ending })}>
                <EndingMark ending={ending} /> {words.endings[ending]}
              </button>
              <i class={`ending-bar is-${ending}`} aria-hidden="true" style={{ '--share': all === 0 ? 0 : counts[ending] / all }} />
            </th>
            <td data-count={counts[ending]}><b>{whole(counts[ending])}</b></td>
            {shipped && <td>{words.of(shipped[ending], total(shipped))}</td>}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row"><button type="button" class="ending-button" aria-pressed={chosen === null} onClick={() => (selection.value = { ...selection.value, ending: null })}>{words.all}</button></th>
          <td><b>{whole(all)}</b></td>
          {shipped && <td />}
        </tr>
      </tfoot>
    </table>
  );
}

/** The mark that ends each line in the plane. */
function EndingMark({ ending }: { readonly ending: (typeof endings)[number] }) {
  return (
    <svg class={`ending-mark is-${ending}`} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      {ending === 'catastrophe' ? <path d="M2 2l8 8M10 2l-8 8" /> : <circle cx="6" cy="6" r={ending === 'safe' ? 4 : 3.5} />}
    </svg>
  );
}
