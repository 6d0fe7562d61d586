import type { ComponentChildren } from 'preact';
import { words } from '../words.ts';
import { mostDots, recentMonths } from './limits.ts';

export interface LegendProps {
  readonly population: boolean;
  readonly count: number;
  /** What dashed outlines stand for; null where there are none. */
  readonly ghosts: string | null;
  /** People that a mark stands for; null until they are known. */
  readonly perMark: number | null;
  /** Whether people choose their work, products are sold, regulators inspect, a treaty is known. */
  readonly researchers: boolean;
  readonly products: boolean;
  readonly regulators: boolean;
  readonly treaty: boolean;
}

/** What the marks mean, the same shapes as in the picture: the ones that always show in a line, all that this scenario can show behind a button. */
export function RaceLegend(props: LegendProps) {
  const { population, count, ghosts, perMark } = props;
  const text = words.race.legend;
  return (
    <div class="legend">
      {population
        ? <span>{count > mostDots ? words.race.squares(count, recentMonths) : words.race.population(count)}</span>
        : (
          <>
            <Entry name={text.diamond}><path d="M0-5.5 5.5 0 0 5.5-5.5 0Z" class="legend-diamond" /></Entry>
            <Entry name={text.debt} wide><path d="M0 11 8 3M5 11l8-8M10 11l8-8M15 11l6-6" class="legend-debt" /></Entry>
          </>
        )}
      {ghosts && <Entry name={ghosts}><circle r="5.5" class="legend-ghost" /></Entry>}
      <span data-testid="per-mark">
        <svg width="22" height="14" viewBox="-5 -7 22 14" aria-hidden="true"><path d="M0-4 5 4H-5Z" class="legend-staff" /><circle cx="12" r="4.5" class="legend-aligned" /></svg>{perMark === null ? '' : words.race.marks(perMark)}
      </span>
      <details class="all-marks">
        <summary data-testid="all-marks">{text.all}</summary>
        <div class="marks-card" data-testid="marks-card"><AllMarks {...props} /></div>
      </details>
    </div>
  );
}

function AllMarks({ population, researchers, products, regulators, treaty }: LegendProps) {
  const text = words.race.legend;
  return (
    <>
      {!population && (
        <>
          <Entry name={text.token}><rect x="-6" y="-6" width="12" height="12" rx="3.5" class="legend-token" /></Entry>
          <Entry name={text.trail}><circle cx="-5" r="1.4" class="legend-dot" /><circle cx="0" r="2" class="legend-dot" /><circle cx="5" r="2.6" class="legend-dot" /></Entry>
          <Entry name={text.slack}><path d="M-7 0H7" class="legend-slack" /></Entry>
          <Entry name={text.bars}><path d="M-7-2h14" class="legend-compute" /><path d="M-7 3h10" class="legend-mission" /></Entry>
          <Entry name={text.spread}><circle cx="-4" cy="2" r="2" class="legend-dot" /><circle cx="0" cy="2" r="2" class="legend-dot" /><circle cx="0" cy="-2" r="2" class="legend-dot" /><circle cx="4" cy="2" r="2" class="legend-dot" /></Entry>
          <Entry name={text.belief}><path d="M0-4 5 4H-5Z" class="legend-belief" /></Entry>
          <Entry name={text.absent}><circle r="5" class="legend-ghost" /></Entry>
        </>
      )}
      <Entry name={text.badge}><circle r="6" class="legend-badge" /></Entry>
      {products && <Entry name={text.product}><rect x="-5.5" y="-5.5" width="11" height="11" rx="2" class="legend-badge" /></Entry>}
      <Entry name={text.capabilities}><path d="M0-4 5 4H-5Z" class="legend-staff" /></Entry>
      <Entry name={text.alignment}><circle r="4.5" class="legend-aligned" /></Entry>
      {researchers && <Entry name={text.neither}><circle r="3" class="legend-staff" /></Entry>}
      {regulators && !population && (
        <>
          <Entry name={text.inspected}><circle cx="-1" cy="-1" r="4" class="legend-lens" /><path d="M2 2 6 6" class="legend-lens" /></Entry>
          <Entry name={text.fined}><circle r="5" class="legend-breach" /><path d="M0-2.5V2.5" class="legend-breach" /></Entry>
          <Entry name={text.suspended}><path d="M-5-6V6M5-6V6M-5-2H5M-5 3H5" class="legend-breach" /></Entry>
        </>
      )}
      {treaty && !population && (
        <>
          <Entry name={text.treaty}><path d="M0-7V7" class="legend-treaty" /><circle r="4" class="legend-knot" /></Entry>
          <Entry name={text.breach}><circle r="4" class="legend-breach" /><path d="M-5 5 5-5" class="legend-breach" /></Entry>
        </>
      )}
    </>
  );
}

function Entry({ name, wide = false, children }: { readonly name: string; readonly wide?: boolean; readonly children: ComponentChildren }) {
  return <span><svg width={wide ? 22 : 14} height="14" viewBox={wide ? '0 0 22 14' : '-7 -7 14 14'} aria-hidden="true">{children}</svg>{name}</span>;
}
