import { effect, signal, useSignal, type Signal } from '@preact/signals';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { useApp } from '../context.ts';
import { Icon } from '../panels/icon.tsx';
import { lazy } from '../panels/lazy.tsx';
import { afterNumbers } from './after-numbers.ts';
import { tellMs } from '../state/responder.ts';
import { openRun } from '../state/session.ts';
import type { RunView } from '../run/run-view.ts';
import { palette, prefersReducedMotion } from '../theme.ts';
import { words } from '../words.ts';
import { finishOf } from './finish.ts';
import { isIncident, labState } from './frame.ts';
import { mostLanes } from './limits.ts';
import { hasTreaty } from './oversight.ts';
import type { Picture, RaceCanvas } from './picture.ts';
import { RaceLegend } from './race-legend.tsx';
import { RaceTable } from './race-table.tsx';
import { createRings } from './rings.ts';

/** What is shown in the picture beside the race itself. */
interface Overlays {
  readonly beliefs: Signal<boolean>;
  readonly spread: Signal<boolean>;
  /** People that a mark stands for, once a picture has been made. */
  readonly perMark: Signal<number | null>;
}

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
  const overlays = useMemo((): Overlays => ({ beliefs: signal(false), spread: signal(beside === null), perMark: signal(null) }), []);
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
      {view && view.uncertifiedRounds > 0 && <p class="notice-line" role="status" data-testid="unresolved">{words.unresolved(view.uncertifiedRounds)}</p>}
      {broken.value && <p class="notice-line" role="status" data-testid="no-canvas">{words.race.noCanvas}</p>}
      <div class="race-body">
        {!broken.value && <RaceCanvasHost hidden={asTable || asFutures} overlays={overlays} onBroken={() => (broken.value = true)} />}
        {asFutures && <Futures />}
        <div class={asTable || (broken.value && !asFutures) ? 'race-table' : 'race-table is-twin'}>{view ? <RaceTable view={view} /> : <p class="hint">{words.race.loading}</p>}</div>
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

function RaceCanvasHost({ hidden, overlays, onBroken }: { readonly hidden: boolean; readonly overlays: Overlays; readonly onBroken: () => void }) {
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
    const rings = createRings();
    const size = (): [number, number] => [Math.max(280, element.clientWidth), Math.max(200, element.clientHeight)];

    const draw = (to: RaceCanvas, view: RunView, alive: ReturnType<typeof rings.at>): void => {
      const [width, height] = size();
      const scenario = session.current.peek();
      if (dirty || !picture) {
        const { of, result } = session.ensemble.peek();
        picture = to.build({
          view, scenario, compared: session.compared.peek(), beside: app.beside?.run.peek() ?? null, month: session.month.peek(), width, height,
          ensemble: overlays.spread.peek() && of === scenario ? result : null, beliefs: overlays.beliefs.peek(), selected: session.selected.peek(), ghosts: false, moving: !prefersReducedMotion(),
        });
        const { people } = picture.layout;
        overlays.perMark.value = people?.perMark ?? null;
      }
      dirty = false;
      to.draw(picture, alive);
    };
    let drawnRun: RunView | null = null;
    const stopFrame = loop.onFrame((time) => {
      const view = session.run.peek();
      if (!scene || !view) return false;
      const month = session.month.peek();
      if (session.playing.peek() && !prefersReducedMotion()) rings.pass(view.events.filter(isIncident), lastMonth, month, time);
      lastMonth = month;
      const alive = rings.at(time);
      if (!dirty && alive.length === 0) return false;
      // A new run shows in the curves first: where pictures are drawn in software, this one would hold them up for a frame.
      if (drawnRun !== null && drawnRun !== view && !session.playing.peek()) {
        drawnRun = view;
        return true;
      }
      drawnRun = view;
      const begun = performance.now();
      draw(scene, view, alive);
      app.layout.current = picture;
      app.drawn('race', performance.now() - begun);
      // One more frame after the last ring, to take it away.
      if (alive.length > 0) dirty = true;
      return alive.length > 0;
    });
    app.picture.current = () => {
      const view = session.run.peek();
      if (!scene || !view) return null;
      dirty = true;
      draw(scene, view, []);
      return canvas;
    };
    const redraw = (): void => {
      dirty = true;
      loop.invalidate();
    };
    /** When the run that is shown began to grow. */
    let grewAt: number | null = null;
    const stopData = effect(() => {
      void [session.run.value, session.compared.value, session.month.value, session.selected.value, app.beside?.run.value, overlays.beliefs.value];
      // The ensemble fills while nobody plays: its dots follow at its milestones.
      void (overlays.spread.value && session.result.value);
      // Most runs are whole before a picture of their beginning would be there: it would only hold them up.
      grewAt = session.run.value?.growing ? grewAt ?? performance.now() : null;
      if (grewAt === null || drawnRun === null || performance.now() - grewAt >= tellMs) redraw();
    });
    const stopColours = effect(() => {
      void palette.value;
      scene?.recolour();
    });
    const observer = new ResizeObserver(() => {
      scene?.resize(...size());
      redraw();
    });
    const pick = (event: MouseEvent): void => {
      const box = canvas.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left, event.clientY - box.top];
      const lab = picture && scene ? scene.labAt(picture, x, y) : null;
      if (lab !== null) session.selected.value = lab;
      const badge = picture && (picture.kind === 'lanes' ? picture.layout.lanes.flatMap((lane) => lane.badges) : picture.layout.badges).find((each) => Math.hypot(each.x - x, each.y - y) <= Math.max(12, each.radius));
      if (badge) session.why.value = badge.id;
    };
    canvas.addEventListener('click', pick);
    const callOff = afterNumbers(session, () => {
      import('./scene.ts').then(({ createRaceCanvas }) => createRaceCanvas(canvas, ...size())).then((made) => {
        if (gone) return made.destroy();
        scene = made;
        observer.observe(element);
        redraw();
      }).catch(() => {
        if (!gone) onBroken();
      });
    });
    return () => {
      gone = true;
      app.picture.current = null;
      callOff();
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
