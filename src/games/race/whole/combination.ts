import type { Interval } from '../interval.ts';
import { plus, scaled, sizeOf, times } from '../interval.ts';
import { type Aggregates, aggregates, middleOf } from './aggregates.ts';
import type { PlainLab } from './plain-lab.ts';
import { bendAtShare, slopeByRisk, slopeBySize, winHigh, winLow } from './slopes.ts';
import { budgetAt, type Option } from './stationary.ts';

/** P and Pρ over an option. */
export interface Parts {
  readonly win: Interval;
  readonly risk: Interval;
}

export function partsOf({ reaches }: Option, box: Aggregates): Parts {
  const [low, high] = [reaches[0]!.low, reaches[reaches.length - 1]!.high];
  const win: Interval = [winLow(high, box), winHigh(low, box)];
  return { win, risk: [win[0] * high.risk, win[1] * low.risk] };
}

/**
 * How an option moves with the aggregates: ∂b/∂ln S, ∂b/∂M, -∂ln P/∂ln S, and the fall φ of ln ρ along it. Where it may stand at an end or a kink it may also not move.
 */
interface Moves {
  readonly bySize: Interval;
  readonly byRisk: Interval;
  readonly ceded: Interval;
  readonly fall: Interval;
}

function movesOf(lab: PlainLab, { reaches, free }: Option, box: Aggregates): Moves {
  let bySize: Interval | null = free ? null : [0, 0];
  let byRisk: Interval | null = free ? null : [0, 0];
  let ceded: Interval | null = free ? null : [1, 1];
  let [fallLow, fallHigh] = [Infinity, 0];
  for (const reach of reaches) {
    fallLow = Math.min(fallLow, reach.high.fall);
    fallHigh = Math.max(fallHigh, reach.low.fall);
    if (reach.low === reach.high) continue;
    const held = bendAtShare(lab, reach.low, reach.high, reach.rate, box);
    const size = slopeBySize(lab, reach.low, reach.high, box);
    const ease: Interval = [-1 / (held[0] + lab.k * size[0]), -1 / (held[1] + lab.k * size[1])];
    bySize = hull(bySize, times(size, ease));
    byRisk = hull(byRisk, scaled(ease, slopeByRisk(lab)));
    // h/(h + k ∂g/∂ln S): where both fall it is between 0 and 1, and each bound has its own ends.
    const known = held[1] <= 0 && size[1] <= 0;
    ceded = hull(ceded, known ? [held[1] / (held[1] + lab.k * size[0]), held[0] / (held[0] + lab.k * size[1])] : scaled(times(held, ease), -1));
  }
  return { bySize: bySize ?? [0, 0], byRisk: byRisk ?? [0, 0], ceded: ceded ?? [1, 1], fall: [fallLow, fallHigh] };
}

const hull = (a: Interval | null, b: Interval): Interval => (a === null ? b : [Math.min(a[0], b[0]), Math.max(a[1], b[1])]);

/** What is known of the aggregates of a box that the choices of one option of each lab add up to. */
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

/**
 * Krawczyk's test of (Σ P - 1, Σ P ρ - M) over a box, for options that are `single`: with the middle m, the derivatives J over the box and Y near the inverse of J at m, all zeros lie in
 * m - Y Φ(m) + (I - Y J)(box - m); where the last factor shrinks there is at most one.
 */
export function krawczyk(labs: readonly PlainLab[], options: readonly Option[], box: Aggregates): Verdict {
  const middle = middleOf(box);
  const radii = [(box.logHigh - box.logLow) / 2, (box.riskHigh - box.riskLow) / 2] as const;
  const enough = (1e-4 * Math.min(radii[0], radii[1])) / labs.length;
  let [winSum, riskSum, error] = [-1, -middle.riskLow, rounding * labs.length];
  const all: Interval[] = [[0, 0], [0, 0], [0, 0], [-1, -1]];
  labs.forEach((lab, i) => {
    const option = options[i]!;
    const { spot, error: off } = budgetAt(lab, option, middle, enough / (1 + lab.k));
    const win = spot.weight / middle.sizeLow;
    winSum += win;
    riskSum += win * spot.risk;
    error += win * (lab.k + spot.fall) * off;
    const { win: wins, risk: risks } = partsOf(option, box);
    const { bySize, byRisk, ceded, fall } = movesOf(lab, option, box);
    const moved = (part: Interval, rate: Interval): Interval => scaled(times(part, times(rate, byRisk)), -1);
    all[0] = plus(all[0]!, scaled(times(wins, ceded), -1));
    all[1] = plus(all[1]!, moved(wins, [lab.k, lab.k]));
    all[2] = plus(all[2]!, scaled(times(risks, plus(ceded, times(fall, bySize))), -1));
    all[3] = plus(all[3]!, moved(risks, [lab.k + fall[0], lab.k + fall[1]]));
  });
  const [level, risk] = [middle.logLow, middle.riskLow];
  // What each of the two alone leaves of ln S and of M.
  const logLeft = left(winSum, sizeOf(all[1]!) * radii[1] + error, all[0]!, radii[0]);
  const riskLeft = left(riskSum, sizeOf(all[2]!) * radii[0] + error, all[3]!, radii[1]);
  if (logLeft === null || riskLeft === null) return none;
  const unsure: Verdict = { kind: 'unsure', within: aggregates(level + logLeft[0], level + logLeft[1], risk + riskLeft[0], risk + riskLeft[1]) };
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
  const step = [-(inverse[0] * winSum + inverse[1] * riskSum), -(inverse[2] * winSum + inverse[3] * riskSum)] as const;
  const off = [(size[0] + size[1]) * error, (size[2] + size[3]) * error] as const;
  const logSpan = reach[0] + off[0];
  const riskSpan = reach[1] + off[1];
  if (Math.abs(step[0]) > radii[0] + logSpan || Math.abs(step[1]) > radii[1] + riskSpan) return none;
  if (!(reach[0] < radii[0] && reach[1] < radii[1])) return unsure;
  const within = aggregates(
    Math.max(box.logLow, level + step[0] - logSpan), Math.min(box.logHigh, level + step[0] + logSpan),
    Math.max(box.riskLow, risk + step[1] - riskSpan), Math.min(box.riskHigh, risk + step[1] + riskSpan),
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
