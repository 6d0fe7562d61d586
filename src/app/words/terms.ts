import type { TermGroup, TermUnit } from '../../record/terms.ts';
import { fixed, percent, plural, significant, signed, whole } from '../format.ts';
import { headlines, money } from './headlines.ts';

/** What the terms of a group add up to. */
export const groupWords: Readonly<Record<TermGroup, string>> = {
  pull: headlines.gainUnit,
  worth: 'What it was worth over the planning horizon, M$',
  will: 'Where political will comes from, share',
  odds: 'What it does to the odds of danger, log',
  people: 'People by the reason for which they moved',
  mission: 'What moves the mission\'s weight, a month',
  safety: 'Where the model\'s safety comes from',
  hazard: 'What made it likely: factors that multiply',
};

/** A factor of a hazard, from its logarithm. */
export const factorText = (log: number): string => `× ${significant(Math.exp(log))}`;

/** Numbers of terms by their unit. */
export const unitTexts: Readonly<Record<TermUnit, (value: number) => string>> = {
  share: (value) => percent(value, Math.abs(value) < 0.995 && value !== 0 ? 1 : 0),
  musd: money,
  capability: (value) => `${fixed(value, 2)} OOM`,
  months: (value) => `${significant(value)} ${plural(value, { one: 'month', other: 'months' })}`,
  rate: (value) => `${significant(value)} a month`,
  count: whole,
  people: whole,
  flag: (value) => (value === 1 ? 'yes' : 'no'),
  safety: (value) => fixed(value, 2),
  factor: (value) => significant(value),
  perYear: (value) => `${significant(value)} M$ a year`,
  number: (value) => significant(value),
  logPower: (value) => signed(value, 2),
  pull: (value) => significant(value, true),
  logOdds: (value) => signed(value, 2),
  perMonth: (value) => signed(value, 4),
  name: () => '',
};
