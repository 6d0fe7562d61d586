import { z } from 'zod/mini';

/** Metadata goes into the JSON Schema that editors read; `allowed` is what a fault says. It is said of this use of the schema alone. */
export function described<T extends z.ZodMiniType>(schema: T, meta: Record<string, unknown>): T {
  const own = schema.clone();
  z.globalRegistry.add(own, meta);
  return own;
}

/** What may be left out. */
export const maybe = <T extends z.ZodMiniType>(schema: T, meta?: Record<string, unknown>): z.ZodMiniOptional<T> => z.optional(meta === undefined ? schema : described(schema, meta));

export const between = (minimum: number, maximum: number): z.ZodMiniNumber => z.number().check(z.minimum(minimum), z.maximum(maximum));
export const whole = (minimum: number, maximum: number): z.ZodMiniNumber => z.number().check(z.int(), z.minimum(minimum), z.maximum(maximum));
export const textUpTo = (most: number): z.ZodMiniString => z.string().check(z.maxLength(most));
export const filledText = (most: number): z.ZodMiniString => z.string().check(z.minLength(1), z.maxLength(most));
export const list = <T extends z.ZodMiniType>(entry: T, most: number): z.ZodMiniArray<T> => z.array(entry).check(z.maxLength(most));
export const filledList = <T extends z.ZodMiniType>(entry: T, most: number): z.ZodMiniArray<T> => z.array(entry).check(z.minLength(1), z.maxLength(most));
