import { onlyAnswer, relativeGain, solvedTolerance } from '../solve/answer.ts';
import type { Answer, Certificate } from '../solve/answer.ts';
import { bargainShortfall, bargainTolerance } from './bargain-certificate.ts';
import { bargain, outcomeAt } from './bargaining.ts';
import { checkOutcome } from './certificate.ts';
import type { FineTuningInput, FineTuningSolution, Level, Outcome, RegimeAnswer, Sector, ShareRule, SupplyChain } from './types.ts';
import { withoutFloors } from './types.ts';

/** Differences of safety and utility up to this much are none (contract, "fine-tuning"). */
const CHANGE = 1e-9;

/** The outcome of one generalist and one specialist under the floors of the chain; null if no share gives both at least 0. */
export function solveRegime(chain: SupplyChain, sector: Sector, share: ShareRule): Outcome | null {
  const agreed = typeof share === 'number' ? share : bargain(chain, sector).share(share.rule);
  return agreed === null ? null : outcomeAt(chain, sector, agreed);
}

/** A floor under which final safety is lower than with none. */
export function backfires(regulated: Outcome | null, unregulated: Outcome | null): boolean {
  return !!regulated?.takesPart && !!unregulated?.takesPart && regulated.specialistSafety < unregulated.specialistSafety - CHANGE;
}

/** Both utilities and safety higher than without floors. */
export function paretoImproves(regulated: Outcome | null, unregulated: Outcome | null): boolean {
  return !!regulated?.takesPart && !!unregulated?.takesPart
    && regulated.specialistSafety > unregulated.specialistSafety + CHANGE
    && regulated.generalistUtility > unregulated.generalistUtility + CHANGE
    && regulated.specialistUtility > unregulated.specialistUtility + CHANGE;
}

export function level(attributes: 1 | 2, performance: number, safety: number): Level {
  return attributes === 1 ? safety : [performance, safety];
}

/** An outcome in the keys of the contract. G declines where a share is given and no plan pays; without a share both do. */
function regimeAnswer(chain: SupplyChain, outcome: Outcome | null): RegimeAnswer {
  const { attributes } = chain;
  if (outcome === null || !outcome.takesPart) {
    return {
      share: outcome === null ? null : outcome.share,
      generalist: { investment: null, utility: 0, abstains: true },
      specialist: { investment: null, utility: 0, abstains: outcome === null },
      safety: null,
      performance: null,
    };
  }
  return {
    share: outcome.share,
    generalist: {
      investment: level(attributes, outcome.generalistPerformance, outcome.generalistSafety),
      utility: outcome.generalistUtility,
      abstains: false,
    },
    specialist: {
      investment: level(attributes, outcome.specialistPerformance, outcome.specialistSafety),
      utility: outcome.specialistUtility,
      abstains: false,
    },
    safety: outcome.specialistSafety,
    performance: attributes === 1 ? null : outcome.specialistPerformance,
  };
}

/** What was checked of the outcomes with and without the floors. */
interface OutcomeCheck {
  readonly epsilon: number;
  readonly range: number;
  readonly bounded: boolean;
}

/** One certificate of all checked outcomes: the largest gain, bounded where every check is and what was bargained holds. */
export function certificateOf(checks: readonly OutcomeCheck[], bargained: boolean, selection: string): Certificate {
  const epsilonRelative = Math.max(0, ...checks.map(({ epsilon, range }) => relativeGain(epsilon, range)));
  const bounded = bargained && checks.every((check) => check.bounded);
  return {
    status: bounded && epsilonRelative <= solvedTolerance ? 'solved' : 'unresolved',
    epsilon: Math.max(0, ...checks.map(({ epsilon }) => epsilon)), epsilonRelative, method: 'bounded', selection: `backward induction; ${selection}ties by the rules of the game`,
  };
}

/** The certificate of one generalist and one specialist: deviations of the regulated and of the unregulated outcome. */
export function certify(chain: SupplyChain, sector: Sector, share: ShareRule, regulated: Outcome | null, unregulated: Outcome | null): Certificate {
  const free = withoutFloors(chain);
  const found = [[chain, sector, regulated], [free, free.sectors[0]!, unregulated]] as const;
  const checks = found.flatMap(([ofChain, ofSector, outcome]) => (outcome === null ? [] : [checkOutcome(ofChain, ofSector, outcome)]));
  if (typeof share === 'number') return certificateOf(checks, true, '');
  const bargained = found.every(([ofChain, ofSector, outcome]) => {
    const chosen = outcome === null ? null : { generalist: outcome.generalistUtility, specialist: outcome.specialistUtility };
    return !(bargainShortfall(ofChain, ofSector, share.rule, chosen) > bargainTolerance(share.rule));
  });
  return certificateOf(checks, bargained, `${share.rule} share over every smooth piece, checked on 49 shares; `);
}

/** Solves the game with one specialist. */
export function answerSingle(input: FineTuningInput): Answer<FineTuningSolution> {
  const { chain, share } = input;
  const sector = chain.sectors[0]!;
  const free = withoutFloors(chain);
  const regulated = solveRegime(chain, sector, share);
  const unregulated = solveRegime(free, free.sectors[0]!, share);
  const solution: FineTuningSolution = {
    ...regimeAnswer(chain, regulated),
    unregulated: regimeAnswer(chain, unregulated),
    backfires: backfires(regulated, unregulated),
    paretoImproves: paretoImproves(regulated, unregulated),
  };
  return onlyAnswer('fine-tuning', solution, certify(chain, sector, share, regulated, unregulated));
}
