import type { SectorSettings } from './settings.ts';

/** Fields in which the default sectors differ from the registry's defaults: the basic game, one that sells safety, one that sells performance. */
export const defaultSectors: readonly (Partial<SectorSettings> & Pick<SectorSettings, 'name'>)[] = [
  { name: 'office-work', weight: 0.5 },
  { name: 'health-and-law', weight: 0.25, safetyRevenue: 1.2, performanceRevenue: 0.8 },
  { name: 'industry', weight: 0.25, safetyRevenue: 0.8, performanceRevenue: 1.2 },
];
