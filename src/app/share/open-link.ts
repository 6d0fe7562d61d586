import type { Scenario } from '../../model/settings.ts';
import { modelVersion } from '../../record/version.ts';
import { decodeLink } from '../../scenario/link.ts';
import { scenarioHash } from '../../scenario/canonical.ts';
import type { Step } from '../state/history.ts';
import type { Library } from '../state/library.ts';
import type { Session } from '../state/session.ts';
import { words } from '../words.ts';
import { soundScenario } from './check-scenario.ts';
import { numberFits } from '../assumptions/registry.ts';
import { readSharedState } from './shared-state.ts';

export interface OpenedLink {
  /** Null where the link cannot be used; the notice then says why. */
  readonly step: Step | null;
  readonly month: number;
  readonly lab: number;
  readonly notice: string | null;
}

/** What a link says, checked in every part; a scenario that it brings is added to the library. Never throws. */
export async function readLink(fragment: string, session: Session, library: Library): Promise<OpenedLink> {
  const refuse = (notice: string): OpenedLink => ({ step: null, month: 0, lab: 0, notice });
  const { value, problem } = decodeLink(fragment);
  if (problem !== undefined) return refuse(words.link.problems[problem]);
  const { state, fault } = readSharedState(value, { shipped: session.entries.map((entry) => entry.id), levers: session.levers, numberFits });
  if (fault !== undefined) return refuse(words.link.problems.malformed(fault));
  const notice = state.model === modelVersion ? null : words.link.otherModel(state.model, modelVersion);
  const base: Scenario | null = typeof state.scenario === 'string' ? await library.get(state.scenario).catch(() => null) : soundScenario(state.scenario);
  if (base === null) return refuse(typeof state.scenario === 'string' ? words.link.failed : words.link.problems.malformed('its scenario'));
  const labs = base.labs.reduce((sum, entry) => sum + entry.count, 0);
  const rest = { month: Math.min(state.month, base.horizonMonths), lab: Math.min(state.lab, labs - 1), notice };
  if (typeof state.scenario === 'string' && base.seed === state.seed) return { step: { scenario: state.scenario, values: state.levers }, ...rest };
  const scenario = base.seed === state.seed ? base : { ...base, seed: state.seed };
  const id = ownId(scenario);
  library.add(id, scenario);
  return { step: { scenario: id, values: state.levers }, ...rest };
}

/** Equal scenarios have equal ids, so that a link opened twice is one entry. */
export function ownId(scenario: Scenario): string {
  return `own-${scenarioHash(scenario).slice(0, 12)}`;
}
