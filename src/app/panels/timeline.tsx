import { useMemo } from 'preact/hooks';
import { useApp } from '../context.ts';
import { groupOf, isNotable } from '../events/describe.ts';
import type { RunView } from '../run/run-view.ts';
import { changeSpeed, seek, speeds, step } from '../state/session.ts';
import { words } from '../words.ts';
import { Icon } from './icon.tsx';

/** Play, step, scrub: the one clock of the page. The slider is native; the marks above it show when things happen. */
export function Timeline() {
  const { session } = useApp();
  const horizon = session.horizon.value;
  const month = session.month.value;
  const playing = session.playing.value;
  const view = session.run.value;
  const other = session.pair.value ? session.otherRun.value : null;
  const size = session.shipped.value.stepMonths;
  const speed = session.speed.value;
  const t = words.timeline;
  return (
    <section class="timeline" aria-label={t.label}>
      <div class="transport">
        <IconButton name="back" label={t.back} onClick={() => step(session, -1)} testid="back" />
        <button type="button" class="play" data-testid="play" aria-label={playing ? t.pause : t.play} title={playing ? t.pause : t.play} onClick={() => (session.playing.value = !playing)}>
          <Icon name={playing ? 'pause' : 'play'} />
        </button>
        <IconButton name="forward" label={t.forward} onClick={() => step(session, 1)} testid="forward" />
        <output class="clock" data-testid="clock">{t.month(month)}</output>
      </div>
      <div class="track" style={{ '--at': month / horizon, '--end': (view?.endMonth ?? horizon) / horizon }}>
        {view && <Flags view={session.pair.value?.side === 'b' && other ? other : view} horizon={horizon} letter={other && 'A'} />}
        {view && other && <Flags view={session.pair.value?.side === 'b' ? view : other} horizon={horizon} letter="B" />}
        <span class="rail" aria-hidden="true"><i /><b /></span>
        <input type="range" min={0} max={horizon} step={size / 10} value={month} aria-label={t.label} aria-valuetext={t.value(month, horizon)} data-testid="scrub"
          onInput={(event) => { session.playing.value = false; seek(session, Number(event.currentTarget.value)); }} />
        <MonthTicks horizon={horizon} />
      </div>
      <div class="transport">
        <IconButton name="start" label={t.previous} onClick={() => jump(session, -1)} testid="previous-event" />
        <IconButton name="end" label={t.next} onClick={() => jump(session, 1)} testid="next-event" />
        <button type="button" class="speed" aria-label={`${t.speed} ${t.times(speed)}`} title={t.speed} data-testid="speed"
          onClick={() => (speed === speeds.at(-1) ? (session.speed.value = speeds[0]!) : changeSpeed(session, 1))}>{t.times(speed)}</button>
      </div>
    </section>
  );
}

function IconButton(props: { readonly name: 'back' | 'forward' | 'start' | 'end'; readonly label: string; readonly onClick: () => void; readonly testid: string }) {
  return <button type="button" class="icon-button" aria-label={props.label} title={props.label} data-testid={props.testid} onClick={props.onClick}><Icon name={props.name} /></button>;
}

/** The nearest notable event after or before the month. */
export function jump(session: ReturnType<typeof useApp>['session'], by: 1 | -1): void {
  const view = session.run.peek();
  const month = session.month.peek();
  if (!view) return;
  const others = session.pair.peek() ? session.otherRun.peek()?.events ?? [] : [];
  const times = [...view.events, ...others].filter(isNotable).map((event) => event.time).sort((a, b) => a - b);
  const next = by > 0 ? times.find((time) => time > month + 1e-6) : times.filter((time) => time < month - 1e-6).at(-1);
  if (next !== undefined) seek(session, next);
}

function Flags({ view, horizon, letter }: { readonly view: RunView; readonly horizon: number; readonly letter: string | null }) {
  const marks = useMemo(() => view.events.filter((event) => isNotable(event) && groupOf(event) !== 'decisions' && groupOf(event) !== 'other'), [view]);
  return (
    <span class={`flags${letter === null ? '' : ` is-${letter.toLowerCase()}`}`} role="img" aria-label={letter === null ? words.timeline.flags : words.timeline.flagsOf(letter)}>
      {letter !== null && <b aria-hidden="true">{letter}</b>}
      {marks.map((event) => (
        <i key={event.id} class={`flag flag-${groupOf(event)}${event.kind === 'catastrophe' ? ' is-catastrophe' : ''}`} style={{ '--at': event.time / horizon }} />
      ))}
    </span>
  );
}

function MonthTicks({ horizon }: { readonly horizon: number }) {
  const every = [1, 2, 3, 6, 12, 24, 60].find((each) => horizon / each <= 12) ?? 60;
  const months = Array.from({ length: Math.floor(horizon / every) + 1 }, (_, index) => index * every);
  return <span class="ticks" aria-hidden="true">{months.map((month) => <i key={month} style={{ '--at': month / horizon }}>{month}</i>)}</span>;
}
