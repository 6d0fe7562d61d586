import { log1p } from '../../core/math/index.ts';
import { discountFactor } from '../decision/ending.ts';
import type { World } from '../world/world.ts';

/**
 * What all gain after a safe decision, discounted M$: `welfare.gainAfterDecision` a month from the decision to the horizon, 0 without one or after
 * a catastrophe. Without it a run that is decided later would look richer for no reason but that it is counted for longer: this is what earlier
 * AI is worth (model, section 10). For a rate d a year the integral from T to the horizon is ((1 + d)^(-T/12) - (1 + d)^(-horizon/12)) · 12 / ln(1 + d).
 */
export function gainAfterDecision(world: World): number {
  const { ending, settings } = world;
  if (ending === null || !ending.decided || ending.catastrophe) return 0;
  const { gainAfterDecision: gain, discountRate } = settings.welfare;
  const end = settings.horizonMonths;
  if (discountRate === 0) return gain * (end - ending.time);
  return (gain * 12 * (discountFactor(discountRate, ending.time) - discountFactor(discountRate, end))) / log1p(discountRate);
}
