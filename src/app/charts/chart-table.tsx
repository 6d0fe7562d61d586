import { useApp } from '../context.ts';
import { upTo } from '../format.ts';
import { chartValue } from '../run/run-view.ts';
import { bandLevels } from '../state/responder.ts';
import { words } from '../words.ts';
import { chartedLabs, companions, companionsOf } from './chart-data.ts';
import { bandOf, chartNumber, sitsOut, type ChartQuantity } from './quantities.ts';

/** The numbers of a chart: a row a decision round, a column a lab, and the spread of the selected lab over the runs. */
export function ChartTable({ column }: { readonly column: ChartQuantity }) {
  const { session } = useApp();
  const view = session.run.value;
  if (!view) return <p class="hint">{words.race.loading}</p>;
  const selected = session.selected.value;
  const labs = chartedLabs(view, selected);
  const result = session.result.value;
  const band = result && bandOf(result, selected, column, bandLevels);
  const beside = companionsOf(session);
  const lines = companions.flatMap((name) => (beside[name] && selected < beside[name].labs.length ? [{ name, run: beside[name] }] : []));
  const edge = (level: number, row: number): number => band![bandLevels.indexOf(level) * result!.rows + row]!;
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={words.charts[column].title}>
      <table>
        <caption class="sr-only">{words.charts[column].title}, {words.charts[column].unit}</caption>
        <thead>
          <tr>
            <th scope="col">{words.charts.month}</th>
            {labs.map((lab) => <th key={lab} scope="col">{view.labs[lab]}</th>)}
            {lines.map(({ name }) => <th key={name} scope="col">{words.charts.beside[name](view.labs[selected]!)}</th>)}
            {band && <th scope="col">{words.charts.spread(view.labs[selected]!)}</th>}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: view.lastRow + 1 }, (_, row) => (
            <tr key={row}>
              <th scope="row">{upTo(row * view.stepMonths, 1)}</th>
              {labs.map((lab) => <td key={lab}>{sitsOut(view, row, lab, column) ? words.race.abstains : chartNumber(column, chartValue(view, row, lab, column))}</td>)}
              {lines.map(({ name, run }) => <td key={name}>{row > run.lastRow ? words.charts.none : sitsOut(run, row, selected, column) ? words.race.abstains : chartNumber(column, chartValue(run, row, selected, column))}</td>)}
              {band && <td>{chartNumber(column, edge(0.1, row))} – {chartNumber(column, edge(0.9, row))}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

