import { useSignal } from '@preact/signals';
import { useApp } from '../context.ts';
import { futuresShown, mostLabsWithBands } from '../state/responder.ts';
import { words } from '../words.ts';
import { ChartPanel } from './chart-panel.tsx';
import { CompanionKey } from './companion-key.tsx';
import type { ChartQuantity } from './quantities.ts';

/** The charts under the race, side by side, each with a quantity of the reader's choice; or one of them alone, larger. */
export function Charts() {
  const { session } = useApp();
  const large = useSignal<number | null>(null);
  const choose = (place: number, quantity: ChartQuantity): void => {
    const shown = session.charts.peek();
    if (quantity === shown[place]) return;
    // A quantity that stands in the other chart changes places with it.
    const other = shown.indexOf(quantity);
    session.charts.value = shown.map((each, index) => (index === place ? quantity : index === other ? shown[place]! : each));
  };
  return (
    <div class={`charts${large.value === null ? '' : ' is-large'}`}>
      {session.charts.value.map((column, place) => (large.value === null || large.value === place) && (
        <ChartPanel key={place} column={column} choice={{
          place, large: large.value === place, choose: (quantity) => choose(place, quantity), enlarge: () => (large.value = large.value === place ? null : place),
        }} />
      ))}
      <ChartNote />
    </div>
  );
}

/** What the bands and the thin lines are, for the lab that they belong to, and which runs everything comes from. */
function ChartNote() {
  const { session } = useApp();
  const view = session.run.value;
  const result = session.result.value;
  const name = view?.labs[session.selected.value] ?? '';
  const { name: scenario, seed } = session.current.value;
  return (
    <div class="chart-note">
      <p>
        {view && view.labs.length > mostLabsWithBands ? words.charts.noBands : result ? words.charts.bands(name, result.runs, futuresShown) : words.charts.waiting}
        <CompanionKey name={name} />
      </p>
      <p class="source" data-testid="chart-source">{words.charts.source(scenario, seed, session.runIndex.value)}</p>
    </div>
  );
}
