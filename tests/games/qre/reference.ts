/** The logit response to payoffs, written out. */
export const softmax = (values: readonly number[], lambda: number): number[] => {
  const best = Math.max(...values);
  const weights = values.map((value) => Math.exp(lambda * (value - best)));
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / total);
};

/** Expected payoffs of actions against a mixture. */
export const earned = (payoffs: readonly (readonly number[])[], against: readonly number[]): number[] => payoffs.map((row) => row.reduce((sum, value, j) => sum + value * against[j]!, 0));
export const turned = (payoffs: readonly (readonly number[])[]): number[][] => payoffs[0]!.map((_, j) => payoffs.map((row) => row[j]!));
