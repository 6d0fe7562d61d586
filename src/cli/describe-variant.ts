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
    textTable(['outcome', 'unit', 'difference', '95 % interval', ''], rows, [2, 3]),
  ];
}

function signed(value: number | null): string {
  const text = shown(value);
  return value !== null && value > 0 ? `+${text}` : text;
}
