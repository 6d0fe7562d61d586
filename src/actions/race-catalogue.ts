import { measures as catalogue } from '../model/measures/catalogue.ts';

/** The race game without measures of its own is played with the catalogue; the game itself knows no catalogue. */
export function withCatalogue(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || 'measures' in json) return json;
  const measures = catalogue.map(({ name, cost, reduction, visibility, verifiability }) => ({ name, cost, reduction, visibility, verifiability }));
  return { ...json, measures };
}
