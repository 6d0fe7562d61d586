import { log } from '../../../core/math/index.ts';
import { type Aggregates, aggregates, middleOf } from '../../aggregates/aggregates.ts';
import { type Interval, plus, times } from '../../aggregates/interval.ts';
import { krawczyk, noSums, type Verdict } from '../../aggregates/krawczyk.ts';
import { isFree, mayBeBest, type Option, partsOf, stateOf } from './option.ts';
import { isIdle } from './side.ts';
import { riskSlopesOver, slopesOver } from './slopes.ts';
import { zeroOf } from './zeros.ts';

/** What is known of the aggregates to which options that are `single` add up. */
export function verdictOn(options: readonly Option[], box: Aggregates): Verdict {
  if (isAlone(alone(options))) return { kind: 'none' };
  const middle = middleOf(box);
  const enough = (1e-4 * Math.min(box.logHigh - box.logLow, box.riskHigh - box.riskLow)) / 2 / options.length;
  const sums = noSums(middle, options.length);
  const all = sums.slopes;
  for (const option of options) {
    const { side, fixed } = option;
    const { v, error } = zeroOf(side, option.low, option.high, option.rising, middle, enough);
    const there = partsOf({ ...option, low: v, high: v, last: null }, middle);
    sums.win += (there.win[0] + there.win[1]) / 2;
    sums.risk += (there.risk[0] + there.risk[1]) / 2;
    const state = stateOf(option, box);
    if (isIdle(side)) continue;
    const inRisk = riskSlopesOver(side, state);
    sums.error += error * Math.max(state.win[1], Math.abs(inRisk.bend[0]), Math.abs(inRisk.bend[1]));
    all[2] = plus(all[2], inRisk.byLevel);
    all[3] = plus(all[3], inRisk.byRisk);
    if (fixed) continue;
    const { bend, byLevel, byRisk } = slopesOver(side, state, box);
    // Its parts are steep each by itself; over all of it that may not be seen.
    if (bend[0] <= 0 && bend[1] >= 0) return { kind: 'unsure', within: box };
    const ease: Interval = [-1 / bend[0], -1 / bend[1]];
    // At an end of its range it may also stay.
    const orNot = isFree(option) ? (slope: Interval): Interval => slope : withNone;
    const withLevel = orNot(times(byLevel, ease));
    const withRisk = orNot(times(byRisk, ease));
    all[0] = plus(all[0], times(state.win, withLevel));
    all[1] = plus(all[1], times(state.win, withRisk));
    all[2] = plus(all[2], times(inRisk.bend, withLevel));
    all[3] = plus(all[3], times(inRisk.bend, withRisk));
  }
  return krawczyk(sums, box);
}

const withNone = ([low, high]: Interval): Interval => [Math.min(low, 0), Math.max(high, 0)];

/** What the sums leave of a box: chances that add up to 1 leave each player what the others leave, and those add up to M. */
export function tightened(options: readonly (readonly Option[])[], box: Aggregates): Aggregates | null {
  if (isAlone(options)) return null;
  const left = options.map((own) => [...own]);
  const [least, most] = [new Float64Array(left.length), new Float64Array(left.length)];
  for (let pass = 0; pass < 2; pass++) {
    let allLeast = 0;
    let allMost = 0;
    for (let i = 0; i < left.length; i++) {
      least[i] = Infinity;
      most[i] = -Infinity;
      for (const option of left[i]!) {
        const { win } = partsOf(option, box);
        least[i] = Math.min(least[i]!, win[0]);
        most[i] = Math.max(most[i]!, win[1]);
      }
      allLeast += least[i]!;
      allMost += most[i]!;
    }
    for (let i = 0; i < left.length; i++) {
      const from = 1 - (allMost - most[i]!) - rounding;
      const to = 1 - (allLeast - least[i]!) + rounding;
      if (least[i]! >= from && most[i]! <= to) continue;
      left[i] = left[i]!.flatMap((option) => trimmed(option, from, to, box) ?? []);
      if (left[i]!.length === 0) return null;
    }
  }
  let riskLow = -rounding;
  let riskHigh = rounding;
  for (const own of left) {
    let low = Infinity;
    let high = -Infinity;
    for (const option of own) {
      const { risk } = partsOf(option, box);
      low = Math.min(low, risk[0]);
      high = Math.max(high, risk[1]);
    }
    riskLow += low;
    riskHigh += high;
  }
  riskLow = Math.max(box.riskLow, riskLow);
  riskHigh = Math.min(box.riskHigh, riskHigh);
  return riskLow > riskHigh ? null : aggregates(box.logLow, box.logHigh, riskLow, riskHigh);
}

/** What is left of an option where its player's chance lies between two. */
function trimmed(option: Option, from: number, to: number, box: Aggregates): Option | null {
  const { win } = partsOf(option, box);
  if (win[1] < from || win[0] > to) return null;
  if (win[0] >= from && win[1] <= to) return option;
  const low = from > 0 ? Math.max(option.low, log(from)) : option.low;
  const high = Math.min(option.high, log(to));
  if (low > high) return null;
  const rest = { ...option, low, high, last: null };
  return mayBeBest(rest, box) ? rest : null;
}

const alone = (options: readonly Option[]): Option[][] => options.map((option) => [option]);

/** Whether all but one player are out of the race: who is alone wins with any performance, and does better with less of it, whatever it is. */
function isAlone(options: readonly (readonly Option[])[]): boolean {
  let racing = 0;
  for (const own of options) if (own.some(({ side }) => side.kind !== 'out')) racing++;
  return racing === 1;
}

/** Rounding of a sum of chances. */
const rounding = 1e-13;
