import { useComputed, useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { levers as catalogue } from '../../model/levers/catalogue.ts';
import { useApp } from '../context.ts';
import { headline } from '../events/describe.ts';
import { fixed, percent, whole } from '../format.ts';
import { hueClass } from '../theme.ts';
import { rowAt, worldValue, type RunView } from '../run/run-view.ts';
import { words } from '../words.ts';
import { labState } from './frame.ts';
import { mostLanes } from './limits.ts';
import { hasTreaty, oversightAt } from './oversight.ts';
import { useLater } from './use-later.ts';

/** Decimals of OOM in the table; the picture's positions come from the same states. */
const decimals = 2;

/** The labs at the month, one row each: the picture's twin, `seen` in its place or while the focus is in it. Enter on a lab selects it; up and down move between labs. */
export function RaceTable({ view, seen }: { readonly view: RunView; readonly seen: boolean }) {
  const { session } = useApp();
  const body = useRef<HTMLTableSectionElement>(null);
  // While it plays the table goes from round to round: sixty updates a second would help no reader.
  const now = useComputed(() => (session.playing.value ? Math.floor(session.month.value / view.stepMonths + 1e-9) * view.stepMonths : session.month.value));
  const focused = useSignal(false);
  const month = useLater(now, seen || focused.value);
  const selected = session.selected.value;
  const text = words.race.columns;
  const levers = useMemo(() => [...catalogue, ...session.shipped.value.levers], [session.shipped.value]);
  const last = useMemo(() => {
    const found = new Map<string, string>();
    for (const event of view.events) {
      if (event.time > month + 1e-9) break;
      found.set(event.entity, `${fixed(event.time, 1)}: ${headline(event, levers).what}`);
    }
    return found;
  }, [view, month, levers]);

  const scenario = session.current.value;
  const treaty = useMemo(() => hasTreaty(scenario), [scenario]);
  const standing = treaty ? oversightAt(view, scenario, month).treaty : null;
  const bound = (lab: number): string => {
    const member = standing && !standing.ended ? standing.members.indexOf(lab) : -1;
    return member < 0 ? '–' : standing!.keeps[member] ? words.race.keeps : words.race.breaks;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const buttons = [...(body.current?.querySelectorAll('button') ?? [])];
    buttons[(buttons.indexOf(document.activeElement as HTMLButtonElement) + by + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div class="table-scroll" onFocusIn={() => (focused.value = true)} onFocusOut={() => (focused.value = false)}>
      <table class={view.labs.length > mostLanes ? 'is-many' : undefined} data-testid="race-table" data-month={month}>
        <caption class="sr-only">{words.race.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.lab}</th>
            <th scope="col">{text.capability} <small>{words.race.oom}</small></th>
            <th scope="col">{text.covered} <small>{words.race.oom}</small></th>
            <th scope="col">{text.debt} <small>{words.race.oom}</small></th>
            <th scope="col">{text.budget}</th>
            <th scope="col">{text.residualRisk}</th>
            <th scope="col">{text.staff}</th>
            <th scope="col">{text.safetyStaff}</th>
            <th scope="col">{text.mission}</th>
            {treaty && <th scope="col">{text.treaty}</th>}
            <th scope="col" class="is-text">{text.lastEvent}</th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {view.labs.map((name, lab) => {
            const state = labState(view, month, lab);
            const covered = fixed(state.covered, decimals);
            return (
              <tr key={name} class={lab === selected ? 'is-selected' : ''} data-lab={lab}>
                <th scope="row">
                  <button type="button" class="row-button" tabIndex={lab === selected ? 0 : -1} aria-pressed={lab === selected} onClick={() => (session.selected.value = lab)}>
                    <i class={`swatch ${hueClass(lab, view.labs.length)}`} aria-hidden="true" />{name}
                  </button>
                </th>
                <td>{state.present ? fixed(state.capability, decimals) : words.race.absent}</td>
                <td>{state.coveredCapped ? words.race.atLeast(covered) : covered}</td>
                <td>{fixed(state.debt, decimals)}</td>
                <td>{state.abstains ? words.race.abstains : percent(state.budget, 1)}</td>
                <td>{percent(state.residualRisk, 1)}</td>
                <td>{whole(state.staff)}</td>
                <td>{whole(state.safetyStaff)}</td>
                <td>{fixed(state.mission, 2)}</td>
                {treaty && <td>{bound(lab)}</td>}
                <td class="is-text">{last.get(name) ?? words.race.noEvent}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Outside view={view} month={month} />
    </div>
  );
}

const people = ['nonProfit', 'university', 'government', 'neither', 'boughtOut'] as const;
const wages = ['wageCapabilities', 'wageAlignment'] as const;
const opinions = ['will', 'concern'] as const;

/** What the picture shows outside the lanes: people who are not in labs, wages, and the first regulator. */
function Outside({ view, month }: { readonly view: RunView; readonly month: number }) {
  const { researchers, regulators } = useApp().session.current.value;
  const row = rowAt(view, month);
  const { caption, names } = words.race.outside;
  const lines = [
    ...(researchers.count > 0 ? [...people.map((name) => [name, whole(worldValue(view, row, name))] as const), ...wages.map((name) => [name, words.race.wage(worldValue(view, row, name))] as const)] : []),
    ...(regulators.length > 0 ? opinions.map((name) => [name, percent(worldValue(view, row, name))] as const) : []),
  ];
  if (lines.length === 0) return null;
  return (
    <table class="outside-table" data-testid="outside-table">
      <caption class="sr-only">{caption}</caption>
      <tbody>{lines.map(([name, text]) => <tr key={name} data-name={name}><th scope="row">{names[name]}</th><td>{text}</td></tr>)}</tbody>
    </table>
  );
}
