import type { Signal } from '@preact/signals';
import { fixed } from '../format.ts';
import { futuresWords as words } from '../words/futures.ts';
import type { Region, Selection } from './plane.ts';

const edges = ['x0', 'x1', 'y0', 'y1'] as const;
/** Farther out than any capability: an edge that is left open. */
const open: Region = { x0: -1e3, x1: 1e3, y0: -1e3, y1: 1e3 };

/** The region that futures must pass through, in numbers: what dragging does, for keyboards and touch. */
export function RegionFields({ selection }: { readonly selection: Signal<Selection> }) {
  const { region } = selection.value;
  const change = (edge: (typeof edges)[number], text: string): void => {
    const value = text.trim() === '' ? open[edge] : Number(text);
    if (!Number.isFinite(value)) return;
    const next = { ...(region ?? open), [edge]: value };
    const isOpen = edges.every((each) => next[each] === open[each]);
    selection.value = { ...selection.value, region: isOpen ? null : next };
  };
  return (
    <details class="region">
      <summary>{words.region}</summary>
      <p class="hint">{words.regionNote}</p>
      <div class="region-edges">
        {edges.map((edge) => (
          <label key={edge}>{words.edges[edge]}
            <input type="number" step="0.1" class="number" data-testid={`region-${edge}`} value={region && region[edge] !== open[edge] ? fixed(region[edge], 2).replace('−', '-') : ''}
              onChange={(event) => change(edge, event.currentTarget.value)} />
          </label>
        ))}
      </div>
      {region !== null && <button type="button" class="text-button" data-testid="clear-region" onClick={() => (selection.value = { ...selection.value, region: null })}>{words.clear}</button>}
    </details>
  );
}
