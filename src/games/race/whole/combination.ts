import type { Interval } from '../../aggregates/interval.ts';
import { plus, scaled, times } from '../../aggregates/interval.ts';
import { type Aggregates, middleOf } from '../../aggregates/aggregates.ts';
import type { Parts } from '../../aggregates/cover.ts';
import { krawczyk, noSums, type Verdict } from '../../aggregates/krawczyk.ts';
import type { PlainLab } from './plain-lab.ts';
import { bendAtShare, slopeByRisk, slopeBySize, winHigh, winLow } from './slopes.ts';
import { budgetAt } from './budget.ts';
import type { Option } from './stationary.ts';

/** P and Pρ over an option. */
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

/** What is known of the aggregates to which options that are `single` add up. */
export function verdictOn(labs: readonly PlainLab[], options: readonly Option[], box: Aggregates): Verdict {
  const middle = middleOf(box);
  const enough = (1e-4 * Math.min(box.logHigh - box.logLow, box.riskHigh - box.riskLow)) / 2 / labs.length;
  const sums = noSums(middle, labs.length);
  const all = sums.slopes;
  labs.forEach((lab, i) => {
    const option = options[i]!;
    const { spot, error: off } = budgetAt(lab, option, middle, enough / (1 + lab.k));
    const win = spot.weight / middle.sizeLow;
    sums.win += win;
    sums.risk += win * spot.risk;
    sums.error += win * (lab.k + spot.fall) * off;
    const { win: wins, risk: risks } = partsOf(option, box);
    const { bySize, byRisk, ceded, fall } = movesOf(lab, option, box);
    const moved = (part: Interval, rate: Interval): Interval => scaled(times(part, times(rate, byRisk)), -1);
    all[0] = plus(all[0], scaled(times(wins, ceded), -1));
    all[1] = plus(all[1], moved(wins, [lab.k, lab.k]));
    all[2] = plus(all[2], scaled(times(risks, plus(ceded, times(fall, bySize))), -1));
    all[3] = plus(all[3], moved(risks, [lab.k + fall[0], lab.k + fall[1]]));
  });
  return krawczyk(sums, box);
}
