import { parameters } from '../../src/model/registry.ts';

/** Registry defaults of one section, for tests of rules. */
function section<T>(name: string): T {
  return Object.fromEntries(parameters.filter((entry) => entry.id.startsWith(`${name}.`)).map((entry) => [entry.id.slice(name.length + 1), entry.default])) as T;
}

export const race = section<import('../../src/model/settings.ts').RaceSettings>('race');
export const risk = section<import('../../src/model/settings.ts').RiskSettings>('risk');
export const evidence = section<import('../../src/model/settings.ts').EvidenceSettings>('evidence');
export const capability = section<import('../../src/model/settings.ts').CapabilitySettings>('capability');
export const market = section<import('../../src/model/settings.ts').MarketSettings>('market');
export const knowledge = section<import('../../src/model/settings.ts').KnowledgeSettings>('knowledge');
