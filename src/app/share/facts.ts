import type { EnsembleResult } from '../../experiments/types.ts';
import type { Scenario } from '../../model/settings.ts';
import { summarise, type RunSummary } from '../../record/summary.ts';
import { modelVersion } from '../../record/version.ts';
import type { RunView } from '../run/run-view.ts';
import type { App } from '../context.ts';
import { changesOf, type Change } from '../state/changes.ts';
import { summaryOf, tilesOf, type Tile } from '../state/tiles.ts';
import { words } from '../words.ts';
import { command } from './command.ts';
import { linkOf } from './make-link.ts';

/** Everything that a text about this screen says: what was computed, from what, with which result, and how to compute it again. */
export interface Facts {
  readonly model: string;
  readonly scenario: Scenario;
  readonly changes: readonly Change[];
  /** Null until the first runs of the ensemble are there. */
  readonly ensemble: EnsembleResult | null;
  readonly reference: EnsembleResult | null;
  readonly tiles: readonly Tile[];
  readonly sentence: string;
  readonly run: RunView | null;
  /** Null where the scenario is too large for a link. */
  readonly address: string | null;
  readonly command: string;
}

export function factsOf(app: App): Facts {
  const { session, places, library } = app;
  const scenario = session.current.peek();
  const shipped = session.shipped.peek();
  const changes = changesOf(session);
  const progress = session.ensemble.peek();
  const ensemble = progress.of === scenario ? progress.result : null;
  const reference = changes.length === 0 ? null : session.referenceEnsemble.peek().result;
  const link = linkOf(session, library);
  const id = session.scenarioId.peek();
  const isShipped = session.entries.some((entry) => entry.id === id);
  return {
    model: places.results.peek()?.model ?? modelVersion, scenario, changes, ensemble, reference,
    tiles: ensemble ? tilesOf(ensemble, reference ? [{ against: words.outcome.before, ensemble: reference }] : []) : [],
    sentence: ensemble ? summaryOf(ensemble, reference, changes.map((change) => change.label)) : '',
    run: session.run.peek(),
    address: link === null ? null : `${location.origin}${location.pathname}#${link}`,
    command: command(isShipped ? id : null, shipped, scenario, ensemble?.runs),
  };
}

/** The ensemble as `run --json` gives it, apart from the time that it took, with what computes it again. Null until it is there. */
export function resultsFile(facts: Facts): string | null {
  if (!facts.ensemble) return null;
  const { timing: _timing, ...summary }: RunSummary = summarise(facts.ensemble, facts.model, 0);
  const changes = facts.changes.map(({ key, label, before, after }) => ({ key, label, before, after }));
  return `${JSON.stringify({ ...summary, changes, command: facts.command, link: facts.address }, null, 2)}\n`;
}
