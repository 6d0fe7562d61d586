import { z } from 'zod';
import { listLimits } from './schema.ts';

/**
 * A design of experiments over a scenario: which parameters vary, over what ranges, and how points are chosen. This version checks such
 * files (`validate`); no command runs them yet.
 */
export const experimentSchema = z.strictObject({
  version: z.literal(1).meta({ description: 'Version of the file format.', allowed: '1' }),
  name: z.string().min(1).max(60),
  description: z.string().max(5000).optional(),
  scenario: z.string().min(1).max(500).meta({ description: 'Path of the base scenario, relative to this file.' }),
  runs: z.number().int().min(1).max(1_000_000).meta({ description: 'Runs at every point, with common random numbers.', default: 20 }).optional(),
  points: z.number().int().min(1).max(10_000_000).meta({ description: 'Points of a Latin hypercube or a Sobol sequence.' }).optional(),
  design: z.enum(['grid', 'latin-hypercube', 'sobol', 'list']).meta({ default: 'grid' }).optional(),
  factors: z
    .array(
      z.union([
        z.strictObject({ path: z.string().min(1).max(100), values: z.array(z.union([z.number(), z.string(), z.boolean()])).min(1).max(10_000) }),
        z.strictObject({ path: z.string().min(1).max(100), low: z.number(), high: z.number(), levels: z.number().int().min(2).max(10_000).optional(), scale: z.enum(['linear', 'log']).optional() }),
      ]),
    )
    .min(1)
    .max(listLimits.measures)
    .meta({ description: 'What varies: a path of the completed scenario (`labs.0.compute`, `labs.*.enmity`) with a list of values or a range.' }),
  policies: z.array(z.string().max(500)).max(listLimits.settings).meta({ description: 'Policy files compared with the baseline at every point.' }).optional(),
});
