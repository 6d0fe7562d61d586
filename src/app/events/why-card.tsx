import { useMemo } from 'preact/hooks';
import type { SimulationEvent } from '../../core/events/event.ts';
import { levers as catalogue } from '../../model/levers/catalogue.ts';
import { explainEvent } from '../../record/explanation.ts';
import { useApp } from '../context.ts';
import { fixed, percent, signed } from '../format.ts';
import type { RunView } from '../run/run-view.ts';
import { seek } from '../state/session.ts';
import { hueClass } from '../theme.ts';
import { words } from '../words.ts';
import { eventWords } from '../words/events.ts';
import { whyWords as text } from '../words/why.ts';
import { headline, isNotable } from './describe.ts';
import { chain, why, type Reason } from './reasons.ts';
import { largestChange, type LargestChange } from './largest-change.ts';
import { canBeLeftOut, contrast } from './without.ts';
import './why.css';

/** Reasons shown before all are asked for. */
const mostShown = 3;

/** Why an event happened: what adds up, the chain of its causes, and on demand the same seed without it. */
export function WhyCard({ id, event, view }: { readonly id: string; readonly event: SimulationEvent; readonly view: RunView }) {
  const { session } = useApp();
  const levers = [...catalogue, ...session.shipped.value.levers];
  const byId = useMemo(() => new Map(view.events.map((each) => [each.id, each])), [view]);
  const reasons = why(event);
  const groups = [{ unit: reasons.unit, reasons: reasons.reasons }, ...reasons.further].filter((group) => group.reasons.length > 0);
  const causes = chain(event, byId);
  const followed = view.events.filter((each) => each.cause === event.id && isNotable(each));
  const go = (to: SimulationEvent): void => {
    session.playing.value = false;
    seek(session, to.time);
    session.why.value = to.id;
    // The card that was clicked is gone: the keyboard goes on with the event that took its place.
    requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-event="${CSS.escape(to.id)}"] .entry-head`)?.focus()));
  };
  const link = (to: SimulationEvent) => {
    const line = headline(to, levers);
    return (
      <li key={to.id}>
        <button type="button" class="link-button" data-testid="cause" data-cause={to.id} onClick={() => go(to)} aria-label={`${eventWords.events.goTo(fixed(to.time, 1))}: ${line.who} ${line.what}`}>
          <span class="entry-time">{fixed(to.time, 1)}</span> {line.who} {line.what}
        </button>
      </li>
    );
  };
  return (
    <div class="why" id={id} data-testid="why">
      {groups.length > 0 && <>
        <h3>{eventWords.events.terms}</h3>
        {groups.map((group) => <Reasons key={group.unit} {...group} />)}
      </>}
      {reasons.facts.length > 0 && (
        <dl class="facts">{reasons.facts.map((fact) => <div key={fact.name}><dt>{fact.name}</dt><dd>{fact.text}</dd></div>)}</dl>
      )}
      <h3>{eventWords.events.chain}</h3>
      {causes.length === 0 ? <p class="hint">{eventWords.events.noCause}</p> : <ol class="chain">{causes.map(link)}</ol>}
      {followed.length > 0 && <><h3>{text.followed}</h3><ol class="chain">{followed.slice(0, 6).map(link)}</ol></>}
      {canBeLeftOut(event) && <LeftOut event={event} view={view} />}
      <details class="rule"><summary>{text.rule}</summary><p>{explainEvent(event, view.events).rule}</p></details>
      <button type="button" class="text-button" onClick={() => seek(session, event.time)}>{eventWords.events.goTo(fixed(event.time, 1))}</button>
    </div>
  );
}

/** Terms that add up, or factors of a hazard, each with its bar; the largest first, the rest behind a button. */
function Reasons({ unit, reasons }: { readonly unit: string | null; readonly reasons: readonly Reason[] }) {
  const row = (reason: Reason) => (
    <li key={reason.name} data-reason={reason.name} data-value={reason.value}>
      <span>{reason.name}</span>
      <i aria-hidden="true" class={reason.value < 0 ? 'is-negative' : 'is-positive'} style={{ '--share': reason.share }} />
      <b>{reason.text}</b>
    </li>
  );
  const rest = reasons.slice(mostShown);
  return (
    <>
      {unit && <p class="hint">{unit}</p>}
      <ul class="terms">{reasons.slice(0, mostShown).map(row)}</ul>
      {rest.length > 0 && <details><summary>{text.smaller(rest.length)}</summary><ul class="terms">{rest.map(row)}</ul></details>}
    </>
  );
}

/** The counterfactual, on demand: the same seed without this event, in words and a dashed line here, and dashed in the charts and the race. */
function LeftOut({ event, view }: { readonly event: SimulationEvent; readonly view: RunView }) {
  const { session, leaveOut } = useApp();
  const left = session.without.value;
  const mine = left !== null && left.event === event.id && left.of === view ? left : null;
  const change = useMemo(() => (mine?.view ? largestChange(view, mine.view) : null), [mine?.view]);
  if (mine === null) return <button type="button" class="text-button" data-testid="without" disabled={view.growing} onClick={() => leaveOut(event.id)}>{eventWords.without.ask}</button>;
  return (
    <div class="left-out" role="status" data-testid="left-out">
      <h3>{eventWords.without.title}</h3>
      {mine.failed ? <p class="fault">{eventWords.without.failed}</p> : mine.view === null ? <p class="hint">{eventWords.without.running}</p> : (
        <>
          {contrast(view, mine.view).map((line) => <p key={line}>{line}</p>)}
          {change ? <ChangeChart change={change} view={view} month={event.time} /> : <p class="hint">{text.sameLines}</p>}
        </>
      )}
      <button type="button" class="text-button" onClick={() => leaveOut(null)}>{eventWords.without.hide}</button>
    </div>
  );
}

/** CSS pixels; at the right there is room for the numbers of the range. */
const [width, height, edge, right] = [250, 84, 4, 46];

/** The line that leaving the event out moves most: as it was, and dashed without. */
function ChangeChart({ change, view, month }: { readonly change: LargestChange; readonly view: RunView; readonly month: number }) {
  const { lab, column, row, actual, without } = change;
  const both = [...actual, ...without].filter((value) => value !== null);
  const [low, high] = [Math.min(...both), Math.max(...both)];
  const last = both.length === 0 ? 1 : Math.max(1, ...actual.map((value, at) => (value === null && without[at] === null ? 0 : at)));
  const x = (at: number): number => edge + (at / last) * (width - edge - right);
  const y = (value: number): number => height - edge - ((value - low) / Math.max(1e-12, high - low)) * (height - 2 * edge);
  const path = (line: readonly (number | null)[]): string => {
    let pen = 'M';
    return line.map((value, at) => {
      if (value === null) {
        pen = 'M';
        return '';
      }
      const step = `${pen}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = 'L';
      return step;
    }).join('');
  };
  const difference = actual[row]! - without[row]!;
  const said = text.change(view.labs[lab]!, words.charts[column].title, column === 'capability' ? text.oom(signed(difference, 2)) : text.points(signed(100 * difference, 1)), fixed(row * view.stepMonths, 0));
  const show = (value: number): string => (column === 'capability' ? fixed(value, 2) : percent(value, 1));
  return (
    <figure class="change-chart" data-testid="change-chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said} class={hueClass(lab, view.labs.length)}>
        <path class="change-month" d={`M${x(month / view.stepMonths)} 0V${height}`} />
        <path class="change-without" d={path(without)} />
        <path class="change-actual" d={path(actual)} />
      </svg>
      <p class="change-range"><span>{show(high)}</span><span>{show(low)}</span></p>
      <figcaption>{said} {text.lines}</figcaption>
    </figure>
  );
}
