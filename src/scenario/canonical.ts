import { compareText } from '../core/compare.ts';
import { Sha256 } from '../core/hash/sha256.ts';

/** JSON with keys in code-unit order and no white space: equal data give equal text. Refuses what JSON cannot hold. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`a number that is not finite has no JSON: ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const object = value as Record<string, unknown>;
    const keys = Object.keys(object).filter((key) => object[key] !== undefined).sort(compareText);
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key])}`).join(',')}}`;
  }
  throw new Error(`no JSON for a ${typeof value}`);
}

/** SHA-256 of the canonical JSON of a completed scenario, in hexadecimal. */
export function scenarioHash(scenario: unknown): string {
  return new Sha256().updateText(canonicalJson(scenario)).digestHex();
}
