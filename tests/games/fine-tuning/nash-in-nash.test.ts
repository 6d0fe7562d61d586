import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bargainChain } from '../../../src/games/fine-tuning/nash-in-nash.ts';
import { isBargainedPairwise } from '../../../src/games/fine-tuning/several-bargain-certificate.ts';
import { SeveralSolver } from '../../../src/games/fine-tuning/several.ts';
import { BARGAINING_RULES } from '../../../src/games/fine-tuning/types.ts';
import { chainOf } from './brute-force.ts';

it('the check of Nash-in-Nash accepts what the solver settles on and refuses shifted shares', () => {
  let settledGames = 0;
  let accepted = 0;
  let shifted = 0;
  let refused = 0;
  let slightly = 0;
  let refusedSlightly = 0;
  fc.assert(fc.property(fc.oneof(chainOf(1, 2), chainOf(2, 2)), fc.constantFrom(...BARGAINING_RULES), (chain, rule) => {
    const { outcome, shares, settled, idealShares } = bargainChain(chain, { rule });
    if (!settled || outcome === null || shares.some((share) => share === null)) return;
    settledGames += 1;
    if (isBargainedPairwise(chain, outcome, rule, idealShares)) accepted += 1;
    // A first share that is off by 0.2 towards the middle is worth less to its pair, unless the sum of gains is flat.
    const wrong = [...outcome.shares];
    wrong[0] = wrong[0]! > 0.5 ? wrong[0]! - 0.2 : wrong[0]! + 0.2;
    const off = new SeveralSolver(chain).solve(wrong);
    if (rule === 'utilitarian' || !off.sectors[0]!.takesPart) return;
    shifted += 1;
    if (!isBargainedPairwise(chain, off, rule)) refused += 1;
    // So is one that is off by a thousandth, unless the bargain stands at an end or where somebody's plan jumps.
    wrong[0] = outcome.shares[0]! > 0.5 ? outcome.shares[0]! - 1e-3 : outcome.shares[0]! + 1e-3;
    const near = new SeveralSolver(chain).solve(wrong);
    if (!near.sectors[0]!.takesPart) return;
    slightly += 1;
    if (!isBargainedPairwise(chain, near, rule, idealShares)) refusedSlightly += 1;
  }), { numRuns: 100, seed: 7 });
  expect(settledGames).toBeGreaterThan(80);
  expect(slightly).toBeGreaterThan(50);
  expect(refusedSlightly / slightly).toBeGreaterThan(0.95);
  expect(accepted / settledGames).toBeGreaterThan(0.95);
  expect(refused / shifted).toBeGreaterThan(0.95);
});
