import { z } from 'zod/mini';
import { described, filledList, filledText, list, maybe, textUpTo, whole } from './forms.ts';
import { listLimits } from './schema.ts';

/**
 * A design of experiments over a scenario: which parameters vary, over what ranges, and how points are chosen. This version checks such
 * files (`validate`); no command runs them yet.
 */
export const experimentSchema = z.strictObject({
  version: described(z.literal(1), { description: 'Version of the file format.', allowed: '1' }),
  name: filledText(60),
  description: maybe(textUpTo(5000)),
  scenario: described(filledText(500), { description: 'Path of the base scenario, relative to this file.' }),
  runs: maybe(whole(1, 1_000_000), { description: 'Runs at every point, with common random numbers.', default: 20 }),
  points: maybe(whole(1, 10_000_000), { description: 'Points of a Latin hypercube or a Sobol sequence.' }),
  design: maybe(z.enum(['grid', 'latin-hypercube', 'sobol', 'list']), { default: 'grid' }),
  factors: described(
    filledList(
      z.union([
        z.strictObject({ path: filledText(100), values: filledList(z.union([z.number(), z.string(), z.boolean()]), 10_000) }),
        z.strictObject({ path: filledText(100), low: z.number(), high: z.number(), levels: maybe(whole(2, 10_000)), scale: maybe(z.enum(['linear', 'log'])) }),
      ]),
      listLimits.measures,
    ),
    { description: 'What varies: a path of the completed scenario (`labs.0.compute`, `labs.*.enmity`) with a list of values or a range.' },
  ),
  policies: maybe(list(textUpTo(500), listLimits.settings), { description: 'Policy files compared with the baseline at every point.' }),
});
