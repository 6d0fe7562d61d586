import { confusingEvidence } from './evidence.ts';
import { incentivesForLimitedWill, reliefFromCompetition } from './coordination.ts';
import { mechanismsOfSystems, misconductOfLabs } from './misconduct.ts';
import { buyingOut, fewChooseAlignment, organisationsDrift, staffWhoLeave, standingAndLegibility } from './people.ts';
import { alignedPressure, capAgainstList } from './pressure.ts';
import { closeRival, moreRivals } from './rivals.ts';
import { resources } from './resources.ts';
import { weakRules } from './supply.ts';
import { betterTechnology } from './technology.ts';
import type { Claim } from './types.ts';

/** The claims ledger (model, section 12), in the order of the ledger. One set of defaults and of ranges for all; none is tuned to a claim. */
export const ledger: readonly Claim[] = [
  betterTechnology, reliefFromCompetition, incentivesForLimitedWill, closeRival, resources, alignedPressure, capAgainstList, confusingEvidence,
  staffWhoLeave, misconductOfLabs, fewChooseAlignment, organisationsDrift, standingAndLegibility, buyingOut, weakRules, moreRivals, mechanismsOfSystems,
];
