import { type CounterKey, counterUniform } from '../../core/random/index.ts';
import { chooseJobs } from '../../games/labour/index.ts';
import { createValuation, type Offers, traitCount, valuationSize, valueJobs } from './valuation.ts';

/** People who are asked at once. */
export const block = 64;
/** What the jobs are worth to those asked last, `valuationSize` numbers each. */
export const values = createValuation(block);
const draws = new Float64Array(block);

/**
 * Asks people anew which job they take, offers being what they are: person `people[from + k]`, now in `jobs` of that person, for k below `size` (at most
 * `block`). Their choices go to `choices[k]`, what the jobs are worth to them to `values`; draws are keyed by person and `counter`. Model, section 4.
 */
export function askBlock(
  offers: Offers, traits: Float32Array, jobs: Uint8Array, people: Uint32Array, from: number, size: number, key: CounterKey, counter: number, choices: Uint8Array,
): void {
  for (let k = 0; k < size; k++) {
    const person = people[from + k]!;
    valueJobs(offers, traits, person * traitCount, values, k * valuationSize);
    draws[k] = counterUniform(key, person, counter);
    choices[k] = jobs[person]!;
  }
  chooseJobs(choices, values, valuationSize, offers.settings, draws, size);
}
