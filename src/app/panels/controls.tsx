import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Lever } from '../../model/settings.ts';
import { useApp } from '../context.ts';
import { headlineAssumptions, headlineLevers } from '../levers/headline.ts';
import { resetLevers } from '../state/session.ts';
import { words } from '../words.ts';
import { CatalogueRow } from './catalogue-row.tsx';
import { Icon } from './icon.tsx';

/** Where the keyboard's `/` goes. */
export const searchField = 'search-field';

/** The levers one pulls and the assumptions one makes, apart; the search goes through all of both. */
export function Controls({ onInput }: { readonly onInput: (time: number) => void }) {
  const { session } = useApp();
  const panel = useRef<HTMLElement>(null);
  const { changed, find } = session;
  const room = session.room.value;
  const query = find.value.trim();
  const focusFirst = (): void => panel.current?.querySelector<HTMLElement>('.results input[type="range"]')?.focus();
  return (
    <section ref={panel} class="panel controls" aria-label={words.controls.panel}>
      <div class="search" role="search">
        <input id={searchField} type="search" autocomplete="off" spellcheck={false} placeholder={words.controls.search} aria-label={words.controls.search} data-testid="search" value={find.value}
          onInput={(event) => (find.value = event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') focusFirst();
            if (event.key === 'Escape' && find.peek() !== '') { event.preventDefault(); find.value = ''; }
          }} />
        {query !== '' && <button type="button" class="quiet-button" aria-label={words.controls.clearSearch} title={words.controls.clearSearch} onClick={() => (find.value = '')}><Icon name="close" /></button>}
      </div>
      {query !== '' && (room ? <room.Results query={query} onInput={onInput} /> : <p class="hint">{words.controls.loadingCard}</p>)}
      {/* What stands below stays as it is while the search is on, half-typed numbers and open cards included. */}
      <div hidden={query !== ''}>
        <div class="panel-head">
          <h2>{words.controls.title}</h2>
          <button type="button" class="text-button" data-testid="reset-all" disabled={!changed.value}
            onClick={(event) => { onInput(event.timeStamp); resetLevers(session); }}>{words.controls.resetAll}</button>
        </div>
        <Levers onInput={onInput} />
        <h2 class="assumptions-title">{words.controls.assumptions}</h2>
        {room
          ? <><room.Headline onInput={onInput} /><room.Groups onInput={onInput} /></>
          : <div class="awaiting" style={{ '--rows': headlineAssumptions.length }} aria-hidden="true" />}
      </div>
      <div class="about">
        <h3>{words.about}</h3>
        <p>{session.shipped.value.description}</p>
      </div>
    </section>
  );
}

/** The levers with the most influence and those of the scenario; the rest of the catalogue folded away, by family. */
function Levers({ onInput }: { readonly onInput: (time: number) => void }) {
  const { session } = useApp();
  const open = useSignal(false);
  const shipped = session.shipped.value;
  // A policy that the scenario ships belongs to what is seen first.
  const isFirst = (lever: Lever): boolean => headlineLevers.includes(lever.id) || shipped.policies.some((setting) => setting.lever === lever.id);
  const first = [...headlineLevers.flatMap((id) => session.levers.find((lever) => lever.id === id) ?? []), ...session.levers.filter((lever) => isFirst(lever) && !headlineLevers.includes(lever.id)), ...shipped.levers];
  const others = session.levers.filter((lever) => !isFirst(lever));
  const families = [...new Set(others.map((lever) => lever.family))];
  const row = (lever: Lever) => <CatalogueRow key={`${session.scenarioId.value}-${lever.id}`} lever={lever} onInput={onInput} />;
  return (
    <>
      <ul class="levers">{first.map(row)}</ul>
      {others.length > 0 && (
        <details class="fold" open={open.value} data-testid="fold-levers" onToggle={(event) => (open.value = event.currentTarget.open)}>
          <summary>{words.controls.moreLevers(others.length)}</summary>
          {open.value && families.map((family) => (
            <div key={family} class="parameter-group">
              <h3>{words.controls.families[family]}</h3>
              <ul class="levers">{others.filter((lever) => lever.family === family).map(row)}</ul>
            </div>
          ))}
        </details>
      )}
    </>
  );
}
