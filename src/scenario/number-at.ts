import type { Scenario } from '../model/settings.ts';

/**
 * Numbers of a completed scenario by dotted path, `*` standing for every entry of a list: what sliders and the screening set. Nothing is
 * checked against the registry here, so that the page can move a number before the registry is loaded.
 */
export type Found = number | { readonly drawn: unknown };

/** What stands at the paths that a pattern stands for, in the scenario's order; empty if it has no such place. */
export function numbersAt(scenario: Scenario, pattern: string): readonly Found[] {
  let nodes: readonly unknown[] = [scenario];
  for (const part of pattern.split('.')) {
    nodes = nodes.flatMap((node): unknown[] => {
      if (typeof node !== 'object' || node === null) return [];
      if (part === '*') return Array.isArray(node) ? node : [];
      return Object.hasOwn(node, part) ? [(node as Record<string, unknown>)[part]] : [];
    });
  }
  return nodes.flatMap((node): Found[] => (typeof node === 'number' ? [node] : typeof node === 'object' && node !== null ? [{ drawn: node }] : []));
}

/** The scenario with a number at every path that the pattern stands for; the very same object where that changes nothing. */
export function withNumber(scenario: Scenario, pattern: string, value: number): Scenario {
  return replaced(scenario, pattern.split('.'), 0, value) as Scenario;
}

function replaced(node: unknown, parts: readonly string[], depth: number, value: number): unknown {
  const part = parts[depth];
  // A number or a distribution gives way; anything else is not a place for a number.
  if (part === undefined) return typeof node === 'number' || (typeof node === 'object' && node !== null && !Array.isArray(node)) ? value : node;
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) {
    const next = node.map((entry: unknown, index) => (part === '*' || part === String(index) ? replaced(entry, parts, depth + 1, value) : entry));
    return next.every((entry, index) => entry === node[index]) ? node : next;
  }
  if (!Object.hasOwn(node, part)) return node;
  const before = (node as Record<string, unknown>)[part];
  const after = replaced(before, parts, depth + 1, value);
  return after === before ? node : { ...node, [part]: after };
}
