import { signal, useComputed } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { EnsembleResult } from '../../experiments/types.ts';
import { useApp } from '../context.ts';
import { significant } from '../format.ts';
import { changesOf } from '../state/changes.ts';
import type { EnsembleProgress, Session } from '../state/session.ts';
import type { Comparison } from '../state/tiles.ts';
import { words } from '../words.ts';

/** Intervals and what they need are fetched while the first runs are computed. */
const arithmetic = signal<typeof import('../state/tiles.ts') | null>(null);

/** Four numbers of the current ensemble against the scenario as shipped and against my assumptions alone, in natural frequencies. */
export function OutcomeCard() {
  const { session } = useApp();
  // How far it has come is told beside: the numbers change at its milestones.
  const fresh = session.result.value;
  const of = useComputed(() => session.ensemble.value.of).value;
  const kept = useRef<EnsembleResult | null>(null);
  if (fresh) kept.current = fresh;
  // While a new ensemble starts, the last numbers stay, dimmed, so that nothing jumps; another scenario's numbers do not.
  if (kept.current && kept.current.scenario.name !== session.shipped.value.name) kept.current = null;
  const result = fresh ?? kept.current;
  const stale = fresh === null || of !== session.current.value;
  const shipped = useComputed(() => session.referenceEnsemble.value.result).value;
  const changes = changesOf(session);
  const hasBaseline = isBetween(session);
  const baseline = useComputed(() => (isBetween(session) ? resultOf(session.baselineEnsemble.value, session.baselineScenario.value) : null)).value;
  const numbers = arithmetic.value;
  useEffect(() => {
    if (numbers === null) import('../state/tiles.ts').then((module) => (arithmetic.value = module), (error: unknown) => (session.fault.value = { message: String(error), recovered: false }));
  }, []);
  const tiles = useMemo(() => {
    const comparisons: Comparison[] = changes.length === 0 ? [] : [{ against: words.outcome.before, ensemble: shipped }];
    if (hasBaseline) comparisons.push({ against: words.outcome.baseline, ensemble: baseline });
    return result && numbers ? numbers.tilesOf(result, comparisons) : [];
  }, [numbers, result, shipped, baseline, hasBaseline, changes.length === 0]);
  return (
    <section class="panel outcome" aria-labelledby="outcome-title">
      <div class="panel-head">
        <h2 id="outcome-title">{words.outcome.title(session.horizon.value)}</h2>
        <Runs session={session} />
      </div>
      <RunsBar session={session} />
      {result === null || numbers === null
        ? <div class="tiles is-empty" aria-hidden="true">{[0, 1, 2, 3].map((index) => <div key={index} class="tile"><i /><i /></div>)}</div>
        : (
          <dl class={`tiles${stale ? ' is-stale' : ''}`}>
            {tiles.map((tile) => (
              <div key={tile.id} class="tile" data-testid={`outcome-${tile.id}`}>
                <dt>{tile.label}</dt>
                <dd class="big">{tile.big}{tile.small && <small> {tile.small}</small>}</dd>
                {tile.changes.map((change, index) => <dd key={index} class={`change is-${change.tone}`}>{change.text}</dd>)}
                <dd class="note">{tile.note}</dd>
              </div>
            ))}
          </dl>
        )}
      {/* One element from the first paint on, its largest text: what it says later paints nothing larger. */}
      <p class="summary" data-testid="summary">{result && numbers && !stale ? numbers.summaryOf(result, shipped, changes.map((change) => change.label)) : words.outcome.meanwhile}</p>
      <Others session={session} />
      <p class="certificate" data-testid="certificate">
        {result && words.outcome.certificate(result.certificates.solved, result.certificates.rounds, significant(result.certificates.worstEpsilon))}
      </p>
    </section>
  );
}

function Runs({ session }: { readonly session: Session }) {
  const { done, total } = session.ensemble.value;
  return <span class="progress" data-testid="runs">{session.slow.value ? words.outcome.slow : total === 0 ? words.outcome.waiting : words.outcome.progress(done, total)}</span>;
}

function RunsBar({ session }: { readonly session: Session }) {
  const { done, total } = session.ensemble.value;
  return <progress class="runs" max={Math.max(1, total)} value={done} aria-label={words.outcome.progress(done, total)} />;
}

/** Whether my assumptions alone are a setting of their own, neither the scenario as shipped nor the current one. */
export function isBetween({ baselineScenario, shipped, current }: Session): boolean {
  return baselineScenario.value !== shipped.value && baselineScenario.value !== current.value;
}

function resultOf(progress: EnsembleProgress, of: EnsembleProgress['of']): EnsembleResult | null {
  return progress.of === of ? progress.result : null;
}

/** How far the ensembles are that the differences wait for. */
function Others({ session }: { readonly session: Session }) {
  const { ensemble, referenceEnsemble, baselineEnsemble } = session;
  if (!session.changed.value || ensemble.value.result === null) return null;
  const waiting = [
    { name: words.outcome.baseline, wanted: isBetween(session), progress: baselineEnsemble.value, of: session.baselineScenario.value },
    { name: words.outcome.shipped, wanted: true, progress: referenceEnsemble.value, of: session.shipped.value },
  ].find(({ wanted, progress, of }) => wanted && progress.of === of && progress.done < progress.total);
  if (!waiting) return null;
  return <p class="hint" data-testid="others">{words.outcome.others(waiting.name, waiting.progress.done, waiting.progress.total)}</p>;
}
