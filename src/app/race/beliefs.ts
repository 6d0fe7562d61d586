import { createStream, normal, streamKey } from '../../core/random/index.ts';
import { nextError, perceivedCapability } from '../../model/knowledge/perception.ts';
import { expandLabs } from '../../model/labs/population.ts';
import { applyLevers, type ActiveLever } from '../../model/levers/apply.ts';
import { findLever } from '../../model/levers/catalogue.ts';
import type { KnowledgeSettings, Scenario } from '../../model/settings.ts';
import type { WorldSettings } from '../../model/world/settings.ts';
import { labValue, type RunView } from '../run/run-view.ts';
import { settingsInForceAt } from './oversight.ts';

/**
 * Where rivals believe each lab to be, OOM. A run does not record it, and need not: the errors are draws keyed by seed, run and lab, so that they
 * are made here once more by the model's own functions (model, section 3). Labs that have left their jurisdiction count as of where they began.
 */
export interface Beliefs {
  /** By row and lab: what the classes of observers among its rivals believe, one number for each that differs. */
  readonly at: readonly (readonly (readonly number[])[])[];
}

/** Changes of what labs know, alone: nothing else matters here. */
function informing(scenario: Scenario, view: RunView, month: number): ActiveLever[] {
  return settingsInForceAt(scenario, view.events, month).flatMap((setting) => {
    const lever = findLever(setting.lever, scenario.levers);
    const changes = lever?.changes.filter((change) => change.path.startsWith('knowledge.') || change.path.startsWith('pictures.')) ?? [];
    return lever && changes.length > 0 ? [{ lever: { ...lever, changes }, setting }] : [];
  });
}

export function beliefsOf(view: RunView, scenario: Scenario): Beliefs {
  const labs = expandLabs(scenario);
  const base: WorldSettings = { ...scenario, labs };
  const streams = labs.map((lab) => createStream(streamKey(scenario.seed, view.run, lab.name, 'picture')));
  const errors = streams.map((stream) => normal(stream.uniform()));
  const at: number[][][] = [];
  for (let row = 0; row <= view.lastRow; row++) {
    const settings = applyLevers(base, informing(scenario, view, row * view.stepMonths));
    if (row > 0) streams.forEach((stream, lab) => (errors[lab] = nextError(settings.knowledge.correlation, errors[lab]!, normal(stream.uniform()), view.stepMonths)));
    at.push(labs.map((_, j) => {
      const seen: number[] = [];
      for (let i = 0; i < labs.length; i++) {
        if (i === j) continue;
        const value = perceivedCapability(knowledgeOf(settings, labs[i]!.observer, j), labValue(view, row, j, 'capability'), errors[j]!);
        if (!seen.includes(value)) seen.push(value);
      }
      return seen;
    }));
  }
  return { at };
}

/** What a class of observers gets wrong about a lab; its bias is about the labs that it names alone. */
function knowledgeOf(settings: WorldSettings, observer: string, lab: number): KnowledgeSettings {
  const own = settings.pictures.find((picture) => picture.observer === observer);
  if (own === undefined) return settings.knowledge;
  const { name, jurisdiction } = settings.labs[lab]!;
  const about = own.about.length === 0 || own.about.includes(name) || own.about.includes(jurisdiction);
  return { ...settings.knowledge, sigma: own.sigma, bias: about ? own.bias : settings.knowledge.bias };
}
