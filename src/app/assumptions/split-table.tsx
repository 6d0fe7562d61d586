import type { EnsembleResult } from '../../experiments/types.ts';
import type { Scenario } from '../../model/settings.ts';
import { useApp } from '../context.ts';
import { changesOf } from '../state/changes.ts';
import { budgetAtDecision, countOf, meanOf, medianMonth } from '../state/outcomes.ts';
import type { EnsembleProgress } from '../state/session.ts';
import { partsOf, splitOf } from '../state/split.ts';
import { assumptionWords as text } from '../words/assumptions.ts';

/** The four numbers of the outcome card; NaN where there is none. */
const measures: readonly { readonly id: keyof typeof text.split.columns; readonly of: (result: EnsembleResult) => number }[] = [
  { id: 'catastrophe', of: (result) => countOf(result, 'catastrophe') },
  { id: 'decision', of: (result) => medianMonth(result) ?? NaN },
  { id: 'budget', of: (result) => 100 * budgetAtDecision(result) },
  { id: 'incidents', of: (result) => meanOf(result, 'incidents') },
];

interface Wanted {
  readonly key: string;
  readonly label: string;
  readonly scenario: Scenario;
  readonly progress: EnsembleProgress | undefined;
}

/** What the changes did apart and what is left over when they are made together: assumptions and policies, or each change alone. */
export function Split() {
  const { session } = useApp();
  const changes = changesOf(session);
  const byChange = session.partsAsked.value;
  const mixed = changes.some((change) => change.isPolicy) && changes.some((change) => !change.isPolicy);
  const parts: readonly Wanted[] = byChange
    ? partsOf(session).map(({ key, scenario }) => ({ key, scenario, label: changes.find((change) => change.key === key)?.label ?? key, progress: session.parts.value.get(key) }))
    : [
      { key: 'assumptions', label: text.split.assumptions, scenario: session.baselineScenario.value, progress: session.baselineEnsemble.value },
      { key: 'policies', label: text.split.policies, scenario: session.policiesScenario.value, progress: session.policiesEnsemble.value },
    ];
  const button = (
    <button type="button" class="text-button" data-testid="split-by-change" aria-pressed={byChange} onClick={() => (session.partsAsked.value = !byChange)}>
      {byChange ? (mixed ? text.split.byGroup : text.split.hide) : text.split.byChange}
    </button>
  );
  if (!mixed && !byChange) return <div class="split">{button}</div>;
  const current = { key: 'current', label: '', scenario: session.current.value, progress: session.ensemble.value };
  const reference = { key: 'reference', label: '', scenario: session.shipped.value, progress: session.referenceEnsemble.value };
  const needed = [current, reference, ...parts];
  const whole = (wanted: Wanted): EnsembleResult | null => (wanted.progress?.of === wanted.scenario && wanted.progress.done === wanted.progress.total ? wanted.progress.result : null);
  const results = needed.map(whole);
  const done = needed.reduce((sum, { progress, scenario }) => sum + (progress?.of === scenario ? progress.done : 0), 0);
  return (
    <div class="split" data-testid="split">
      <h3>{text.split.title}</h3>
      {results.every((result) => result !== null)
        ? <SplitTable labels={parts.map((part) => part.label)} keys={parts.map((part) => part.key)} results={results as EnsembleResult[]} />
        : <p class="hint">{text.split.progress(done, needed.length * session.runs)}</p>}
      {button}
    </div>
  );
}

/** `results`: together, as shipped, then each part alone. */
function SplitTable({ labels, keys, results }: { readonly labels: readonly string[]; readonly keys: readonly string[]; readonly results: readonly EnsembleResult[] }) {
  const [together, shipped, ...alone] = results as [EnsembleResult, EnsembleResult, ...EnsembleResult[]];
  const splits = measures.map(({ of }) => splitOf(of(shipped), of(together), alone.map(of)));
  const rows = [
    ...labels.map((label, index) => ({ key: keys[index]!, label, values: splits.map((split) => split.parts[index]!) })),
    { key: 'interaction', label: text.split.interaction, values: splits.map((split) => split.interaction) },
    { key: 'total', label: text.split.total, values: splits.map((split) => split.total) },
  ];
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={text.split.title}>
      <table>
        <caption class="sr-only">{text.split.caption(together.runs)}</caption>
        <thead>
          <tr><td />{measures.map(({ id }) => <th key={id} scope="col">{text.split.columns[id]} <small>{text.split.units[id](together.runs)}</small></th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} class={row.key === 'total' ? 'is-total' : ''} data-testid={`split-${row.key}`}>
              <th scope="row">{row.label}</th>
              {row.values.map((value, index) => <td key={measures[index]!.id}>{text.split.value(value, measures[index]!.id === 'catastrophe' ? 0 : 1)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
