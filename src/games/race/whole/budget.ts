import type { Aggregates } from '../../aggregates/aggregates.ts';
import { type PlainLab, type Reach, type Spot, spotAt } from './plain-lab.ts';
import { bendOver, slopeOver } from './slopes.ts';
import type { Option } from './stationary.ts';

/** The budget of an option at single aggregates, or its nearest end where there is none, and by how much it may be wrong: `enough` is near enough. */
export function budgetAt(lab: PlainLab, { reaches, rising }: Option, at: Aggregates, enough = 0): { readonly spot: Spot; readonly piece: number; readonly error: number } {
  for (const reach of reaches) {
    const { piece, low, high } = reach;
    const [atLow, atHigh] = [slopeOver(lab, low, low, at), slopeOver(lab, high, high, at)];
    if (rising ? atLow[0] >= 0 : atLow[1] <= 0) return { spot: low, piece, error: 0 };
    if (rising ? atHigh[1] <= 0 : atHigh[0] >= 0) continue;
    return { ...zeroOf(lab, reach, rising, at, enough), piece };
  }
  const last = reaches[reaches.length - 1]!;
  return { spot: last.high, piece: last.piece, error: 0 };
}

/** Where g crosses 0 within a reach, by steps of Newton's kept in a bracket. */
function zeroOf(lab: PlainLab, { piece, low, high, rate }: Reach, rising: boolean, at: Aggregates, enough: number): { readonly spot: Spot; readonly error: number } {
  let [from, to] = [low.budget, high.budget];
  let spot = spotAt(lab, piece, (from + to) / 2);
  let error = to - from;
  for (let step = 0; step < 60; step++) {
    const [down, up] = slopeOver(lab, spot, spot, at);
    const slope = (down + up) / 2;
    if (slope > 0 !== rising) from = spot.budget;
    else to = spot.budget;
    const bends = bendOver(lab, spot, spot, rate, at);
    const flat = rising ? bends[0] : -bends[1];
    // Twice what the slope there says, since it may be less steep on the way.
    error = (2 * Math.max(Math.abs(down), Math.abs(up))) / Math.max(Number.MIN_VALUE, flat);
    if (error < enough) break;
    const next = flat > 0 ? spot.budget - (2 * slope) / (bends[0] + bends[1]) : NaN;
    const into = next > from && next < to ? next : (from + to) / 2;
    if (Math.abs(into - spot.budget) <= 1e-16 || into === from || into === to) break;
    spot = spotAt(lab, piece, into);
  }
  return { spot, error };
}
