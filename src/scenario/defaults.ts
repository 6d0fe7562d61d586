import type { RiskSettings } from '../model/settings.ts';
import type { LabInput } from './complete.ts';

/** The labs of `scenarios/frontier.yaml`: five of both profiles within an order of magnitude of each other (model, section 13). */
export const defaultLabs: readonly LabInput[] = [
  { name: 'Aurora', profile: 'rushed-reasonable', capability: 0 },
  { name: 'Boreal', profile: 'limited-will', capability: -0.1 },
  { name: 'Corvus', profile: 'rushed-reasonable', capability: -0.2 },
  { name: 'Delphi', profile: 'limited-will', capability: -0.5 },
  { name: 'Ember', profile: 'rushed-reasonable', capability: -1 },
];

/** Each run draws the true risk anew; mean 0.4 (model, section 13: labs underestimate it on average). */
export const defaultTrueRisk: RiskSettings['trueRisk'] = { beta: [4, 6] };

export const defaultOutcomes: readonly string[] = ['catastrophe', 'timeToThreshold', 'finalBudget', 'incidents'];

/** What an entry without a name of its own is called, by its place in the list. */
export const numberedName = {
  labs: (index: number) => `Lab ${index + 1}`,
  regulators: (index: number) => (index === 0 ? 'Regulator' : `Regulator ${index + 1}`),
  sectors: (index: number) => `sector-${index + 1}`,
} as const;
