import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { expect, test } from 'vitest';
import { runToEnd } from '../../../src/engine/index.ts';
import { settingsInForce } from '../../../src/model/levers/in-force.ts';
import type { Scenario } from '../../../src/model/settings.ts';
import type { World } from '../../../src/model/world/world.ts';
import { loadScenario } from '../../../src/scenario/parse.ts';

/** Whether V8 has two objects in one hidden class: asked of the engine itself, since nothing else of the language tells. */
function sameClassOf(): (a: object, b: object) => boolean {
  setFlagsFromString('--allow-natives-syntax');
  try {
    return new Function('a', 'b', 'return %HaveSameMap(a, b)') as (a: object, b: object) => boolean;
  } finally {
    setFlagsFromString('--no-allow-natives-syntax');
  }
}

test('settings, their labs and lists are of one hidden class, however a scenario came and whatever levers do', () => {
  const text = readFileSync('scenarios/frontier.yaml', 'utf8');
  const sameClass = sameClassOf();
  const classes = new Map<string, object[]>();
  const note = (what: string, object: object): void => {
    const known = classes.get(what) ?? [];
    if (!known.some((one) => sameClass(one, object))) known.push(object);
    classes.set(what, known);
  };
  let last: World | null = null;
  const look = (world: World): void => {
    const { settings } = world;
    last = world;
    note('settings', settings);
    note('list of labs', settings.labs);
    for (const lab of settings.labs) note('lab', lab);
    for (const list of ['measures', 'sectors', 'regulators', 'policies'] as const) note(list, settings[list]);
  };
  const withPause = (strength: number): Scenario => loadScenario(`${text}\npolicies:\n  - { lever: pause, strength: ${strength}, start: 6 }\n`, 'frontier.yaml');
  const scenarios = [withPause(0), structuredClone(withPause(0.3)), JSON.parse(JSON.stringify(withPause(1))) as Scenario, { ...withPause(0.5) }];
  for (let round = 0; round < 8; round++) for (const scenario of scenarios) runToEnd(scenario, round, { onRound: look });
  // Compiled code makes lists otherwise than interpreted code does: often enough for both.
  for (let call = 0; call < 20_000; call++) note('list of labs', settingsInForce(last!).labs);
  expect(Object.fromEntries([...classes].map(([what, known]) => [what, known.length]))).toEqual({ settings: 1, 'list of labs': 1, lab: 1, measures: 1, sectors: 1, regulators: 1, policies: 1 });
});
