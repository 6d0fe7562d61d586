import { effect, useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useApp } from '../context.ts';
import { Icon } from '../panels/icon.tsx';
import { lazy } from '../panels/lazy.tsx';
import { openRun } from '../state/session.ts';
import { incidentsOf, labValue, type RunView } from '../run/run-view.ts';
import { palette, prefersReducedMotion } from '../theme.ts';
import { words } from '../words.ts';
import { annotate, finishOf } from './annotate.ts';
import { labState, raceFrame } from './frame.ts';
import { labAt, laneLayout, mostLanes, type RaceExtent } from './layout.ts';
import { dotAt, planeLayout } from './plane.ts';
import type { Picture, RaceCanvas } from './picture.ts';
import { RaceLegend } from './race-legend.tsx';
import { RaceTable } from './race-table.tsx';
import { createRings } from './rings.ts';

/** The race at the month: a picture, and a table of the same numbers that is the way in for keyboards and screen readers. */
export function RaceView({ beside = null }: { readonly beside?: string | null }) {
  const { session } = useApp();
  const id = useId();
  const face = session.face;
  const asTable = face.value === 'table';
  const asFutures = face.value === 'futures' && beside === null;
  const broken = useSignal(false);
  const view = session.run.value;
  const month = session.month.value;
  return (
    <section class="race" aria-labelledby={`${id}-title`} {...(beside === null && { id: 'race' })}>
      <div class="race-head">
        <h2 id={`${id}-title`}>{beside !== null && <b class="letter">{beside}</b>} {words.race.title} <small>{view?.growing ? words.race.growing(view.endMonth) : words.race.month(month, session.horizon.value)}</small></h2>
        {view && !asFutures && <Stamp view={view} month={month} />}
        {view && !asFutures && beside === null && <RunPicker view={view} />}
        {(!broken.value || beside === null) && (
          <div class="switch" role="group" aria-label={words.race.switch}>
            {!broken.value && <button type="button" aria-pressed={!asTable && !asFutures} data-testid="race-picture" onClick={() => (face.value = 'picture')}>{words.race.lanes}</button>}
            {beside === null && <button type="button" aria-pressed={asFutures} data-testid="race-futures" onClick={() => (face.value = 'futures')}>{words.race.futures}</button>}
            <button type="button" aria-pressed={asTable || (broken.value && !asFutures)} data-testid="race-table-button" onClick={() => (face.value = 'table')}>{words.race.table}</button>
          </div>
        )}
      </div>
      {view && view.uncertifiedRounds > 0 && <p class="notice-line" role="status" data-testid="unresolved">{words.unresolved(view.uncertifiedRounds)}</p>}
      {broken.value && <p class="notice-line" role="status" data-testid="no-canvas">{words.race.noCanvas}</p>}
      <div class="race-body">
        {!broken.value && <RaceCanvasHost hidden={asTable || asFutures} onBroken={() => (broken.value = true)} />}
        {asFutures && <Futures />}
        <div class={asTable || (broken.value && !asFutures) ? 'race-table' : 'race-table is-twin'}>{view ? <RaceTable view={view} /> : <p class="hint">{words.race.loading}</p>}</div>
      </div>
      <div class="race-foot">
        {!asTable && !asFutures && !broken.value && <RaceLegend population={(view?.labs.length ?? 0) > mostLanes} ghosts={session.compared.value === null ? null : session.without.value?.view === session.compared.value ? words.race.legend.without : session.compared.value === session.reference.value ? words.race.legend.ghost : words.race.legend.baseline} count={view?.labs.length ?? 0} />}
        {!asTable && !asFutures && !broken.value && <p class="race-axis">{words.race.axis}</p>}
      </div>
    </section>
  );
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

/** Domain of the picture: of the whole run and its reference, so that nothing rescales while it plays. */
export function extentOf(view: RunView, others: readonly (RunView | null)[], threshold: number): RaceExtent {
  let low = Infinity;
  let high = -Infinity;
  let compute = 0;
  for (const run of [view, ...others]) {
    if (run === null) continue;
    for (let row = 0; row <= run.lastRow; row++) {
      for (let lab = 0; lab < run.labs.length; lab++) {
        const capability = labValue(run, row, lab, 'capability');
        const covered = labValue(run, row, lab, 'covered');
        low = Math.min(low, capability, covered);
        high = Math.max(high, capability, covered);
        compute = Math.max(compute, labValue(run, row, lab, 'compute'));
      }
    }
  }
  return { low, high, threshold, compute };
}

function RaceCanvasHost({ hidden, onBroken }: { readonly hidden: boolean; readonly onBroken: () => void }) {
  const app = useApp();
  const { session, loop } = app;
  const host = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = host.current!;
    const canvas = document.createElement('canvas');
    canvas.setAttribute('aria-hidden', 'true');
    element.append(canvas);
    let scene: RaceCanvas | null = null;
    let gone = false;
    let dirty = true;
    let picture: Picture | null = null;
    let lastMonth = session.month.peek();
    let extent: { of: RunView; against: RunView | null; beside: RunView | null; value: RaceExtent } | null = null;
    const rings = createRings();
    const size = (): [number, number] => [Math.max(280, element.clientWidth), Math.max(200, element.clientHeight)];

    const build = (view: RunView): Picture => {
      const scenario = session.current.peek();
      const reference = session.compared.peek();
      const beside = app.beside?.run.peek() ?? null;
      if (!extent || extent.of !== view || extent.against !== reference || extent.beside !== beside) extent = { of: view, against: reference, beside, value: extentOf(view, [reference, beside], scenario.race.threshold) };
      const month = session.month.peek();
      const frame = raceFrame(view, reference, month);
      const [width, height] = size();
      const notes = annotate(frame, view, scenario, session.selected.peek(), reference !== null, width < 560);
      const policies = notes.chips.map((chip) => chip.text);
      return view.labs.length > mostLanes
        ? { kind: 'plane', layout: planeLayout(frame, extent.value, width, height, policies), notes }
        : { kind: 'lanes', layout: laneLayout(frame, extent.value, width, height, policies), notes };
    };
    let drawnRun: RunView | null = null;
    const stopFrame = loop.onFrame((time) => {
      const view = session.run.peek();
      if (!scene || !view) return false;
      const month = session.month.peek();
      if (session.playing.peek() && !prefersReducedMotion()) rings.pass(incidentsOf(view), lastMonth, month, time);
      lastMonth = month;
      const alive = rings.at(time);
      if (!dirty && alive.length === 0) return false;
      // A new run shows in the curves first: where pictures are drawn in software, this one would hold them up for a frame.
      if (drawnRun !== null && drawnRun !== view && !session.playing.peek()) {
        drawnRun = view;
        return true;
      }
      drawnRun = view;
      if (dirty || !picture) picture = build(view);
      dirty = false;
      scene.draw(picture, alive);
      app.layout.current = picture;
      app.drawn('race');
      // One more frame after the last ring, to take it away.
      if (alive.length > 0) dirty = true;
      return alive.length > 0;
    });
    app.picture.current = () => {
      const view = session.run.peek();
      if (!scene || !view) return null;
      scene.draw((picture = build(view)), []);
      return canvas;
    };
    const stopData = effect(() => {
      void [session.run.value, session.compared.value, session.month.value, session.selected.value, app.beside?.run.value];
      dirty = true;
      loop.invalidate();
    });
    const stopColours = effect(() => {
      void palette.value;
      scene?.recolour();
    });
    const observer = new ResizeObserver(() => {
      scene?.resize(...size());
      dirty = true;
      loop.invalidate();
    });
    const pick = (event: MouseEvent): void => {
      const box = canvas.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left, event.clientY - box.top];
      const lab = picture && (picture.kind === 'plane' ? dotAt(picture.layout, x, y) : labAt(picture.layout, x, y));
      if (lab !== null) session.selected.value = lab;
    };
    canvas.addEventListener('click', pick);
    // Pixi is fetched after the page has been painted: first the numbers, then the picture.
    const afterPaint = requestAnimationFrame(() => setTimeout(() => {
      import('./scene.ts').then(({ createRaceCanvas }) => createRaceCanvas(canvas, ...size())).then((made) => {
        if (gone) return made.destroy();
        scene = made;
        observer.observe(element);
        dirty = true;
        loop.invalidate();
      }).catch(() => {
        if (!gone) onBroken();
      });
    }, 0));
    return () => {
      gone = true;
      app.picture.current = null;
      cancelAnimationFrame(afterPaint);
      stopFrame();
      stopData();
      stopColours();
      observer.disconnect();
      canvas.removeEventListener('click', pick);
      scene?.destroy();
      canvas.remove();
    };
  }, []);
  return <div ref={host} class={`race-canvas${hidden ? ' is-hidden' : ''}`} data-testid="race-canvas" />;
}
