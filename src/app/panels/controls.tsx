import { useApp } from '../context.ts';
import { resetLevers } from '../state/session.ts';
import { words } from '../words.ts';
import { Changes } from './changes.tsx';
import { LeverRow } from './lever-row.tsx';

export function Controls({ onInput }: { readonly onInput: (time: number) => void }) {
  const { session } = useApp();
  const changed = session.changed.value;
  return (
    <section class="panel controls" aria-labelledby="controls-title">
      <div class="panel-head">
        <h2 id="controls-title">{words.controls.title}</h2>
        <button type="button" class="text-button" data-testid="reset-all" disabled={!changed}
          onClick={(event) => { onInput(event.timeStamp); resetLevers(session); }}>{words.controls.resetAll}</button>
      </div>
      <ul class="levers">
        {session.levers.map((lever) => <LeverRow key={`${session.scenarioId.value}-${lever.id}`} lever={lever} onInput={onInput} />)}
      </ul>
      <Changes onInput={onInput} />
      <div class="about">
        <h3>{words.about}</h3>
        <p>{session.shipped.value.description}</p>
      </div>
    </section>
  );
}
