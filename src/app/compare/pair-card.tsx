import { useMemo } from 'preact/hooks';
import { wilson } from '../../core/statistics/index.ts';
import { pairCounts } from '../../experiments/pairs.ts';
import { pairedDifferences, type PairedDifference } from '../../experiments/paired.ts';
import type { EnsembleResult } from '../../experiments/types.ts';
import type { OutcomeName } from '../../model/outcomes/outcomes.ts';
import { outcomeColumn, summarise } from '../../record/summary.ts';
import { modelVersion } from '../../record/version.ts';
import { useApp } from '../context.ts';
import { fixed, signed } from '../format.ts';
import type { Session } from '../state/session.ts';
import { compareWords as words } from '../words/compare.ts';
import { inputDifferences } from './inputs.ts';
import type { Worlds } from './other-world.ts';

/** What differs between A and B, in how many pairs which is safer, and the outcomes of both with their paired differences. */
export function PairCard({ worlds }: { readonly worlds: Worlds }) {
  const { a, b } = worlds;
  const [left, right] = [a.result.value, b.result.value];
  const runs = left && right ? Math.min(left.runs, right.runs) : 0;
  const total = Math.max(a.ensemble.value.total, b.ensemble.value.total);
  return (
    <section class="panel pair-card" aria-labelledby="pair-title" data-testid="pair-card">
      <div class="panel-head">
        <h2 id="pair-title">{words.sides.a} | {words.sides.b}</h2>
        <span class="progress" data-testid="pairs">{words.progress(Math.min(a.ensemble.value.done, b.ensemble.value.done), total)}</span>
      </div>
      {left && right && runs > 0 ? <Pairs left={left} right={right} /> : <p class="hint">{words.waiting}</p>}
      <Inputs worlds={worlds} />
    </section>
  );
}

function Inputs({ worlds }: { readonly worlds: Worlds }) {
  const { session } = useApp();
  const world = (of: Session) => ({ scenarioId: of.scenarioId.value, name: of.shipped.value.name, current: of.current.value, values: of.values.value });
  const differences = inputDifferences(world(worlds.a), world(worlds.b), session.levers, session.room.value);
  return (
    <>
      <h3>{words.inputs}</h3>
      {worlds.a.shipped.value.seed !== worlds.b.shipped.value.seed && <p class="hint">{words.otherSeed}</p>}
      {differences.length === 0 ? <p class="hint" data-testid="no-inputs">{words.same}</p> : (
        <table class="pair-table" data-testid="inputs">
          <thead><tr><th scope="col">{words.columns.input}</th><th scope="col">{words.sides.a}</th><th scope="col">{words.sides.b}</th></tr></thead>
          <tbody>{differences.map((each) => <tr key={each.key} data-key={each.key}><th scope="row">{each.label}</th><td>{each.a}</td><td>{each.b}</td></tr>)}</tbody>
        </table>
      )}
    </>
  );
}

interface Row {
  readonly name: keyof typeof words.outcomes.labels & OutcomeName;
  readonly show: (value: number) => string;
  readonly difference: (value: number) => string;
}
const rows: readonly Row[] = [
  { name: 'catastrophe', show: (value) => fixed(100 * value, 1), difference: words.percentagePoints },
  { name: 'timeToThreshold', show: (value) => fixed(value, 1), difference: (value) => signed(value, 1) },
  { name: 'finalResidualRisk', show: (value) => fixed(100 * value, 1), difference: words.percentagePoints },
  { name: 'finalBudget', show: (value) => fixed(100 * value, 1), difference: words.percentagePoints },
  { name: 'incidents', show: (value) => fixed(value, 1), difference: (value) => signed(value, 1) },
];

function Pairs({ left, right }: { readonly left: EnsembleResult; readonly right: EnsembleResult }) {
  const known = useMemo(() => {
    // Only pairs count: the first runs of both, as many as the shorter ensemble has.
    const runs = Math.min(left.runs, right.runs);
    const [first, second] = [{ ...left, runs }, { ...right, runs }];
    return {
      first, second, runs, counts: pairCounts(first, second, 'finalResidualRisk'), differences: pairedDifferences(first, second),
      summaries: [summarise(first, modelVersion, 0), summarise(second, modelVersion, 0)] as const,
    };
  }, [left, right]);
  const { first, second, counts, differences, summaries } = known;
  const [letter, other] = counts.lower >= counts.higher ? [words.sides.a, words.sides.b] : [words.sides.b, words.sides.a];
  const [more, less] = [Math.max(counts.lower, counts.higher), Math.min(counts.lower, counts.higher)];
  const interval = wilson(more, Math.max(1, more + less));
  const [here, there] = [outcomeColumn(first, 'catastrophe'), outcomeColumn(second, 'catastrophe')];
  const both = (a: number, b: number): number => here.reduce((sum, value, run) => sum + (value === a && there[run] === b ? 1 : 0), 0);
  return (
    <>
      <p class="pair-statement" data-testid="statement">{more === 0 ? words.level(counts.pairs) : words.statement(more, counts.pairs, letter)}</p>
      <p class="hint" data-testid="statement-note">{more === 0 ? words.levelNote(counts.same) : words.statementNote(less, other, counts.same, interval.low, interval.high)} {words.safer}</p>
      <table class="pair-table" data-testid="pair-outcomes">
        <thead><tr><th scope="col">{words.columns.outcome}</th><th scope="col">{words.sides.a}</th><th scope="col">{words.sides.b}</th><th scope="col">{words.columns.difference}</th></tr></thead>
        <tbody>
          {rows.map(({ name, show, difference }) => {
            const [a, b] = summaries.map((summary) => summary.outcomes[name].mean) as [number | null, number | null];
            const count = (value: number | null): string => (value === null ? '–' : show(value));
            return <tr key={name} data-outcome={name}><th scope="row">{words.outcomes.labels[name]}</th><td>{count(a)}</td><td>{count(b)}</td><td>{differenceCell(differences[name], difference)}</td></tr>;
          })}
        </tbody>
      </table>
      <p class="hint" data-testid="pair-catastrophes">{words.catastrophes(both(1, 0), both(0, 1), both(1, 1))}</p>
    </>
  );
}

/** The mean paired difference, bold where its 95 % interval leaves 0 out, and the interval. */
function differenceCell({ mean, low, high }: PairedDifference, show: (value: number) => string) {
  if (mean === null) return '–';
  const distinct = low !== null && high !== null && (low > 0 || high < 0);
  return (
    <>
      {distinct ? <b>{show(mean)}</b> : show(mean)}
      {low !== null && high !== null && <small>{words.interval(show(low), show(high))}</small>}
    </>
  );
}
