import { type Aggregates, aggregates } from '../../aggregates/aggregates.ts';
import { type Interval, sizeOf } from '../../aggregates/interval.ts';
import { marginOver } from './margins.ts';
import type { Side } from './side.ts';
import { type Slopes, slopesOver } from './slopes.ts';
import { stateOver } from './state.ts';

/** Newton's steps for intervals: where in a range on which G has slopes of one sign its zeros can be, or that they are all above or below it. */
export function zerosOf(side: Side, low: number, high: number, over: Slopes, box: Aggregates): readonly [number, number] | 'above' | 'below' {
  let from = low;
  let to = high;
  let slopes = over.bend;
  const corners = cornersOf(over, box);
  for (let step = 0; step < 20; step++) {
    const middle = (from + to) / 2;
    const lower = marginAt(side, middle, corners === null ? box : corners[0]);
    const down = lower[0];
    const up = (corners === null ? lower : marginAt(side, middle, corners[1]))[1];
    const least = middle - Math.max(down / slopes[0], down / slopes[1], up / slopes[0], up / slopes[1]);
    const most = middle - Math.min(down / slopes[0], down / slopes[1], up / slopes[0], up / slopes[1]);
    if (least > to) return 'above';
    if (most < from) return 'below';
    const width = to - from;
    from = Math.max(from, least);
    to = Math.min(to, most);
    if (to - from > 0.7 * width || width === 0) break;
    const { bend: sharper } = slopesOver(side, stateOver(side, from, to, box), box);
    slopes = [Math.max(slopes[0], sharper[0]), Math.min(slopes[1], sharper[1])];
  }
  return [from, to];
}

const marginAt = (side: Side, v: number, at: Aggregates): Interval => marginOver(side, stateOver(side, v, v, at), at);

const isOneSided = ([low, high]: Interval): boolean => low >= 0 || high <= 0;

/** Where G is the least and the greatest over a box, if it has a slope of one sign in each of the aggregates. */
function cornersOf({ byLevel, byRisk }: Slopes, { logLow, logHigh, riskLow, riskHigh }: Aggregates): readonly [Aggregates, Aggregates] | null {
  if (!isOneSided(byLevel) || !isOneSided(byRisk)) return null;
  const levels = byLevel[0] >= 0 ? ([logLow, logHigh] as const) : ([logHigh, logLow] as const);
  const risks = byRisk[0] >= 0 ? ([riskLow, riskHigh] as const) : ([riskHigh, riskLow] as const);
  const at = (end: 0 | 1): Aggregates => aggregates(levels[end], levels[end], risks[end], risks[end]);
  return [at(0), at(1)];
}

/** Where G crosses 0 within a range at single aggregates, and by how much that may be wrong. */
export function zeroOf(side: Side, low: number, high: number, rising: boolean, at: Aggregates, enough: number): { readonly v: number; readonly error: number } {
  if (low === high) return { v: low, error: 0 };
  let from = low;
  let to = high;
  let v = (from + to) / 2;
  let error = to - from;
  for (let step = 0; step < 60; step++) {
    const state = stateOver(side, v, v, at);
    const margin = marginOver(side, state, at);
    const { bend } = slopesOver(side, state, at);
    const slope = (margin[0] + margin[1]) / 2;
    if (slope > 0 !== rising) from = v;
    else to = v;
    const steep = rising ? bend[0] : -bend[1];
    // Twice what the slope there says, since it may be less steep on the way.
    error = Math.min(to - from, (2 * sizeOf(margin)) / Math.max(Number.MIN_VALUE, steep));
    if (error <= enough) break;
    const next = steep > 0 ? v - (2 * slope) / (bend[0] + bend[1]) : NaN;
    const into = next > from && next < to ? next : (from + to) / 2;
    if (Math.abs(into - v) <= 1e-15 * Math.max(1, Math.abs(v)) || into === from || into === to) break;
    v = into;
  }
  return { v, error };
}
