import { useSignal, useSignalEffect } from '@preact/signals';
import { batch } from '@preact/signals';
import { modelVersion } from '../../record/version.ts';
import { useApp } from '../context.ts';
import { Icon } from '../panels/icon.tsx';
import { places } from '../words/places.ts';
import '../styles/places.css';

const text = places.results;
type Verdict = 'none' | 'running' | 'same' | 'differs' | 'failed';

/** Says that the page shows recorded results, and whose; goes from run to run, and computes one anew to compare it bit by bit. */
export function ResultsBar() {
  const { session, places: { results }, pool } = useApp();
  const verdict = useSignal<Verdict>('none');
  const shown = results.value;
  const run = session.runIndex.value;
  useSignalEffect(() => {
    void [results.value, session.runIndex.value];
    verdict.value = 'none';
  });
  if (!shown) return null;
  const runs = shown.ensemble.runs;
  const go = (to: number): void => {
    if (Number.isInteger(to) && to >= 0 && to < runs) session.runIndex.value = to;
  };
  const verify = async (): Promise<void> => {
    verdict.value = 'running';
    const answer = await pool.runSingle({ scenario: shown.scenario, run }).then((record) => (record.hash === shown.hashes[run] ? 'same' as const : 'differs' as const), () => 'failed' as const);
    if (results.peek() === shown && session.runIndex.peek() === run) verdict.value = answer;
  };
  return (
    <section class="results-bar" aria-label={text.title} data-testid="results-bar">
      <p><b>{text.title}</b> {text.text(shown.folder, runs, shown.scenario.name, shown.model)}</p>
      <div class="results-run">
        <button type="button" class="icon-button" aria-label={text.previous} title={text.previous} disabled={run === 0} data-testid="previous-run" onClick={() => go(run - 1)}><Icon name="back" /></button>
        <label>{text.run} <input type="number" min={0} max={runs - 1} value={run} data-testid="run-number" onChange={(event) => go(event.currentTarget.valueAsNumber)} /> {text.of(runs)}</label>
        <button type="button" class="icon-button" aria-label={text.next} title={text.next} disabled={run >= runs - 1} data-testid="next-run" onClick={() => go(run + 1)}><Icon name="forward" /></button>
        <button type="button" class="text-button" data-testid="verify-run" disabled={verdict.value === 'running'} onClick={() => void verify()}>{verdict.value === 'running' ? text.verifying : text.verify}</button>
        <button type="button" class="text-button" data-testid="close-results" onClick={() => batch(() => {
          results.value = null;
          session.runIndex.value = 0;
        })}>{text.close}</button>
      </div>
      <p class="results-notes" role="status" data-testid="results-notes">
        {!shown.intact && <span class="is-risk">{text.damaged} </span>}
        {shown.model !== modelVersion && <span>{text.otherModel(modelVersion)} </span>}
        {verdict.value === 'same' && <span class="is-safe">{text.same(run)}</span>}
        {verdict.value === 'differs' && <span class="is-risk">{text.differs(run)}</span>}
        {verdict.value === 'failed' && <span class="is-risk">{text.failed}</span>}
      </p>
    </section>
  );
}
