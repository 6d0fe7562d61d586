import { words } from '../words.ts';

/** What the marks mean; the same shapes as in the picture. */
export function RaceLegend({ population, ghosts, count }: { readonly population: boolean; /** What dashed outlines stand for; null where there are none. */ readonly ghosts: string | null; readonly count: number }) {
  const text = words.race.legend;
  if (population) return <p class="legend"><span>{words.race.population(count)}</span></p>;
  return (
    <p class="legend">
      <span><svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true"><rect x="-6" y="-6" width="12" height="12" rx="3.5" class="legend-token" /></svg>{text.token}</span>
      <span><svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true"><path d="M0-5.5 5.5 0 0 5.5-5.5 0Z" class="legend-diamond" /></svg>{text.diamond}</span>
      <span><svg width="22" height="14" viewBox="0 0 22 14" aria-hidden="true"><path d="M0 11 8 3M5 11l8-8M10 11l8-8M15 11l6-6" class="legend-debt" /></svg>{text.debt}</span>
      <span><svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true"><circle r="6" class="legend-badge" /></svg>{text.badge}</span>
      {ghosts && <span><svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true"><circle r="5.5" class="legend-ghost" /></svg>{ghosts}</span>}
    </p>
  );
}
