import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Lever } from '../../model/settings.ts';
import { useApp } from '../context.ts';
import { upTo } from '../format.ts';
import { settingOf, shippedStrength } from '../levers/apply.ts';
import { nameOf, positionOf, positions, readTyped, shareOf, valueAt } from '../levers/scale.ts';
import { setLever, strengthOf } from '../state/session.ts';
import { words } from '../words.ts';
import { Icon } from './icon.tsx';
import { LeverCard } from './lever-card.tsx';

/** One lever: its value, a slider, a number box and step buttons that all say the same, and a card that says what it means. */
export function LeverRow({ lever, onInput }: { readonly lever: Lever; readonly onInput: (time: number) => void }) {
  const { session } = useApp();
  const id = useId();
  const typed = useSignal<string | null>(null);
  const open = useSignal(false);
  const strength = strengthOf(session, lever);
  const shipped = shippedStrength(session.shipped.value, lever);
  const isOff = strength === lever.off;
  const changed = strength !== shipped;
  const name = nameOf(lever, strength);
  const share = shareOf(lever, strength);
  const from = shareOf(lever, lever.off);
  const problem = typed.value === null ? null : readTyped(lever, typed.value);
  const fault = problem && 'fault' in problem ? problem.fault : null;
  const low = upTo(lever.minimum, 3);
  const high = upTo(lever.maximum, 3);

  const set = (value: number, time: number, gesture: string | null = null): void => {
    typed.value = null;
    if (value === strengthOf(session, lever)) return;
    onInput(time);
    session.gesture.value = gesture;
    setLever(session, lever, value);
  };
  const endGesture = (): void => void (session.gesture.value = null);
  const nudge = (by: number, time: number): void => set(valueAt(lever, positionOf(lever, strength) + by), time);
  const typeIn = (text: string, time: number): void => {
    typed.value = text;
    const read = readTyped(lever, text);
    if (!('value' in read) || read.value === strengthOf(session, lever)) return;
    onInput(time);
    session.gesture.value = `type ${lever.id}`;
    setLever(session, lever, read.value);
  };

  return (
    <li class={`lever${isOff ? ' is-off' : ''}${changed ? ' is-changed' : ''}`} data-testid={`lever-${lever.id}`}>
      <div class="lever-head">
        <span class="lever-name" id={`${id}-name`}>{lever.label}</span>
        <button type="button" class="quiet-button" aria-label={words.controls.info(lever.label)} aria-expanded={open.value} aria-controls={`${id}-card`}
          data-testid={`info-${lever.id}`} onClick={() => (open.value = !open.value)}><Icon name="info" /></button>
        {changed && (
          <button type="button" class="quiet-button reset" aria-label={words.controls.reset(lever.label)} title={words.controls.reset(lever.label)}
            data-testid={`reset-${lever.id}`} onClick={(event) => set(shipped, event.timeStamp)}><Icon name="reset" /></button>
        )}
        <span class="lever-value">{isOff ? words.controls.off : <>{upTo(strength, 2)} <small>{lever.unit}</small></>}</span>
      </div>
      <div class="lever-body">
        <button type="button" class="step-button" aria-label={words.controls.less(lever.label)} disabled={positionOf(lever, strength) === 0}
          onClick={(event) => nudge(-1, event.timeStamp)}><Icon name="minus" /></button>
        <div class="slider" style={{ '--from': from, '--to': share, '--shipped': shareOf(lever, shipped) }}>
          <span class="slider-track" aria-hidden="true"><i /><b /></span>
          <input type="range" min={0} max={positions(lever)} step={1} value={positionOf(lever, strength)} aria-labelledby={`${id}-name`}
            aria-valuetext={isOff ? words.controls.off : words.controls.valueText(upTo(strength, 3), lever.unit, name)} data-testid={`range-${lever.id}`}
            onInput={(event) => set(valueAt(lever, Number(event.currentTarget.value)), event.timeStamp, `drag ${lever.id}`)}
            onChange={endGesture} />
        </div>
        <button type="button" class="step-button" aria-label={words.controls.more(lever.label)} disabled={positionOf(lever, strength) === positions(lever)}
          onClick={(event) => nudge(1, event.timeStamp)}><Icon name="plus" /></button>
        <input class="number" type="text" inputMode="decimal" autocomplete="off" aria-label={words.controls.number(lever.label, lever.unit)} data-testid={`number-${lever.id}`}
          value={typed.value ?? upTo(strength, 3)} aria-invalid={fault !== null} aria-describedby={fault ? `${id}-fault` : undefined}
          onInput={(event) => typeIn(event.currentTarget.value, event.timeStamp)} onBlur={() => { endGesture(); if (!fault) typed.value = null; }}
          onKeyDown={(event) => { if (event.key === 'Escape') typed.value = null; }} />
      </div>
      {fault
        ? <p class="fault" id={`${id}-fault`} role="alert">{fault === 'outside' ? words.controls.outside(low, high) : words.controls.notANumber(low, high)}</p>
        : <NamedRanges lever={lever} current={name} />}
      {open.value && <LeverCard lever={lever} id={`${id}-card`} setting={settingOf(session.shipped.value, lever, strength)} shipped={shipped} />}
    </li>
  );
}

/** The names of the range's parts, from weak to strong; the one that holds now stands out. */
function NamedRanges({ lever, current }: { readonly lever: Lever; readonly current: string | null }) {
  const ranges = lever.off === lever.maximum ? [...lever.namedRanges].reverse() : lever.namedRanges;
  return (
    <p class="ranges" aria-hidden="true">
      {ranges.map((range) => <span key={range.label} class={range.label === current ? 'is-current' : ''}>{range.label}</span>)}
    </p>
  );
}
