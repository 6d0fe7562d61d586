import type { EnsembleResult } from '../../experiments/types.ts';
import type { LabColumn } from '../../engine/types.ts';
import { spreadLabels } from '../charts/end-labels.ts';
import { bandOf, chartTick } from '../charts/quantities.ts';
import { upTo } from '../format.ts';
import { niceDomain, position, ticks } from '../race/scale.ts';
import { hueClass } from '../theme.ts';
import { bandLevels } from '../state/responder.ts';
import { brief } from '../words/brief.ts';

const width = 340;
const height = 190;
const margin = { top: 8, right: 66, bottom: 24, left: 34 };
/** Labels of lines that end close together are moved apart by so much. */
const labelGap = 13;

/** A quantity by lab over the runs, as a drawing that prints: median and middle half. */
export function FanChart({ ensemble, column }: { readonly ensemble: EnsembleResult; readonly column: keyof typeof brief.columns & LabColumn }) {
  const bands = ensemble.labs.flatMap((_, lab) => bandOf(ensemble, lab, column, bandLevels) ?? []);
  if (bands.length === 0) return null;
  const { rows } = ensemble;
  const step = ensemble.scenario.stepMonths;
  const [q25, q50, q75] = [0.25, 0.5, 0.75].map((level) => bandLevels.indexOf(level));
  const at = (lab: number, level: number, row: number): number => bands[lab]![level * rows + row]!;
  const shown = bands.flatMap((_, lab) => Array.from({ length: rows }, (__, row) => [at(lab, q25!, row), at(lab, q75!, row)]).flat().filter(Number.isFinite));
  const months = (rows - 1) * step;
  const [low, high] = niceDomain(Math.min(0, ...shown), Math.max(...shown), 4);
  const x = (month: number): number => position({ domain: [0, months], range: [margin.left, width - margin.right] }, month);
  const y = (value: number): number => position({ domain: [low, high], range: [height - margin.bottom, margin.top] }, value);
  const point = (row: number, value: number): string => `${x(row * step).toFixed(1)},${y(value).toFixed(1)}`;
  const across = Array.from({ length: rows }, (_, row) => row);
  const ends = spreadLabels(bands.map((_, lab) => y(at(lab, q50!, rows - 1))), labelGap, margin.top, height - margin.bottom);
  const levels = ticks(low, high, 4);
  const [label, unit] = brief.columns[column];
  return (
    <figure class="fan">
      <figcaption>{brief.chart(label, unit, ensemble.runs)}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={brief.chart(label, unit, ensemble.runs)}>
        {levels.map((tick) => (
          <g key={tick}>
            <line class="fan-grid" x1={margin.left} x2={width - margin.right} y1={y(tick)} y2={y(tick)} />
            <text x={margin.left - 6} y={y(tick) + 4} text-anchor="end">{chartTick(column, tick, levels[1]! - levels[0]!)}</text>
          </g>
        ))}
        {ticks(0, months, 5).map((tick) => <text key={tick} x={x(tick)} y={height - 6} text-anchor="middle">{upTo(tick, 0)}</text>)}
        <text x={width - margin.right + 6} y={height - 6}>{brief.month}</text>
        {bands.map((_, lab) => (
          <g key={lab} class={hueClass(lab, bands.length)}>
            <path class="fan-band" d={`M${across.map((row) => point(row, at(lab, q75!, row))).join('L')}L${[...across].reverse().map((row) => point(row, at(lab, q25!, row))).join('L')}Z`} />
            <path class="fan-line" d={`M${across.map((row) => point(row, at(lab, q50!, row))).join('L')}`} />
          </g>
        ))}
        {ends.map((end, lab) => <text key={lab} class={`fan-name ${hueClass(lab, bands.length)}`} x={width - margin.right + 6} y={end + 4}>{ensemble.labs[lab]}</text>)}
      </svg>
    </figure>
  );
}
