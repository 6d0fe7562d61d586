import { useSignal, type Signal } from '@preact/signals';
import { useId, useMemo } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { useApp } from '../context.ts';
import { Icon } from '../panels/icon.tsx';
import { lazy } from '../panels/lazy.tsx';
import { openRun } from '../state/session.ts';
import type { RunView } from '../run/run-view.ts';
import { words } from '../words.ts';
import { finishOf } from './finish.ts';
import { labState } from './frame.ts';
import { mostLanes } from './limits.ts';
import { hasTreaty } from './oversight.ts';
import { createOverlays, type Overlays } from './overlays.ts';
import { RaceCanvasHost } from './race-canvas-host.tsx';
import { RaceLegend } from './race-legend.tsx';
import { RaceTable } from './race-table.tsx';

/**
 * The race at the month: a picture, and a table of the same numbers that is the way in for keyboards and screen readers. Of two worlds each has
 * its letter (`beside`) and what else stands in its head.
 */
export function RaceView({ beside = null, children }: { readonly beside?: string | null; readonly children?: ComponentChildren }) {
  const { session } = useApp();
  const id = useId();
  const face = session.face;
  const asTable = face.value === 'table';
  const asFutures = face.value === 'futures' && beside === null;
  const broken = useSignal(false);
  const overlays = useMemo(() => createOverlays(beside === null), []);
  const view = session.run.value;
  const month = session.month.value;
  return (
    <section class="race" aria-labelledby={`${id}-title`} {...(beside === null && { id: 'race' })}>
      <div class="race-head">
        <h2 id={`${id}-title`}>{beside !== null && <b class="letter">{beside}</b>} {words.race.title} <small>{view?.growing ? words.race.growing(view.endMonth) : words.race.month(month, session.horizon.value)}</small></h2>
        {children}
        {view && !asFutures && beside === null && <><Stamp view={view} month={month} /><RunPicker view={view} /></>}
        {(!broken.value || beside === null) && (
          <div class="switch" role="group" aria-label={words.race.switch}>
            {!broken.value && <button type="button" aria-pressed={!asTable && !asFutures} data-testid="race-picture" onClick={() => (face.value = 'picture')}>{words.race.lanes}</button>}
            {beside === null && <button type="button" aria-pressed={asFutures} data-testid="race-futures" onClick={() => (face.value = 'futures')}>{words.race.futures}</button>}
            <button type="button" aria-pressed={asTable || (broken.value && !asFutures)} data-testid="race-table-button" onClick={() => (face.value = 'table')}>{words.race.table}</button>
          </div>
        )}
      </div>
      {view && view.noPureRounds + view.unresolvedRounds > 0 && <p class="notice-line" role="status" data-testid="unresolved">{[words.noPure(view.noPureRounds), words.unresolved(view.unresolvedRounds)].filter((text) => text !== '').join(' ')}</p>}
      {broken.value && <p class="notice-line" role="status" data-testid="no-canvas">{words.race.noCanvas}</p>}
      <div class="race-body">
        {!broken.value && <RaceCanvasHost hidden={asTable || asFutures} overlays={overlays} onBroken={() => (broken.value = true)} />}
        {asFutures && <Futures />}
        <div class={asTable || (broken.value && !asFutures) ? 'race-table' : 'race-table is-twin'}>{view ? <RaceTable view={view} seen={asTable || (broken.value && !asFutures)} /> : <p class="hint">{words.race.loading}</p>}</div>
      </div>
      <div class="race-foot">
        {view && beside !== null && <Stamp view={view} month={month} />}
        {!asTable && !asFutures && !broken.value && <Foot overlays={overlays} />}
      </div>
    </section>
  );
}

/** What the marks mean, what else can be shown, and the axis. */
function Foot({ overlays }: { readonly overlays: Overlays }) {
  const { session } = useApp();
  const scenario = session.current.value;
  const count = useMemo(() => scenario.labs.reduce((sum, entry) => sum + entry.count, 0), [scenario]);
  const population = count > mostLanes;
  const treaty = useMemo(() => hasTreaty(scenario), [scenario]);
  const { compared, without, reference } = session;
  const text = words.race.legend;
  const ghosts = compared.value === null ? null : without.value?.view === compared.value ? text.without : compared.value === reference.value ? text.ghost : text.baseline;
  return (
    <>
      <RaceLegend population={population} count={count} ghosts={ghosts} perMark={overlays.perMark.value} researchers={scenario.researchers.count > 0} products={scenario.sectors.length > 0} regulators={scenario.regulators.length > 0} treaty={treaty} />
      {!population && (
        <span class="race-shows" role="group" aria-label={words.race.show}>
          <Toggle on={overlays.beliefs} id="show-beliefs" name={words.race.beliefs} means={words.race.beliefsMean} />
          <Toggle on={overlays.spread} id="show-spread" name={words.race.spread} means={words.race.spreadMean} />
        </span>
      )}
    </>
  );
}

function Toggle({ on, id, name, means }: { readonly on: Signal<boolean>; readonly id: string; readonly name: string; readonly means: string }) {
  return <button type="button" aria-pressed={on.value} title={means} data-testid={id} onClick={() => (on.value = !on.value)}>{name}</button>;
}

const Futures = lazy(() => import('../futures/futures-view.tsx').then(({ FuturesView }) => FuturesView));

/** Which run of the ensemble the lanes show, and the way to another one. */
function RunPicker({ view }: { readonly view: RunView }) {
  const { session } = useApp();
  const go = (by: number): void => openRun(session, Math.max(0, session.runIndex.peek() + by));
  return (
    <div class="run-picker" role="group" aria-label={words.race.run(view.run)}>
      <button type="button" class="quiet-button" data-testid="previous-run" aria-label={words.race.previousRun} title={words.race.previousRun} disabled={session.runIndex.value === 0} onClick={() => go(-1)}><Icon name="back" /></button>
      <span data-testid="run">{words.race.run(view.run)}</span>
      <button type="button" class="quiet-button" data-testid="next-run" aria-label={words.race.nextRun} title={words.race.nextRun} onClick={() => go(1)}><Icon name="forward" /></button>
    </div>
  );
}

/** How the race ended, once it has. */
function Stamp({ view, month }: { readonly view: RunView; readonly month: number }) {
  const finish = finishOf(view, month);
  if (!finish) {
    const over = !view.ended && !view.growing && month >= view.endMonth - 1e-9;
    return over ? <p class="stamp" data-testid="stamp">{words.race.undecided(view.endMonth)}</p> : null;
  }
  const catastrophe = finish.event.kind === 'catastrophe';
  const debt = finish.lab < 0 ? 0 : labState(view, month, finish.lab).debt;
  const text = catastrophe ? words.race.catastrophe(finish.event.entity, finish.event.time) : words.race.decided(finish.event.entity, finish.event.time, debt);
  return <p class={`stamp ${catastrophe ? 'is-risk' : 'is-safe'}`} data-testid="stamp">{text}</p>;
}
