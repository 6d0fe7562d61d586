/** So many values are put in order; of more that would take longer than some rounds. */
const fewToSort = 12;

/** Space for the order of values, so that none is made at each call. */
const order: number[] = [];

/**
 * The largest mean Σ w c / Σ w of values c while each weight w is anything between two bounds: those of the largest values have most, the others least. With `sign` -1 the values are turned,
 * which makes it minus the least mean.
 */
export function mostMean(values: readonly number[], least: readonly number[], most: readonly number[], sign: 1 | -1 = 1): number {
  const count = values.length;
  if (count > fewToSort) return meanByRounds(values, least, most, sign);
  let weight = 0;
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const value = sign * values[k]!;
    let into = k;
    for (; into > 0 && sign * values[order[into - 1]!]! < value; into--) order[into] = order[into - 1]!;
    order[into] = k;
    weight += least[k]!;
    sum += value * least[k]!;
  }
  let best = weight > 0 ? sum / weight : -Infinity;
  for (let n = 0; n < count; n++) {
    const k = order[n]!;
    const more = most[k]! - least[k]!;
    weight += more;
    sum += sign * values[k]! * more;
    if (weight > 0 && sum / weight > best) best = sum / weight;
  }
  return best;
}

/** Those above the mean are given most weight and the others least, until that no longer makes the mean larger: after a few rounds. */
function meanByRounds(values: readonly number[], least: readonly number[], most: readonly number[], sign: 1 | -1): number {
  let best = -Infinity;
  for (let above = -Infinity; ; above = best) {
    let weight = 0;
    let sum = 0;
    for (let k = 0; k < values.length; k++) {
      const value = sign * values[k]!;
      const own = value > above ? most[k]! : least[k]!;
      weight += own;
      sum += own * value;
    }
    if (!(weight > 0 && sum / weight > best)) return best;
    best = sum / weight;
  }
}

export const leastMean = (values: readonly number[], least: readonly number[], most: readonly number[]): number => -mostMean(values, least, most, -1);
