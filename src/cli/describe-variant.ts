import type { ComparedVariant } from '../actions/variants.ts';
import { outcomeDefinitions } from '../model/outcomes/outcomes.ts';
import { shown, textTable } from './text-table.ts';

/** A policy beside the baseline as lines of text: its levers, the pairs that it saves and costs, and every difference with its interval. */
export function describeVariant(policy: ComparedVariant): string[] {
  const rows = outcomeDefinitions.flatMap((definition) => {
    const difference = policy.differences[definition.name];
    if (difference === undefined || difference.mean === null) return [];
    const clear = difference.low !== null && difference.high !== null && (difference.low > 0 || difference.high < 0);
    return [[definition.label, definition.unit, signed(difference.mean), `${signed(difference.low)} to ${signed(difference.high)}`, clear ? '*' : '']];
  });
  const levers = policy.levers.map((setting) => `${setting.lever} ${setting.strength} from month ${setting.start}${setting.end === null ? '' : ` to ${setting.end}`}`).join(', ');
  const { onlyBaseline, onlyVariant, compared } = policy.pairs;
  return [
    '', `${policy.name} (${levers}), policy minus baseline. Of ${compared} pairs, ${onlyBaseline} end in catastrophe only without it, ${onlyVariant} only with it.`,
    textTable(['outcome', 'unit', 'difference', '95% interval', ''], rows, [2, 3]),
    ...describeReadouts(policy.readouts),
  ];
}

function signed(value: number | null): string {
  const text = shown(value);
  return value !== null && value > 0 ? `+${text}` : text;
}

function describeReadouts({ catastropheRatio: ratio, monthsOfDelayPerMusd: delay, regret }: ComparedVariant['readouts']): string[] {
  const interval = ({ low, high }: typeof ratio): string => (low === null ? '' : ` (95% interval ${shown(low)} to ${shown(high)})`);
  return [
    ratio.estimate === null ? 'Chance of catastrophe: no ratio, the baseline has none.' : `Chance of catastrophe over the baseline's: ${shown(ratio.estimate)}${interval(ratio)}.`,
    delay.estimate === null ? 'Delay: no public money is spent on it.' : `Delay of the decision: ${shown(delay.estimate)} months for each M$ of public money${interval(delay)}.`,
    `Regret in welfare against the best of those compared, were p_true known: ${shown(regret.mean)} M$ on average, at most ${shown(regret.largest)} M$ (fifths of its prior).`,
  ];
}
