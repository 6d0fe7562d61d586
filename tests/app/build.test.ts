import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPictureBuilder, type Sight } from '../../src/app/race/build.ts';
import { createRunView } from '../../src/app/run/run-view.ts';
import { runToEnd } from '../../src/engine/index.ts';
import { packageFolder } from '../../src/platform/node/location.ts';
import { loadScenario } from '../../src/scenario/parse.ts';

const scenario = loadScenario(readFileSync(join(packageFolder(), 'scenarios/frontier.yaml'), 'utf8'));
const [view, other] = [3, 4].map((run) => createRunView(runToEnd(scenario, run, { record: { series: true, events: true } }), scenario.stepMonths));
const sight: Sight = {
  view: view!, scenario, compared: null, beside: null, ensemble: null, month: 17.5, width: 800, height: 400, beliefs: true, selected: 1, ghosts: false, moving: true,
};

describe('a picture of the race that is built with pauses', () => {
  it('is the one that is built in one go, and pauses many times on its way', () => {
    const steps = createPictureBuilder().inSteps(sight);
    let pauses = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) pauses++;
    expect(pauses).toBeGreaterThan(6);
    expect(JSON.stringify(step.value)).toBe(JSON.stringify(createPictureBuilder().build(sight)));
  });

  it('is of its own run, whatever else is built in its pauses', () => {
    const builder = createPictureBuilder();
    const steps = builder.inSteps(sight);
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) builder.build({ ...sight, view: other!, month: 5 });
    expect(JSON.stringify(step.value)).toBe(JSON.stringify(createPictureBuilder().build(sight)));
  });
});
