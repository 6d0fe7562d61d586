import { effect, useSignal, type Signal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useApp } from '../context.ts';
import { upTo } from '../format.ts';
import { position, ticks } from '../race/scale.ts';
import { palette, readColours, type Colours } from '../theme.ts';
import { futuresWords as words } from '../words/futures.ts';
import type { FuturesCanvas } from './canvas.ts';
import { createFlatCanvas } from './flat-canvas.ts';
import { createGlCanvas } from './gl-canvas.ts';
import { isChosen, nearestFuture, planeOf, type Plane, type Region, type Selection } from './plane.ts';
import type { Future } from './store.ts';

interface Props {
  readonly list: readonly Future[];
  readonly kept: readonly Future[];
  readonly underlay: readonly Future[];
  /** Names the list: another scenario's has another. */
  readonly owner: object;
  readonly selection: Signal<Selection>;
  readonly highlighted: Signal<Future | null>;
  readonly onOpen: (future: Future) => void;
}

/** Farthest from a line that still means it, CSS pixels. */
const reach = 10;
/** A pointer that moved less has clicked. */
const slack = 4;

/** The plane: lines on a canvas between axes of text. A click opens a future, a drag chooses a region; the arrows do the first too. */
export function PlaneSurface({ list, kept, underlay, owner, selection, highlighted, onOpen }: Props) {
  const app = useApp();
  const { session, loop } = app;
  const host = useRef<HTMLDivElement>(null);
  const slot = useRef<HTMLSpanElement>(null);
  const size = useSignal<readonly [number, number]>([0, 0]);
  const drag = useSignal<{ readonly x: number; readonly y: number; readonly toX: number; readonly toY: number } | null>(null);
  const broken = useSignal(false);
  const threshold = session.current.value.race.threshold;
  const plane = useMemo(() => planeOf([list, underlay], threshold, size.value[0], size.value[1]), [list, underlay, threshold, size.value]);
  const { selection: chosenBy } = { selection: selection.value };
  const now = useRef<{ plane: Plane; props: { list: readonly Future[]; kept: readonly Future[]; underlay: readonly Future[]; owner: object }; selection: Selection; stamp: object }>(null);
  const stamp = useMemo(() => ({}), [list, underlay, chosenBy, owner]);
  now.current = { plane, props: { list, kept, underlay, owner }, selection: chosenBy, stamp };
  useEffect(() => loop.invalidate(), [stamp, plane]);

  useEffect(() => {
    const element = host.current!;
    let colours: Colours = readColours();
    let canvas: FuturesCanvas | null = null;
    let drawn: readonly [object, Plane, number, Colours] | null = null;
    const measure = (): void => {
      size.value = [Math.max(240, element.clientWidth), Math.max(180, element.clientHeight)];
      canvas?.resize(...size.peek() as [number, number]);
      drawn = null;
      loop.invalidate();
    };
    measure();
    const again = (): void => {
      drawn = null;
      loop.invalidate();
    };
    try {
      canvas = createGlCanvas(...size.peek() as [number, number], again);
    } catch {
      canvas = null;
    }
    canvas ??= createFlatCanvas(...size.peek() as [number, number]);
    if (canvas) {
      canvas.canvas.setAttribute('aria-hidden', 'true');
      slot.current!.append(canvas.canvas);
    } else broken.value = true;
    const stopFrame = loop.onFrame('race', () => {
      const state = now.current!;
      const month = session.month.peek();
      if (!canvas || (drawn && drawn[0] === state.stamp && drawn[1] === state.plane && drawn[2] === month && drawn[3] === colours)) return false;
      drawn = [state.stamp, state.plane, month, colours];
      const { props, selection: by } = state;
      performance.mark('lab-race:futures-draw');
      canvas.draw({
        futures: props.list, key: props.owner, stamp: state.stamp, chosen: (future) => isChosen(future, by), all: by.ending === null && by.region === null,
        underlay: props.underlay, plane: state.plane, month, stepMonths: session.current.peek().stepMonths, colours,
      });
      performance.measure('lab-race:futures', 'lab-race:futures-draw');
      app.drawn('race');
      return false;
    });
    const stopMonth = effect(() => {
      void session.month.value;
      loop.invalidate();
    });
    const stopColours = effect(() => {
      void palette.value;
      colours = readColours();
      loop.invalidate();
    });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      stopFrame();
      stopMonth();
      stopColours();
      observer.disconnect();
      canvas?.destroy();
    };
  }, []);

  const place = (event: PointerEvent): [number, number] => {
    const box = host.current!.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const onMove = (event: PointerEvent): void => {
    const [x, y] = place(event);
    const started = drag.peek();
    if (started) drag.value = { ...started, toX: x, toY: y };
    else if (event.pointerType === 'mouse') highlighted.value = nearestFuture(kept, plane, x, y, reach);
  };
  const onUp = (event: PointerEvent): void => {
    const started = drag.peek();
    drag.value = null;
    if (!started) return;
    const [x, y] = place(event);
    if (Math.abs(x - started.x) > slack || Math.abs(y - started.y) > slack) {
      selection.value = { ...selection.peek(), region: regionOf(plane, started.x, started.y, x, y) };
      return;
    }
    const future = nearestFuture(kept, plane, x, y, event.pointerType === 'mouse' ? reach : 2.4 * reach);
    // A finger shows a future first and opens it with a second touch: it hides what it points at.
    if (future && (event.pointerType === 'mouse' || highlighted.peek()?.run === future.run)) onOpen(future);
    else highlighted.value = future;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0 && kept.length > 0) {
      event.preventDefault();
      const ordered = [...kept].sort((a, b) => a.run - b.run);
      const at = ordered.findIndex((future) => future.run === highlighted.peek()?.run);
      highlighted.value = ordered[at < 0 ? 0 : (at + by + ordered.length) % ordered.length]!;
    } else if (event.key === 'Enter' && highlighted.peek()) {
      event.preventDefault();
      onOpen(highlighted.peek()!);
    } else if (event.key === 'Escape' && selection.peek().region) {
      event.preventDefault();
      selection.value = { ...selection.peek(), region: null };
    }
  };
  const [width, height] = size.value;
  return (
    <div ref={host} class="plane-surface" tabIndex={0} role="group" aria-label={words.surface(list.length)} data-testid="plane"
      onPointerDown={(event) => { const [x, y] = place(event); host.current!.setPointerCapture(event.pointerId); drag.value = { x, y, toX: x, toY: y }; }}
      onPointerMove={onMove} onPointerUp={onUp} onPointerCancel={() => (drag.value = null)} onPointerLeave={() => { if (!drag.peek()) highlighted.value = null; }} onKeyDown={onKeyDown}>
      <Grid plane={plane} width={width} height={height} />
      <span ref={slot} class="plane-canvas" />
      {broken.value && <p class="hint">{words.noPicture}</p>}
      <Axes plane={plane} width={width} height={height} threshold={threshold} highlighted={highlighted.value}
        region={drag.value ? regionOf(plane, drag.value.x, drag.value.y, drag.value.toX, drag.value.toY) : selection.value.region} />
    </div>
  );
}

