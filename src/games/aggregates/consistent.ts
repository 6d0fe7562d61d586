import type { Aggregates } from './aggregates.ts';
import type { Parts } from './cover.ts';

/** Combinations of options that are looked at in one box; where there are more it is halved. */
const mostCombinations = 4;

/** The combinations of options whose chances may add up to 1 and whose risks to M; null where there are too many. */
export function consistent<Option>(options: readonly (readonly Option[])[], parts: readonly (readonly Parts[])[], box: Aggregates): Option[][] | null {
  const range = (field: keyof Parts): readonly [Float64Array, Float64Array] => {
    // What the players from each on may add.
    const least = new Float64Array(parts.length + 1);
    const most = new Float64Array(parts.length + 1);
    for (let i = parts.length - 1; i >= 0; i--) {
      least[i] = least[i + 1]! + parts[i]!.reduce((low, part) => Math.min(low, part[field][0]), Infinity);
      most[i] = most[i + 1]! + parts[i]!.reduce((high, part) => Math.max(high, part[field][1]), -Infinity);
    }
    return [least, most];
  };
  const [winLeast, winMost] = range('win');
  const [riskLeast, riskMost] = range('risk');
  const rounding = 1e-13 * options.length;
  const combinations: Option[][] = [];
  const chosen: Option[] = [];
  let visits = 0;
  const extend = (i: number, winFrom: number, winTo: number, riskFrom: number, riskTo: number): boolean => {
    if (winFrom + winLeast[i]! > 1 + rounding || winTo + winMost[i]! < 1 - rounding) return true;
    if (riskFrom + riskLeast[i]! > box.riskHigh + rounding || riskTo + riskMost[i]! < box.riskLow - rounding) return true;
    // Where most beginnings lead nowhere there are too many of them as well.
    if (++visits > 4 * mostCombinations * (options.length + 1)) return false;
    if (i === options.length) {
      combinations.push([...chosen]);
      return combinations.length <= mostCombinations;
    }
    return options[i]!.every((option, n) => {
      const { win, risk } = parts[i]![n]!;
      chosen[i] = option;
      return extend(i + 1, winFrom + win[0], winTo + win[1], riskFrom + risk[0], riskTo + risk[1]);
    });
  };
  return extend(0, 0, 0, 0, 0) ? combinations : null;
}
