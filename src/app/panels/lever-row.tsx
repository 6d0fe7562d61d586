import { useComputed, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { numbersAt } from '../../scenario/number-at.ts';
import { useApp } from '../context.ts';
import { covers, leverOf } from '../levers/apply.ts';
import { dialNumber, dialText, type Dial } from '../levers/dial.ts';
import { isReversed, nameOf, nudged, positionOf, positions, readTyped, shareOf, valueAt, type TypedFault } from '../levers/scale.ts';
import { resetValue, setLever, setNumber, strengthOf, type Session } from '../state/session.ts';
import { words } from '../words.ts';
import { Icon } from './icon.tsx';

interface Props {
  readonly dial: Dial;
  readonly onInput: (time: number) => void;
  /** What the card says, once it is open. */
  readonly card: () => ComponentChildren;
  /** Beside the name: which entry of a list is meant. */
  readonly target?: ComponentChildren;
}

/** The value that holds now; null where the entries that a path stands for differ, or are drawn. */
export function valueOf(session: Session, dial: Dial): number | null {
  if (dial.kind === 'lever') {
    const lever = leverOf(session.shipped.value, session.levers, dial.key);
    return lever ? strengthOf(session, lever) : null;
  }
  const found = numbersAt(session.current.value, dial.key);
  const first = found[0];
  return typeof first === 'number' && found.every((each) => each === first) ? first : null;
}

/** Whether it was set by hand, wholly or for one of the entries that it stands for. */
function isTouched(session: Session, key: string): boolean {
  return Object.keys(session.values.value).some((each) => covers(key, each));
}

/** One lever or parameter: its value, a slider, a number box and step buttons that all say the same, and a card that says what it means. */
export function LeverRow({ dial, onInput, card, target }: Props) {
  const { session } = useApp();
  const id = useId();
  const typed = useSignal<string | null>(null);
  const open = useSignal(false);
  const { key, label, unit, off } = dial;
  // Compared before it is drawn: another lever that moves draws no row but its own.
  const value = useComputed(() => valueOf(session, dial)).value;
  const at = value ?? dial.middle;
  const isOff = off !== null && value === off;
  const touched = useComputed(() => isTouched(session, key)).value;
  const name = value === null ? null : nameOf(dial, value);
  const share = shareOf(dial, at);
  const problem = typed.value === null || typed.value === '' && value === null ? null : readTyped(dial, typed.value);
  const fault = problem && 'fault' in problem ? problem.fault : null;
  const isPolicy = dial.kind === 'lever' || dial.kind === 'policy';
  const said = value === null ? dial.shippedText || words.controls.differ : isOff ? words.controls.off : null;

  const apply = (next: number): void => {
    const lever = dial.kind === 'lever' ? leverOf(session.shipped.peek(), session.levers, key) : undefined;
    if (lever) setLever(session, lever, next);
    else setNumber(session, key, next);
  };
  const set = (next: number, time: number, gesture: string | null = null): void => {
    typed.value = null;
    if (next === valueOf(session, dial)) return;
    onInput(time);
    session.gesture.value = gesture;
    apply(next);
  };
  const endGesture = (): void => void (session.gesture.value = null);
  const typeIn = (text: string, time: number): void => {
    typed.value = text;
    const read = readTyped(dial, text);
    if (!('value' in read) || read.value === valueOf(session, dial)) return;
    onInput(time);
    session.gesture.value = `type ${key}`;
    apply(read.value);
  };

  return (
    <li class={`lever ${isPolicy ? 'is-policy' : 'is-assumption'}${isOff ? ' is-off' : ''}${touched ? ' is-changed' : ''}`} data-testid={`lever-${key}`}>
      <div class="lever-head">
        <span class="lever-name" id={`${id}-name`}>{label}</span>
        <button type="button" class="quiet-button" aria-label={words.controls.info(label)} aria-expanded={open.value} aria-controls={`${id}-card`}
          data-testid={`info-${key}`} onClick={() => (open.value = !open.value)}><Icon name="info" /></button>
        {touched && (
          <button type="button" class="quiet-button reset" aria-label={words.controls.reset(label)} title={words.controls.reset(label)}
            data-testid={`reset-${key}`} onClick={(event) => { typed.value = null; onInput(event.timeStamp); resetValue(session, key); }}><Icon name="reset" /></button>
        )}
        <span class="lever-value">{said ?? <>{dialText(at)} <small>{unit}</small></>}</span>
      </div>
      {target}
      <div class="lever-body">
        <button type="button" class="step-button" aria-label={words.controls.less(label)} disabled={shareOf(dial, at) <= 0}
          onClick={(event) => set(nudged(dial, at, -1), event.timeStamp)}><Icon name="minus" /></button>
        <div class="slider" style={{ '--from': off === null ? 0 : shareOf(dial, off), '--to': share, '--shipped': shareOf(dial, dial.shipped ?? dial.middle) }}>
          <span class="slider-track" aria-hidden="true"><i /><b /></span>
          <input type="range" min={0} max={positions(dial)} step={1} value={positionOf(dial, at)} aria-labelledby={`${id}-name`}
            aria-valuetext={said ?? words.controls.valueText(dialText(at), unit, name)} data-testid={`range-${key}`}
            onInput={(event) => set(valueAt(dial, Number(event.currentTarget.value)), event.timeStamp, `drag ${key}`)}
            onChange={endGesture} />
        </div>
        <button type="button" class="step-button" aria-label={words.controls.more(label)} disabled={shareOf(dial, at) >= 1}
          onClick={(event) => set(nudged(dial, at, 1), event.timeStamp)}><Icon name="plus" /></button>
        <input class="number" type="text" inputMode="decimal" autocomplete="off" aria-label={words.controls.number(label, unit)} data-testid={`number-${key}`}
          value={typed.value ?? (value === null ? '' : dialNumber(value))} placeholder={value === null ? words.controls.several : undefined}
          aria-invalid={fault !== null} aria-describedby={fault ? `${id}-fault` : undefined}
          onInput={(event) => typeIn(event.currentTarget.value, event.timeStamp)} onBlur={() => { endGesture(); if (!fault) typed.value = null; }}
          onKeyDown={(event) => { if (event.key === 'Escape') typed.value = null; }} />
      </div>
      {fault
        ? <p class="fault" id={`${id}-fault`} role="alert">{faultText(dial, fault)}</p>
        : dial.namedRanges.length > 0 && <NamedRanges dial={dial} current={name} />}
      {open.value && <div id={`${id}-card`}>{card()}</div>}
    </li>
  );
}

function faultText(dial: Dial, fault: TypedFault): string {
  const [low, high] = [dialNumber(dial.minimum), dialNumber(dial.maximum)];
  switch (fault) {
    case 'outside': return words.controls.outside(low, high);
    case 'not a number': return words.controls.notANumber(low, high);
    case 'not whole': return words.controls.notWhole(low, high);
    case 'not a choice': return words.controls.notAChoice((dial.choices ?? []).map(dialNumber).join(', '));
  }
}

/** The names of the range's parts, from the left to the right; the one that holds now stands out. */
function NamedRanges({ dial, current }: { readonly dial: Dial; readonly current: string | null }) {
  const ranges = isReversed(dial) ? [...dial.namedRanges].reverse() : dial.namedRanges;
  return (
    <p class="ranges" aria-hidden="true">
      {ranges.map((range) => <span key={range.label} class={range.label === current ? 'is-current' : ''}>{range.label}</span>)}
    </p>
  );
}
