import { type Aggregates, aggregates } from './aggregates.ts';
import { type Interval, sizeOf } from './interval.ts';

/** What is known of the aggregates of a box that the choices of one option of each player add up to. */
export type Verdict =
  /** There are none. */
  | { readonly kind: 'none' }
  /** There is at most one pair, and if so in `within`. */
  | { readonly kind: 'one'; readonly within: Aggregates }
  /** If there are any they are in `within`. */
  | { readonly kind: 'unsure'; readonly within: Aggregates };

const none: Verdict = { kind: 'none' };

/** Rounding of a sum of chances. */
const rounding = 1e-14;

/** Sums of what the players' choices contribute to chances and to risk. */
export interface Sums {
  /** Σ P - 1 and Σ (own part of M) - M in the middle of the box, and by how much both may be wrong. */
  win: number;
  risk: number;
  error: number;
  /** Their derivatives over the box: of the first by ln S and by M, of the second. */
  readonly slopes: [Interval, Interval, Interval, Interval];
}

export const noSums = (middle: Aggregates, players: number): Sums => ({ win: -1, risk: -middle.riskLow, error: rounding * players, slopes: [[0, 0], [0, 0], [0, 0], [-1, -1]] });

/**
 * Krawczyk's test of both sums Φ over a box: with its middle m, the derivatives J over the box and Y near the inverse of J at m, all zeros lie in m - Y Φ(m) + (I - Y J)(box - m);
 * where the last factor shrinks there is at most one.
 */
export function krawczyk({ win, risk, error, slopes: all }: Sums, box: Aggregates): Verdict {
  const radii = [(box.logHigh - box.logLow) / 2, (box.riskHigh - box.riskLow) / 2] as const;
  const [level, middleRisk] = [(box.logLow + box.logHigh) / 2, (box.riskLow + box.riskHigh) / 2];
  // Beyond the range of doubles nothing is known.
  if (![win, risk, error, ...all.flat()].every(Number.isFinite)) return { kind: 'unsure', within: box };
  // What each of the two alone leaves of ln S and of M.
  const logLeft = left(win, sizeOf(all[1]) * radii[1] + error, all[0], radii[0]);
  const riskLeft = left(risk, sizeOf(all[2]) * radii[0] + error, all[3], radii[1]);
  if (logLeft === null || riskLeft === null) return none;
  const unsure: Verdict = { kind: 'unsure', within: aggregates(level + logLeft[0], level + logLeft[1], middleRisk + riskLeft[0], middleRisk + riskLeft[1]) };
  const centre = all.map(([low, high]) => (low + high) / 2) as [number, number, number, number];
  const determinant = centre[0] * centre[3] - centre[1] * centre[2];
  const inverse = [centre[3] / determinant, -centre[1] / determinant, -centre[2] / determinant, centre[0] / determinant] as const;
  if (!inverse.every(Number.isFinite)) return unsure;
  // |I - Y J| is |Y| times the radius of J, since Y is the inverse of its centre but for rounding.
  const spread = all.map(([low, high]) => (high - low) / 2) as [number, number, number, number];
  const size = inverse.map(Math.abs) as [number, number, number, number];
  const part = [
    size[0] * spread[0] + size[1] * spread[2] + rounding, size[0] * spread[1] + size[1] * spread[3] + rounding,
    size[2] * spread[0] + size[3] * spread[2] + rounding, size[2] * spread[1] + size[3] * spread[3] + rounding,
  ] as const;
  const reach = [part[0] * radii[0] + part[1] * radii[1], part[2] * radii[0] + part[3] * radii[1]] as const;
  const step = [-(inverse[0] * win + inverse[1] * risk), -(inverse[2] * win + inverse[3] * risk)] as const;
  const off = [(size[0] + size[1]) * error, (size[2] + size[3]) * error] as const;
  const logSpan = reach[0] + off[0];
  const riskSpan = reach[1] + off[1];
  if (Math.abs(step[0]) > radii[0] + logSpan || Math.abs(step[1]) > radii[1] + riskSpan) return none;
  if (!(reach[0] < radii[0] && reach[1] < radii[1])) return unsure;
  const within = aggregates(
    Math.max(box.logLow, level + step[0] - logSpan), Math.min(box.logHigh, level + step[0] + logSpan),
    Math.max(box.riskLow, middleRisk + step[1] - riskSpan), Math.min(box.riskHigh, middleRisk + step[1] + riskSpan),
  );
  return { kind: 'one', within };
}

/** The x of [-radius, radius] at which value + slope x + [-off, off] may be 0, null for none. */
function left(value: number, off: number, [low, high]: Interval, radius: number): Interval | null {
  const steep = Math.max(Math.abs(low), Math.abs(high));
  if (Math.abs(value) > off + steep * radius) return null;
  if (low <= 0 && high >= 0) return [-radius, radius];
  const turned = low > 0 ? -1 : 1;
  // x = -(value ± off)/slope.
  const [from, to] = [turned * value - off, turned * value + off];
  const flat = Math.min(Math.abs(low), Math.abs(high));
  return [Math.max(-radius, from >= 0 ? from / steep : from / flat), Math.min(radius, to >= 0 ? to / flat : to / steep)];
}
