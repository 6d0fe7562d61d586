import { percent, plural, significant } from '../format.ts';

/** Sums are kept in M$. */
export function money(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size >= 1e6) return `${significant(value / 1e6)} trillion $`;
  if (size >= 1e3) return `${significant(value / 1e3)} billion $`;
  return `${significant(value)} M$`;
}

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
  evidence: (of: 'accident' | 'misconduct' | 'demonstration', warning: boolean) => `${of === 'misconduct' ? 'misconduct of its system' : of} read as ${warning ? 'a warning' : 'reassurance'}`,
  lead: 'takes the lead',
  sitsOut: 'sits this round out',
  starts: (budget: number) => `starts with a safety budget of ${percent(budget, 1)}`,
  raises: (before: number, after: number) => `raises its safety budget from ${percent(before, 1)} to ${percent(after, 1)}`,
  cuts: (before: number, after: number) => `cuts its safety budget from ${percent(before, 1)} to ${percent(after, 1)}`,
  gainUnit: 'What one more point of speed for safety would gain the lab, M$',
} as const;
