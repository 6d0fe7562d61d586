/** What a load of the page is judged by: first and largest contentful paint and blocked time in ms, layout shift without unit. */
export interface LoadFigures {
  readonly paint: number;
  readonly largest: number;
  readonly blocked: number;
  readonly shift: number;
}

/** What a page is judged as: on a phone Lighthouse slows the processor four times and is lenient, on a desktop it leaves it as it is and is strict. */
export type Device = 'phone' | 'desktop';

type Curves = Readonly<Record<keyof LoadFigures, readonly [tenth: number, median: number, weight: number]>>;

/** Value scored 0.9, value scored 0.5, and weight, as Lighthouse 10 has them; its speed index (weight 10) is left out. */
const curves: Readonly<Record<Device, Curves>> = {
  phone: { paint: [1800, 3000, 10], largest: [2500, 4000, 25], blocked: [200, 600, 30], shift: [0.1, 0.25, 25] },
  desktop: { paint: [934, 1600, 10], largest: [1200, 2400, 25], blocked: [150, 350, 30], shift: [0.1, 0.25, 25] },
};

/** Quantile of the standard normal distribution that leaves a tenth above it, over √2: inverse of erfc at 0.2. */
const tenth = 0.9061938024368232;

/**
 * Score of a load from 0 to 100: the weighted mean of log-normal scores, of which half are reached at the median and nine tenths at the
 * point given for it (Lighthouse scoring, version 10).
 */
export function audit(figures: LoadFigures, device: Device): number {
  let sum = 0;
  let weights = 0;
  for (const [name, [p10, median, weight]] of Object.entries(curves[device]) as [keyof LoadFigures, readonly [number, number, number]][]) {
    sum += weight * logNormalScore(figures[name], p10, median);
    weights += weight;
  }
  return (100 * sum) / weights;
}

/** Share of a log-normal distribution above a value. */
export function logNormalScore(value: number, p10: number, median: number): number {
  if (value <= 0) return 1;
  return erfc((tenth * Math.log(value / median)) / Math.log(median / p10)) / 2;
}

/** Complementary error function to 1.2e-7 (Numerical Recipes, 6.2.2: Chebyshev fit). */
function erfc(x: number): number {
  const t = 1 / (1 + 0.5 * Math.abs(x));
  const terms = [-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277];
  const tail = t * Math.exp(-x * x + terms.reduceRight((sum, term) => sum * t + term, 0));
  return x >= 0 ? tail : 2 - tail;
}
