import { exp, log } from '../../../core/math/index.ts';
import { type Aggregates, aggregates, middleOf } from '../../aggregates/aggregates.ts';
import { type Choice, choiceAt, harmless, leastGain, nothing, rangeOf } from './gain.ts';
import type { Option } from './option.ts';
import type { Side } from './side.ts';
import { stateOver } from './state.ts';

/** Performances that are tried besides, times all that rivals do. */
const trials = [1, 20];

/** What is done on a side with so many times P, and the safety that is best where that is a share of P' = e^scale P; null where that safety is beyond the side. */
function choiceOn(side: Side, v: number, scale: number, middle: Aggregates, box: Aggregates): Choice | null {
  const level = middle.logLow + scale;
  const { logSafety } = stateOver(side, v - scale, v - scale, scale === 0 ? middle : aggregates(level, level, middle.riskLow, middle.riskLow));
  const y = (logSafety[0] + logSafety[1]) / 2;
  return side.kind === 'free' && !(y >= side.least && y < side.most) ? null : choiceAt(side, v, y, box);
}

/** A player's options but for those than which another choice is better for the whole box: none at all, what another option comes to in the middle, or one of a few besides. */
export function undominated(sides: readonly Side[], options: readonly Option[], box: Aggregates): readonly Option[] {
  const middle = middleOf(box);
  const others = options.map((by) => (by.fixed || by.low > -Infinity ? choiceOn(by.side, by.fixed ? by.low : (by.low + by.high) / 2, 0, middle, box) : null));
  const free = sides.filter(({ kind }) => kind === 'free');
  const tried = new Map<number, readonly Choice[]>();
  /** Choices for rivals who do a part of P. */
  const besides = (rest: number): readonly Choice[] => {
    const known = tried.get(rest);
    if (known !== undefined) return known;
    const choices = free.flatMap((side) => trials.flatMap((times) => {
      const v = Math.min(side.top - middle.logLow, log(rest * times));
      return choiceOn(side, v, log(rest + exp(v)), middle, box) ?? [];
    }));
    tried.set(rest, choices);
    return choices;
  };
  return options.filter((option) => {
    const range = rangeOf(option, box);
    const isBetter = (choice: Choice): boolean => leastGain(choice, range, box) > 0;
    if (isBetter(nothing)) return false;
    const { rule, theta } = option.side;
    if (rule === 'multiplicative' && theta > 0 && isBetter(harmless)) return false;
    if (others.some((choice, n) => choice !== null && options[n] !== option && isBetter(choice))) return false;
    // In halves, quarters and so on, so that options that differ little share what is tried.
    let rest = 1;
    for (const part = 1 - (option.low === -Infinity ? 0 : exp((option.low + option.high) / 2)); rest > part && rest > 1e-9;) rest /= 2;
    return !besides(rest).some(isBetter);
  });
}
