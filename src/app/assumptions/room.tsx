import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Parameter } from '../../core/parameter.ts';
import type { Lever, Scenario } from '../../model/settings.ts';
import { numbersAt } from '../../scenario/number-at.ts';
import { useApp } from '../context.ts';
import { leverOf, settingOf, shippedStrength } from '../levers/apply.ts';
import { headlineAssumptions } from '../levers/headline.ts';
import { CatalogueRow } from '../panels/catalogue-row.tsx';
import { strengthOf, type Session } from '../state/session.ts';
import { assumptionWords as text } from '../words/assumptions.ts';
import { LeverCard } from './card.tsx';
import { Effects } from './effects.tsx';
import { textsOf } from './lever-texts.ts';
import { ParameterRow } from './parameter-row.tsx';
import { aliasesOf, parameterOf, parametersOf, targetsOf, textOf } from './registry.ts';
import { search, type Searched } from './search.ts';

type OnInput = (time: number) => void;

/** What the page gets with the registry: parameters and their texts, cards, groups and the search. */
export interface Room {
  /** Whether a number set at this path is a decision rather than a belief about the world. */
  isPolicy(path: string): boolean;
  /** The name of a path: the parameter's, and the entry's where it is one of a list. */
  labelOf(path: string, scenario: Scenario): string;
  unitOf(path: string): string;
  /** What stands at a path, in words. */
  textAt(path: string, scenario: Scenario): string;
  leverCard(session: Session, lever: Lever): ComponentChildren;
  Headline(props: { readonly onInput: OnInput }): ComponentChildren;
  Groups(props: { readonly onInput: OnInput }): ComponentChildren;
  /** What I changed, what each change did, and what they did together. */
  Effects(props: { readonly onInput: OnInput }): ComponentChildren;
  Results(props: { readonly onInput: OnInput; readonly query: string }): ComponentChildren;
}

export const room: Room = {
  isPolicy: (path) => parameterOf(path)?.group === 'policy',
  labelOf(path, scenario) {
    const parameter = parameterOf(path);
    if (!parameter) return path;
    const target = targetsOf(scenario, parameter.id).find((each) => each.path === path);
    return target ? `${parameter.label}, ${target.label}` : parameter.label;
  },
  unitOf: (path) => parameterOf(path)?.unit ?? '',
  textAt: (path, scenario) => textOf(numbersAt(scenario, path)),
  leverCard: (session, lever) => (
    <LeverCard lever={lever} setting={settingOf(session.shipped.value, lever, strengthOf(session, lever))} shipped={shippedStrength(session.shipped.value, lever)} />
  ),
  Headline, Groups, Results, Effects,
};

/** The assumptions with the most influence. */
function Headline({ onInput }: { readonly onInput: OnInput }) {
  const { session } = useApp();
  const shown = headlineAssumptions.flatMap((id) => parametersOf(session.shipped.value).find((parameter) => parameter.id === id) ?? []);
  return <ul class="levers">{shown.map((parameter) => <ParameterRow key={parameter.id} parameter={parameter} onInput={onInput} />)}</ul>;
}

const groupOrder = ['assumption', 'policy', 'structure'] as const;

/** All other parameters, by what they are to their user and by part of the scenario. */
function Groups({ onInput }: { readonly onInput: OnInput }) {
  const { session } = useApp();
  const open = useSignal<ReadonlySet<string>>(new Set());
  const all = parametersOf(session.shipped.value).filter((parameter) => !headlineAssumptions.includes(parameter.id));
  const toggle = (id: string, isOpen: boolean): void => {
    const next = new Set(open.peek());
    if (isOpen) next.add(id);
    else next.delete(id);
    open.value = next;
  };
  return (
    <Fold id="all" title={text.all(all.length)} open={open.value} onToggle={toggle}>
      {groupOrder.map((group) => {
        const members = all.filter((parameter) => parameter.group === group);
        if (members.length === 0) return null;
        return (
          <div key={group} class="parameter-group">
            <h4>{text.groups[group]}</h4>
            {sectionsOf(members).map(([section, parameters]) => (
              <Fold key={section} id={`${group}/${section}`} title={text.group(text.sections[section] ?? section, parameters.length)} open={open.value} onToggle={toggle}>
                <ul class="levers">{parameters.map((parameter) => <ParameterRow key={parameter.id} parameter={parameter} onInput={onInput} />)}</ul>
              </Fold>
            ))}
          </div>
        );
      })}
    </Fold>
  );
}

/** Only what is open is in the page: a hundred sliders cost nothing until they are looked at. */
function Fold({ id, title, open, onToggle, children }: {
  readonly id: string; readonly title: string; readonly open: ReadonlySet<string>; readonly onToggle: (id: string, open: boolean) => void; readonly children: ComponentChildren;
}) {
  const isOpen = open.has(id);
  return (
    <details class="fold" open={isOpen} data-testid={`fold-${id}`} onToggle={(event) => { if (event.currentTarget.open !== isOpen) onToggle(id, event.currentTarget.open); }}>
      <summary>{title}</summary>
      {isOpen && children}
    </details>
  );
}

/** Parameters by the first part of their path, in the registry's order. */
function sectionsOf(parameters: readonly Parameter[]): readonly (readonly [string, readonly Parameter[]])[] {
  const sections = new Map<string, Parameter[]>();
  for (const parameter of parameters) {
    const section = parameter.id.includes('.') ? parameter.id.slice(0, parameter.id.indexOf('.')) : '';
    sections.set(section, [...(sections.get(section) ?? []), parameter]);
  }
  return [...sections];
}

type Entry = Searched & ({ readonly lever: Lever; readonly parameter?: never } | { readonly parameter: Parameter; readonly lever?: never });

const shownAtFirst = 25;

/** Levers and parameters that the query finds. */
function Results({ onInput, query }: { readonly onInput: OnInput; readonly query: string }) {
  const { session } = useApp();
  const all = useSignal('');
  const shipped = session.shipped.value;
  const entries: readonly Entry[] = [
    ...[...session.levers, ...shipped.levers].map((lever) => ({ lever, key: lever.id, label: lever.label, aliases: [lever.family, ...aliasesOf(lever)], meaning: textsOf(lever).meaning })),
    ...parametersOf(shipped).map((parameter) => ({ parameter, key: parameter.id, label: parameter.label, aliases: parameter.aliases, meaning: parameter.meaning })),
  ];
  // A path of one entry (from the list of changes) shows that very entry.
  const exact = parameterOf(query);
  const found = leverOf(shipped, session.levers, query) || exact ? entries.filter((entry) => entry.key === (exact?.id ?? query)) : search(entries, query);
  const shown = all.value === query ? found : found.slice(0, shownAtFirst);
  return (
    <div class="results" data-testid="results">
      <p class="hint" role="status">{text.results(found.length)}</p>
      <ul class="levers">
        {shown.map((entry) => (entry.lever
          ? <CatalogueRow key={entry.key} lever={entry.lever} onInput={onInput} />
          : <ParameterRow key={entry.key} parameter={entry.parameter} onInput={onInput} path={exact ? query : undefined} />))}
      </ul>
      {shown.length < found.length && <button type="button" class="text-button" onClick={() => (all.value = query)}>{text.moreResults(found.length - shown.length)}</button>}
    </div>
  );
}
