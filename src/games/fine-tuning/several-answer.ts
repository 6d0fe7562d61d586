import { onlyAnswer } from '../solve/answer.ts';
import type { Answer, Certificate } from '../solve/answer.ts';
import { certificateOf, level } from './answer.ts';
import { bargainChain } from './nash-in-nash.ts';
import type { ChainBargain } from './nash-in-nash.ts';
import { isBargainedPairwise } from './several-bargain-certificate.ts';
import { checkChain } from './several-certificate.ts';
import { nobody } from './several-outcome.ts';
import type { FineTuningInput, FineTuningSolution, PlayerAnswer, RegimeAnswer, SupplyChain } from './types.ts';
import { withoutFloors } from './types.ts';

const CHANGE = 1e-9;

/** An outcome with several specialists in the keys of the contract; share, specialist, safety, performance by sector. */
function regimeAnswer(chain: SupplyChain, { outcome, shares }: ChainBargain): RegimeAnswer {
  const { attributes } = chain;
  const takesPart = outcome !== null && outcome.takesPart;
  const specialist = chain.sectors.map((_, s): PlayerAnswer => {
    const sector = takesPart ? outcome.sectors[s]! : null;
    if (sector?.takesPart) return { investment: level(attributes, sector.performance, sector.safety), utility: sector.utility, abstains: false };
    // Where G declines no specialist is asked; a sector without a share declines together with G.
    return { investment: null, utility: 0, abstains: takesPart || shares[s] === null };
  });
  const final = (pick: 'performance' | 'safety'): (number | null)[] => chain.sectors.map((_, s) => {
    const sector = takesPart ? outcome.sectors[s]! : null;
    return sector?.takesPart ? sector[pick] : null;
  });
  return {
    share: shares,
    generalist: {
      investment: takesPart ? level(attributes, outcome.performance, outcome.safety) : null,
      utility: takesPart ? outcome.utility : 0,
      abstains: !takesPart,
    },
    specialist,
    safety: final('safety'),
    performance: attributes === 1 ? null : final('performance'),
  };
}

/** Solves the game with listed specialists: one shared investment of G, a share and an answer a sector. */
export function answerSeveral(input: FineTuningInput): Answer<FineTuningSolution> {
  const { chain, share } = input;
  const free = withoutFloors(chain);
  const regulated = bargainChain(chain, share);
  const unregulated = bargainChain(free, share);
  const after = regulated.outcome;
  const before = unregulated.outcome;
  const both = (s: number): boolean => !!after?.sectors[s]?.takesPart && !!before?.sectors[s]?.takesPart;
  const rise = (s: number): number => after!.sectors[s]!.safety - before!.sectors[s]!.safety;
  const gain = (s: number): number => after!.sectors[s]!.utility - before!.sectors[s]!.utility;
  const solution: FineTuningSolution = {
    ...regimeAnswer(chain, regulated),
    unregulated: regimeAnswer(free, unregulated),
    // In some sector that is served with and without the floors final safety falls.
    backfires: chain.sectors.some((_, s) => both(s) && rise(s) < -CHANGE),
    // Everybody's utility and every sector's safety rise.
    paretoImproves: chain.sectors.every((_, s) => both(s) && rise(s) > CHANGE && gain(s) > CHANGE)
      && after !== null && before !== null && after.utility > before.utility + CHANGE,
  };
  return onlyAnswer('fine-tuning', solution, certify([[chain, regulated], [free, unregulated]], share));
}

/** Deviations of the regulated and of the unregulated outcome, and whether each share is what its pair would bargain. */
function certify(found: readonly (readonly [SupplyChain, ChainBargain])[], share: FineTuningInput['share']): Certificate {
  const checks = found.flatMap(([chain, { outcome }]) => (outcome === null ? [] : [checkChain(chain, outcome)]));
  const settled = found.every(([, bargain]) => bargain.settled);
  if (typeof share === 'number') return certificateOf(checks, settled, '');
  const bargained = settled && found.every(([chain, { outcome, idealShares }]) => isBargainedPairwise(chain, outcome ?? nobody(chain.sectors.length), share.rule, idealShares));
  const circling = settled ? '' : ', whose shares keep circling as bargains jump, from every start: no settled point was found';
  return certificateOf(checks, bargained, `Nash-in-Nash by the ${share.rule} rule, swept from equal shares${circling}, each share checked against 7 others and 12 next to it; `);
}
