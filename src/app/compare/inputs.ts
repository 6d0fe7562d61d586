import type { Lever, Scenario } from '../../model/settings.ts';
import { leverOf, shippedStrength } from '../levers/apply.ts';
import { upTo } from '../format.ts';
import { compareWords as words } from '../words/compare.ts';
import type { LeverValues } from '../levers/apply.ts';

/** One input in which two worlds differ, in words. */
export interface InputDifference {
  readonly key: string;
  readonly label: string;
  readonly a: string;
  readonly b: string;
}

/** What of a world its inputs are read from. */
export interface World {
  readonly scenarioId: string;
  readonly name: string;
  /** As completed, with everything set by hand. */
  readonly current: Scenario;
  readonly values: LeverValues;
}

/** What is known of numbers that are no levers; loaded later than the page. */
export interface Names {
  labelOf(path: string, scenario: Scenario): string;
  textAt(path: string, scenario: Scenario): string;
}

/** The inputs in which two worlds differ and nothing else: the scenario, levers by strength, numbers by their path. */
export function inputDifferences(a: World, b: World, levers: readonly Lever[], names: Names | null): InputDifference[] {
  const list: InputDifference[] = [];
  if (a.scenarioId !== b.scenarioId) list.push({ key: 'scenario', label: words.scenario, a: a.name, b: b.name });
  const leverIds = [...new Set([...levers, ...a.current.levers, ...b.current.levers].map((lever) => lever.id))];
  for (const id of leverIds) {
    const [here, there] = [leverOf(a.current, levers, id), leverOf(b.current, levers, id)];
    const text = (lever: Lever | undefined, scenario: Scenario): string => {
      const strength = lever && shippedStrength(scenario, lever);
      return lever === undefined || strength === lever.off ? words.off : upTo(strength!, 3);
    };
    const [before, after] = [text(here, a.current), text(there, b.current)];
    if (before !== after) list.push({ key: id, label: (here ?? there)!.label, a: before, b: after });
  }
  const paths = [...new Set([...Object.keys(a.values), ...Object.keys(b.values)])].filter((key) => !leverIds.includes(key)).sort();
  for (const path of paths) {
    const [before, after] = [names?.textAt(path, a.current) ?? '', names?.textAt(path, b.current) ?? ''];
    if (names === null || before !== after) list.push({ key: path, label: names?.labelOf(path, a.current) ?? path, a: before, b: after });
  }
  return list;
}
