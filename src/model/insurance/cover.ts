import { accidentRate, chancePastCatastrophe, collectableSeverity, tailIndex } from '../incidents/hazard.ts';
import type { WorldSettings } from '../world/settings.ts';
import type { LabState } from '../world/world.ts';

/** M$ that a lab can still pay: what it owns less what it must pay already. Nobody collects the same money twice. */
export function meansOf(labs: Pick<LabState, 'assets' | 'due'>, lab: number): number {
  return Math.max(0, labs.assets[lab]! - labs.due[lab]!);
}

/** M$ that an insurer pays of one accident before the lab does: the larger of what the lab bought and what it must have. */
export function insuredCover(settings: WorldSettings, lab: number): number {
  return Math.max(settings.labs[lab]!.insuredCover, settings.insurance.mandatoryCover);
}

/** Expected liability of a lab for frontier accidents over some months at residual risk 1, M$, in the layers that bear it. */
export interface LiabilityLayers {
  /** What the insurer pays, reckoned at the insurer's belief, without loading. */
  insured: number;
  /** What the lab pays itself, reckoned at its own belief, up to its assets. */
  own: number;
}

/**
 * Expected liability by layer (model, sections 5 and 7): ℓ H (p/p̄) λ_F(x) (1 - (S_c/S_min)^-a) E[min(S, A + cover) | S < S_c], the layer up to
 * `cover` at the insurer's p, the rest at the lab's. The premium is the first, loaded; without cover only the second is left.
 */
export function liabilityLayers(settings: WorldSettings, lab: number, capability: number, belief: number, assets: number, months: number, into: LiabilityLayers): void {
  const { liability } = settings.labs[lab]!;
  into.insured = into.own = 0;
  if (liability === 0) return;
  const { risk, race } = settings;
  const index = tailIndex(risk, race, capability);
  const claims = (liability * months * accidentRate(risk, race, capability) * (1 - chancePastCatastrophe(risk, index))) / settings.liability.courtBelief;
  const cover = insuredCover(settings, lab);
  const first = cover > 0 ? collectableSeverity(risk, index, cover) : 0;
  into.insured = claims * settings.insurance.insurerBelief * first;
  into.own = claims * belief * (collectableSeverity(risk, index, assets + cover) - first);
}

/** Premium for an insured layer, M$. */
export function premium(settings: WorldSettings, insured: number): number {
  return (1 + settings.insurance.loading) * insured;
}
