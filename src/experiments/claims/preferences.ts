import { expandLabs } from '../../model/labs/population.ts';
import type { ResearcherSettings } from '../../model/researchers/index.ts';
import { preferringAlignment } from '../../model/researchers/preferences.ts';
import type { Scenario } from '../../model/settings.ts';

const known = new WeakMap<Scenario, { readonly share: number; readonly flip: number }>();

/** Highest factor on the value of a statistical life that is tried, and halvings of the search. */
const mostTimes = 1024;
const halvings = 20;

/** At a scenario's stated wages and values: the share of people who prefer alignment, and the median VSL (M$) at which half of them do; Infinity above a thousand times. */
export function preferences(scenario: Scenario): { readonly share: number; readonly flip: number } {
  const found = known.get(scenario);
  if (found !== undefined) return found;
  const base = { ...scenario, labs: expandLabs(scenario) };
  const { lifeValue } = scenario.researchers;
  const at = (factor: number): number => preferringAlignment(base, { lifeValue: factor * lifeValue });
  const share = at(1);
  let low = 1 / mostTimes;
  let high = mostTimes;
  if (at(high) < 0.5) low = high = Infinity;
  for (let step = 0; step < halvings && low < high; step++) {
    const middle = Math.sqrt(low * high);
    if (at(middle) < 0.5) low = middle;
    else high = middle;
  }
  const made = { share, flip: high * lifeValue };
  known.set(scenario, made);
  return made;
}

/** What own life and circle are worth to an average person, per unit of VSL: chance · cut · (1 + circle · weight); 0.04 at the source's figures. */
export function ownLifeAndCircle({ chanceToMatter, riskCut, circle, circleWeight }: ResearcherSettings): number {
  return chanceToMatter * riskCut * (1 + circle * circleWeight);
}
