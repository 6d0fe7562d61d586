import { useMemo, useRef } from 'preact/hooks';
import { meanInterval, wilson } from '../../core/statistics/index.ts';
import type { EnsembleResult } from '../../experiments/types.ts';
import { useApp } from '../context.ts';
import { fixed, percent, significant, whole } from '../format.ts';
import type { OutcomeName } from '../../model/outcomes/outcomes.ts';
import { budgetAtDecision, countOf, decidedBudgets, isDistinct, meanOf, medianMonth } from '../state/outcomes.ts';
import { words } from '../words.ts';

interface Tile {
  readonly id: string;
  readonly big: string;
  readonly small?: string;
  readonly label: string;
  readonly note: string;
  readonly change: { readonly text: string; readonly tone: 'better' | 'worse' | 'same' } | null;
}

/** Four numbers of the current ensemble against the scenario as shipped, in natural frequencies. */
export function OutcomeCard() {
  const { session } = useApp();
  const progress = session.ensemble.value;
  const reference = session.referenceEnsemble.value.result;
  const kept = useRef<EnsembleResult | null>(null);
  if (progress.result) kept.current = progress.result;
  // While a new ensemble starts, the last numbers stay, dimmed, so that nothing jumps; another scenario's numbers do not.
  if (kept.current && kept.current.scenario.name !== session.shipped.value.name) kept.current = null;
  const result = progress.result ?? kept.current;
  const stale = progress.result === null || progress.of !== session.current.value;
  const changed = session.changed.value;
  const tiles = useMemo(() => (result ? tilesOf(result, changed ? reference : null, changed) : []), [result, reference, changed]);
  return (
    <section class="panel outcome" aria-labelledby="outcome-title">
      <div class="panel-head">
        <h2 id="outcome-title">{words.outcome.title(session.horizon.value)}</h2>
        <span class="progress" data-testid="runs">
          {progress.total === 0 ? words.outcome.waiting : words.outcome.progress(progress.done, progress.total)}
        </span>
      </div>
      <progress class="runs" max={Math.max(1, progress.total)} value={progress.done} aria-label={words.outcome.progress(progress.done, progress.total)} />
      {result === null
        ? <div class="tiles is-empty" aria-hidden="true">{[0, 1, 2, 3].map((index) => <div key={index} class="tile"><i /><i /></div>)}</div>
        : (
          <dl class={`tiles${stale ? ' is-stale' : ''}`}>
            {tiles.map((tile) => (
              <div key={tile.id} class="tile" data-testid={`outcome-${tile.id}`}>
                <dt>{tile.label}</dt>
                <dd class="big">{tile.big}{tile.small && <small> {tile.small}</small>}</dd>
                {tile.change && <dd class={`change is-${tile.change.tone}`}>{tile.change.text}</dd>}
                <dd class="note">{tile.note}</dd>
              </div>
            ))}
          </dl>
        )}
      <p class="certificate" data-testid="certificate">
        {result && words.outcome.certificate(result.certificates.solved, result.certificates.rounds, significant(result.certificates.worstEpsilon))}
      </p>
    </section>
  );
}

function tilesOf(result: EnsembleResult, reference: EnsembleResult | null, changed: boolean): Tile[] {
  const waiting = changed ? { text: words.outcome.waiting, tone: 'same' as const } : null;
  // Compare like with like: the reference's first runs have the same draws as these.
  const paired = reference && reference.runs >= result.runs ? { ...reference, runs: result.runs } : null;
  const count = countOf(result, 'catastrophe');
  const chance = wilson(count, result.runs);
  const median = medianMonth(result);
  const decided = countOf(result, 'reached');
  const budgets = meanInterval(decidedBudgets(result));
  const incidents = meanOf(result, 'incidents');
  const severe = meanOf(result, 'severeIncidents');

  // Better and worse are said in colour only where the paired difference is more than chance; the number is there in any case.
  const change = (name: OutcomeName, difference: number, threshold: number, lower: 'better' | 'worse' | 'same', text: (difference: number) => string): Tile['change'] => {
    if (!paired) return waiting;
    if (!Number.isFinite(difference)) return null;
    if (Math.abs(difference) < threshold) return { text: words.outcome.same, tone: 'same' };
    const tone = lower === 'same' || !isDistinct(result, paired, name) ? 'same' : (difference < 0) === (lower === 'better') ? 'better' : 'worse';
    return { text: text(difference), tone };
  };
  const before = paired ? countOf(paired, 'catastrophe') : 0;
  const medianBefore = paired ? medianMonth(paired) : null;
  const budget = budgetAtDecision(result);
  return [
    {
      id: 'catastrophe', big: whole(count), small: words.outcome.ofRuns(result.runs), label: words.outcome.catastrophe,
      note: words.outcome.catastropheInterval(chance.low, chance.high),
      change: change('catastrophe', count - before, 0.5, 'better', (by) => (by < 0 ? words.outcome.fewer(-by) : words.outcome.more(by))),
    },
    {
      id: 'decision', big: median === null ? words.outcome.undecided : fixed(median, 1), label: words.outcome.decision,
      note: words.outcome.decisionNote(decided, result.runs),
      change: change('timeToThreshold', median === null || medianBefore === null ? NaN : median - medianBefore, 0.05, 'same', (by) => (by > 0 ? words.outcome.later(by) : words.outcome.earlier(-by))),
    },
    {
      id: 'budget', big: percent(budget, 1), label: words.outcome.budget, note: words.outcome.budgetNote(budgets.low, budgets.high),
      change: change('finalBudget', paired ? budget - budgetAtDecision(paired) : NaN, 0.0005, 'worse', words.outcome.points),
    },
    {
      id: 'incidents', big: fixed(incidents, 1), label: words.outcome.incidents, note: words.outcome.incidentsNote(incidents - severe, severe),
      change: change('incidents', paired ? incidents - meanOf(paired, 'incidents') : NaN, 0.05, 'better', (by) => (by < 0 ? words.outcome.incidentsLess(-by) : words.outcome.incidentsMore(by))),
    },
  ];
}
