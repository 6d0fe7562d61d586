import { expect, test } from 'vitest';
import { createSimulation, runToEnd, solveInRun } from '../../../src/engine/index.ts';
import type { World } from '../../../src/model/world/world.ts';
import { effects, frontierOf } from '../../../src/games/portfolio/index.ts';
import { portfolioInForce } from '../../../src/model/enforcement/design.ts';
import { misconductOf } from '../../../src/model/misconduct/events.ts';
import { complete, type ScenarioInput } from '../../../src/scenario/complete.ts';
import { outcomeIndex } from '../../../src/model/outcomes/outcomes.ts';

const recorded = { record: { series: true, events: true } } as const;
const scenario = (misconduct: object) => complete({ seed: 'misconduct', researchers: { count: 0 }, sectors: [], misconduct } as ScenarioInput);

/** The world of a run after its first round. */
function worldOf(misconduct: object): World {
  const simulation = createSimulation(scenario(misconduct), 0);
  const first = simulation.advance();
  if (first.kind !== 'problem') throw new Error('no round');
  simulation.provide(solveInRun(first.problem));
  return (simulation as unknown as { world: World }).world;
}

test.each(['additive', 'product'] as const)('%s: the share taken is the residual risk without containment, times what no measures would leave', (variant) => {
  const world = worldOf({ variant });
  expect(world.labs.active.some((active) => active === 1)).toBe(true);
  let containing = 0;
  world.settings.labs.forEach((_, lab) => {
    if (world.labs.active[lab] === 0) return;
    const { share, detection } = misconductOf(world, lab);
    // Independent route: rho = exp(-(D Pi/g - D0 Pi0/g0)) exp(-containment); so share = rho exp(containment) exp(-D0 Pi0/g0).
    const { detectionBase, penaltyBase, meanGain } = world.settings.misconduct;
    const none = ((1 - Math.exp(-detectionBase)) * penaltyBase) / meanGain;
    // What the measures contain, summed here from what each of them does.
    const problem = world.portfolios[portfolioInForce(world, lab)]!;
    const done = effects(frontierOf(problem), world.labs.budget[lab]!);
    const contained = problem.technology * world.settings.measures.reduce((sum, measure, k) => sum + (measure.mechanism === 'containment' ? problem.reduction[k]! * done[k]! : 0), 0);
    if (contained > 0) containing++;
    // The variant's residual risk is interpolated between the points of its table, the effects of measures apart from it.
    expect(Math.abs(Math.log(share / (world.labs.residualRisk[lab]! * Math.exp(contained - none))))).toBeLessThan(variant === 'additive' ? 1e-9 : 5e-3);
    expect(detection).toBeGreaterThanOrEqual(1 - Math.exp(-detectionBase) - 1e-12);
    expect(detection).toBeLessThan(1);
  });
  expect(containing).toBeGreaterThan(0);
});

test('what is caught becomes evidence, with the case as its cause, and does no harm', () => {
  const events = [0, 1, 2, 3, 4].flatMap((run) => runToEnd(scenario({ opportunityRate: 0.5 }), run, recorded).events ?? []);
  const caught = events.filter((event) => event.kind === 'misconduct');
  expect(caught.length).toBeGreaterThan(0);
  for (const event of caught) expect(event.terms.some((term) => term.name === 'harm')).toBe(false);
  const evidence = events.filter((event) => event.kind === 'evidence' && event.cause?.startsWith('misconduct/'));
  // A case in the last step of a run may end before it is heard of.
  expect(evidence.length).toBeGreaterThanOrEqual(caught.length - 5);
  expect(new Set(events.map((event) => `${event.run} ${event.id}`)).size).toBe(events.length);
});

test('more opportunities mean more cases, and none without', () => {
  const cases = (opportunityRate: number) => [0, 1, 2, 3].reduce((sum, run) => sum + runToEnd(scenario({ opportunityRate }), run).outcomes[outcomeIndex('misconductCaught')]!, 0);
  expect(cases(0)).toBe(0);
  expect(cases(0.5)).toBeGreaterThan(cases(0.1));
});
