import { ruleValue, type Ideals } from '../../games/fine-tuning/bargaining.ts';
import { ShareSolver } from '../../games/fine-tuning/generalist.ts';
import type { Sector, SupplyChain } from '../../games/fine-tuning/types.ts';
import type { ShareAgreement } from './settings.ts';

/** Shares at which a bargain is first looked at, the width to which the best are refined, and how many of them. */
const scanned = 32;
const refined = 1e-7;
const humps = 3;
/** Humps this much lower than the highest, as a share of it, are not refined. */
const lower = 0.02;
const golden = (Math.sqrt(5) - 1) / 2;
/** Values closer than this share of the best tie; then the more equal split is agreed on. */
const tie = 1e-9;

/**
 * The lab's share δ that one sector and the lab agree on after the floors are known; 0 if no share is worth it to both. The game itself is
 * solved by the library at every share; only the search over shares is coarser than the library's own (a scan, then golden sections around
 * the highest points: 0.3 ms against some 10 ms), because it runs inside releases. Model, section 6.
 */
export function agreedShare(chain: SupplyChain, sector: Sector, agreement: ShareAgreement, fixedShare: number): number {
  const solver = new ShareSolver(chain, sector);
  if (agreement === 'fixed') {
    solver.solve(fixedShare);
    return solver.takesPart ? fixedShare : 0;
  }
  const worth = (value: () => number) => (share: number): number => {
    solver.solve(share);
    return solver.takesPart ? value() : -Infinity;
  };
  let ideals: Ideals = { generalist: 1, specialist: 1 };
  if (agreement === 'kalai-smorodinsky') {
    const generalist = peak(worth(() => solver.generalistUtility));
    const specialist = peak(worth(() => solver.specialistUtility));
    ideals = { generalist: Math.max(0, generalist.value), specialist: Math.max(0, specialist.value) };
  }
  const best = peak(
    worth(() => ruleValue(agreement, solver.generalistUtility, solver.specialistUtility, ideals)),
    (share) => {
      solver.solve(share);
      return Math.abs(solver.generalistUtility - solver.specialistUtility);
    },
  );
  return best.value === -Infinity ? 0 : best.share;
}

interface Peak {
  readonly share: number;
  readonly value: number;
}

/** The highest point of a function over (0, 1), -Infinity where it is not defined; `inequality` breaks ties. */
function peak(value: (share: number) => number, inequality: (share: number) => number = () => 0): Peak {
  const heights: number[] = [];
  for (let k = 1; k < scanned; k++) heights.push(value(k / scanned));
  const tops = heights
    .map((height, k) => ({ height, k }))
    .filter(({ height, k }) => height > -Infinity && height >= (heights[k - 1] ?? -Infinity) && height >= (heights[k + 1] ?? -Infinity))
    .sort((a, b) => b.height - a.height || a.k - b.k)
    .slice(0, humps);
  let best: Peak = { share: 0, value: -Infinity };
  const consider = (tried: Peak): void => {
    const closeness = best.value === -Infinity ? 0 : tie * Math.abs(best.value);
    if (tried.value > best.value + closeness) best = tried;
    else if (tried.value >= best.value - closeness && inequality(tried.share) < inequality(best.share) - tie) best = tried;
  };
  for (const { height, k } of tops) {
    if (height < best.value - lower * Math.abs(best.value)) break;
    consider({ share: (k + 1) / scanned, value: height });
    consider(sectioned(value, k / scanned, (k + 2) / scanned));
  }
  return best;
}

/** Golden sections: the best point seen, so that a peak at the edge of a jump is approached from the side where it exists. */
function sectioned(value: (share: number) => number, from: number, to: number): Peak {
  let low = Math.max(from, refined);
  let high = Math.min(to, 1 - refined);
  let left = high - golden * (high - low);
  let right = low + golden * (high - low);
  let atLeft = value(left);
  let atRight = value(right);
  let best: Peak = atLeft >= atRight ? { share: left, value: atLeft } : { share: right, value: atRight };
  while (high - low > refined) {
    if (atLeft >= atRight) {
      high = right;
      right = left;
      atRight = atLeft;
      left = high - golden * (high - low);
      atLeft = value(left);
      if (atLeft > best.value) best = { share: left, value: atLeft };
    } else {
      low = left;
      left = right;
      atLeft = atRight;
      right = low + golden * (high - low);
      atRight = value(right);
      if (atRight > best.value) best = { share: right, value: atRight };
    }
  }
  return best;
}
