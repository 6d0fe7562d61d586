import { log } from '../../../core/math/index.ts';
import { type Aggregates, aggregates, middleOf } from '../../aggregates/aggregates.ts';
import { type Interval, plus, times } from '../../aggregates/interval.ts';
import { krawczyk, noSums, type Verdict } from '../../aggregates/krawczyk.ts';
import { isFree, mayBeBest, type Option, partsOf } from './options.ts';
import { isIdle } from './side.ts';
import { riskSlopesOver, slopesOver } from './slopes.ts';
import { stateOver } from './state.ts';
import { zeroOf } from './zeros.ts';

/** What is known of the aggregates to which options that are `single` add up. */
export function verdictOn(options: readonly Option[], box: Aggregates): Verdict {
  if (isAlone(alone(options))) return { kind: 'none' };
  const middle = middleOf(box);
  const enough = (1e-4 * Math.min(box.logHigh - box.logLow, box.riskHigh - box.riskLow)) / 2 / options.length;
  const sums = noSums(middle, options.length);
  const all = sums.slopes;
  for (const option of options) {
    const { side, low, high, fixed } = option;
    const { v, error } = zeroOf(side, low, high, option.rising, middle, enough);
    const there = partsOf({ ...option, low: v, high: v }, middle);
    sums.win += (there.win[0] + there.win[1]) / 2;
    sums.risk += (there.risk[0] + there.risk[1]) / 2;
    const state = stateOver(side, low, high, box);
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
    let [withLevel, withRisk] = [times(byLevel, ease), times(byRisk, ease)];
    // At an end of its range it may also stay.
    if (!isFree(option)) [withLevel, withRisk] = [withNone(withLevel), withNone(withRisk)];
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
  if (isAlone(options) || options.some((own) => own.length === 0)) return null;
  let left = options.map((own) => own.map((option) => ({ option, parts: partsOf(option, box) })));
  let within = box;
  for (let pass = 0; pass < 2; pass++) {
    const wins = left.map((own) => [Math.min(...own.map(({ parts }) => parts.win[0])), Math.max(...own.map(({ parts }) => parts.win[1]))] as const);
    const [least, most] = wins.reduce<readonly [number, number]>((sum, win) => [sum[0] + win[0], sum[1] + win[1]], [0, 0]);
    left = left.map((own, i) => {
      const [from, to] = [1 - (most - wins[i]![1]) - rounding, 1 - (least - wins[i]![0]) + rounding];
      return own.flatMap(({ option, parts }) => {
        if (parts.win[1] < from || parts.win[0] > to) return [];
        if (parts.win[0] >= from && parts.win[1] <= to) return [{ option, parts }];
        const [low, high] = [from > 0 ? Math.max(option.low, log(from)) : option.low, Math.min(option.high, log(to))];
        if (low > high) return [];
        const trimmed = { ...option, low, high };
        return mayBeBest(trimmed, within) ? [{ option: trimmed, parts: partsOf(trimmed, within) }] : [];
      });
    });
    if (left.some((own) => own.length === 0)) return null;
    let [riskLow, riskHigh] = [0, 0];
    for (const own of left) {
      riskLow += Math.min(...own.map(({ parts }) => parts.risk[0]));
      riskHigh += Math.max(...own.map(({ parts }) => parts.risk[1]));
    }
    riskLow = Math.max(within.riskLow, riskLow - rounding);
    riskHigh = Math.min(within.riskHigh, riskHigh + rounding);
    if (riskLow > riskHigh) return null;
    within = aggregates(box.logLow, box.logHigh, riskLow, riskHigh);
  }
  return within;
}

const alone = (options: readonly Option[]): Option[][] => options.map((option) => [option]);

/** Whether all but one player are out of the race: who is alone wins with any performance, and does better with less of it, whatever it is. */
const isAlone = (options: readonly (readonly Option[])[]): boolean => options.filter((own) => own.some(({ side }) => side.kind !== 'out')).length === 1;

/** Rounding of a sum of chances. */
const rounding = 1e-13;
