import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Parameter } from '../../core/parameter.ts';
import type { Lever, LeverSetting, Scenario } from '../../model/settings.ts';
import { numbersAt } from '../../scenario/number-at.ts';
import { dialText } from '../levers/dial.ts';
import { assumptionWords as text } from '../words/assumptions.ts';
import { askForFacts, cardFacts, effectOn, usesOf } from './card-facts.ts';
import { textsOf } from './lever-texts.ts';
import { aliasesOf, parameterOf, textOf } from './registry.ts';

type Row = readonly [term: string, text: ComponentChildren, wide?: boolean];

/** What a lever means and how well that is known: every text comes from the lever's own entry in the catalogue. */
export function LeverCard({ lever, setting, shipped }: { readonly lever: Lever; readonly setting: LeverSetting; readonly shipped: number }) {
  const { card } = text;
  const { coverage } = setting;
  const who = typeof coverage === 'number' ? (coverage >= 1 ? text.everyone : text.shareOfLabs(coverage)) : coverage.join(', ');
  const { meaning, reason, source } = textsOf(lever);
  const changed = [...new Set(lever.changes.map((change) => parameterOf(change.path)?.label ?? change.path))];
  return (
    <Card id={lever.id} rows={[
      [card.meaning, meaning],
      [card.unit, lever.unit],
      [card.range, text.range(dialText(lever.minimum), dialText(lever.maximum))],
      [card.off, dialText(lever.off)],
      [card.scenario, shipped === lever.off ? text.off : dialText(shipped)],
      [card.typical, dialText(lever.typical)],
      [card.why, reason],
      [card.acts, text.acts(setting.start, setting.end, who)],
      [card.changes, changed.join(', ')],
      [card.source, source],
      [card.grade, text.grades[lever.grade]],
      ...called(aliasesOf(lever)),
      [card.effect, <Effect id={lever.id} />, true],
    ]} />
  );
}

/** What a parameter means and how well it is known: every text comes from the registry. */
export function ParameterCard({ parameter, path, shipped }: { readonly parameter: Parameter; readonly path: string; readonly shipped: Scenario }) {
  const { card } = text;
  const { profileDefaults, year } = parameter;
  return (
    <Card id={path} rows={[
      [card.meaning, parameter.meaning],
      [card.unit, parameter.unit],
      [card.range, text.range(dialText(parameter.minimum), dialText(parameter.maximum))],
      [card.default, profileDefaults ? Object.entries(profileDefaults).map(([profile, value]) => text.profileDefault(dialText(value), profile)).join(', ') : dialText(parameter.default)],
      [card.scenario, textOf(numbersAt(shipped, path))],
      [card.why, parameter.reason],
      [card.source, year === undefined ? parameter.source : text.sourceYear(parameter.source, year)],
      [card.grade, text.grades[parameter.grade]],
      ...called(parameter.aliases),
      [card.path, <code>{path}</code>],
      [card.equations, <Equations id={parameter.id} />, true],
      [card.effect, <Effect id={parameter.id} />, true],
    ]} />
  );
}

function called(aliases: readonly string[]): Row[] {
  return aliases.length === 0 ? [] : [[text.card.called, aliases.join(', ')]];
}

function Card({ id, rows }: { readonly id: string; readonly rows: readonly Row[] }) {
  return (
    <dl class="card" data-testid={`card-${id}`}>
      {rows.map(([term, value, wide]) => <div key={term} class={wide ? 'is-wide' : undefined}><dt>{term}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}

const outcomes = ['catastrophe', 'timeToThreshold', 'finalBudget', 'incidents'] as const;

/** What the input does alone over its whole range, from the screening that comes with the page. */
function Effect({ id }: { readonly id: string }) {
  useEffect(askForFacts, []);
  const facts = cardFacts();
  const { effect } = text;
  if (facts === null || typeof facts === 'string') return <>{facts ?? text.card.loading}</>;
  const found = effectOn(facts, id);
  if (found === null) return <>{effect.none(facts.scenario)}</>;
  if (found === 0) return <>{effect.unmoved(facts.scenario, facts.runs)}</>;
  const [rank, ...ends] = found;
  const end = (name: (typeof outcomes)[number], value: number | null | undefined): string => (value == null ? effect.missing : effect.values[name](value));
  return (
    <>
      {effect.from(facts.scenario, facts.runs)}
      <ul>{outcomes.map((name, index) => <li key={name}>{effect.ends(effect.names[name], end(name, ends[2 * index]), end(name, ends[2 * index + 1]))}</li>)}</ul>
      {effect.rank(rank!, facts.effects.filter((each) => each !== null).length)}
    </>
  );
}

/** Where the parameter stands in the model, in the very lines of the document of equations. */
function Equations({ id }: { readonly id: string }) {
  useEffect(askForFacts, []);
  const facts = cardFacts();
  if (facts === null || typeof facts === 'string') return <>{facts ?? text.card.loading}</>;
  const uses = usesOf(facts, id);
  if (uses.length === 0) return <>{text.card.noEquation}</>;
  return (
    <ul class="equations">
      {uses.map(({ title, formula, symbol }) => <li key={`${title}/${symbol}`}>{text.card.symbol(symbol, title)}{formula.split('\n').map((line) => <code key={line}>{line}</code>)}</li>)}
    </ul>
  );
}
