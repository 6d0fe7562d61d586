import type { LeverSetting } from '../settings.ts';

/** What an advocate can spend money on (model, section 8), in the order in which a tranche is spent. */
export const purposes = ['technology', 'evidence', 'staff', 'bill'] as const;
export type Purpose = (typeof purposes)[number];

/** An advocate with a budget; see the registry (`advocate.*`) for units, ranges, reasons and sources. Budget 0: there is none. */
export type AdvocateSettings = { readonly [P in Purpose]: number } & {
  readonly budget: number;
  readonly start: number;
  readonly every: number;
  readonly tranches: number;
  readonly powerPerMusd: number;
  readonly demonstrationsPerMusd: number;
  readonly organisedPerMusd: number;
  readonly passagePerMusd: number;
  /** Levers that come into force for the labs of a jurisdiction when the bill passes there. */
  readonly law: readonly Pick<LeverSetting, 'lever' | 'strength'>[];
};

/** The bill of an advocate that names none: strict liability. */
export const defaultLaw: AdvocateSettings['law'] = [{ lever: 'liability', strength: 1 }];
