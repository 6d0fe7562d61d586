import { fixed, percent, plural, significant, signed, whole } from '../format.ts';

/** Sums are kept in M$. */
function money(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value >= 1e6) return `${significant(value / 1e6)} trillion $`;
  if (value >= 1e3) return `${significant(value / 1e3)} billion $`;
  return `${significant(value)} M$`;
}

const yesNo = (value: number): string => (value === 1 ? 'yes' : 'no');

/** What an event says in one line, after the name of who it is about. */
export const headlines = {
  accident: (severity: number, harm: number) => `accident of severity ${severity}, ${money(harm)} lost`,
  release: (months: number) => `releases a model, ${significant(months)} ${plural(months, { one: 'month', other: 'months' })} after its last`,
  productAccident: (harm: number) => `accident of its product, ${money(harm)} lost`,
  catastropheByDecision: 'catastrophe: its system decided the race and was not safe',
  catastropheByAccident: 'catastrophe by accident',
  decided: (risk: number) => `decides the race with residual risk ${percent(risk)}`,
  switchedOn: (strength: number | null, unit: string | null) => `switched on${strength === null ? '' : ` at ${significant(strength)}${unit === null ? '' : ` (${unit})`}`}`,
  switchedOff: 'switched off',
  found: (fine: number) => `inspected: violation found, fined ${money(fine)}`,
  missed: 'inspected: its violation was missed',
  inOrder: 'inspected: in order',
  warning: 'accident read as a warning',
  reassurance: 'accident read as reassurance',
  lead: 'takes the lead',
  sitsOut: 'sits this round out',
  starts: (budget: number) => `starts with a safety budget of ${percent(budget, 1)}`,
  raises: (before: number, after: number) => `raises its safety budget from ${percent(before, 1)} to ${percent(after, 1)}`,
  cuts: (before: number, after: number) => `cuts its safety budget from ${percent(before, 1)} to ${percent(after, 1)}`,
  gainUnit: 'What one more point of speed for safety would gain the lab, M$',
} as const;

/** Terms that state a fact, by the model's name for them, with their unit; all others are signed reasons. */
export const factTexts: Readonly<Record<string, (value: number) => string>> = {
  'safety budget': (value) => percent(value, 1), 'budget before': (value) => percent(value, 1), 'residual risk': (value) => percent(value),
  'assessed risk': (value) => percent(value), cap: (value) => percent(value), 'true risk': (value) => percent(value),
  'win probability': (value) => percent(value), 'chance of a warning': (value) => percent(value), 'signal if dangerous': (value) => percent(value), 'signal if not': (value) => percent(value),
  hazard: (value) => `${significant(value)} a month`, 'accident rate at no safety': (value) => `${significant(value)} a month`,
  capability: (value) => `${fixed(value, 2)} OOM`, lead: (value) => `${signed(value, 2)} OOM`, harm: money, fine: money,
  strength: (value) => significant(value), 'labs covered': whole,
  on: yesNo, violation: yesNo, found: yesNo, warning: yesNo, 'by the decision': yesNo,
};
