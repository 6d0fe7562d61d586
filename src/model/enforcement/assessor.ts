import { normal } from '../../core/random/index.ts';
import { nextError } from '../knowledge/perception.ts';
import type { World } from '../world/world.ts';
import { regulatorOf } from './expected.ts';

/** What the assessor adds to a lab's ln ρ at this round: its bias and its noise about this lab; 0 where no regulator assesses. Model, section 2. */
export function misreading(world: World, lab: number): number {
  const { settings, labs } = world;
  const regulator = regulatorOf(settings.labs[lab]!, settings.regulators);
  return regulator === undefined ? 0 : regulator.assessorBias + regulator.assessorNoise * labs.assessorError[lab]!;
}

/**
 * Assessors look again: what they get wrong about each lab fades and is drawn anew in part. One draw a lab and round from its own stream, whether
 * or not anyone assesses and whatever the noise, so that neither shifts a draw.
 */
export function stepAssessors(world: World): void {
  const { settings, labs, streams } = world;
  for (let i = 0; i < settings.labs.length; i++) {
    const shock = normal(streams.assessment[i]!.uniform());
    const regulator = regulatorOf(settings.labs[i]!, settings.regulators);
    if (regulator !== undefined) labs.assessorError[i] = nextError(regulator.assessorCorrelation, labs.assessorError[i]!, shock, settings.stepMonths);
  }
}
