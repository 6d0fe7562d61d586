import { exp } from '../../core/math/index.ts';
import type { PortfolioProblem } from '../../games/portfolio/types.ts';
import type { Measure } from '../settings.ts';
import type { World } from '../world/world.ts';
import type { MisconductSettings } from './settings.ts';

/** Loss of oversight is counted in steps of this, OOM, so that a portfolio's table serves for some rounds. */
const oversightStep = 0.05;
/** Tables kept for reuse by content. */
const keptProblems = 2000;

/** What is left of detection at a capability: exp(-ξ max(0, x - x_oversight)), in (0, 1]. Model, section 5. */
export function oversight(settings: MisconductSettings, steps: number): number {
  return exp(-settings.oversightDecay * steps * oversightStep);
}

/** Whole steps by which a capability is beyond oversight. */
export function oversightSteps(settings: MisconductSettings, capability: number): number {
  if (settings.variant === 'additive' || settings.oversightDecay === 0) return 0;
  return Math.max(0, Math.floor((capability - settings.oversightCapability) / oversightStep + 1e-9));
}

const interned = new Map<string, PortfolioProblem>();

/**
 * A lab's portfolio problem in the variant in force. Additive problems pass through; problems of the product form are one object by content, so
 * that a table is computed once a process. It is the same residual risk with another account of where it comes from, not a second risk.
 */
export function withMisconduct(settings: MisconductSettings, measures: readonly Measure[], problem: PortfolioProblem, steps: number): PortfolioProblem {
  if (settings.variant === 'additive') return problem;
  const full: PortfolioProblem = {
    ...problem,
    misconduct: {
      mechanism: measures.map((measure) => measure.mechanism), detectionBase: settings.detectionBase, penaltyBase: settings.penaltyBase,
      meanGain: settings.meanGain, credibility: settings.credibility, oversight: oversight(settings, steps),
    },
  };
  const key = JSON.stringify(full);
  const known = interned.get(key);
  if (known !== undefined) return known;
  if (interned.size >= keptProblems) interned.clear();
  interned.set(key, full);
  return full;
}

/** At the start of a round: labs whose systems have outgrown oversight by a further step face another portfolio problem. */
export function stepOversight(world: World): void {
  const { misconduct } = world.settings;
  if (misconduct.variant === 'additive') return;
  for (let i = 0; i < world.settings.labs.length; i++) {
    const steps = oversightSteps(misconduct, world.labs.nextCapability[i]!);
    if (steps === world.labs.oversightSteps[i]) continue;
    world.labs.oversightSteps[i] = steps;
    world.stale = true;
  }
}
