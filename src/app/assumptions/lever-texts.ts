import { leverTexts } from 'virtual:lever-texts';
import type { Lever } from '../../model/settings.ts';

/** What is said about a lever: a scenario's own lever says it itself; those of the catalogue, which is there before the first paint, come without. */
export function textsOf(lever: Lever): { readonly meaning: string; readonly reason: string; readonly source: string } {
  return Object.hasOwn(leverTexts, lever.id) ? leverTexts[lever.id]! : lever;
}
