import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../context.ts';
import { Icon } from '../panels/icon.tsx';
import { brief, limits } from '../words/brief.ts';
import { words } from '../words.ts';
import { FanChart } from './fan-chart.tsx';
import { factsOf } from './facts.ts';
import '../styles/brief.css';

/** One page to print: what was asked, what came out, its limits, and where it comes from. */
export function BriefDialog() {
  const app = useApp();
  const { session, briefOpen } = app;
  const dialog = useRef<HTMLDialogElement>(null);
  const open = briefOpen.value;
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  // Drawn anew as the runs come in.
  void [session.ensemble.value, session.referenceEnsemble.value];
  if (!open) return <dialog ref={dialog} class="brief" aria-label={brief.title} onClose={() => (briefOpen.value = false)} />;
  const facts = factsOf(app);
  const { scenario, ensemble } = facts;
  return (
    <dialog ref={dialog} class="brief" aria-labelledby="brief-title" data-testid="brief" onClose={() => (briefOpen.value = false)}>
      <div class="brief-acts">
        <button type="button" class="solid-button" data-testid="print-brief" onClick={() => print()}>{brief.print}</button>
        <button type="button" class="icon-button" aria-label={brief.close} onClick={() => (briefOpen.value = false)}><Icon name="close" /></button>
      </div>
      <article>
        <header>
          <h2 id="brief-title">{brief.heading(scenario.name)}</h2>
          <p>{scenario.description}</p>
        </header>
        <section>
          <h3>{brief.question}</h3>
          {facts.changes.length === 0 ? <p>{brief.asShipped}</p> : (
            <>
              <p>{brief.changed}:</p>
              <ul class="brief-changes">
                {facts.changes.map((change) => <li key={change.key}><b>{change.label}</b> {words.changes.step(change.before, change.after)} {change.unit} <small>{change.isPolicy ? brief.policy : brief.assumption}</small></li>)}
              </ul>
            </>
          )}
        </section>
        <section>
          <h3>{brief.answer}</h3>
          {!ensemble && <p>{brief.waiting}</p>}
          {ensemble && (
            <>
              <p class="brief-sentence">{facts.sentence}</p>
              <dl class="brief-tiles">
                {facts.tiles.map((tile) => (
                  <div key={tile.id} data-testid={`brief-${tile.id}`}>
                    <dt>{tile.label}</dt>
                    <dd class="brief-big">{tile.big}{tile.small && <small> {tile.small}</small>}</dd>
                    {tile.changes.map((change) => <dd key={change.text}>{change.text}</dd>)}
                    <dd class="brief-note">{tile.note}</dd>
                  </div>
                ))}
              </dl>
              <div class="brief-charts"><FanChart ensemble={ensemble} column="capability" /><FanChart ensemble={ensemble} column="budget" /></div>
              <p class="brief-note">{brief.solved(ensemble.certificates.solved, ensemble.certificates.rounds)}</p>
            </>
          )}
        </section>
        <section>
          <h3>{brief.limits}</h3>
          <ul class="brief-limits">{limits.map((limit) => <li key={limit}>{limit}</li>)}</ul>
        </section>
        <footer>
          <h3>{brief.provenance}</h3>
          <p>{brief.facts(facts.model, scenario.seed, ensemble?.runs ?? 0, new Date().toISOString())} {app.places.results.peek() && brief.recorded}</p>
          {ensemble && <p class="brief-code">{brief.hash(ensemble.hash)}</p>}
          <p>{brief.again} <code>{facts.command}</code></p>
        </footer>
      </article>
    </dialog>
  );
}
