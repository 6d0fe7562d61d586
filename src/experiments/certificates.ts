import type { CertificateCounts } from '../engine/types.ts';

/** The counts of no race game at all. */
export const noCertificates: CertificateCounts = { rounds: 0, solved: 0, noPure: 0, unresolved: 0, worstEpsilon: 0, severalEquilibria: 0 };

/** Counts add; the worst ε is the larger one. Sums of integers, so the order of runs cannot show. */
export function addCertificates(a: CertificateCounts, b: CertificateCounts): CertificateCounts {
  return {
    rounds: a.rounds + b.rounds,
    solved: a.solved + b.solved,
    noPure: a.noPure + b.noPure,
    unresolved: a.unresolved + b.unresolved,
    worstEpsilon: Math.max(a.worstEpsilon, b.worstEpsilon),
    severalEquilibria: a.severalEquilibria + b.severalEquilibria,
  };
}
