import { plural, whole } from '../format.ts';

/** The card of an event. */
export const whyWords = {
  rule: 'The rule',
  followed: 'What followed from it',
  smaller: (count: number) => `${whole(count)} smaller ${plural(count, { one: 'term', other: 'terms' })}`,
  sameLines: 'No lab’s budget, risk or capability differs while both runs last.',
  change: (lab: string, quantity: string, difference: string, month: string) => `Largest change: ${lab}, ${quantity.toLowerCase()}, ${difference} in month ${month} because of it.`,
  lines: 'Solid: as it was; dashed: without it.',
  points: (value: string) => `${value} points`,
  oom: (value: string) => `${value} OOM`,
} as const;