function regionOf(plane: Plane, x: number, y: number, toX: number, toY: number): Region {
  const back = (scale: Plane['x'], at: number): number => scale.domain[0] + ((at - scale.range[0]) / (scale.range[1] - scale.range[0])) * (scale.domain[1] - scale.domain[0]);
  const [a, b] = [back(plane.x, x), back(plane.x, toX)];
  const [c, d] = [back(plane.y, y), back(plane.y, toY)];
  return { x0: Math.min(a, b), x1: Math.max(a, b), y0: Math.min(c, d), y1: Math.max(c, d) };
}

interface AxesProps {
  readonly plane: Plane;
  readonly width: number;
  readonly height: number;
  readonly threshold: number;
  readonly highlighted: Future | null;
  readonly region: Region | null;
}

/** Everything of the plane that is not a line of the ensemble: drawn as text and shapes over the canvas. */
function Axes({ plane, width, height, threshold, highlighted, region }: AxesProps) {
  if (width === 0) return null;
  const { x, y } = plane;
  const [left, right, bottom, top] = [x.range[0], x.range[1], y.range[0], y.range[1]];
  const from = Math.max(x.domain[0], y.domain[0]);
  const to = Math.min(x.domain[1], y.domain[1]);
  const clampX = (value: number): number => Math.min(right, Math.max(left, position(x, value)));
  const clampY = (value: number): number => Math.min(bottom, Math.max(top, position(y, value)));
  const slope = -Math.atan2(position(y, to) - position(y, from), position(x, to) - position(x, from));
  const d = highlighted && Array.from({ length: highlighted.rows }, (_, row) => `${row === 0 ? 'M' : 'L'}${position(x, highlighted.points[2 * row]!).toFixed(1)} ${position(y, highlighted.points[2 * row + 1]!).toFixed(1)}`).join('');
  return (
    <svg class="plane-axes" width={width} height={height} aria-hidden="true">
      {to > from && <path class="plane-diagonal" d={`M${position(x, from)} ${position(y, from)}L${position(x, to)} ${position(y, to)}`} />}
      {to > from && <text class="plane-label" text-anchor="end" transform={`translate(${position(x, to)} ${position(y, to)}) rotate(${(-slope * 180) / Math.PI})`} dx="-12" dy="-6">{words.diagonal}</text>}
      <path class="plane-threshold" d={`M${clampX(threshold)} ${top}V${bottom}`} />
      <text class="plane-label" x={clampX(threshold) + 5} y={bottom - 6}>{words.threshold(threshold)}</text>
      <text x={right} y={bottom + 30} text-anchor="end">{words.x}</text>
      <text x={4} y={11}>{words.y}</text>
      {d && <path class="plane-highlight-edge" d={d} />}
      {d && <path class="plane-highlight" d={d} />}
      {region && <rect class="plane-region" x={clampX(region.x0)} y={clampY(region.y1)} width={Math.max(1, clampX(region.x1) - clampX(region.x0))} height={Math.max(1, clampY(region.y0) - clampY(region.y1))} />}
    </svg>
  );
}

/** Lines and numbers of the axes, behind the futures. */
function Grid({ plane, width, height }: { readonly plane: Plane; readonly width: number; readonly height: number }) {
  if (width === 0) return null;
  const { x, y } = plane;
  const [left, right, bottom, top] = [x.range[0], x.range[1], y.range[0], y.range[1]];
  return (
    <svg class="plane-axes" width={width} height={height} aria-hidden="true">
      {ticks(...x.domain, width < 420 ? 4 : 8).map((value) => <g key={`x${value}`}><path class="plane-grid" d={`M${position(x, value)} ${top}V${bottom}`} /><text x={position(x, value)} y={bottom + 15} text-anchor="middle">{upTo(value, 1)}</text></g>)}
      {ticks(...y.domain, 6).map((value) => <g key={`y${value}`}><path class="plane-grid" d={`M${left} ${position(y, value)}H${right}`} /><text x={left - 6} y={position(y, value) + 4} text-anchor="end">{upTo(value, 1)}</text></g>)}
    </svg>
  );
}
