import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useApp, type App } from '../context.ts';
import type { RunView } from '../run/run-view.ts';
import { tellMs } from '../state/responder.ts';
import { palette, prefersReducedMotion } from '../theme.ts';
import { afterNumbers } from './after-numbers.ts';
import { isIncident } from './frame.ts';
import type { Sight } from './build.ts';
import type { Overlays } from './overlays.ts';
import type { Picture, Ring } from './picture.ts';
import type { RaceCanvas } from './race-canvas.ts';
import { createRings } from './rings.ts';

interface Props {
  readonly hidden: boolean;
  readonly overlays: Overlays;
  readonly onBroken: () => void;
}

/** The place of the picture in the page: it is built when something that it shows has changed, and drawn by another thread. */
export function RaceCanvasHost({ hidden, overlays, onBroken }: Props) {
  const app = useApp();
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => keepDrawing(app, host.current!, overlays, onBroken), []);
  return <div ref={host} class={`race-canvas${hidden ? ' is-hidden' : ''}`} data-testid="race-canvas" />;
}

/** A second loss of the thread that draws is no accident. */
const mostLosses = 1;

function keepDrawing(app: App, element: HTMLElement, overlays: Overlays, onBroken: () => void): () => void {
  const { session, loop } = app;
  let canvas: HTMLCanvasElement | null = null;
  let scene: RaceCanvas | null = null;
  let gone = false;
  let losses = 0;
  let dirty = true;
  let picture: Picture | null = null;
  let lastMonth = session.month.peek();
  const rings = createRings();
  let room: readonly [number, number] | null = null;
  // Asking the element for its size in the middle of a frame would have the browser lay the page out for the answer.
  const size = (): readonly [number, number] => (room ??= [Math.max(280, element.clientWidth), Math.max(200, element.clientHeight)]);

  function sightOf(view: RunView): Sight {
    const [width, height] = size();
    const scenario = session.current.peek();
    const { of, result } = session.ensemble.peek();
    return {
      view, scenario, compared: session.compared.peek(), beside: app.beside?.run.peek() ?? null, month: session.month.peek(), width, height,
      ensemble: overlays.spread.peek() && of === scenario ? result : null, beliefs: overlays.beliefs.peek(), selected: session.selected.peek(), ghosts: false, moving: !prefersReducedMotion(),
    };
  }
  function show(by: RaceCanvas, built: Picture, alive: readonly Ring[]): void {
    picture = built;
    overlays.perMark.value = built.layout.people?.perMark ?? null;
    by.draw(built, alive);
    app.layout.current = built;
  }
  /** The first picture, a part a task; dropped where something has changed meanwhile. */
  async function showFirst(by: RaceCanvas): Promise<void> {
    const view = session.run.peek();
    if (!view) return;
    dirty = false;
    const steps = by.buildInSteps(sightOf(view));
    for (let step = steps.next(); !dirty && !gone; step = steps.next()) {
      if (step.done === true) return show(by, step.value, []);
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }

  const stopFrame = loop.onFrame('race', (time) => {
    const view = session.run.peek();
    if (!scene || !view) return false;
    const month = session.month.peek();
    if (session.playing.peek() && !prefersReducedMotion()) rings.pass(view.events.filter(isIncident), lastMonth, month, time);
    lastMonth = month;
    const alive = rings.at(time);
    if (!dirty && alive.length === 0) return false;
    const begun = performance.now();
    show(scene, dirty || !picture ? scene.build(sightOf(view)) : picture, alive);
    app.built(performance.now() - begun);
    // One more frame after the last ring, to take it away.
    dirty = alive.length > 0;
    return dirty;
  });
  app.picture.current = async () => {
    const view = session.run.peek();
    if (!scene || !view) return null;
    const shown = scene.build(sightOf(view));
    const image = await scene.image(shown);
    return { image, scale: image.width / shown.layout.width };
  };
  const redraw = (): void => {
    dirty = true;
    loop.invalidate();
  };
  /** When the run that is shown began to grow. */
  let grewAt: number | null = null;
  const stopData = effect(() => {
    void [session.run.value, session.compared.value, session.month.value, session.selected.value, app.beside?.run.value, overlays.beliefs.value, palette.value];
    // The ensemble fills while nobody plays: its dots follow at its milestones.
    void (overlays.spread.value && session.result.value);
    // Most runs are whole before a picture of their beginning would be there: it would only hold them up.
    grewAt = session.run.value?.growing ? grewAt ?? performance.now() : null;
    if (grewAt === null || picture !== null && performance.now() - grewAt >= tellMs) redraw();
  });
  const observer = new ResizeObserver(() => {
    const before = room;
    room = null;
    const [width, height] = size();
    if (before?.[0] !== width || before[1] !== height) redraw();
  });
  const pick = (event: MouseEvent): void => {
    const box = element.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const lab = picture && scene ? scene.labAt(picture, x, y) : null;
    if (lab !== null) session.selected.value = lab;
    const badge = picture && (picture.kind === 'lanes' ? picture.layout.lanes.flatMap((lane) => lane.badges) : picture.layout.badges).find((each) => Math.hypot(each.x - x, each.y - y) <= Math.max(12, each.radius));
    if (badge) session.why.value = badge.id;
  };
  element.addEventListener('click', pick);

  async function open(): Promise<void> {
    // A canvas can be handed over only once.
    canvas?.remove();
    const own = document.createElement('canvas');
    canvas = own;
    own.setAttribute('aria-hidden', 'true');
    element.append(own);
    try {
      const { openRaceCanvas } = await import('./race-canvas.ts');
      const made = await openRaceCanvas(own, ...size(), {
        drawn: (ms) => app.drawn('race', ms),
        lost: () => {
          scene = null;
          if (gone) return;
          if (losses++ < mostLosses) void open();
          else onBroken();
        },
      });
      await showFirst(made);
      if (gone) return made.destroy();
      // The thread was lost meanwhile, and another canvas is on its way.
      if (canvas !== own) return;
      scene = made;
      observer.observe(element);
      if (dirty || !picture) redraw();
    } catch {
      if (!gone) onBroken();
    }
  }
  const callOff = afterNumbers(session, () => void open());
  return () => {
    gone = true;
    app.picture.current = null;
    callOff();
    stopFrame();
    stopData();
    observer.disconnect();
    element.removeEventListener('click', pick);
    scene?.destroy();
    canvas?.remove();
  };
}
