import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { useApp } from '../context.ts';
import { hueClass } from '../theme.ts';
import { rowAt, chartValue, type RunView } from '../run/run-view.ts';
import { words } from '../words.ts';
import { Icon, type IconName } from '../panels/icon.tsx';
import { ChartSurface } from './chart-surface.tsx';
import { ChartTable } from './chart-table.tsx';
import { chartGroups, chartNumber, sitsOut, type ChartQuantity } from './quantities.ts';

/** The value that holds at a month, or that the lab sits out. */
export function valueText(quantity: ChartQuantity, view: RunView, month: number, lab: number): string {
  const row = rowAt(view, month);
  return sitsOut(view, row, lab, quantity) ? words.race.abstains : chartNumber(quantity, chartValue(view, row, lab, quantity));
}

export interface ChartPanelProps {
  readonly column: ChartQuantity;
  /** Which chart of the page it is, from 0 on, where its quantity can be chosen and it can be enlarged. */
  readonly choice?: { readonly place: number; readonly large: boolean; choose(quantity: ChartQuantity): void; enlarge(): void };
}

/** One live chart: its quantity, the value at the month, a keyboard cursor, a table of the same numbers, and what can be taken away from it. */
export function ChartPanel({ column, choice }: ChartPanelProps) {
  const { session, announcer } = useApp();
  const id = useId();
  const asTable = useSignal(false);
  const { title, unit } = words.charts[column];
  const view = session.run.value;
  const selected = session.selected.value;
  const name = view?.labs[selected];
  const take = (what: 'copyData' | 'savePicture'): void => {
    void import('./take-away.ts').then((tools) => tools[what](session, column)).then((said) => said && announcer.say(said), () => announcer.say(words.charts.copyFailed));
  };
  return (
    <section class={`chart chart-${column}`} aria-labelledby={`${id}-title`} data-testid={`chart-${column}`}>
      <div class="chart-head">
        <h2 id={`${id}-title`} class={choice && 'sr-only'}>{title} <small>{unit}</small></h2>
        {choice && <Picker column={column} place={choice.place} choose={choice.choose} />}
        {view && name !== undefined && (
          <span class="readout"><i class={`swatch ${hueClass(selected, view.labs.length)}`} aria-hidden="true" /><span class="readout-name">{name}</span> <b>{valueText(column, view, session.month.value, selected)}</b></span>
        )}
        <span class="chart-tools">
          {choice && <Tool icon="copy" label={words.charts.copy(title)} name={`copy-${column}`} act={() => take('copyData')} />}
          {choice && <Tool icon="picture" label={words.charts.picture(title)} name={`picture-${column}`} act={() => take('savePicture')} />}
          {choice && <Tool icon={choice.large ? 'shrink' : 'enlarge'} label={choice.large ? words.charts.shrink(title) : words.charts.enlarge(title)} name={`enlarge-${column}`} pressed={choice.large} act={choice.enlarge} />}
          <Tool icon={asTable.value ? 'chart' : 'table'} label={asTable.value ? words.charts.showChart(title) : words.charts.showTable(title)} name={`table-${column}`} pressed={asTable.value} act={() => (asTable.value = !asTable.value)} />
        </span>
      </div>
      {asTable.value ? <ChartTable column={column} /> : <ChartSurface column={column} unit={choice ? unit : ''} onBroken={() => (asTable.value = true)} />}
    </section>
  );
}

/** The chart's title is its picker: every quantity of a lab, in groups. */
function Picker({ column, place, choose }: { readonly column: ChartQuantity; readonly place: number; readonly choose: (quantity: ChartQuantity) => void }) {
  return (
    <label class="picker">
      <span class="sr-only">{words.charts.pick(place + 1)}</span>
      <select data-testid={`pick-${place}`} value={column} onChange={(event) => choose(event.currentTarget.value as ChartQuantity)}>
        {(Object.keys(chartGroups) as (keyof typeof chartGroups)[]).map((group) => (
          <optgroup key={group} label={words.charts.groups[group]}>
            {chartGroups[group].map((quantity) => <option key={quantity} value={quantity}>{words.charts[quantity].title}</option>)}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

function Tool({ icon, label, name, pressed, act }: { readonly icon: IconName; readonly label: string; readonly name: string; readonly pressed?: boolean; readonly act: () => void }) {
  return <button type="button" class="quiet-button" aria-pressed={pressed} aria-label={label} title={label} data-testid={name} onClick={act}><Icon name={icon} /></button>;
}
