import { log } from '../../../core/math/index.ts';
import type { Aggregates } from '../../aggregates/aggregates.ts';
import { isWithin, type Kind, type Span, spansOf } from './judge.ts';
import { lastWith, type Option } from './option.ts';
import type { Side } from './side.ts';
import { stateOver } from './state.ts';

/** The options that spans of one range leave. */
function optionsAmong(side: Side, spans: readonly Span[], box: Aggregates, first: Kind | null, last: Kind | null): Option[] {
  const options: Option[] = [];
  let run: Span[] = [];
  let before = first;
  const close = (after: Kind | null): void => {
    if (run.length > 0) {
      const { kind, low, state } = run[0]!;
      const single = kind !== 'unsure' && run.every((span) => span.kind === kind);
      const known = run.length === 1 && state !== null ? lastWith(side, state, box) : null;
      options.push({ side, low, high: run[run.length - 1]!.high, single, rising: kind === 'bottoms', before, after, fixed: false, last: known });
    }
    run = [];
  };
  for (const span of spans) {
    if (span.kind === 'turns' || span.kind === 'bottoms' || span.kind === 'unsure') {
      run.push(span);
      continue;
    }
    close(span.kind);
    before = span.kind;
  }
  close(last);
  return options;
}

/** ln q beyond which performance costs more than it can bring: 1 + d times the chance that all goes well, of which own safety is a part. */
function mostShare({ rule, beta, top }: Side, box: Aggregates): number {
  const safe = rule === 'multiplicative' ? -box.riskLow : log(Math.max(Number.MIN_VALUE, 1 - box.riskLow));
  return Math.min(0, top + beta * Math.min(0, safe) - box.logLow);
}

/** What is left of a player's options for a part of their box. */
function optionsWithin(known: readonly Option[], box: Aggregates): Option[] {
  return known.flatMap((option): Option[] => {
    const { side, low, high, before, after, fixed } = option;
    if (fixed) return isWithin(side, stateOver(side, low, high, box)) ? [option] : [];
    const top = Math.min(high, mostShare(side, box));
    return top < low ? [] : optionsAmong(side, spansOf(side, low, top, box), box, before, top < high ? null : after);
  });
}

function allOptions(sides: readonly Side[], box: Aggregates): Option[] {
  return sides.flatMap((side): Option[] => {
    if (side.edge) return [];
    if (side.kind === 'out') {
      const out: Option = { side, low: -Infinity, high: -Infinity, single: true, rising: false, before: null, after: null, fixed: true, last: null };
      return isWithin(side, stateOver(side, -Infinity, -Infinity, box)) ? [out] : [];
    }
    return optionsAmong(side, spansOf(side, -Infinity, mostShare(side, box), box), box, null, null);
  });
}

/** All options of a player, of those of a larger box if they are known. */
export const optionsOf = (sides: readonly Side[], box: Aggregates, known: readonly Option[] | null): Option[] => (known === null ? allOptions(sides, box) : optionsWithin(known, box));
